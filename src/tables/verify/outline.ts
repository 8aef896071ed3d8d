/** A box as a program reads it: per input an interval, a list of values, or "any". */
import { nextDown } from "../../units.ts";
import { type Axis, intervalOf, valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { domain } from "../ranges.ts";
import { allAtoms, atomsIn, count, intersect, isEmpty, type Runs, run } from "../runs.ts";
import type { Grid, Part } from "./grid.ts";

/** In the base unit; an end that is left out is unbounded. */
export interface Interval {
  readonly from?: number;
  readonly fromIncluded: boolean;
  readonly to?: number;
  readonly toIncluded: boolean;
}

export type Side =
  | "any"
  | Interval
  /** Words (`yes`, `no` and `none` included); of an input that is a set, the members that rules test. */
  | readonly (string | readonly string[])[]
  /** Every text but these. */
  | { readonly not: readonly string[] };

/** A box by the names of the inputs that the table reads. */
export type Region = Readonly<Record<string, Side>>;

/** One region per piece: a side in several intervals makes several. */
export function outline(engine: Engine, grid: Grid, part: Part): Region[] {
  let regions: Region[] = [{}];
  grid.columns.forEach(({ axis: number, size }, column) => {
    const axis = engine.axes[number];
    if (axis === undefined) return;
    const sides = sidesOf(axis, part[column] ?? allAtoms(size));
    regions = regions.flatMap((region) => sides.map((side) => ({ ...region, [axis.input.name]: side })));
  });
  return regions;
}

/** The pieces of a side: each interval, and the words. */
export function sidesOf(axis: Axis, atoms: Runs): Side[] {
  if (count(atoms) === axis.size) return ["any"];
  const ordered = axis.cuts.length > 0 || (axis.firstWord > 0 && axis.members.length === 0);
  if (!ordered) return [listOf(axis, atoms)];
  const numbers = intersect(atoms, run(0, axis.firstWord));
  const words = intersect(atoms, run(axis.firstWord, axis.size));
  const intervals = Array.from({ length: numbers.length / 2 }, (_, place) =>
    asInterval(axis, numbers[place * 2] ?? 0, (numbers[place * 2 + 1] ?? 1) - 1),
  );
  return isEmpty(words) ? intervals : [...intervals, listOf(axis, words)];
}

function listOf(axis: Axis, atoms: Runs): Side {
  const value = (atom: number) => valueIn(axis, atom) as string | readonly string[]; // only intervals hold numbers
  const listed = [...atomsIn(atoms)];
  // The last word of a text stands for every text that no rule names.
  const open = axis.input.type === "text" && listed.at(-1) === axis.size - 1;
  if (!open) return listed.map(value);
  return { not: axis.words.filter((_, atom) => !listed.includes(atom)) };
}

/** A bound lies at the number that is easier to write, with the comparison that fits. */
function asInterval(axis: Axis, first: number, last: number): Interval {
  const { input } = axis;
  const [low, high] = domain(input);
  const [from] = intervalOf(axis, first);
  const [, to] = intervalOf(axis, last);
  const whole = input.type === "count";
  const before = nextDown(from);
  const fromOpen = !whole && from !== low && String(before).length < String(from).length;
  const final = whole ? to - 1 : nextDown(to);
  const toOpen = !whole && to !== high && String(to).length <= String(final).length;
  const below = from === low && isUnbounded(input.range[0]);
  const above = to === high && isUnbounded(input.range[1]);
  return {
    ...(below ? {} : { from: fromOpen ? before : from }),
    fromIncluded: !fromOpen && !below,
    ...(above ? {} : { to: toOpen ? to : final }),
    toIncluded: !toOpen && !above,
  };
}

function isUnbounded(end: number): boolean {
  return Math.abs(end) === Number.MAX_VALUE || Math.abs(end) === Number.MAX_SAFE_INTEGER;
}
