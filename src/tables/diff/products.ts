/** Computed inputs: which of their atoms the factors allow, and values of the factors that give one of them. */
import { type Axis, encode, intervalOf, valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { product } from "../fill.ts";
import type { Value } from "../model.ts";
import { type Box, withSide } from "../region.ts";
import { atomsWhere, has, intersect, NO_ATOMS, type Runs } from "../runs.ts";

/** The box without the products that none of its factors can have; an empty side means that nobody has them all. */
export function narrowProducts(engine: Engine, box: Box): Box {
  let narrowed = box;
  for (const { input, axis } of engine.inputs.filter((each) => each.input.product.length > 0)) {
    const on = engine.axes[axis];
    const factors = input.product.map((name) => factorIn(engine, name, narrowed));
    if (on === undefined || factors.some((factor) => factor === undefined)) continue;
    const possible = productAtoms(
      on,
      factors.flatMap((factor) => factor ?? []),
    );
    narrowed = withSide(narrowed, axis, intersect(narrowed[axis] ?? NO_ATOMS, possible));
  }
  return narrowed;
}

interface Factor {
  /** The least and the largest number; empty when it can only be a word. */
  readonly numbers: readonly [number, number] | undefined;
  readonly words: boolean;
}

function factorIn(engine: Engine, name: string, box: Box): Factor | undefined {
  const number = engine.axisOf.get(name) ?? -1;
  const axis = engine.axes[number];
  if (axis === undefined) return undefined;
  const side = box[number] ?? NO_ATOMS;
  const last = lastNumber(axis, side);
  if (last < 0) return { numbers: undefined, words: side.length > 0 };
  const [from] = intervalOf(axis, side[0] ?? 0);
  const [, to] = intervalOf(axis, last);
  return { numbers: [from, to], words: (side.at(-1) ?? 0) > axis.firstWord };
}

function lastNumber({ firstWord }: Axis, side: Runs): number {
  for (let atom = firstWord - 1; atom >= 0; atom--) if (has(side, atom)) return atom;
  return -1;
}

function productAtoms(axis: Axis, factors: readonly Factor[]): Runs {
  const bounds = factors.flatMap(({ numbers }) => (numbers === undefined ? [] : [numbers]));
  const ends = [0, 1].map((end) => bounds.reduce((result, bound) => result * (bound[end] ?? 0), 1));
  const clamp = (value: number): number => Math.min(Math.max(value, axis.input.range[0]), axis.input.range[1]);
  const numeric = bounds.length === factors.length;
  const [from, to] = [encode(axis, clamp(ends[0] ?? 0)), encode(axis, clamp(ends[1] ?? 0))];
  const word = factors.some(({ words }) => words) ? encode(axis, product(axis.input, [undefined])) : -1;
  return atomsWhere(axis.size, (atom) => atom === word || (numeric && atom >= from && atom <= to));
}

/** One value per input for these atoms, in which every product is what its factors make; undefined if there is none. */
export function concreteValues(engine: Engine, atoms: Int32Array): Map<string, Value> | undefined {
  const values = new Map<string, Value>();
  for (const { input, axis } of engine.inputs) {
    const on = engine.axes[axis];
    if (on !== undefined) values.set(input.name, valueIn(on, atoms[axis] ?? 0));
  }
  for (const { input, axis } of engine.inputs.filter((each) => each.input.product.length > 0)) {
    const on = engine.axes[axis];
    const factors = input.product.map((name) => engine.axes[engine.axisOf.get(name) ?? -1]);
    const fits = (chosen: readonly Value[]): boolean => {
      const made = product(input, chosen);
      return on !== undefined && encode(on, made) === atoms[axis];
    };
    const simple = combinations(factors.map((factor) => candidates(engine, factor, atoms)));
    const found = [...simple, ...solved(engine, on, factors, atoms)].find(fits);
    if (found === undefined) return undefined;
    for (const [place, name] of input.product.entries()) values.set(name, found[place] ?? 0);
    values.set(input.name, product(input, found));
  }
  return values;
}

/** Both ends of a factor's interval, or its word. */
function candidates(engine: Engine, axis: Axis | undefined, atoms: Int32Array): Value[] {
  const atom = atoms[engine.axisOf.get(axis?.input.name ?? "") ?? -1] ?? 0;
  if (axis === undefined || axis.firstWord <= atom) return axis === undefined ? [] : [valueIn(axis, atom)];
  const [from, to] = intervalOf(axis, atom);
  return [valueIn(axis, atom), valueIn(axis, atom, from), valueIn(axis, atom, to)];
}

/** Two factors between their ends whose product lies between its own. */
function solved(
  engine: Engine,
  axis: Axis | undefined,
  factors: readonly (Axis | undefined)[],
  atoms: Int32Array,
): Value[][] {
  const intervals = [axis, ...factors].map((each) => {
    const atom = atoms[engine.axisOf.get(each?.input.name ?? "") ?? -1] ?? 0;
    return each === undefined || atom >= each.firstWord ? undefined : intervalOf(each, atom);
  });
  const [wanted, a, b, more] = intervals;
  if (wanted === undefined || a === undefined || b === undefined || more !== undefined) return [];
  const target = middle(Math.max(wanted[0], a[0] * b[0]), Math.min(wanted[1], a[1] * b[1]));
  const first = middle(Math.max(a[0], target / b[1]), Math.min(a[1], b[0] > 0 ? target / b[0] : a[1]));
  // Counts are whole: one near enough may do, with what is left for the other factor.
  return [first, Math.floor(first), Math.ceil(first)].flatMap((one) =>
    [Number((target / one).toPrecision(3)), target / one, Math.floor(target / one), Math.ceil(target / one)]
      .filter((other) => isIn(factors[0], a, one) && isIn(factors[1], b, other))
      .map((other) => [one, other]),
  );
}

/** Rounded where that stays between the ends: people do not write 17 digits. */
function middle(from: number, to: number): number {
  const exact = from + (to - from) / 2;
  const round = Number(exact.toPrecision(3));
  return round > from && round < to ? round : exact;
}

function isIn(axis: Axis | undefined, [from, to]: readonly [number, number], value: number): boolean {
  return value >= from && value < to && (axis?.input.type !== "count" || Number.isInteger(value));
}

function combinations(choices: readonly (readonly Value[])[]): Value[][] {
  return choices.reduce<Value[][]>((made, each) => made.flatMap((one) => each.map((value) => [...one, value])), [[]]);
}
