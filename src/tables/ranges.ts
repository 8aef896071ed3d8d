/** Sets of ordered values as sorted, disjoint, half-open intervals: no open and closed cases anywhere. */
import { nextDown, nextUp } from "../units.ts";
import type { Input } from "./model.ts";

export type Range = readonly [from: number, to: number];
export type Comparator = "<" | "<=" | ">" | ">=" | "=";

/** The whole domain of an ordered input. */
export function domain(input: Input): Range {
  return [input.range[0], after(input, input.range[1])];
}

/** The values that a comparison admits, within the domain. */
export function compare(input: Input, comparator: Comparator, value: number): Range[] {
  const [low, high] = domain(input);
  const whole = input.type === "count";
  const from = whole ? Math.ceil(value) : value;
  const past = after(input, whole ? Math.floor(value) : value);
  const bounds: Record<Comparator, Range> = {
    "<": [low, from],
    "<=": [low, past],
    ">": [past, high],
    ">=": [from, high],
    "=": [from, past],
  };
  return clip([bounds[comparator]], [low, high]);
}

export function union(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].filter(([from, to]) => from < to).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function intersect(a: readonly Range[], b: readonly Range[]): Range[] {
  return union(a.flatMap((range) => clip(b, range)));
}

export function complement(input: Input, ranges: readonly Range[]): Range[] {
  const [low, high] = domain(input);
  const holes: Range[] = [];
  let from = low;
  for (const [start, end] of union(ranges)) {
    holes.push([from, start]);
    from = end;
  }
  holes.push([from, high]);
  return holes.filter(([start, end]) => start < end);
}

/** The last value before the end of a half-open range. */
export function lastBefore(input: Input, end: number): number {
  return input.type === "count" ? end - 1 : nextDown(end);
}

/** The first value after `value`: the next whole number of a count, the next double of anything else. */
export function after(input: Input, value: number): number {
  return input.type === "count" ? value + 1 : nextUp(value);
}

function clip(ranges: readonly Range[], [low, high]: Range): Range[] {
  return ranges.map(([from, to]): Range => [Math.max(from, low), Math.min(to, high)]).filter(([from, to]) => from < to);
}
