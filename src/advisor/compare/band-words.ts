/** A band of quantities in words, exactly where that is short; else rounded into the band, never out of it. */
import type { Input } from "../../tables/model.ts";
import { lastBefore, type Range } from "../../tables/ranges.ts";
import { lowerBound, upperBound } from "../../tables/region-words.ts";
import { formatQuantity, type Units } from "../../units.ts";
import type { Band } from "./scan-sheet.ts";

export type Quantities = Required<Pick<Band, "change" | "first" | "last">>;

/** `whole` is the range scanned; its ends are said only of a range that somebody chose. */
export function describeBand(
  input: Input,
  [from, to]: Range,
  whole: { readonly range: Range; readonly chosen: boolean },
  units: Units,
): Quantities {
  const last = lastBefore(input, to);
  const first = { value: formatQuantity(roundedUp(from, to), input.type, units), base: from };
  const end = { value: formatQuantity(roundedDown(last, from), input.type, units), base: last };
  const only = from === whole.range[0] && to === whole.range[1];
  const says = whole.chosen || only;
  const lower = from > whole.range[0] || says ? shorter(lowerBound(input, from, units), `>= ${first.value}`) : "";
  const upper = to < whole.range[1] || says ? shorter(upperBound(input, to, units), `<= ${end.value}`) : "";
  const change = from === last ? `= ${first.value}` : [lower, upper].filter((part) => part !== "").join(" ");
  return { change, first, last: end };
}

/** More digits are hard to read, and none of them was typed by anybody. */
const MOST_DIGITS = 10;
const FEW_DIGITS = 6;

function shorter(exact: string, rounded: string): string {
  return exact.replace(/\D/g, "").length > MOST_DIGITS ? rounded : exact;
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
