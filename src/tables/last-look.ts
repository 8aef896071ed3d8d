/**
 * The box in which nothing is left open but one input and what it is multiplied with. A product changes at values that
 * are no bounds of its factors; for two factors finitely many pairs stand for all.
 */
import type { Engine } from "./compile.ts";
import { differenceAmong, differenceAt, type Verdict } from "./difference.ts";
import { answersAt, type Inquiry, placeOf, pointIn } from "./inquiry.ts";
import type { Input } from "./model.ts";
import type { OpenState } from "./open.ts";
import type { Box } from "./region.ts";
import { count } from "./runs.ts";
import { atomValues, isCoarse, pairValues, pieceValues, type Values } from "./sample-values.ts";
import { valueKind } from "./value.ts";

/** More subsets of a set than this are not all looked at. */
const MOST_SETS = 64;

/** One value of each piece of the input has been tried where all else is as usual as the box allows. */
export function lastLook(inquiry: Inquiry, input: Input, box: Box, state: OpenState): Verdict {
  if (valueKind(input) === "set") {
    const place = placeOf(inquiry, input.name, box);
    if (count(place.side) > MOST_SETS) return "not proved";
    const point = pointIn(inquiry, box);
    return differenceAmong(inquiry, input, point, answersAt(inquiry, point), atomValues(place)) ?? "none";
  }
  const factors = [...new Set(state.products.flatMap(({ product }) => product))];
  const free = factors.filter((name) => inquiry.unstated.free.has(name));
  const others = free.filter((name) => name !== input.name);
  for (const point of others.length === 0 ? [] : factorPoints(inquiry, input, box, state, others)) {
    const found = differenceAt(inquiry, input, box, state, point);
    if (found !== undefined) return found;
  }
  const certain = factors.every((name) => !inquiry.unstated.unsure.has(name) || assumesOneValue(inquiry.engine, name));
  const fine = !others.some((name) => isCoarse(placeOf(inquiry, name, box)));
  const pairwise = free.length < 2 || (free.length === 2 && state.products.length === 1);
  return certain && pairwise && (fine || others.length === 0) ? "none" : "not proved";
}

/** Workloads of the box with every combination of pieces of the first two factors beside the input. */
function* factorPoints(
  inquiry: Inquiry,
  input: Input,
  box: Box,
  { products }: OpenState,
  [first = "", second]: readonly string[],
): Generator<Values> {
  const { engine } = inquiry;
  const point = pointIn(inquiry, box);
  const isFactor = products.some(({ product }) => product.includes(input.name));
  const partner = isFactor ? input.name : second;
  const place = placeOf(inquiry, first, box);
  if (partner === undefined) {
    const { values } = answersAt(inquiry, point).evaluation.filled;
    for (const value of pieceValues(engine, place, products, values)) yield new Map(point).set(first, value);
    return;
  }
  const other = placeOf(inquiry, partner, box);
  for (const value of pairValues(engine, place, products, other)) {
    const here = new Map(point).set(first, value);
    // The pieces of the input itself are looked at in every point.
    if (isFactor) yield here;
    else for (const each of pieceValues(engine, other, products, here)) yield new Map(here).set(partner, each);
  }
}

function assumesOneValue({ model }: Engine, name: string): boolean {
  return model.inputs.find((input) => input.name === name)?.assume.length === 1;
}
