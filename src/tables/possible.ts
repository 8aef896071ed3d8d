/** The workloads that are still possible when some inputs are known and others are left to their assumptions. */
import { nextDown } from "../units.ts";
import { type Axis, encode, intervalOf } from "./axis.ts";
import type { CompiledInput, Engine } from "./compile.ts";
import { product } from "./fill.ts";
import type { Input, Value } from "./model.ts";
import type { Doubt } from "./outlook.ts";
import type { Range } from "./ranges.ts";
import { type Box, relate, wholeBox } from "./region.ts";
import type { RuleIndex } from "./rule-index.ts";
import { intersect, meets, NO_ATOMS, type Runs, run, union } from "./runs.ts";
import { impliedBy } from "./session.ts";
import { valueKind } from "./value.ts";

export interface Known {
  readonly stated: ReadonlyMap<string, Value>;
  /** Inputs that keep their assumption, whatever it turns out to be. */
  readonly unsure: ReadonlySet<string>;
  /** Quantities of which only bounds are known. */
  readonly within: ReadonlyMap<string, Range>;
  /** Decisions that are already made, by node number. */
  readonly given: ReadonlyMap<number, number>;
}

/** Every input that has one value for certain: what is stated, and what given decisions imply. */
export function certainValues(engine: Engine, { stated, within, given }: Known): ReadonlyMap<string, Value> {
  const implied = [...impliedBy(engine, given)].filter(([name]) => !within.has(name));
  return new Map([...implied.map(([name, { value }]) => [name, value] as const), ...stated]);
}

/** The inputs of which nothing certain is known: neither stated nor computed nor left to their assumption. */
export function freeInputs(engine: Engine, known: Known, certain: ReadonlyMap<string, Value>): CompiledInput[] {
  return engine.inputs.filter(
    ({ input }) => input.product.length === 0 && !certain.has(input.name) && !isAssumed(known, input),
  );
}

/** What free inputs can be: anything, or anything within the bounds that are known of them. */
export function freeBox(engine: Engine, known: Known, free: readonly CompiledInput[]): Box {
  const box = [...wholeBox(engine)];
  for (const { input, axis } of free) {
    const bounds = known.within.get(input.name);
    const on = engine.axes[axis];
    if (bounds === undefined || on === undefined) continue;
    box[axis] = run(encode(on, bounds[0]), encode(on, lastOf(input, bounds[1])) + 1);
  }
  return box;
}

/** The box in which inputs that are certain, assumed or computed have what they come to where free ones are in `free`. */
export function possibleBox(engine: Engine, known: Known, certain: ReadonlyMap<string, Value>, free: Box): Box {
  const spans = new Map<string, Span>();
  const box = [...free];
  for (const compiled of engine.inputs) {
    const { input, axis } = compiled;
    const on = engine.axes[axis];
    if (on === undefined) continue;
    const value = certain.get(input.name);
    const isUnsure = value === undefined && isAssumed(known, input);
    const values = value !== undefined ? [value] : isUnsure ? assumptions(compiled, box) : undefined;
    if (input.product.length > 0 && value === undefined) {
      const factors = input.product.map((name) => spans.get(name) ?? NOT_A_NUMBER);
      const span = productSpan(input, factors);
      spans.set(input.name, span);
      box[axis] = sideOfSpan(on, span);
    } else if (values === undefined) {
      spans.set(input.name, spanOfSide(on, box[axis] ?? NO_ATOMS, known.within.get(input.name)));
    } else {
      const missing = isUnsure && mayBeMissing(compiled, box);
      spans.set(input.name, spanOfValues(values, missing));
      // What is missing reads as the first of its atoms.
      const atoms = [...values.map((each) => encode(on, each)), ...(missing ? [0] : [])];
      box[axis] = atoms.map((atom) => run(atom, atom + 1)).reduce(union, NO_ATOMS);
    }
  }
  return box;
}

/** The rows of an assumption table that may or may not give the value, where that makes a difference. */
export function doubtfulRows({ input, assume }: CompiledInput, box: Box): Doubt[] {
  const rows = reachedRows(assume.rules.length, (row) => relate(assume, row, box));
  const last = rows.at(-1) ?? 0;
  const alike = rows.findLastIndex((row) => String(input.assume[row]?.is) !== String(input.assume[last]?.is));
  const different = endsSurely(assume, rows, box) ? rows.slice(0, alike + 1) : rows;
  return different.flatMap((row) => assume.boxes[row] ?? []);
}

