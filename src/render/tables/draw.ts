/** A grid with lines between its columns, drawn by cli-table3; a row may be followed by lines across all columns. */
import Table from "cli-table3";

export interface DrawnRow {
  /** One text a column. */
  readonly cells: readonly string[];
  /** Said beneath, across the columns. */
  readonly beneath: readonly string[];
}

export interface Lines {
  readonly across: string;
  readonly down: string;
  readonly cross: string;
}

export interface Paint {
  readonly head: (text: string) => string;
  readonly beneath: (text: string) => string;
}

/** Room that each column takes beside its text. */
export const GAP = 3;

export function draw(
  head: readonly string[],
  rows: readonly DrawnRow[],
  widths: readonly number[],
  lines: Lines,
  paint: Paint,
): string[] {
  const table = new Table({
    // Every part of cli-table3's own styling writes escape codes, into pipes too.
    style: { head: [], border: [], "padding-left": 1, "padding-right": 1 },
    chars: { ...NO_BORDERS, middle: lines.down },
    colWidths: widths.map((width) => width + 2),
  });
  const texts = [head, ...rows.map(({ cells }) => cells)].map((cells) => cellsOf(cells, widths));
  table.push(...texts.map((cells, place) => (place === 0 ? cells.map((cell) => painted(cell, paint.head)) : cells)));
  const drawn = table.toString().split("\n");
  const rule = widths.map((width) => lines.across.repeat(width + 2)).join(lines.cross);
  return texts
    .flatMap((cells, place) => {
      const height = Math.max(...cells.map((cell) => cell.split("\n").length));
      // Indented, so that the ids stand out at the edge.
      const beneath = (rows[place - 1]?.beneath ?? []).map((line) => `   ${paint.beneath(line)}`);
      return [...drawn.splice(0, height), ...(place === 0 ? [rule] : beneath)];
    })
    .map((line) => line.trimEnd());
}

/** Texts wrapped to their columns: at spaces, else after hyphens and dots, else anywhere; never cut off. */
function cellsOf(texts: readonly string[], widths: readonly number[]): string[] {
  return texts.map((text, place) => pieces(text, widths[place] ?? 1).join("\n"));
}

function pieces(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((whole) => short(whole, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function short(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const seam = Math.max(word.lastIndexOf("-", width - 1), word.lastIndexOf(".", width - 1)) + 1;
  const at = seam > width / 3 ? seam : width;
  return [word.slice(0, at), ...short(word.slice(at), width)];
}

function painted(cell: string, paint: (text: string) => string): string {
  return cell.split("\n").map(paint).join("\n");
}

const NO_BORDERS = Object.fromEntries(
  ["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"]
    .concat(["left", "left-mid", "mid", "mid-mid", "right", "right-mid"])
    .map((part) => [part, ""]),
);
