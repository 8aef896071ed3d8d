/** A table with a head, as RFC 4180 writes it. */

export interface CsvRow {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** Cells by the names of their columns; a cell too few is missing, one too many is called `""`. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** Empty lines are passed over; inside quotes a comma, a line break and a doubled quote stand for themselves. */
export function parseCsv(text: string): CsvTable {
  const [head, ...rest] = records(text.replace(/^\ufeff/, ""));
  const columns = head?.cells ?? [];
  const rows = rest.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(cells.map((cell, place) => [columns[place] ?? "", cell])),
  }));
  return { columns, rows };
}

interface CsvRecord {
  readonly line: number;
  readonly cells: string[];
}

/** One cell and what ends it: a comma, a line break or the end. */
const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/y;

function records(text: string): CsvRecord[] {
  const found: CsvRecord[] = [];
  let line = 1;
  let current: CsvRecord = { line, cells: [] };
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length || current.cells.length > 0) {
    const from = CELL.lastIndex;
    const match = CELL.exec(text);
    // A quote that never ends, or text behind one that does: the rest is one cell, to which the shape objects.
    if (match === null) return [...found, { line, cells: [...current.cells, text.slice(from)] }];
    const [whole, quoted, bare, end] = match;
    current.cells.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
    line += whole.split(/\r?\n|\r/).length - 1;
    if (end === ",") continue;
    if (current.cells.some((cell) => cell !== "")) found.push(current);
    current = { line, cells: [] };
    if (CELL.lastIndex >= text.length) break;
  }
  return found;
}
