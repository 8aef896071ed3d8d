/** Rows in columns, drawn by cli-table3 without borders; below a readable width they are stacked instead. */
import Table from "cli-table3";
import { indented, wrap } from "../layout.ts";

export interface Column {
  readonly title: string;
  /** Share of the room that the fixed columns leave; 0 for a column as wide as its longest text. */
  readonly share: number;
  /** No wider than this. */
  readonly most?: number;
}

/** The narrowest line on which columns are easier to read than a stack. */
const NARROWEST = 76;

export interface Cell {
  readonly text: string;
  readonly paint?: (text: string) => string;
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
  const longest = head.map((column, place) =>
    Math.min(column.most ?? width, Math.max(column.title.length, ...rows.map((row) => row[place]?.text.length ?? 0))),
  );
  const fixed = head.reduce(
    (sum, column, place) => sum + (column.share === 0 ? (longest[place] ?? 0) + GAP : 0),
    INDENT,
  );
  const room = width - fixed - GAP * head.filter(({ share }) => share > 0).length;
  const widths = head.map(({ share }, place) => {
    const wanted = longest[place] ?? 0;
    return (share === 0 ? wanted : Math.min(wanted, Math.floor(room * share))) + GAP;
  });
  const table = new Table({
    // Every part of cli-table3's own styling writes escape codes, into pipes too.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars: NO_BORDERS,
    colWidths: widths,
  });
  const paintRow = (row: readonly Cell[]) =>
    row.map(({ text, paint }, place) => {
      const lines = wrap(text, (widths[place] ?? GAP + 1) - GAP);
      return lines.map((line) => (paint === undefined ? line : paint(line))).join("\n");
    });
  table.push(paintRow(head.map(({ title }) => ({ text: title, paint: paintHead }))), ...rows.map(paintRow));
  const indent = " ".repeat(INDENT);
  return table
    .toString()
    .split("\n")
    .map((line) => (indent + line).trimEnd());
}

/** One block a row: its first cells on a line, the rest indented below. */
function stacked(rows: readonly (readonly Cell[])[], width: number): string[] {
  return rows.flatMap(([name, choice, ...rest]) => {
    const paint = choice?.paint ?? ((text: string) => text);
    const head = indented(`${name?.text ?? ""}: ${choice?.text ?? ""}`, 2, width).map(paint);
    const lines = rest.flatMap(({ text }) => (text === "" ? [] : wrap(text, width - 4)));
    return [...head, ...lines.map((line) => `    ${line}`)];
  });
}

const INDENT = 2;
const GAP = 2;

const NO_BORDERS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid", "middle"])
    .map((part) => [part, ""]),
);
