/** The tables of a rule set at a glance. */
import type { Overview } from "../../tables/overview.ts";
import { indented, wrap } from "../layout.ts";
import { type Cell, columns as columnsOf } from "../text/columns.ts";
import type { Theme } from "../text/theme.ts";
import { legible } from "./words.ts";

/** The narrowest line on which columns are easier to read than sentences. */
const NARROWEST = 64;

export function renderOverview(list: readonly Overview[], theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const tables = legible(list);
  const lines = width < NARROWEST ? stacked(tables, width) : drawn(tables, theme, width);
  const next = wrap("Next: inference-advisor rules show NAME; rules graph", width);
  return `${[...lines, "", total(tables), "", ...next].join("\n")}\n`;
}

function drawn(tables: readonly Overview[], theme: Theme, width: number): string[] {
  const head = ["NAME", "ANSWER", "RULES", "READS"].map((title) => ({ title, share: 0 }));
  const rows = tables.map((table): Cell[] => [
    { text: table.name, paint: theme.strong },
    { text: answer(table) },
    { text: `${table.rules}` },
    { text: `${table.reads.length}` },
    { text: table.title },
  ]);
  return columnsOf([...head, { title: "TITLE", share: 1 }], rows, width, theme.dim);
}

function stacked(tables: readonly Overview[], width: number): string[] {
  return tables.flatMap((table) => {
    const counts = `${answer(table)}, ${counted(table.rules, "rule")}, reads ${table.reads.length}`;
    return indented(`${table.name}: ${table.title} (${counts})`, 2, width);
  });
}

function answer({ kind, options, hit }: Overview): string {
  if (kind === "table") return `table, ${hit}`;
  return kind === "list" ? `list of ${options.length}` : `one of ${options.length}`;
}

function total(tables: readonly Overview[]): string {
  const decisions = tables.filter(({ kind }) => kind !== "table").length;
  const rules = tables.reduce((sum, table) => sum + table.rules, 0);
  return `${counted(decisions, "decision")}, ${counted(tables.length - decisions, "table")}, ${counted(rules, "rule")}`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
