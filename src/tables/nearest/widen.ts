/** Where nothing was said of a quantity, all of its neighbouring pieces that do as well make one change. */
import type { Engine } from "../compile.ts";
import type { Value } from "../model.ts";
import { describeInterval } from "../other-values.ts";
import { piecesOf } from "../pieces.ts";
import { domain } from "../ranges.ts";
import { answerQuestion, type Evaluation, type Question } from "../session.ts";
import { type Goal, isReached } from "./goal.ts";
import type { ChangeSet } from "./index.ts";
import type { ChangedInput } from "./values.ts";

export function widened(engine: Engine, question: Question, now: Evaluation, goal: Goal, set: ChangeSet): ChangeSet {
  const reaches = (changes: readonly (readonly [string, Value])[]): boolean => {
    const { filled, outcomes } = answerQuestion(engine, {
      ...question,
      stated: new Map([...question.stated, ...changes]),
    });
    return isReached(engine, goal, { atoms: filled.atoms, outcomes });
  };
  const changes = set.changes.map((change): ChangedInput => {
    const axis = engine.axes[engine.axisOf.get(change.input) ?? -1];
    const before = now.filled.values.get(change.input);
    if (axis === undefined || typeof change.value !== "number" || typeof before === "number") return change;
    const others = set.changes.flatMap((each) => (each === change ? [] : [[each.input, each.value] as const]));
    const beside = { ...question, stated: new Map([...question.stated, ...others]) };
    const pieces = piecesOf(engine, beside, axis.input, domain(axis.input));
    const does = (place: number): boolean => {
      const from = pieces[place]?.[0];
      return from !== undefined && reaches([...others, [change.input, from]]);
    };
    const { value } = change;
    let first = pieces.findIndex(([from, to]) => from <= value && value < to);
    let last = first;
    while (does(first - 1)) first--;
    while (does(last + 1)) last++;
    const [from, to] = [pieces[first]?.[0], pieces[last]?.[1]];
    if (from === undefined || to === undefined) return change;
    const span = [from, to] as const;
    return { ...change, words: () => describeInterval(axis.input, span, undefined, engine.model.units) };
  });
  return { ...set, changes };
}
