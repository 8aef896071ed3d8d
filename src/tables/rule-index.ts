/**
 * The bitmask index of a list of rules: for every column and atom, the rules that admit it as bits; a match is the
 * AND over the columns (Lakshman and Stiliadis 1998). No code is generated per rule.
 */
import { type Axis, atomsOf } from "./axis.ts";
import type { Rule } from "./model.ts";
import { allAtoms, has, intersect, type Runs } from "./runs.ts";

export interface Column {
  readonly axis: number;
  /** Which bucket of masks an atom falls into. */
  readonly bucket: Buckets;
  /** `words` 32-bit words per bucket. */
  readonly masks: ArrayLike<number>;
  /** Where buckets are coarser than rules, a candidate's own runs decide; null where a rule has no condition. */
  readonly check: readonly (Runs | null)[] | null;
}

type Buckets = Uint8Array | Uint16Array | Int32Array;

export interface RuleIndex<R extends Rule = Rule> {
  readonly rules: readonly R[];
  /** How many rules there are. */
  readonly size: number;
  readonly words: number;
  readonly columns: readonly Column[];
  /** Those columns whose buckets are coarser than the rules. */
  readonly coarse: readonly Column[];
  /** Per rule and axis, what its conditions admit; an axis without a condition is absent. */
  readonly boxes: readonly Box[];
  /** One of the rules, without a look at the others. */
  rule(number: number): R | undefined;
}

type Box = ReadonlyMap<number, Runs>;

/** Above this many distinct bounds a column is bucketed: memory stays linear in the number of rules. */
const MOST_BUCKETS = 64;

export function indexRules<R extends Rule>(
  rules: readonly R[],
  axes: readonly Axis[],
  axisOf: ReadonlyMap<string, number>,
): RuleIndex<R> {
  const boxes = boxesOf(rules, axes, axisOf);
  const size = rules.length;
  const words = wordsFor(size);
  const used = [...new Set(boxes.flatMap((box) => [...box.keys()]))];
  const columns = used.map((number) => buildColumn(number, axes[number]?.size ?? 0, boxes, words));
  columns.sort((a, b) => density(a) - density(b));
  return { rules, size, words, boxes, columns, coarse: coarse(columns), rule: (number) => rules[number] };
}

/** What the conditions of each rule admit. */
export function boxesOf(
  rules: readonly Rule[],
  axes: readonly Axis[],
  axisOf: ReadonlyMap<string, number>,
): readonly Box[] {
  return rules.map((rule) => {
    const box = new Map<number, Runs>();
    for (const { input, cell } of rule.when) {
      const number = axisOf.get(input) ?? -1;
      const axis = axes[number];
      if (axis === undefined) continue;
      const admitted = atomsOf(axis, cell);
      const before = box.get(number);
      box.set(number, before === undefined ? admitted : intersect(before, admitted));
    }
    return box;
  });
}

export function coarse(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ check }) => check !== null);
}

/** 32-bit words that hold a bit for each rule. */
export function wordsFor(rules: number): number {
  return (rules + 31) >> 5;
}

/** The buckets of the atoms of an axis, from the atoms at which a bucket begins. */
export function bucketsFrom(starts: ArrayLike<number>, size: number): Buckets {
  const bucket =
    starts.length < 2 ** 8
      ? new Uint8Array(size)
      : starts.length < 2 ** 16
        ? new Uint16Array(size)
        : new Int32Array(size);
  for (let place = 0; place < starts.length; place++) bucket.fill(place + 1, starts[place], starts[place + 1] ?? size);
  return bucket;
}

/** The number of the first rule that matches, or -1. */
export function firstMatch(index: RuleIndex, atoms: Int32Array): number {
  const { words } = index;
  for (let word = 0; word < words; word++) {
    let bits = word === 0 ? firstCandidates(index, atoms) : candidates(index, word);
    while (bits !== 0) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) return rule;
      bits &= bits - 1;
    }
  }
  return -1;
}

