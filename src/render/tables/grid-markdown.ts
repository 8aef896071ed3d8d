/** A decision or table in Markdown: every condition has its column, for pages that scroll sideways. */
import type { Grid, Part } from "../../tables/grid.ts";
import { escaped, table } from "../markdown-parts.ts";
import { effectTitles, testOf } from "./plan.ts";
import { effects, KINDS, lineOf, partTitle } from "./words.ts";

export function gridMarkdown(grid: Grid): string {
  const options = grid.options.map(({ id, title }) => `- \`${id}\`: ${escaped(title)}`);
  const about = `\`${grid.name}\` is ${KINDS[grid.kind]}, written at \`${lineOf(grid.at)}\`.`;
  const blocks = [
    [`## ${escaped(grid.title)}`],
    [about],
    ...(options.length === 0 ? [] : [options]),
    ...grid.parts.flatMap((part) => [[`### ${escaped(partTitle(grid, part))}`], partTable(part)]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function partTable({ inputs, rows }: Part): string[] {
  const titles = effectTitles(rows);
  const head = [
    "Rule",
    ...inputs.map((input) => `\`${input}\``),
    ...titles.map(escaped),
    "Because",
    "Source",
    "Written",
  ];
  const cells = rows.map((row) => {
    const said = effects(row.effect);
    return [
      `\`${row.id}\``,
      ...inputs.map((input) => escaped(testOf(row, input))),
      ...titles.map((title) => escaped(said.find((each) => each.title === title)?.text ?? "")),
      escaped(row.because),
      row.judgement ? "judgement" : row.sources.map((id) => `\`${id}\``).join(", "),
      `\`${lineOf(row.at)}\``,
    ];
  });
  return table(head, cells);
}
