/** Which single changes are told of each decision: the nearest to each other answer, and all that such a change brings. */
import type { Engine } from "../tables/compile.ts";
import { answerWords } from "../tables/evaluate.ts";
import { type Change, describeInterval } from "../tables/flips.ts";
import type { Evaluation } from "../tables/session.ts";
import { valueKind } from "../tables/value.ts";
import type { Flip } from "./answer.ts";

/** By the number of their decision. */
export function flipsOf(
  engine: Engine,
  numbers: readonly number[],
  now: Evaluation,
  changes: readonly Change[],
): ReadonlyMap<number, Flip[]> {
  const kinds = new Map(engine.model.inputs.map((input) => [input.name, valueKind(input)]));
  const isWord = ({ input }: Change): boolean => ["word", "text"].includes(kinds.get(input) ?? "");
  const all = differing(engine, numbers, now, changes);
  // A word that is told of one decision is told of all that it changes: half of what it does misleads.
  const words = new Set(
    [...all.values()].flatMap((list) => nearest(list).flatMap(({ by }) => (isWord(by) ? [by] : []))),
  );
  return new Map(
    [...all].map(([number, list]) => {
      const kept = new Set(nearest(list.filter(({ by }) => kinds.get(by.input) === "quantity")));
      const told = list.filter((each) => kinds.get(each.by.input) === "set" || words.has(each.by) || kept.has(each));
      return [number, joined(engine, list, told)];
    }),
  );
}

/** A change after which a decision comes out differently. */
interface Difference {
  readonly by: Change;
  readonly to: string;
}

/** By decision, in the order of the changes. */
function differing(
  engine: Engine,
  numbers: readonly number[],
  now: Evaluation,
  changes: readonly Change[],
): ReadonlyMap<number, readonly Difference[]> {
  const before = { atoms: now.filled.atoms, outcomes: now.outcomes };
  const found = new Map(numbers.map((number): [number, Difference[]] => [number, []]));
  const answers = new Map(numbers.map((number) => [number, answerWords(engine, number, before)]));
  for (const by of changes) {
    for (const number of by.touched) {
      const answer = answers.get(number);
      if (answer === undefined || now.given.has(number)) continue;
      const to = answerWords(engine, number, by);
      if (to !== answer) found.get(number)?.push({ by, to });
    }
  }
  return found;
}

/** Of each input the first change to each answer, upwards and downwards. */
function nearest(differences: readonly Difference[]): Difference[] {
  const seen = new Set<string>();
  return differences.filter(({ by, to }) => {
    const key = `${by.input} ${to} ${by.isLess ? "<" : ""}`;
    return seen.size < seen.add(key).size;
  });
}

/** Where nothing is said of a quantity now, neighbouring pieces with the same answer are one change. */
function joined({ model }: Engine, all: readonly Difference[], told: readonly Difference[]): Flip[] {
  return told.map(({ by, to }) => {
    const { input, steps, piece } = by;
    const declared = model.inputs.find(({ name }) => name === input);
    if (piece === undefined || declared === undefined) return { input, change: by.words(), to, steps };
    let [from, end] = piece;
    for (const other of all) {
      if (other.by.input === input && other.to === to && other.by.piece?.[0] === end) end = other.by.piece[1];
    }
    for (const other of [...all].reverse()) {
      if (other.by.input === input && other.to === to && other.by.piece?.[1] === from) from = other.by.piece[0];
    }
    return { input, change: describeInterval(declared, [from, end], undefined, model.units), to, steps };
  });
}
