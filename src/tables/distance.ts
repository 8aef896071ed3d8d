/** How a value stands to a condition: met or not, and how far it lies from where the condition changes its mind. */
import { formatQuantity, nextDown, type Units } from "../units.ts";
import type { Cell, Condition, Input, Limit, Value } from "./model.ts";
import { domain } from "./ranges.ts";

export interface Standing {
  readonly met: boolean;
  /** Quantities only, and only where the condition has an edge inside the domain. */
  readonly gap?: Gap;
}

export interface Gap {
  /** How far the value lies from the edge, in the base unit; 0 exactly at it. */
  readonly by: number;
  /** The nearest number at which the condition changes its mind, in the base unit, as it is written. */
  readonly edge: number;
  readonly side: "over" | "under" | "at";
  /** The limit that the edge is, if it is one. */
  readonly limit?: Limit;
}

/** Stands a value against a condition; `limits` are the cited numbers that the condition may refer to. */
export function standing(
  input: Input,
  { cell, limits: ids }: Condition,
  value: Value,
  { limits, units }: { readonly limits: Readonly<Record<string, Limit>>; readonly units: Units },
): Standing {
  const met = admits(cell, value);
  if (cell.kind !== "ranges" || typeof value !== "number") return { met };
  const [low, high] = domain(input);
  const named = ids.flatMap((id) => limits[id] ?? []);
  const edges = cell.ranges
    .flat()
    .filter((end) => end > low && end < high)
    .map((end) => asWritten(input, end, named, units));
  const [edge] = edges.sort((a, b) => Math.abs(value - a) - Math.abs(value - b));
  if (edge === undefined) return { met };
  const limit = named.find((each) => each.value === edge);
  const gap = { by: Math.abs(value - edge), edge, side: sideOf(value, edge) };
  return { met, gap: limit === undefined ? gap : { ...gap, limit } };
}

/** `36 MB over 4 MB`, `exactly 4 MB`: a gap in words, rounded to three digits; a limit as its publisher writes it. */
export function describeGap(input: Input, { by, edge, side, limit }: Gap, units: Units): string {
  const at = limit?.text ?? formatQuantity(edge, input.type, units);
  if (side === "at") return `exactly ${at}`;
  // A value that is next to nothing beside the edge lies under it by the edge itself, which says nothing.
  if (by.toPrecision(3) === edge.toPrecision(3)) return `${side} ${at}`;
  return `${inUnitOf(at, by, input, units)} ${side} ${at}`;
}

/** A gap in the unit in which its edge is written, unless that makes it tiny. */
function inUnitOf(edge: string, by: number, { type }: Input, units: Units): string {
  const unit = /[^\d.,\s]\S*$/.exec(edge)?.[0] ?? "";
  const [numerator, denominator] = units.dimensions[type]?.[unit] ?? [0, 1];
  const amount = Number(((by * denominator) / numerator).toPrecision(3));
  if (unit === "" || !Number.isFinite(amount) || amount < 0.1) {
    return formatQuantity(Number(by.toPrecision(3)), type, units);
  }
  return unit.startsWith("/") ? `${amount}${unit}` : `${amount} ${unit}`;
}

/** Does a condition hold for a value? */
export function admits(cell: Cell, value: Value): boolean {
  if (cell.kind === "ranges") {
    if (typeof value === "number") return cell.ranges.some(([from, to]) => from <= value && value < to);
    return typeof value === "string" && cell.words.includes(value);
  }
  if (cell.kind === "values") return cell.values.includes(String(value)) !== cell.not;
  const present = cell.members.filter((member) => Array.isArray(value) && value.includes(member)).length;
  if (cell.test === "all") return present === cell.members.length;
  return present > 0 === (cell.test === "some");
}

/** `> 4 MB` begins one step above 4 MB: of the two neighbours the one that a person wrote. */
function asWritten(input: Input, end: number, named: readonly Limit[], units: Units): number {
  const before = input.type === "count" ? end - 1 : nextDown(end);
  const isNamed = (edge: number): boolean => named.some(({ value }) => value === edge);
  if (isNamed(before)) return before;
  if (isNamed(end) || input.type === "count") return end;
  const length = (value: number): number => formatQuantity(value, input.type, units).length;
  return length(before) < length(end) ? before : end;
}

function sideOf(value: number, edge: number): Gap["side"] {
  if (value === edge) return "at";
  return value > edge ? "over" : "under";
}
