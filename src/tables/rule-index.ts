/**
 * The bitmask index of a list of rules: for every column and atom, the rules that admit it as bits; a match is the
 * AND over the columns (Lakshman and Stiliadis 1998). No code is generated per rule.
 */
import { type Axis, atomsOf } from "./axis.ts";
import type { Rule } from "./model.ts";
import { intersect, type Runs } from "./runs.ts";

/** What a match reads: plain numbers, column after column. */
export interface Masks {
  /** How many rules there are. */
  readonly size: number;
  /** 32-bit words that hold a bit for each rule. */
  readonly words: number;
  /** Per column, its axis; the most telling column first. */
  readonly axes: readonly number[];
  /**
   * Per column, where the places of its atoms begin in `numbers`: of each atom where, there too, the bits begin of the rules
   * that admit it.
   */
  readonly from: readonly number[];
  readonly numbers: Int32Array;
  /** Columns whose atoms share bits though rules tell them apart; a candidate's own runs decide. */
  readonly coarse: readonly Coarse[];
}

/** Per rule the runs of atoms that it admits; none at all where it has no condition. */
export interface Coarse {
  readonly axis: number;
  /** Where in the numbers stands, per rule, where its runs begin there; one more for the end. */
  readonly first: number;
}

/** The rules of an index: all of them, or one without a look at the others. */
export interface RuleSource<R extends Rule> {
  rules(): readonly R[];
  rule(number: number): R | undefined;
}

type Box = ReadonlyMap<number, Runs>;

/** What the conditions of each rule admit. */
type InBoxes = (rules: readonly Rule[]) => readonly Box[];

export class RuleIndex<R extends Rule = Rule> implements Masks {
  readonly size: number;
  readonly words: number;
  readonly axes: readonly number[];
  readonly from: readonly number[];
  readonly numbers: Int32Array;
  readonly coarse: readonly Coarse[];
  private readonly source: RuleSource<R>;
  private readonly inBoxes: InBoxes;
  private made: readonly Box[] | undefined;

  constructor({ size, words, axes, from, numbers, coarse }: Masks, source: RuleSource<R>, inBoxes: InBoxes) {
    this.size = size;
    this.words = words;
    this.axes = axes;
    this.from = from;
    this.numbers = numbers;
    this.coarse = coarse;
    this.source = source;
    this.inBoxes = inBoxes;
  }

  get rules(): readonly R[] {
    return this.source.rules();
  }

  /** One of the rules, without a look at the others. */
  rule(number: number): R | undefined {
    return this.source.rule(number);
  }

  /**
   * Per rule and axis, what its conditions admit; an axis without a condition is absent. They are for proofs: who only
   * evaluates never makes them.
   */
  get boxes(): readonly Box[] {
    this.made ??= this.inBoxes(this.rules);
    return this.made;
  }
}

export function indexRules<R extends Rule>(
  rules: readonly R[],
  axes: readonly Axis[],
  axisOf: ReadonlyMap<string, number>,
): RuleIndex<R> {
  const inBoxes = boxer(axes, axisOf);
  const source = { rules: () => rules, rule: (number: number) => rules[number] };
  return new RuleIndex(buildMasks(inBoxes(rules), axes), source, inBoxes);
}

/** What rules admit, over these axes. */
export function boxer(axes: readonly Axis[], axisOf: ReadonlyMap<string, number>): InBoxes {
  return (rules) => boxesOf(rules, axes, axisOf);
}

function boxesOf(rules: readonly Rule[], axes: readonly Axis[], axisOf: ReadonlyMap<string, number>): readonly Box[] {
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

/** 32-bit words that hold a bit for each rule. */
export function wordsFor(rules: number): number {
  return (rules + 31) >> 5;
}

function buildMasks(boxes: readonly Box[], axes: readonly Axis[]): Masks {
  const size = boxes.length;
  const words = wordsFor(size);
  const used = [...new Set(boxes.flatMap((box) => [...box.keys()]))];
  const columns = used.map((axis) => buildColumn(axis, axes[axis]?.size ?? 0, boxes, words));
  columns.sort((a, b) => a.density - b.density);
  const numbers: number[] = [];
  const from = columns.map(({ bucket, masks }) => {
    const begin = numbers.length;
    for (const number of bucket) numbers.push(begin + bucket.length + number * words);
    for (const mask of masks) numbers.push(mask);
    return begin;
  });
  const coarse = columns.flatMap(({ axis, exact }) => (exact ? [] : [{ axis, first: putRuns(numbers, axis, boxes) }]));
  return { size, words, axes: columns.map(({ axis }) => axis), from, numbers: Int32Array.from(numbers), coarse };
}

/** Above this many distinct bounds a column is bucketed: memory stays linear in the number of rules. */
const MOST_BUCKETS = 64;

interface BuiltColumn {
  readonly axis: number;
  /** Which bucket of masks an atom falls into. */
  readonly bucket: Int32Array;
  readonly masks: Int32Array;
  /** Its masks tell apart all that rules do. */
  readonly exact: boolean;
  /** The share of bits that are set. */
  readonly density: number;
}

function buildColumn(axis: number, size: number, boxes: readonly Box[], words: number): BuiltColumn {
  const inner = boundsOf(axis, size, boxes);
  const exact = inner.length < MOST_BUCKETS || boxes.length <= MOST_BUCKETS;
  const width = exact ? 1 : Math.ceil(inner.length / (MOST_BUCKETS - 1));
  const starts = inner.filter((_, place) => place % width === 0);
  const bucket = new Int32Array(size);
  for (const [place, start] of starts.entries()) bucket.fill(place + 1, start, starts[place + 1] ?? size);
  const masks = new Int32Array((starts.length + 1) * words);
  let set = 0;
  boxes.forEach((box, rule) => {
    const runs = box.get(axis) ?? [0, size];
    for (let end = 0; end < runs.length; end += 2) {
      const last = bucket[(runs[end + 1] ?? 1) - 1] ?? 0;
      for (let number = bucket[runs[end] ?? 0] ?? 0; number <= last; number++) {
        masks[number * words + (rule >> 5)] = (masks[number * words + (rule >> 5)] ?? 0) | (1 << (rule & 31));
        set++;
      }
    }
  });
  return { axis, bucket, masks, exact, density: set / Math.max(1, masks.length) };
}

/** The atoms, in their order, at which some rule begins or ceases to admit. */
function boundsOf(axis: number, size: number, boxes: readonly Box[]): number[] {
  const isBound = new Uint8Array(size + 1);
  for (const box of boxes) for (const end of box.get(axis) ?? []) isBound[end] = 1;
  const bounds: number[] = [];
  for (let atom = 1; atom < size; atom++) if (isBound[atom] === 1) bounds.push(atom);
  return bounds;
}

/** What admits nothing has one empty run; what has no condition has none. */
function putRuns(numbers: number[], axis: number, boxes: readonly Box[]): number {
  const first = numbers.length;
  for (let rule = 0; rule <= boxes.length; rule++) numbers.push(0);
  boxes.forEach((box, rule) => {
    numbers[first + rule] = numbers.length;
    const own = box.get(axis);
    if (own !== undefined) numbers.push(...(own.length === 0 ? [0, 0] : own));
  });
  numbers[first + boxes.length] = numbers.length;
  return first;
}
