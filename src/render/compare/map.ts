/** A map of two scans on a terminal: a letter for each answer, and what the letters stand for. */
import type { Band, MapScan } from "../../advisor/compare/scan-sheet.ts";
import { hang, longest, printable, wrap } from "../layout.ts";
import type { Paper } from "./index.ts";
import { answerLine, counted, listed } from "./words.ts";

export function mapText(scan: MapScan, paper: Paper): string {
  const { theme, width } = paper;
  const paragraphs = [
    wrap(mapSummary(scan), width).map(theme.strong),
    scan.of.length === 0 ? [] : [...grid(scan, paper), ...left(scan, paper)],
    scan.of.length === 0
      ? []
      : [
          theme.strong(`Columns: ${scan.columns.input}`),
          ...scan.columns.bands.flatMap((band, place) => hang(String(place + 1), nameOf(band), 2, 6, width)),
        ],
    scan.of.length === 0
      ? []
      : [
          theme.strong("Answers"),
          ...scan.answers.flatMap((each, place) => hang(letter(place), answerLine(each), 2, 6, width)),
        ],
    wrap(
      `Next: --decide maps other decisions; --scan ${scan.rows.input} alone shows every change; --format json`,
      width,
    ).map(theme.dim),
  ];
  const filled = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

/** `endpoint over rate and duration: 4 answers`. */
export function mapSummary({ of, answers, rows, columns, varies, wanted }: MapScan): string {
  const over = `over ${rows.input} and ${columns.input}`;
  if (of.length === 0)
    return `Nothing changes ${over}: ${wanted.length === 1 ? `${wanted[0]} stays` : "every decision stays"} as it is`;
  const rest = varies.filter((name) => !of.includes(name));
  const others = rest.length === 0 ? "" : `; ${listed(rest)} ${rest.length === 1 ? "changes" : "change"} too`;
  return `${listed(of)} ${over}: ${counted(answers.length, "answer")}${others}`;
}

function grid({ rows, columns, cells }: MapScan, { theme, width }: Paper): string[] {
  const names = rows.bands.map(nameOf);
  const texts = cells.map((row) => row.map((places) => places.map(letter).join("/")));
  const widths = columns.bands.map((_, place) =>
    Math.max(String(place + 1).length, longest(texts.map((row) => row[place] ?? ""))),
  );
  const lead = Math.max(rows.input.length, longest(names));
  const line = (name: string, row: readonly string[]): string =>
    `  ${name.padEnd(lead)}  ${row.map((text, place) => text.padEnd(widths[place] ?? 1)).join("  ")}`.trimEnd();
  const drawn = [
    line(
      rows.input,
      columns.bands.map((_, place) => String(place + 1)),
    ),
    ...texts.map((row, place) => line(names[place] ?? "", row)),
  ];
  const [head = "", ...rest] = drawn;
  if (longest(drawn) <= width) return [theme.dim(head), ...rest];
  // A name takes a line of its own where the cells need the room beside it.
  const below = (row: readonly string[]): string[] =>
    wrap(row.map((text, place) => text.padEnd(widths[place] ?? 1)).join(" "), width - 4).map((each) => `    ${each}`);
  return texts.flatMap((row, place) => [
    `  ${names[place]}`,
    ...below(row.map((text, column) => `${column + 1}:${text}`)),
  ]);
}

function left({ rows, columns, cells }: MapScan, { theme, width }: Paper): string[] {
  const sides = [rows, columns].flatMap(({ input, left: count }) =>
    count === 0 ? [] : [`${counted(count, "further piece")} of ${input} left out; scan a smaller range`],
  );
  const mixed = cells.flat().some((places) => places.length > 1)
    ? ["several letters: the answer changes inside, with what is computed from both inputs"]
    : [];
  return [...mixed, ...sides].flatMap((text) => wrap(text, width - 2).map((each) => theme.dim(`  ${each}`)));
}

export function nameOf({ change, here }: Band): string {
  return `${printable(change)}${here ? " (now)" : ""}`;
}

/** a to z, then A to Z, then numbers. */
export function letter(place: number): string {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  return letters[place] ?? `#${place + 1}`;
}
