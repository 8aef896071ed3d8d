/**
 * Quantities with units. A dimension (size, time, rate, …) is a map of unit names to exact factors; the
 * dimensions themselves are data, so that a rule set can add its own. The unit "" stands for a bare number.
 */

/** A factor as numerator and denominator: 70 ms must be the same double as 0.07 s. */
export type Factor = readonly [numerator: number, denominator: number];
export type Dimension = Readonly<Record<string, Factor>>;
export interface Units {
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Other spellings: "minutes" for "min". Read, never printed. */
  readonly spellings: Readonly<Record<string, string>>;
}

export type QuantityProblem = "not-a-number" | "missing-unit" | "unknown-unit";
export type Quantity =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: QuantityProblem; readonly unit: string };

const QUANTITY = /^([+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)\s*(\S*)$/i;

/** Reads `40 MB`, `40MB`, `0.05/s`, in the base unit of the dimension (B, s, /s, %, USD, 1). */
export function parseQuantity(text: string, dimension: string, units: Units): Quantity {
  const match = QUANTITY.exec(text.trim());
  if (match === null) return { ok: false, problem: "not-a-number", unit: "" };
  return scaleQuantity(Number(match[1]), match[2] ?? "", dimension, units);
}

/** The same for a number and a unit that were already told apart. */
export function scaleQuantity(amount: number, unit: string, dimension: string, units: Units): Quantity {
  if (!Number.isFinite(amount)) return { ok: false, problem: "not-a-number", unit };
  const factors = units.dimensions[dimension] ?? BARE;
  const factor = own(factors, unit) ?? own(factors, own(units.spellings, unit) ?? unit);
  if (factor === undefined) {
    return { ok: false, problem: unit === "" ? "missing-unit" : "unknown-unit", unit };
  }
  const value = (amount * factor[0]) / factor[1];
  // Beyond what a number can hold, it is none.
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, problem: "not-a-number", unit };
}

/** The shortest exact way to write a value: 6291456 B is `6 MiB`, 300 s is `5 min`. */
export function formatQuantity(value: number, dimension: string, units: Units): string {
  const ways = units.dimensions[dimension] ?? BARE;
  let best: { readonly digits: string; readonly unit: string } | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const unit in ways) {
    const [numerator, denominator] = ways[unit] ?? [1, 1];
    const amount = (value * denominator) / numerator;
    const digits = String(amount);
    // Below one, `0.5 GB` is as short as `500 MB` but harder to read; exponents are no way to say a size.
    const hard = (Math.abs(amount) < 1 ? 4 : 0) + (digits.includes("e") ? 20 : 0);
    // A unit in which the digits round is no exact way at all.
    const inexact = (amount * numerator) / denominator === value ? 0 : 100;
    const length = digits.length + hard + inexact;
    if (length >= shortest) continue;
    best = { digits, unit };
    shortest = length;
  }
  if (best === undefined) return String(value);
  return best.unit === "" || best.unit.startsWith("/") ? best.digits + best.unit : `${best.digits} ${best.unit}`;
}

/** The units a user may write for a dimension, in the order they were declared. */
export function unitNames(dimension: string, units: Units): string[] {
  return Object.keys(units.dimensions[dimension] ?? BARE).filter((unit) => unit !== "");
}

/** Another dimension in which the unit exists, to say "min is a time". */
export function dimensionOf(unit: string, units: Units): string | undefined {
  const name = own(units.spellings, unit) ?? unit;
  return Object.keys(units.dimensions).find(
    (dimension) => own(units.dimensions[dimension] ?? BARE, name) !== undefined,
  );
}

/** The next larger double: the first value that `> v` admits. */
export function nextUp(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** The next smaller double: the last value below a half-open end. */
export function nextDown(value: number): number {
  return -nextUp(-value);
}

const view = new DataView(new ArrayBuffer(8));
const BARE: Dimension = { "": [1, 1] };

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
