/**
 * An axis is an input (or a decision that others read) cut into atoms. The cuts come from the conditions of the
 * whole model, so a workload is encoded once for all its tables.
 */
import { type Finding, parsePlace } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { nextDown } from "../units.ts";
import type { Cell, Condition, Input, Value } from "./model.ts";
import { domain } from "./ranges.ts";
import { atomsWhere, type Runs, run, union } from "./runs.ts";
import { specialWords, valueKind } from "./value.ts";

export interface Axis {
  readonly input: Input;
  /** Number of atoms. */
  readonly size: number;
  /** Ordered inputs: where one atom ends and the next begins, ascending. Atom 0 lies before the first cut. */
  readonly cuts: Float64Array;
  /** The atoms that are words, and which atom is the first of them (after the intervals of an ordered input). */
  readonly words: readonly string[];
  readonly firstWord: number;
  /** Set inputs: the members that some rule tests; an atom is the bit pattern of those present. */
  readonly members: readonly string[];
}

/** 2^12 subsets are told apart exactly; no input of a readable table tests more members. */
const MOST_MEMBERS = 12;

/** Stands for every text that no rule names. */
const OTHER_TEXT = "\u0000other";

export function buildAxis(input: Input, conditions: readonly Condition[]): Axis {
  const cells = conditions.map((condition) => condition.cell);
  const base = { input, cuts: NO_CUTS, words: [], firstWord: 0, members: [] };
  switch (valueKind(input)) {
    case "quantity": {
      const [low, high] = domain(input);
      const ends = cells.flatMap((cell) => (cell.kind === "ranges" ? cell.ranges.flat() : []));
      const cuts = Float64Array.from(new Set(ends.filter((end) => end > low && end < high))).sort();
      const words = specialWords(input);
      return { ...base, cuts, words, firstWord: cuts.length + 1, size: cuts.length + 1 + words.length };
    }
    case "set": {
      const tested = new Set(cells.flatMap((cell) => (cell.kind === "members" ? cell.members : [])));
      const members = input.values.filter((member) => tested.has(member)).slice(0, MOST_MEMBERS);
      return { ...base, members, size: 1 << members.length };
    }
    case "text": {
      const named = cells.flatMap((cell) => (cell.kind === "values" ? cell.values : []));
      const words = [...new Set([...named, ...specialWords(input), OTHER_TEXT])];
      return { ...base, words, size: words.length };
    }
    case "word": {
      const values = input.type === "yes/no" ? ["yes", "no"] : input.values;
      const words = [...new Set([...values, ...specialWords(input)])];
      return { ...base, words, size: words.length };
    }
  }
}

/** Members that rules test beyond what an axis can hold. */
export function tooManyMembers(input: Input, conditions: readonly Condition[]): Finding | undefined {
  const tested = new Set(conditions.flatMap(({ cell }) => (cell.kind === "members" ? cell.members : [])));
  if (tested.size <= MOST_MEMBERS) return undefined;
  return finding("table/too-many-members", parsePlace(input.at), input.name, tested.size, MOST_MEMBERS);
}

/** The atom of a value. Values come from `readValue`, so they lie in the domain. */
export function encode(axis: Axis, value: Value): number {
  if (typeof value === "number") return atOrBelow(axis.cuts, value);
  if (typeof value === "string") {
    const word = axis.words.indexOf(value);
    const place = word >= 0 ? word : axis.words.indexOf(OTHER_TEXT);
    if (place < 0) throw new Error(`"${value}" is no value of ${axis.input.name}`);
    return axis.firstWord + place;
  }
  return axis.members.reduce((bits, member, bit) => bits | (value.includes(member) ? 1 << bit : 0), 0);
}

/** The atoms of words that the axis has. */
export function atomsOfWords(axis: Axis | undefined, words: readonly string[]): number[] {
  return words.map((word) => (axis === undefined ? -1 : axis.firstWord + axis.words.indexOf(word)));
}

/** The atoms that a condition admits. */
export function atomsOf(axis: Axis, cell: Cell): Runs {
  switch (cell.kind) {
    case "ranges": {
      const words = cell.words.map((word) => axis.firstWord + axis.words.indexOf(word));
      const ranges = cell.ranges.map(([from, to]) => run(atOrBelow(axis.cuts, from), upTo(axis, to)));
      return [...ranges, ...words.map((atom) => run(atom, atom + 1))].reduce(union, run(0, 0));
    }
    case "values":
      return atomsWhere(axis.size, (atom) => cell.values.includes(axis.words[atom] ?? "") !== cell.not);
    case "members": {
      const wanted = cell.members.reduce((bits, member) => bits | (1 << axis.members.indexOf(member)), 0);
      if (cell.test === "all") return atomsWhere(axis.size, (atom) => (atom & wanted) === wanted);
      return atomsWhere(axis.size, (atom) => ((atom & wanted) !== 0) === (cell.test === "some"));
    }
  }
}

/** A value inside an atom: for intervals the one nearest to `near`, else the edge that is easier to write. */
export function valueIn(axis: Axis, atom: number, near?: Value): Value {
  if (axis.firstWord > 0 || axis.words.length === 0) {
    if (valueKind(axis.input) === "set") return setIn(axis, atom, near);
    if (atom < axis.firstWord) return numberIn(axis, atom, near);
  }
  const word = axis.words[atom - axis.firstWord] ?? "";
  return word === OTHER_TEXT ? unnamedText(axis) : word;
}

/** The interval `[from, to)` that an atom of an ordered input stands for. */
export function intervalOf(axis: Axis, atom: number): readonly [number, number] {
  const [low, high] = domain(axis.input);
  return [atom === 0 ? low : (axis.cuts[atom - 1] ?? low), axis.cuts[atom] ?? high];
}

function numberIn(axis: Axis, atom: number, near: Value | undefined): number {
  const [from, to] = intervalOf(axis, atom);
  const last = axis.input.type === "count" ? to - 1 : nextDown(to);
  if (typeof near === "number") return near < from ? from : Math.min(near, last);
  // `> 4 MB` begins one ulp above 4 MB; its upper edge is the number a person would write.
  const easier = String(from).length <= String(last).length ? from : last;
  if (String(easier).length <= LONGEST) return easier;
  // Where both edges are such neighbours, some number between them is easier.
  const inside = [Math.ceil(from), Math.floor(last), from / 2 + last / 2].filter((one) => from <= one && one <= last);
  return inside.find((one) => String(one).length <= LONGEST) ?? easier;
}

/** A number with more digits is hard to read. */
const LONGEST = 12;

/** Members that no rule tests stay as they were. */
function setIn(axis: Axis, atom: number, near: Value | undefined): readonly string[] {
  const kept = Array.isArray(near) ? near.filter((member: string) => !axis.members.includes(member)) : [];
  const present = axis.members.filter((_, bit) => (atom & (1 << bit)) !== 0);
  return axis.input.values.filter((member) => present.includes(member) || kept.includes(member));
}

function unnamedText(axis: Axis): string {
  let text = "other";
  while (axis.words.includes(text)) text += "-";
  return text;
}

/** How many cuts lie at or below a value: the number of its interval. */
function atOrBelow(cuts: Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first atom at or past the end of an interval. */
function upTo(axis: Axis, end: number): number {
  const [, high] = domain(axis.input);
  return end >= high ? axis.cuts.length + 1 : atOrBelow(axis.cuts, end);
}

const NO_CUTS = new Float64Array(0);