/** The numbers of all rules that match, in table order. */
export function allMatches(index: RuleIndex, atoms: Int32Array): number[] {
  const { words } = index;
  const found: number[] = [];
  for (let word = 0; word < words; word++) {
    let bits = word === 0 ? firstCandidates(index, atoms) : candidates(index, word);
    while (bits !== 0) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) found.push(rule);
      bits &= bits - 1;
    }
  }
  return found;
}

/** The bits that belong to the rules that match, together. */
export function unionOfMatches(index: RuleIndex, atoms: Int32Array, bitsOf: Int32Array): number {
  let union = 0;
  const { words } = index;
  for (let word = 0; word < words; word++) {
    let bits = word === 0 ? firstCandidates(index, atoms) : candidates(index, word);
    while (bits !== 0) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) union |= bitsOf[rule] ?? 0;
      bits &= bits - 1;
    }
  }
  return union;
}

/** The same number for two atoms that no rule of the column tells apart. */
export function asSeen({ bucket, check }: Column, atom: number): number {
  return check === null ? (bucket[atom] ?? 0) : atom;
}

/** Per column, where the masks of the bucket begin that is being looked at; a match asks nothing else meanwhile. */
let starts = new Int32Array(64);

/** The candidates of the first word; on the way finds where the masks of each column begin. */
function firstCandidates({ columns, words, size }: RuleIndex, atoms: Int32Array): number {
  if (columns.length > starts.length) starts = new Int32Array(2 * columns.length);
  let bits = size >= 32 ? -1 : (1 << size) - 1;
  for (let number = 0; number < columns.length; number++) {
    const column = columns[number];
    if (column === undefined) continue;
    const start = (column.bucket[atoms[column.axis] ?? 0] ?? 0) * words;
    starts[number] = start;
    bits &= column.masks[start] ?? 0;
  }
  return bits;
}

function candidates({ columns, size }: RuleIndex, word: number): number {
  const rest = size - (word << 5);
  let bits = rest >= 32 ? -1 : (1 << rest) - 1;
  for (let number = 0; number < columns.length; number++) {
    bits &= columns[number]?.masks[(starts[number] ?? 0) + word] ?? 0;
    if (bits === 0) return 0;
  }
  return bits;
}

function confirmed({ coarse: columns }: RuleIndex, atoms: Int32Array, rule: number): boolean {
  for (let number = 0; number < columns.length; number++) {
    const column = columns[number];
    const runs = column?.check?.[rule];
    if (column !== undefined && runs !== null && runs !== undefined && !has(runs, atoms[column.axis] ?? 0))
      return false;
  }
  return true;
}

export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function buildColumn(axis: number, size: number, boxes: readonly ReadonlyMap<number, Runs>[], words: number): Column {
  const bounds = Int32Array.from(new Set(boxes.flatMap((box) => [...(box.get(axis) ?? [])]))).sort();
  const inner = bounds.filter((bound) => bound > 0 && bound < size);
  const exact = inner.length < MOST_BUCKETS || boxes.length <= MOST_BUCKETS;
  const starts = exact ? inner : inner.filter((_, place) => place % Math.ceil(inner.length / (MOST_BUCKETS - 1)) === 0);
  const bucket = bucketsFrom(starts, size);
  const masks = new Int32Array((starts.length + 1) * words);
  const everything = allAtoms(size);
  boxes.forEach((box, rule) => {
    const runs = box.get(axis) ?? everything;
    for (let end = 0; end < runs.length; end += 2) {
      const last = bucket[(runs[end + 1] ?? 1) - 1] ?? 0;
      for (let number = bucket[runs[end] ?? 0] ?? 0; number <= last; number++) {
        masks[number * words + (rule >> 5)] = (masks[number * words + (rule >> 5)] ?? 0) | (1 << (rule & 31));
      }
    }
  });
  return { axis, bucket, masks, check: exact ? null : boxes.map((box) => box.get(axis) ?? null) };
}

/** The share of bits that are set: the most selective column is read first. */
function density({ masks }: Column): number {
  let set = 0;
  for (let place = 0; place < masks.length; place++) {
    for (let bits = masks[place] ?? 0; bits !== 0; bits &= bits - 1) set++;
  }
  return set / Math.max(1, masks.length);
}
