/**
 * Values that stand for all others of a free input: one for each atom, and for the factor of a product one for each
 * piece on which the product does not change either.
 */
import { nextUp } from "../units.ts";
import { type Axis, encode, intervalOf, valueIn } from "./axis.ts";
import type { Engine } from "./compile.ts";
import type { Input, Value } from "./model.ts";
import type { Range } from "./ranges.ts";
import { atomsIn, has, type Runs } from "./runs.ts";

export type Values = ReadonlyMap<string, Value>;

/** What an input can be. */
export interface Place {
  readonly axis: Axis;
  readonly side: Runs;
  /** Bounds that are known of a quantity, closer than its atoms. */
  readonly within: Range | undefined;
}

/** One value for each atom of the side, the one nearest to `near`. */
export function* atomValues({ axis, side, within }: Place, near?: Value): Generator<Value> {
  for (const atom of atomsIn(side)) yield valueWithin(axis, atom, within, near);
}

/** A value inside an atom and inside the bounds, where those meet. */
export function valueWithin(axis: Axis, atom: number, within: Range | undefined, near?: Value): Value {
  const value = valueIn(axis, atom, near);
  if (within === undefined || typeof value !== "number" || (within[0] <= value && value < within[1])) return value;
  return Math.max(intervalOf(axis, atom)[0], within[0]);
}

/** One value for each piece of a factor on which, the other factors being what they are, no product changes atom. */
export function* pieceValues(
  engine: Engine,
  place: Place,
  products: readonly Input[],
  others: Values,
): Generator<Value> {
  yield* atomValues(place);
  const { input } = place.axis;
  for (const made of products) {
    const on = engine.axes[engine.axisOf.get(made.name) ?? -1];
    const rest = made.product.filter((name) => name !== input.name).map((name) => others.get(name));
    const factor = rest.reduce<number>((all, each) => all * (typeof each === "number" ? each : 0), 1);
    if (on !== undefined && factor !== 0)
      yield* inside(
        place,
        [...on.cuts].map((cut) => cut / factor),
      );
  }
}

/** The same where the other factor can still be anything in its own place. */
export function pairValues(engine: Engine, place: Place, products: readonly Input[], other: Place): Value[] {
  const ends = [...atomsIn(other.side)].flatMap((atom) => {
    if (atom >= other.axis.firstWord) return [];
    const [from, to] = intervalOf(other.axis, atom);
    return [Math.max(from, other.within?.[0] ?? from), Math.min(to, other.within?.[1] ?? to)];
  });
  const critical = products.flatMap((made) => {
    const cuts = engine.axes[engine.axisOf.get(made.name) ?? -1]?.cuts ?? [];
    return [...cuts].flatMap((cut) => ends.filter((end) => end !== 0).map((end) => cut / end));
  });
  const values = [...atomValues(place), ...inside(place, critical)];
  const numbers = [...new Set(values)].filter((value) => typeof value === "number").sort((a, b) => a - b);
  const between = numbers.slice(1).map((value, place) => (value + (numbers[place] ?? value)) / 2);
  return [...values, ...inside(place, between)];
}

/** Those of the numbers that the place admits, and their neighbours, in ascending order. */
function* inside({ axis, side, within }: Place, numbers: readonly number[]): Generator<number> {
  const { type, range } = axis.input;
  const near = (number: number): number[] =>
    type === "count" ? [Math.floor(number), Math.ceil(number), Math.floor(number) + 1] : [number, nextUp(number)];
  for (const value of new Set(numbers.flatMap(near).sort((a, b) => a - b))) {
    if (value < range[0] || value > range[1] || !has(side, encode(axis, value))) continue;
    if (within === undefined || (within[0] <= value && value < within[1])) yield value;
  }
}

/** Factors that can be any of many whole numbers: not each of them is looked at. */
export function isCoarse({ axis, side }: Place): boolean {
  const atoms = [...atomsIn(side)].filter((atom) => atom < axis.firstWord);
  return axis.input.type === "count" && atoms.some((atom) => intervalOf(axis, atom)[1] - intervalOf(axis, atom)[0] > 3);
}

/** One member more or less than a set has: the smallest steps there are. */
export function setSteps({ axis, side }: Place, set: readonly string[]): Value[] {
  const steps = axis.members.map((member) =>
    axis.input.values.filter((each) => (each === member ? !set.includes(member) : set.includes(each))),
  );
  return steps.filter((step) => has(side, encode(axis, step)));
}
