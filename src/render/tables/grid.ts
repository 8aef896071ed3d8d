/** A decision or table as a grid for the terminal; stacked where a line is too narrow for one. */
import type { Grid, GridRow, Part } from "../../tables/grid.ts";
import { hang, headed, indented, longest } from "../layout.ts";
import type { Theme } from "../text/theme.ts";
import { draw } from "./draw.ts";
import { otherConditions, type Plan, planOf, testOf } from "./plan.ts";
import { effects, KINDS, legible, lineOf, partTitle, type Said } from "./words.ts";

/** The narrowest line on which a grid is easier to read than a stack. */
const NARROWEST = 64;

/** Longer lists of conditions stand beneath their row: in a column they would be a ribbon. */
const LONGEST_OTHERS = 70;

export function renderGrid(shown: Grid, theme: Theme, columns: number): string {
  const grid = legible(shown);
  const width = Math.max(40, Math.min(columns, 160));
  const parts = grid.parts.map((part) => {
    const plan = width < NARROWEST ? undefined : planOf(part, width);
    const title = indented(partTitle(grid, part), 0, width).map((line) => theme.strong(line));
    return [...title, ...(plan === undefined ? stacked(part, theme, width) : drawn(part, plan, theme, width))];
  });
  return `${[header(grid, theme, width), ...parts].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function header({ name, title, kind, at, options }: Grid, theme: Theme, width: number): string[] {
  const column = 2 + longest(options.map(({ id }) => id)) + 2;
  return [
    ...headed(name, title, theme, width),
    ...indented(`${KINDS[kind]}, ${lineOf(at)}`, 0, width).map((line) => theme.dim(line)),
    ...options.flatMap((option) => hang(option.id, option.title, 2, column, width)),
  ];
}

function drawn({ rows }: Part, plan: Plan, theme: Theme, width: number): string[] {
  const rest = plan.inputs.length === 0 ? "conditions" : "other conditions";
  const head = ["rule", ...plan.inputs, ...(plan.others ? [rest] : []), ...plan.effects];
  const table = rows.map((row) => {
    const said = effects(row.effect);
    const others = otherConditions(row, plan);
    const below = others.length > LONGEST_OTHERS;
    const spelt = plan.others ? [below ? "(below)" : others] : [];
    const cells = [...plan.inputs.map((input) => testOf(row, input)), ...spelt].map(orDash);
    const shown = plan.effects.map((title) => said.find((each) => each.title === title)?.text ?? "");
    const beneath = [
      ...(below ? [`when ${others}`] : []),
      ...said.filter(({ title }) => !plan.effects.includes(title)).map(asLine),
    ];
    return {
      cells: [row.id, ...cells, ...shown],
      beneath: [...beneath, reason(row)].flatMap((text) => indented(text, 0, width - 4)),
    };
  });
  return draw(head, table, plan.widths, theme.lines, { head: theme.strong, beneath: theme.dim });
}

/** A row that asks nothing of an input says so, as decision tables do. */
function orDash(text: string): string {
  return text === "" ? "-" : text;
}

function stacked({ rows }: Part, theme: Theme, width: number): string[] {
  return rows.flatMap((row) => {
    const conditions = row.when.map(({ input, test }) => `${input} ${test}`).join(", ");
    return [
      `  ${theme.strong(row.id)}`,
      ...(conditions === "" ? [] : indented(`when ${conditions}`, 4, width)),
      ...effects(row.effect).flatMap((said) => indented(asLine(said), 4, width)),
      ...indented(reason(row), 4, width).map((line) => theme.dim(line)),
    ];
  });
}

function asLine({ title, text }: Said): string {
  return `${title}: ${text}`;
}

function reason({ because, at }: GridRow): string {
  return `${because} (${lineOf(at)})`;
}
