/** A band of quantities in words, exactly where that is short; else rounded into the band, never out of it. */
import type { Input } from "../../tables/model.ts";
import { lastBefore, type Range } from "../../tables/ranges.ts";
import { lowerBound, upperBound } from "../../tables/region-words.ts";
import { formatQuantity, type Units } from "../../units.ts";
import type { Band } from "./scan-sheet.ts";

export type Quantities = Required<Pick<Band, "change" | "first" | "last">>;

export interface Whole {
  readonly range: Range;
  /** Somebody chose the range, so its ends are said. */
  readonly chosen: boolean;
  /** Where rules cut the input: limits, which are said as they are written. */
  readonly cuts: readonly number[];
}

export function describeBand(input: Input, [from, to]: Range, whole: Whole, units: Units): Quantities {
  const last = lastBefore(input, to);
  const first = { value: formatQuantity(roundedUp(from, to), input.type, units), base: from };
  const end = { value: formatQuantity(roundedDown(last, from), input.type, units), base: last };
  const says = whole.chosen || (from === whole.range[0] && to === whole.range[1]);
  const isExact = (at: number): boolean => whole.cuts.includes(at) || isShort(at) || isShort(lastBefore(input, at));
  const lower = isExact(from) ? lowerBound(input, from, units) : `>= ${first.value}`;
  const upper = isExact(to) ? upperBound(input, to, units) : `<= ${end.value}`;
  const parts = [from > whole.range[0] || says ? lower : "", to < whole.range[1] || says ? upper : ""];
  const change = from === last ? `= ${first.value}` : parts.filter((part) => part !== "").join(" ");
  return { change, first, last: end };
}

/** More digits are hard to read, and none of them was typed by anybody. */
const MOST_DIGITS = 10;
const FEW_DIGITS = 6;

function isShort(value: number): boolean {
  return String(value).replace(/\D/g, "").length <= MOST_DIGITS;
}

/** A number of few digits at or above `value` and below `end`. */
function roundedUp(value: number, end: number): number {
  for (let digits = FEW_DIGITS; digits < 17; digits++) {
    const near = Number(value.toPrecision(digits));
    const up = near >= value ? near : Number((near + unitOf(value, digits)).toPrecision(digits));
    if (up >= value && up < end) return up;
  }
  return value;
}

/** A number of few digits at or below `value` and not below `start`. */
function roundedDown(value: number, start: number): number {
  for (let digits = FEW_DIGITS; digits < 17; digits++) {
    const near = Number(value.toPrecision(digits));
    const down = near <= value ? near : Number((near - unitOf(value, digits)).toPrecision(digits));
    if (down <= value && down >= start) return down;
  }
  return value;
}

/** What the last of so many digits is worth. */
function unitOf(value: number, digits: number): number {
  return 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
}
