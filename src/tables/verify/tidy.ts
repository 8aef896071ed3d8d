/** Disjoint boxes joined to fewer: the same set, always cut in the order of the columns, so that it reads the same. */
import { has, NO_ATOMS, type Runs, union } from "../runs.ts";
import type { Grid, Part } from "./grid.ts";

/** Beyond so many pieces the joined boxes would be no easier to read than the ones they come from. */
const MOST_PIECES = 20_000;

/**
 * The same set as few boxes. Values of an unordered input with the same rest are listed together; of an ordered one
 * only neighbours are, so that each side is one interval, or the special words. `firstWord` says where those begin.
 */
export function tidy(grid: Grid, parts: readonly Part[], firstWord: (column: number) => number): readonly Part[] {
  let pieces = 0;
  const join = (some: readonly Part[], column: number): Part[] | undefined => {
    const { ordered } = grid.columns[column] ?? {};
    if (ordered === undefined) return some.length > 0 ? [[]] : [];
    const words = ordered ? firstWord(column) : 0;
    const joined: Slice[] = [];
    for (const [from, to] of segments(some, column, words)) {
      if (++pieces > MOST_PIECES) return undefined;
      const here = some.filter((part) => has(part[column] ?? NO_ATOMS, from));
      const rests = join(here, column + 1);
      if (rests === undefined) return undefined;
      if (rests.length > 0) add(joined, Int32Array.of(from, to), rests, words);
    }
    return joined.flatMap(({ side, rests }) => rests.map((rest) => [side, ...rest]));
  };
  return join(parts, 0) ?? parts;
}

/** Atoms of one column with the same rest. */
interface Slice {
  readonly key: string;
  side: Runs;
  readonly rests: readonly Part[];
}

/** Lengthens the slice with the same rest: a neighbour among intervals, any among the words, which begin at `words`. */
function add(joined: Slice[], side: Runs, rests: readonly Part[], words: number): void {
  const key = rests.map((rest) => rest.map((each) => each.join()).join("|")).join(";");
  const [from = 0] = side;
  const same = joined.find((slice) => {
    const beside = from >= words ? (slice.side[0] ?? 0) >= words : slice.side.at(-1) === from;
    return slice.key === key && beside;
  });
  if (same === undefined) joined.push({ key, side, rests });
  else same.side = union(same.side, side);
}

/** From bound to bound of a column; an ordered one is also cut where its special words begin. */
function segments(parts: readonly Part[], column: number, word: number): [number, number][] {
  const bounds = new Set(parts.flatMap((part) => [...(part[column] ?? NO_ATOMS)]));
  const sorted = [...bounds].sort((a, b) => a - b);
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (first < word && word < last && !bounds.has(word)) sorted.push(word);
  sorted.sort((a, b) => a - b);
  return sorted.slice(1).map((to, place) => [sorted[place] ?? 0, to]);
}
