/** Instances and money in a decision record: the figures, the arithmetic behind them, and where they swap. */
import type { SizedType } from "../../advisor/sizing/answer.ts";
import { price } from "../../advisor/sizing/money.ts";
import { costLine, rangeWords, swapWords } from "../cost-words.ts";
import { escaped, table } from "../markdown-parts.ts";
import type { Page } from "./page.ts";

export function sizeAndCost({ answer }: Page): string[] {
  const { sizing, cost } = answer;
  if (cost === undefined || (cost.status === "none" && sizing === undefined)) return [];
  const types = [...(sizing?.shortlist ?? []), ...(sizing?.alternatives ?? [])];
  const settings = (sizing?.settings ?? []).map(
    ({ name, value, because }) => `- ${escaped(name)} \`${escaped(value)}\`: ${escaped(because)}`,
  );
  const lines = [...(sizing?.memory.lines ?? []), ...(sizing?.count?.lines ?? []), ...cost.lines];
  const swaps = cost.breakEven === undefined ? [] : swapWords(cost.breakEven).map((line) => `- ${escaped(line)}`);
  return [
    "## Size and cost",
    "",
    escaped(costLine(cost, sizing?.regionAssumed === true)),
    ...block(types.length === 0 ? [] : table(["Type", "Instances", "An hour each", "Because"], types.map(row))),
    ...block(settings),
    ...block(lines.map((line) => `- ${escaped(line)}`)),
    ...block(swaps),
    ...block(cost.notes.map((note) => `- Not in it: ${escaped(note)}`)),
    ...block(cost.fixed === undefined ? [] : [`Fixed: ${rangeWords(cost.fixed)} a month.`]),
  ];
}

function row({ type, title, instances, usdPerHour, estimated, because }: SizedType): string[] {
  const name = title === undefined ? `\`${type}\`` : `\`${type}\` (${escaped(title)})`;
  return [name, String(instances), `${price(usdPerHour)}${estimated ? " (estimate)" : ""}`, escaped(because)];
}

function block(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}
