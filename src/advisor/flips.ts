/** Which single changes are told of each decision: the nearest to each other answer, and all that such a change brings. */
import type { Engine } from "../tables/compile.ts";
import type { Change } from "../tables/flips.ts";
import type { Model } from "../tables/model.ts";
import { describeInterval } from "../tables/other-values.ts";
import { valueKind } from "../tables/value.ts";
import type { Flip } from "./answer.ts";

/** By the number of their decision. */
export function flipsOf({ model }: Engine, changes: readonly Change[]): ReadonlyMap<number, Flip[]> {
  const kinds = new Map(model.inputs.map((input) => [input.name, valueKind(input)]));
  const isWord = ({ input }: Change): boolean => ["word", "text"].includes(kinds.get(input) ?? "");
  const all = byDecision(changes);
  // A word that is told of one decision is told of all that it changes: half of what it does misleads.
  const words = new Set<Change>();
  for (const list of all.values()) for (const { by } of nearest(list)) if (isWord(by)) words.add(by);
  return new Map(
    [...all].map(([number, list]) => {
      const kept = new Set(nearest(list.filter(({ by }) => kinds.get(by.input) === "quantity")));
      const told = list.filter((each) => kinds.get(each.by.input) === "set" || words.has(each.by) || kept.has(each));
      return [number, joined(model, list, told)];
    }),
  );
}

/** A change after which a decision comes out differently. */
interface Difference {
  readonly by: Change;
  readonly to: string;
}

/** In the order of the changes. */
function byDecision(changes: readonly Change[]): ReadonlyMap<number, readonly Difference[]> {
  const found = new Map<number, Difference[]>();
  for (const by of changes) {
    for (const { node, words: to } of by.answers) {
      const known = found.get(node);
      if (known === undefined) found.set(node, [{ by, to }]);
      else known.push({ by, to });
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
function joined(model: Model, all: readonly Difference[], told: readonly Difference[]): Flip[] {
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
