/** The decision requirements graph as text: layer by layer, each decision beneath what it needs. */
import type { Requirement, Requirements } from "../../tables/requirements.ts";
import { hang, longest } from "../layout.ts";
import type { Theme } from "../text/theme.ts";

export function renderRequirements({ inputs, decisions }: Requirements, theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const column = 2 + longest(decisions.map(({ name }) => name)) + 2;
  const depth = Math.max(0, ...decisions.map(({ layer }) => layer));
  const layers = Array.from({ length: depth }, (_, place) => place + 1).map((layer) => [
    theme.strong(layer === 1 ? "Layer 1: inputs only" : `Layer ${layer}: needs layer ${layer - 1}`),
    ...decisions.filter((each) => each.layer === layer).flatMap((each) => lines(each, column, width)),
  ]);
  const computed = inputs.filter(({ from }) => from.length > 0);
  const products = computed.flatMap(({ name, from }) => hang(name, from.join(" * "), 2, column, width));
  const blocks = [...layers, ...(products.length === 0 ? [] : [[theme.strong("Computed inputs"), ...products]])];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function lines({ name, inputs, decisions, beside }: Requirement, column: number, width: number): string[] {
  const chosen = (names: readonly string[]): string[] => names.filter((each) => !beside.includes(each));
  const parts = [
    ...said("needs", chosen(decisions)),
    ...said("reads", chosen(inputs)),
    ...said("beside its answer:", beside),
  ];
  return hang(name, parts.join("; "), 2, column, width);
}

function said(lead: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${lead} ${names.join(", ")}`];
}