/** The values that an assumption table can still give. */
export function assumptions({ input, assume }: CompiledInput, box: Box): Value[] {
  const rows = reachedRows(assume.rules.length, (row) => relate(assume, row, box));
  const found = new Map(rows.flatMap((row) => input.assume[row] ?? []).map(({ is }) => [String(is), is]));
  if (input.optional && !endsSurely(assume, rows, box)) found.set("none", "none");
  return [...found.values()];
}

/** No row of the assumption table need fire. */
function mayBeMissing({ input, assume }: CompiledInput, box: Box): boolean {
  return (
    !input.optional &&
    !endsSurely(
      assume,
      reachedRows(assume.rules.length, (row) => relate(assume, row, box)),
      box,
    )
  );
}

function endsSurely(assume: RuleIndex, rows: readonly number[], box: Box): boolean {
  const last = rows.at(-1);
  return last !== undefined && relate(assume, last, box) === "sure";
}

/** An input keeps its assumption if nobody is sure of it, or asked for it because it is computed outside the tables. */
function isAssumed({ unsure }: Known, { name, from, ask }: Input): boolean {
  return unsure.has(name) || (from.length > 0 && ask === "");
}

/** The rows of a first-match table that may fire, up to the first that must. */
function reachedRows(count: number, relation: (row: number) => "sure" | "possible" | "out"): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const stands = relation(row);
    if (stands !== "out") rows.push(row);
    if (stands === "sure") break;
  }
  return rows;
}

/** The numbers that a factor can be, both ends included, and whether it can be a word instead. */
interface Span {
  readonly numbers: readonly [low: number, high: number] | undefined;
  readonly word: boolean;
}

const NOT_A_NUMBER: Span = { numbers: undefined, word: true };

function spanOfValues(values: readonly Value[], missing: boolean): Span {
  const numbers = values.filter((value) => typeof value === "number");
  return {
    numbers: numbers.length === 0 ? undefined : [Math.min(...numbers), Math.max(...numbers)],
    word: missing || numbers.length < values.length,
  };
}

function spanOfSide(axis: Axis, side: Runs, within: Range | undefined): Span {
  const { input, firstWord, size } = axis;
  const atoms = intersect(side, run(0, firstWord));
  const word = meets(side, run(firstWord, size));
  const [first, end] = [atoms[0], atoms.at(-1)];
  if (valueKind(input) !== "quantity" || first === undefined || end === undefined) return { numbers: undefined, word };
  const from = Math.max(intervalOf(axis, first)[0], within?.[0] ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(intervalOf(axis, end - 1)[1], within?.[1] ?? Number.POSITIVE_INFINITY);
  return { numbers: [from, lastOf(input, to)], word };
}

/** Between the products of their ends lie all others. */
function productSpan(input: Input, factors: readonly Span[]): Span {
  let numbers: Span["numbers"] = [1, 1];
  for (const factor of factors) {
    if (factor.numbers === undefined || numbers === undefined) numbers = undefined;
    else {
      const ends: number[] = numbers.flatMap((a) => (factor.numbers ?? []).map((b) => a * b));
      numbers = [Math.min(...ends), Math.max(...ends)];
    }
  }
  const clamped = numbers?.map((end) => Math.min(Math.max(end, input.range[0]), input.range[1]));
  const [low, high] = clamped ?? [];
  return {
    numbers: low === undefined || high === undefined ? undefined : [low, high],
    word: factors.some(({ word }) => word),
  };
}

function sideOfSpan(axis: Axis, { numbers, word }: Span): Runs {
  const ordered = numbers === undefined ? NO_ATOMS : run(encode(axis, numbers[0]), encode(axis, numbers[1]) + 1);
  const said = word ? encode(axis, product(axis.input, [undefined])) : -1;
  return union(ordered, run(said, said + (word ? 1 : 0)));
}

/** The last value before the end of a range. */
function lastOf({ type }: Input, end: number): number {
  return type === "count" ? end - 1 : nextDown(end);
}
