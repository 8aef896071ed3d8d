/** Scans as Markdown: bands as a table, a map as a table of letters. */
import type { Scan } from "../../advisor/compare/scan-sheet.ts";
import { outcomeWords } from "../choice.ts";
import { escaped, table } from "../markdown-parts.ts";
import { bandName, scanSummary } from "./bands.ts";
import { letter, mapSummary, nameOf } from "./map.ts";
import { answerLine } from "./words.ts";

export function scanMarkdown(scan: Scan): string {
  const title = `## ${escaped(scan.kind === "bands" ? scanSummary(scan) : mapSummary(scan))}`;
  const sections = [[title], scan.varies.length === 0 ? [] : body(scan), [`Tables \`${scan.tables}\`.`]];
  const filled = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

function body(scan: Scan): string[] {
  if (scan.kind === "bands") {
    const rows = scan.bands.map((band) => [
      code(bandName(scan, band)),
      ...scan.varies.map((name) => escaped(outcomeWords(band.answers[name] ?? ""))),
    ]);
    return table([scan.input, ...scan.varies], rows);
  }
  const rows = scan.cells.map((row, place) => {
    const band = scan.rows.bands[place];
    return [band === undefined ? "" : code(nameOf(band)), ...row.map((places) => places.map(letter).join("/"))];
  });
  const legend = scan.answers.map((answers, place) => `- ${letter(place)}: ${escaped(answerLine(answers))}`);
  const head = [`${scan.rows.input} \\ ${scan.columns.input}`, ...scan.columns.bands.map((band) => code(nameOf(band)))];
  return [...table(head, rows), "", ...legend];
}

function code(text: string): string {
  return `\`${text.replaceAll("`", "'")}\``;
}
