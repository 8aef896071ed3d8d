/** Rows in columns without borders; below a readable width they are stacked instead. */
import { displayWidth, indented, longest, wrap } from "../layout.ts";

export interface Column {
  readonly title: string;
  /** Share of the room that the fixed columns leave; 0 for a column as wide as its longest text. */
  readonly share: number;
  /** No wider than this. */
  readonly most?: number;
}

/** The narrowest line on which columns are easier to read than a stack. */
const NARROWEST = 56;

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
  /** The words with which the text begins, painted where they fit on its first line. */
  readonly lead?: { readonly text: string; readonly paint: (text: string) => string };
}

export function columns(
  head: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paintHead: (text: string) => string,
): string[] {
  return width < NARROWEST ? stacked(rows, width) : drawn(head, rows, width, paintHead);
}

function drawn(
  head: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paintHead: (text: string) => string,
): string[] {
  const longestTexts = head.map((column, place) =>
    Math.max(column.title.length, ...rows.map((row) => cellWidth(row[place], column.most ?? width))),
  );
  const fixed = head.reduce(
    (sum, column, place) => sum + (column.share === 0 ? (longestTexts[place] ?? 0) + GAP : 0),
    INDENT,
  );
  const room = width - fixed - GAP * head.filter(({ share }) => share > 0).length;
  const widths = head.map(({ share }, place) => {
    const wanted = longestTexts[place] ?? 0;
    return (share === 0 ? wanted : Math.min(wanted, Math.floor(room * share))) + GAP;
  });
  const titles = head.map(({ title }) => ({ text: title, paint: paintHead }));
  return [titles, ...rows].flatMap((row) => drawnRow(row, widths));
}

/** The lines of a row: its cells wrapped, each padded to its column before it is painted. */
function drawnRow(row: readonly Cell[], widths: readonly number[]): string[] {
  const cells = row.map(({ text }, place) => wrap(text, (widths[place] ?? GAP + 1) - GAP));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, number) => {
    const parts = row.map((cell, place) => {
      const line = cells[place]?.[number] ?? "";
      return painted(cell, line, number) + " ".repeat(Math.max(0, (widths[place] ?? 0) - displayWidth(line)));
    });
    return (" ".repeat(INDENT) + parts.join("")).trimEnd();
  });
}

function painted({ paint, lead }: Cell, line: string, number: number): string {
  const begins = number === 0 && lead !== undefined && line.startsWith(lead.text);
  if (begins) return lead.paint(lead.text) + line.slice(lead.text.length);
  return paint === undefined || line === "" ? line : paint(line);
}

/** One paragraph a row: its cells one after the other. */
function stacked(rows: readonly (readonly Cell[])[], width: number): string[] {
  return rows.flatMap((row) =>
    indented(
      row
        .map(({ text }) => text)
        .filter((text) => text !== "")
        .join(": "),
      2,
      width,
    ),
  );
}

/** Texts wrap at `most`, but never inside a word. */
function cellWidth(cell: Cell | undefined, most: number): number {
  return Math.max(Math.min(most, cell?.text.length ?? 0), longestWord(cell));
}

function longestWord(cell: Cell | undefined): number {
  return longest((cell?.text ?? "").split(" "));
}

const INDENT = 2;
const GAP = 2;
