/**
 * Bounds of a quantity as people say them: `under 1 GB`, `at least 10/s`, `60 s or less`, `2..5 GB`,
 * `between 2 and 5 GB`, `over 2 GB and up to 5 GB`, and `~5 MB` for 20 % either way.
 */
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { type Factor, formatQuantity, nextDown, type Units } from "../units.ts";
import type { Input } from "./model.ts";
import { type Comparator, compare, domain, intersect, type Range } from "./ranges.ts";
import { lowerBound, upperBound } from "./region-words.ts";
import { readValue, valueKind } from "./value.ts";

export type ReadBounds =
  | { readonly ok: true; readonly range: Range }
  | { readonly ok: false; readonly finding: Finding };

const BEFORE: Readonly<Record<string, Comparator>> = {
  "<=": "<=",
  "≤": "<=",
  "at most": "<=",
  "up to": "<=",
  "no more than": "<=",
  "not more than": "<=",
  ">=": ">=",
  "≥": ">=",
  "at least": ">=",
  "no less than": ">=",
  "not less than": ">=",
  "<": "<",
  under: "<",
  below: "<",
  "less than": "<",
  "fewer than": "<",
  ">": ">",
  over: ">",
  above: ">",
  "more than": ">",
};

const AFTER: Readonly<Record<string, Comparator>> = { less: "<=", fewer: "<=", below: "<=", more: ">=", above: ">=" };

/** How far from it `~5 MB` may be. */
const ROUGHLY = 0.2;

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?`;
const QUANTITY = String.raw`(${NUMBER}\s*(?:[a-z/%$]+(?:-[a-z]+)*)?)`;
const COMPARED = `(${Object.keys(BEFORE).join("|")})\\s*${QUANTITY}`;
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, "i");
const BETWEEN = [
  whole(`between ${QUANTITY} and ${QUANTITY}`),
  whole(String.raw`(?:from )?${QUANTITY}\s*(?:\.\.|…|–|-|to)\s*${QUANTITY}`),
];
const ABOUT = whole(String.raw`(?:~|≈|about|around|roughly)\s*${QUANTITY}`);
const COMPARISONS = whole(String.raw`${COMPARED}(?:\s*(?:,|and|)\s*${COMPARED})?`);
const OR_SO = whole(`${QUANTITY} (?:or|and) (${Object.keys(AFTER).join("|")})`);

/** The values that a text admits; undefined where it does not speak of bounds. */
export function readBounds(input: Input, text: string, units: Units): ReadBounds | undefined {
  const bounds = valueKind(input) === "quantity" ? boundsIn(text.trim().replace(/\s+/g, " ")) : [];
  if (bounds.length === 0) return undefined;
  let ranges: readonly Range[] = [domain(input)];
  let each = true;
  for (const { comparator, quantity, times = 1 } of bounds) {
    // A bound may lie anywhere: `under 10 TB` says nothing, but it is no mistake.
    const read = readValue({ ...input, range: EVERYTHING }, quantity, units, undefined, "spec");
    if (!read.ok) return readAs(input, quantity, units);
    const admitted = compare(input, comparator, Number(read.value) * times);
    each &&= intersect([domain(input)], admitted).length > 0;
    ranges = intersect(ranges, admitted);
  }
  const [range] = ranges;
  if (range !== undefined) return { ok: true, range };
  if (each) return { ok: false, finding: finding("spec/reversed", undefined, input.name, text.trim()) };
  const [from = "", to = ""] = input.range.map((end) => formatQuantity(end, input.type, units));
  return { ok: false, finding: finding("spec/range", undefined, input.name, text.trim(), from, to) };
}

/** What is wrong with the quantity itself, said with the range that the input has. */
function readAs(input: Input, quantity: string, units: Units): ReadBounds {
  const read = readValue(input, quantity, units, undefined, "spec");
  return read.ok ? { ok: true, range: domain(input) } : read;
}

/** Bounds as a condition writes them: `> 2 GB <= 5 GB`. */
export function describeBounds(input: Input, [from, to]: Range, units: Units): string {
  const [low, high] = domain(input);
  const bounds = [from > low ? lowerBound(input, from, units) : "", to < high ? upperBound(input, to, units) : ""];
  return bounds.filter((bound) => bound !== "").join(" ");
}

/**
 * The value that stands for a range in which every value is answered alike: its upper end where one was named, else its
 * lower one. An end that is excluded gives way to the nearest value that is easy to write.
 */
export function conservativeIn(input: Input, [from, to]: Range, units: Units): number {
  const isUpper = to < domain(input)[1];
  const last = input.type === "count" ? to - 1 : nextDown(to);
  const end = isUpper ? last : from;
  const written = (value: number): number => formatQuantity(value, input.type, units).length;
  if (written(end) <= EASY) return end;
  const [up, down] = factorOf(input, isUpper ? to : nextDown(from), units);
  const amount = (end * down) / up;
  for (let digits = 3; digits <= 15; digits++) {
    const step = 10 ** (Math.floor(Math.log10(Math.abs(amount))) + 1 - digits);
    const steps = isUpper ? Math.floor(amount / step) : Math.ceil(amount / step);
    const rounded = [steps, steps + (isUpper ? -1 : 1)].map((each) => Number((each * step).toPrecision(digits)));
    const near = rounded.map((each) => (each * up) / down).find((value) => from <= value && value <= last);
    if (near !== undefined) return near;
  }
  return end;
}

/** The unit in which a bound is written is the one in which people think of it. */
function factorOf({ type }: Input, bound: number, units: Units): Factor {
  const unit = formatQuantity(bound, type, units).replace(/^[-+.\de]+\s*/, "");
  return units.dimensions[type]?.[unit] ?? [1, 1];
}

/** A quantity in more characters is hard to read. */
const EASY = 10;
const EVERYTHING = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

interface Bound {
  readonly comparator: Comparator;
  readonly quantity: string;
  readonly times?: number;
}

function boundsIn(said: string): Bound[] {
  for (const between of BETWEEN) {
    const [, first, second] = between.exec(said) ?? [];
    if (first === undefined || second === undefined) continue;
    // In `2..5 GB` the unit of the second is that of both.
    const unit = whole(NUMBER).test(first.trim()) ? second.replace(new RegExp(`^${NUMBER}`, "i"), "") : "";
    return [
      { comparator: ">=", quantity: first.trim() + unit },
      { comparator: "<=", quantity: second },
    ];
  }
  const [, about] = ABOUT.exec(said) ?? [];
  if (about !== undefined) {
    return [
      { comparator: ">=", quantity: about, times: 1 - ROUGHLY },
      { comparator: "<=", quantity: about, times: 1 + ROUGHLY },
    ];
  }
  const [, amount, after] = OR_SO.exec(said) ?? [];
  if (amount !== undefined) return bound(AFTER[after?.toLowerCase() ?? ""], amount);
  const [, before, first, then, second] = COMPARISONS.exec(said) ?? [];
  return [...bound(BEFORE[before?.toLowerCase() ?? ""], first), ...bound(BEFORE[then?.toLowerCase() ?? ""], second)];
}

function bound(comparator: Comparator | undefined, quantity: string | undefined): Bound[] {
  return comparator === undefined || quantity === undefined ? [] : [{ comparator, quantity }];
}
