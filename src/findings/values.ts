/** Values that do not fit their input: the same words for specs and for tables. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const VALUE_KINDS = {
  type: {
    severity: "error",
    means: "A value has the wrong shape: a list where one value belongs, a map, or nothing at all.",
    says: (name: string, got: string, expected: string) => [`${name} cannot be ${got}`, `expected ${expected}`],
  },
  number: {
    severity: "error",
    means: "A quantity is not a number with a unit.",
    says: (name: string, typed: string, expected: string) => [
      `"${typed}" is no value of ${name}`,
      `expected ${expected}`,
    ],
  },
  "missing-unit": {
    severity: "error",
    means: "A quantity has no unit, and a bare number would be a guess.",
    says: (name: string, typed: string, written: readonly string[], units: readonly string[]) => [
      `${name} needs a unit: "${typed}" is only a number`,
      `write ${listed(written)}; units are ${units.join(", ")}`,
    ],
  },
  unit: {
    severity: "error",
    means: "A unit is unknown, or belongs to another kind of quantity.",
    says: (name: string, unit: string, belongs: string, dimension: string, units: readonly string[]) => [
      `unit "${unit}" ${belongs === "" ? "is unknown" : `is a ${belongs}`}; ${name} is a ${dimension}`,
      unitHint(unit, belongs, units),
    ],
  },
  range: {
    severity: "error",
    means: "A quantity lies outside the range in which the tables are proved.",
    says: (name: string, typed: string, low: string, high: string) => [
      `${name} ${typed} is outside its range`,
      `use ${low} to ${high}`,
    ],
  },
  value: {
    severity: "error",
    means: "A word is not among the values of its input.",
    says: (name: string, typed: string, values: readonly string[]) => [
      `"${shorten(typed)}" is not a value of ${name}`,
      // "on" is nearer to "no" than to "yes": where there are two words, both are said.
      values.length === 2 ? `use ${values.join(" or ")}` : suggestion(typed, values),
    ],
  },
} satisfies Record<string, Kind>;

/** A unit of another kind is no slip, and two letters are too few to guess from; the wrong case is one. */
function unitHint(unit: string, belongs: string, units: readonly string[]): string {
  if (units.length === 0) return "leave the unit out";
  const slip = unit.length > 2 || units.some((known) => known.toLowerCase() === unit.toLowerCase());
  return belongs === "" && slip ? suggestion(unit, units) : `use one of ${units.join(", ")}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
