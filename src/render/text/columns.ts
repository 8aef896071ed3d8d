/** Rows in columns, drawn by cli-table3 without borders; below a readable width they are stacked instead. */
import Table from "cli-table3";
import { indented, longest, wrap } from "../layout.ts";

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
  const table = new Table({
    // Every part of cli-table3's own styling writes escape codes, into pipes too.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars: NO_BORDERS,
    colWidths: widths,
  });
  const paintRow = (row: readonly Cell[]) =>
    row.map(({ text, paint = plain, lead }, place) => {
      const [first = "", ...more] = wrap(text, (widths[place] ?? GAP + 1) - GAP);
      const begins = lead !== undefined && first.startsWith(lead.text);
      const head = begins ? lead.paint(lead.text) + first.slice(lead.text.length) : paint(first);
      return [head, ...more.map(paint)].join("\n");
    });
  table.push(paintRow(head.map(({ title }) => ({ text: title, paint: paintHead }))), ...rows.map(paintRow));
  const indent = " ".repeat(INDENT);
  return table
    .toString()
    .split("\n")
    .map((line) => (indent + line).trimEnd());
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

function plain(text: string): string {
  return text;
}

const INDENT = 2;
const GAP = 2;

const NO_BORDERS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((part) => [part, ""]),
);
