/** When nothing fits: the smallest sets of changes that open an option. */
import type { Engine } from "../tables/compile.ts";
import { isDecision } from "../tables/compile.ts";
import { type Change, singleChanges } from "../tables/flips.ts";
import type { Input } from "../tables/model.ts";
import { allMatches } from "../tables/rule-index.ts";
import { answerQuestion, type Evaluation, type Question } from "../tables/session.ts";

/** More than three changes at once are another workload, not a relaxation. */
const MOST_CHANGES = 3;

export interface Relaxation {
  readonly input: string;
  readonly to: string;
}

export function relax(engine: Engine, question: Question, current: Evaluation, number: number): Relaxation[][] {
  const inputs = blamed(engine, current, number);
  const changes = singleChanges(engine, question, current, inputs);
  const found: Change[][] = [];
  for (let size = 1; size <= MOST_CHANGES && found.length === 0; size++) {
    for (const set of combinations(changes, size)) {
      if (opens(engine, question, number, set) && !found.some((other) => sameInputs(other, set))) found.push(set);
    }
  }
  return found.map((set) => set.map(({ input, words }) => ({ input, to: words() })));
}

/** The inputs read by the rules that took options out, and by those that made the earlier decisions they read. */
function blamed(engine: Engine, { filled }: Evaluation, number: number): Input[] {
  const names = new Set<string>();
  const blame = (node: number): void => {
    const compiled = engine.nodes[node];
    if (compiled === undefined || !isDecision(compiled)) return;
    const fired = [compiled.eliminate, compiled.prefer].flatMap((index) =>
      allMatches(index, filled.atoms).flatMap((rule) => index.rules[rule]?.when ?? []),
    );
    for (const { input } of fired) {
      const earlier = engine.nodeOf.get(input);
      if (earlier !== undefined) blame(earlier);
      else names.add(input);
    }
  };
  blame(number);
  const { inputs } = engine.model;
  return inputs.filter(
    (input) =>
      names.has(input.name) || inputs.some((each) => names.has(each.name) && each.product.includes(input.name)),
  );
}

function opens(engine: Engine, question: Question, number: number, changes: readonly Change[]): boolean {
  const stated = new Map(question.stated);
  for (const { input, value } of changes) stated.set(input, value);
  const { outcomes } =
    changes.length === 1 && changes[0] ? changes[0] : answerQuestion(engine, { ...question, stated });
  return (outcomes[number] ?? -1) >= 0;
}

/** All sets of `size` changes to different inputs, in order. */
function* combinations(changes: readonly Change[], size: number, from = 0): Generator<Change[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let first = from; first < changes.length; first++) {
    const change = changes[first];
    if (change === undefined) continue;
    for (const rest of combinations(changes, size - 1, first + 1)) {
      if (rest.every((other) => other.input !== change.input)) yield [change, ...rest];
    }
  }
}

function sameInputs(a: readonly Change[], b: readonly Change[]): boolean {
  return a.length === b.length && a.every(({ input }) => b.some((other) => other.input === input));
}
