/** The rows of a CSV file, each held against its shape; what does not fit is named with its line. */
import type { z } from "zod";
import type { Finding, Place } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { RuleFile } from "../tables/load/index.ts";
import { parseCsv } from "./csv.ts";

export interface Row<T> {
  readonly value: T;
  readonly at: Place;
}

export interface Rows<T> {
  readonly rows: readonly Row<T>[];
  readonly findings: readonly Finding[];
}

export function readRows<S extends z.ZodType>(
  { name, text }: RuleFile,
  columns: readonly string[],
  shape: S,
): Rows<z.output<S>> {
  const table = parseCsv(text);
  const missing = columns.filter((column) => !table.columns.includes(column));
  const unknown = table.columns.filter((column) => !columns.includes(column));
  if (missing.length + unknown.length > 0) {
    return { rows: [], findings: [finding("catalogue/columns", { file: name, line: 1 }, missing, unknown, columns)] };
  }
  const rows: Row<z.output<S>>[] = [];
  const findings: Finding[] = [];
  for (const { line, cells } of table.rows) {
    const at = { file: name, line };
    const read = shape.safeParse(cells);
    if (read.success) {
      rows.push({ value: read.data, at });
      continue;
    }
    for (const { path, message } of read.error.issues) {
      // A cell too many belongs to no column.
      const column = path[0] === undefined ? undefined : String(path[0]);
      findings.push(finding("catalogue/cell", at, column ?? "", column && cells[column], message));
    }
  }
  return { rows, findings };
}

/** Rows that bear the name of an earlier one. */
export function sameNames<T>(what: string, rows: readonly Row<T>[], nameOf: (value: T) => string): Finding[] {
  const first = new Map<string, Place>();
  return rows.flatMap(({ value, at }) => {
    const name = nameOf(value);
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, at);
    return earlier === undefined ? [] : [finding("table/duplicate", at, what, name, `${earlier.file}:${earlier.line}`)];
  });
}
