/** Which rules two versions of a list of rules have in common, in the same order. */
import type { Rule } from "../model.ts";
import { plainName } from "./side-by-side.ts";

export interface SharedRules {
  readonly shared: readonly (readonly [before: number, after: number])[];
  readonly onlyBefore: readonly number[];
  readonly onlyAfter: readonly number[];
}

/** `options` are those that both versions have: what a rule says of others is no difference by itself. */
export function shareRules(before: readonly Rule[], after: readonly Rule[], options: readonly string[]): SharedRules {
  const keys = (rules: readonly Rule[]): string[] => rules.map((rule) => keyOf(rule, options));
  const shared = commonSubsequence(keys(before), keys(after));
  const [inBefore, inAfter] = [0, 1].map((side) => new Set(shared.map((pair) => pair[side])));
  const rest = (rules: readonly Rule[], known: ReadonlySet<number | undefined> | undefined): number[] =>
    rules.map((_, rule) => rule).filter((rule) => known?.has(rule) !== true);
  return { shared, onlyBefore: rest(before, inBefore), onlyAfter: rest(after, inAfter) };
}

/** What a rule does and when, without its words and places. */
function keyOf(rule: Rule, options: readonly string[]): string {
  const when = rule.when.map(({ input, cell }) => [plainName(input), cell]);
  const effect = rule as Partial<Record<"out" | "rank" | "add" | "then", readonly unknown[]>>;
  const known = (list: readonly unknown[] | undefined): readonly unknown[] | undefined =>
    list?.filter((id) => options.includes(String(id)));
  return JSON.stringify([when, known(effect.out), known(effect.rank), known(effect.add), effect.then]);
}

/** Where more is left than this many rules squared, only the common beginning and end are shared. */
const MOST_COMPARED = 2000;

function commonSubsequence(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const middle =
    (endA - start) * (endB - start) > MOST_COMPARED ** 2 ? [] : longest(a.slice(start, endA), b.slice(start, endB));
  return [
    ...Array.from({ length: start }, (_, rule) => [rule, rule] as const),
    ...middle.map(([i, j]) => [start + i, start + j] as const),
    ...Array.from({ length: a.length - endA }, (_, rule) => [endA + rule, endB + rule] as const),
  ];
}

function longest(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  // lengths[i][j]: how long the longest common subsequence of what follows i and j is.
  const lengths = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
  const length = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? new Int32Array();
    for (let j = b.length - 1; j >= 0; j--) {
      row[j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
