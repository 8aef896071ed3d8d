/**
 * The bitmask index of a list of rules: for every column and atom, the rules that admit it as bits; a match is the
 * AND over the columns (Lakshman and Stiliadis 1998). No code is generated per rule.
 */
import { type Axis, atomsOf } from "./axis.ts";
import type { Rule } from "./model.ts";
import { allAtoms, has, intersect, type Runs } from "./runs.ts";

interface Column {
  readonly axis: number;
  /** Which bucket of masks an atom falls into. */
  readonly bucket: Int32Array;
  /** `words` 32-bit words per bucket. */
  readonly masks: Int32Array;
  /** Where buckets are coarser than rules, a candidate's own runs decide; null where a rule has no condition. */
  readonly check: readonly (Runs | null)[] | null;
}

export interface RuleIndex<R extends Rule = Rule> {
  readonly rules: readonly R[];
  readonly words: number;
  readonly columns: readonly Column[];
  /** Per rule and axis, what its conditions admit; an axis without a condition is absent. */
  readonly boxes: readonly ReadonlyMap<number, Runs>[];
}

/** Above this many distinct bounds a column is bucketed: memory stays linear in the number of rules. */
const MOST_BUCKETS = 64;

export function indexRules<R extends Rule>(
  rules: readonly R[],
  axes: readonly Axis[],
  axisOf: ReadonlyMap<string, number>,
): RuleIndex<R> {
  const boxes = rules.map((rule) => {
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
  const words = (rules.length + 31) >> 5;
  const used = [...new Set(boxes.flatMap((box) => [...box.keys()]))];
  const columns = used.map((number) => buildColumn(number, axes[number]?.size ?? 0, boxes, words));
  return { rules, words, boxes, columns: columns.sort((a, b) => density(a) - density(b)) };
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

/** Per column, where the masks of the bucket begin that is being looked at; a match asks nothing else meanwhile. */
let starts = new Int32Array(64);

/** The candidates of the first word; on the way finds where the masks of each column begin. */
function firstCandidates({ columns, words, rules }: RuleIndex, atoms: Int32Array): number {
  if (columns.length > starts.length) starts = new Int32Array(2 * columns.length);
  let bits = rules.length >= 32 ? -1 : (1 << rules.length) - 1;
  for (let number = 0; number < columns.length; number++) {
    const column = columns[number];
    if (column === undefined) continue;
    const start = (column.bucket[atoms[column.axis] ?? 0] ?? 0) * words;
    starts[number] = start;
    bits &= column.masks[start] ?? 0;
  }
  return bits;
}

function candidates({ columns, rules }: RuleIndex, word: number): number {
  const rest = rules.length - (word << 5);
  let bits = rest >= 32 ? -1 : (1 << rest) - 1;
  for (let number = 0; number < columns.length; number++) {
    bits &= columns[number]?.masks[(starts[number] ?? 0) + word] ?? 0;
    if (bits === 0) return 0;
  }
  return bits;
}

function confirmed({ columns, rules }: RuleIndex, atoms: Int32Array, rule: number): boolean {
  // So few rules have buckets as fine as they are themselves.
  if (rules.length <= MOST_BUCKETS) return true;
  for (let number = 0; number < columns.length; number++) {
    const column = columns[number];
    const runs = column?.check?.[rule];
    if (column !== undefined && runs !== null && runs !== undefined && !has(runs, atoms[column.axis] ?? 0))
      return false;
  }
  return true;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

function buildColumn(axis: number, size: number, boxes: readonly ReadonlyMap<number, Runs>[], words: number): Column {
  const bounds = Int32Array.from(new Set(boxes.flatMap((box) => [...(box.get(axis) ?? [])]))).sort();
  const inner = bounds.filter((bound) => bound > 0 && bound < size);
  const exact = inner.length < MOST_BUCKETS || boxes.length <= MOST_BUCKETS;
  const starts = exact ? inner : inner.filter((_, place) => place % Math.ceil(inner.length / (MOST_BUCKETS - 1)) === 0);
  const bucket = new Int32Array(size);
  let current = 0;
  for (let atom = 0; atom < size; atom++) {
    if (starts[current] === atom) current++;
    bucket[atom] = current;
  }
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
function density(column: Column): number {
  let set = 0;
  for (const mask of column.masks) {
    for (let bits = mask; bits !== 0; bits &= bits - 1) set++;
  }
  return set / Math.max(1, column.masks.length);
}
