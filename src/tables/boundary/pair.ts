/** A pair of workloads that differ in one input, one on each side of a condition, and are answered differently. */
import type { Engine } from "../compile.ts";
import { relevantInputs } from "../flips.ts";
import type { Value } from "../model.ts";
import { othersOf } from "../other-values.ts";
import { answerQuestion, type Evaluation } from "../session.ts";
import { answerOf, differingInputs, shows, type Target } from "./targets.ts";

export type Stated = ReadonlyMap<string, Value>;

export interface Pair {
  readonly target: Target;
  /** The input in which they differ. */
  readonly input: string;
  /** The workload in which the condition holds. */
  readonly inside: Stated;
  readonly outside: Stated;
  readonly answers: { readonly inside: string; readonly outside: string };
}

export function evaluateStated(engine: Engine, stated: Stated): Evaluation {
  return answerQuestion(engine, { stated, given: new Map(), asked: [] });
}

/** The nearest workload to `stated`, in which the rule fires, that shows the condition together with it. */
export function pairFrom(engine: Engine, target: Target, stated: Stated): Pair | undefined {
  const question = { stated, given: new Map<number, number>(), asked: [] };
  const now = answerQuestion(engine, question);
  if (now.filled.missing.length > 0) return undefined;
  const { input, node } = { input: target.condition.input, node: target.compiled.node.name };
  const decides = engine.nodeOf.has(input);
  const factors = engine.model.inputs.find(({ name }) => name === input)?.product ?? [];
  const inputs = relevantInputs(engine, [decides ? input : node]).filter(
    ({ name }) => decides || name === input || factors.includes(name),
  );
  const changes = inputs
    .flatMap((each) =>
      othersOf(engine, question, now, each).map(({ value, steps }) => ({ of: each.name, value, steps })),
    )
    .sort((a, b) => a.steps - b.steps);
  for (const { of, value: other } of changes) {
    const value = now.filled.values.get(of);
    if (value === undefined) continue;
    const inside = new Map(stated).set(of, value);
    const outside = new Map(stated).set(of, other);
    if (isPair(engine, target, of, inside, outside)) return shortest(engine, target, of, inside, outside);
  }
  return undefined;
}

/** They differ in this input alone, assumptions included, and show the condition. */
function isPair(engine: Engine, target: Target, input: string, inside: Stated, outside: Stated): boolean {
  const [a, b] = [evaluateStated(engine, inside), evaluateStated(engine, outside)];
  return a.filled.missing.length === 0 && differingInputs(engine, a, b).join() === input && shows(engine, target, a, b);
}

/** Without what is stated for nothing. */
function shortest(engine: Engine, target: Target, input: string, inside: Stated, outside: Stated): Pair {
  let [a, b] = [inside, outside];
  for (const name of inside.keys()) {
    if (name === input) continue;
    const [shorterA, shorterB] = [without(a, name), without(b, name)];
    if (isPair(engine, target, input, shorterA, shorterB)) [a, b] = [shorterA, shorterB];
  }
  const answer = (stated: Stated): string => answerOf(engine, target.node, evaluateStated(engine, stated));
  return { target, input, inside: a, outside: b, answers: { inside: answer(a), outside: answer(b) } };
}

function without(stated: Stated, name: string): Stated {
  return new Map([...stated].filter(([each]) => each !== name));
}
