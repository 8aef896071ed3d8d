/** The conditions that a pair of workloads can show to matter: those on which the answer of a decision hangs. */

import { atomsOf } from "../axis.ts";
import { type CompiledDecision, type Engine, isDecision } from "../compile.ts";
import { answerWords, NOT_APPLICABLE } from "../evaluate.ts";
import type { Condition, Rule } from "../model.ts";
import type { RuleIndex } from "../rule-index.ts";
import { has, NO_ATOMS } from "../runs.ts";
import type { Evaluation } from "../session.ts";

export interface Target {
  /** The number of the decision. */
  readonly node: number;
  readonly compiled: CompiledDecision;
  readonly index: RuleIndex;
  /** The number of the rule in its list. */
  readonly number: number;
  readonly rule: Rule;
  readonly condition: Condition;
  /** Which of the rule's conditions it is. */
  readonly place: number;
}

export function targetsOf(engine: Engine): Target[] {
  return engine.nodes.flatMap((compiled, node) => {
    if (!isDecision(compiled)) return [];
    const { applies, eliminate, prefer, collect } = compiled;
    return [applies, eliminate, prefer, collect].flatMap((index: RuleIndex) =>
      index.rules.flatMap((rule, number) =>
        rule.when.map((condition, place): Target => ({ node, compiled, index, number, rule, condition, place })),
      ),
    );
  });
}

function holdsIn(engine: Engine, { condition }: Target, atoms: Int32Array): boolean {
  const number = engine.axisOf.get(condition.input) ?? -1;
  const axis = engine.axes[number];
  return axis !== undefined && has(atomsOf(axis, condition.cell), atoms[number] ?? 0);
}

export function firesIn({ index, number }: Target, atoms: Int32Array): boolean {
  const cells = index.boxes[number];
  return [...(cells ?? [])].every(([axis, cell]) => has(cell ?? NO_ATOMS, atoms[axis] ?? 0));
}

/** What the decision of a target answers. */
export function answerOf(engine: Engine, node: number, { filled, outcomes }: Evaluation): string {
  return answerWords(engine, node, { atoms: filled.atoms, outcomes });
}

/**
 * Two evaluations show that a condition matters: it holds in one of them only, the rule fires with it and not without,
 * and the answer is another.
 */
export function shows(engine: Engine, target: Target, a: Evaluation, b: Evaluation): boolean {
  const [inA, inB] = [a, b].map(({ filled }) => holdsIn(engine, target, filled.atoms));
  if (inA === inB) return false;
  const [inside, outside] = inA === true ? [a, b] : [b, a];
  // Fixed and presupposed decisions do not come from rules.
  if (inside.given.has(target.node) || outside.given.has(target.node)) return false;
  const arises = (inside.outcomes[target.node] ?? NOT_APPLICABLE) !== NOT_APPLICABLE;
  if (!arises || !firesIn(target, inside.filled.atoms) || firesIn(target, outside.filled.atoms)) return false;
  return answerOf(engine, target.node, inside) !== answerOf(engine, target.node, outside);
}

/** The inputs in which two evaluations differ; what is computed differs with its factors. */
export function differingInputs(engine: Engine, a: Evaluation, b: Evaluation): string[] {
  return engine.model.inputs
    .filter(({ product }) => product.length === 0)
    .map(({ name }) => name)
    .filter((name) => String(a.filled.values.get(name)) !== String(b.filled.values.get(name)));
}
