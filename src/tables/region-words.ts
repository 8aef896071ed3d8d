/** A side of a box as a condition line: what a person would write to say the same of the input. */
import { formatQuantity, type Units } from "../units.ts";
import { type Axis, intervalOf, valueIn } from "./axis.ts";
import type { Input } from "./model.ts";
import { lastBefore } from "./ranges.ts";
import { atomsIn, count, has, isEmpty, type Runs } from "./runs.ts";
import { specialWords, valueKind } from "./value.ts";

/** The condition lines that admit exactly the atoms of `side`; none where it is everything. */
export function describeSide(axis: Axis, side: Runs, units: Units): string[] {
  if (count(side) === axis.size) return [];
  const { name } = axis.input;
  if (isEmpty(side)) return [`${name} is nothing`];
  switch (valueKind(axis.input)) {
    case "set":
      return describeMembers(axis, side);
    case "quantity":
      return [`${name} ${describeQuantities(axis, side, units)}`];
    case "word":
    case "text":
      return [`${name} ${describeWords(axis, side)}`];
  }
}

/** `> 4 MB`, `>= 3`: whichever is written with fewer digits. */
export function lowerBound(input: Input, from: number, units: Units): string {
  const [at, after] = [from, lastBefore(input, from)].map((value) => formatQuantity(value, input.type, units));
  return at !== undefined && after !== undefined && at.length <= after.length ? `>= ${at}` : `> ${after}`;
}

export function upperBound(input: Input, to: number, units: Units): string {
  const [at, last] = [to, lastBefore(input, to)].map((value) => formatQuantity(value, input.type, units));
  return at !== undefined && last !== undefined && at.length < last.length ? `< ${at}` : `<= ${last}`;
}

/** Members that are in every set of the side, and those that are in none. */
function describeMembers({ input, members }: Axis, side: Runs): string[] {
  const atoms = [...atomsIn(side)];
  const present = members.filter((_, bit) => atoms.every((atom) => (atom & (1 << bit)) !== 0));
  const absent = members.filter((_, bit) => atoms.every((atom) => (atom & (1 << bit)) === 0));
  return [
    ...(present.length === 0 ? [] : [`${input.name} has ${present.length > 1 ? "all " : ""}${present.join(" | ")}`]),
    ...(absent.length === 0 ? [] : [`${input.name} lacks ${absent.join(" | ")}`]),
  ];
}

function describeQuantities(axis: Axis, side: Runs, units: Units): string {
  const words = axis.words.filter((_, place) => has(side, axis.firstWord + place));
  // Every number: there may be no first and last one to name.
  if ((side[0] ?? 0) === 0 && (side[1] ?? 0) >= axis.firstWord) {
    return `is not ${axis.words.filter((word) => !words.includes(word)).join(" | ")}`;
  }
  const intervals: string[] = [];
  for (let run = 0; run < side.length; run += 2) {
    const from = side[run] ?? 0;
    const to = Math.min(side[run + 1] ?? 0, axis.firstWord);
    if (from < to) intervals.push(describeInterval(axis, from, to, units));
  }
  if (words.length === 0 && intervals.length === 1) return intervals[0] ?? "";
  return `is ${[...words, ...intervals].join(" | ")}`;
}

/** The atoms `[from, to)` of an ordered input. */
function describeInterval(axis: Axis, from: number, to: number, units: Units): string {
  const { input } = axis;
  const [start] = intervalOf(axis, from);
  const [, end] = intervalOf(axis, to - 1);
  const upper = to < axis.firstWord ? upperBound(input, end, units) : "";
  const lower = from > 0 ? lowerBound(input, start, units) : "";
  return [lower, upper].filter((part) => part !== "").join(" ");
}

function describeWords(axis: Axis, side: Runs): string {
  const text = valueKind(axis.input) === "text";
  const all = Array.from({ length: axis.size }, (_, atom) => atom);
  const inside = all.filter((atom) => has(side, atom));
  const outside = all.filter((atom) => !has(side, atom));
  const written = (atoms: readonly number[]): string =>
    atoms
      .map((atom) => String(valueIn(axis, atom)))
      .map((word) => (text && !specialWords(axis.input).includes(word) ? JSON.stringify(word) : word))
      .join(" | ");
  // The texts that no rule names cannot be listed; they can only be told by what they are not.
  const excludes = text ? has(side, axis.size - 1) : outside.length * 2 < inside.length;
  return excludes ? `is not ${written(outside)}` : `is ${written(inside)}`;
}
