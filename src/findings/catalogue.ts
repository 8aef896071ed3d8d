/** The catalogue: its own files, and what is asked of it. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const CATALOGUE_KINDS = {
  "catalogue/columns": {
    severity: "error",
    means: "A table of the catalogue lacks a column, or has one that nothing reads.",
    says: (missing: readonly string[], unknown: readonly string[], columns: readonly string[]) => [
      [
        ...(missing.length === 0 ? [] : [`columns are missing: ${missing.join(", ")}`]),
        ...(unknown.length === 0 ? [] : [`columns are unknown: ${unknown.map(shorten).join(", ")}`]),
      ].join("; "),
      `the first line is ${columns.join(",")}`,
    ],
  },
  "catalogue/cell": {
    severity: "error",
    means: "A cell of the catalogue is empty, or no value of its column.",
    says: (column: string, cell: string | undefined, message: string) =>
      cell === undefined
        ? ["the row has too few or too many cells", "quote a cell with commas in it"]
        : `${column} "${shorten(cell)}": ${message}`,
  },
  "catalogue/unknown-type": {
    severity: "error",
    means: "A price is for an instance type that the catalogue does not describe.",
    says: (name: string, known: readonly string[]) => [
      `there is no instance type "${shorten(name)}"`,
      suggestion(name, known),
    ],
  },
  "catalogue/unknown-region": {
    severity: "error",
    means: "Prices were asked for in a region of which the catalogue has none.",
    says: (region: string, known: readonly string[]) => [
      `there are no prices of region "${shorten(region)}"`,
      suggestion(region, known),
    ],
  },
} satisfies Record<string, Kind>;
