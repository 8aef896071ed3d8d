/** Changed prices in words, the largest change first. */
import type { ChangedPrice, PriceDiff } from "../../catalog/diff-prices.ts";
import type { Price } from "../../catalog/model.ts";
import { renderFindings } from "../findings.ts";
import { printable, wrap } from "../layout.ts";
import type { Theme } from "../text/theme.ts";
import { type GridRow, grid } from "./grid.ts";
import { counted, dollars } from "./words.ts";

/** @param most changes to show */
export function renderPriceDiff(diff: PriceDiff, most: number, theme: Theme, terminal: number): string {
  const width = Math.max(40, Math.min(terminal, 120));
  const { changed, added, gone } = diff;
  const head = ["REGION", "COMPONENT", "ITEM", "BEFORE", "AFTER", "CHANGE", "UNIT"];
  const rows = changed.slice(0, most).map((change) => row(change, theme));
  const more = changed.length - rows.length;
  return `${[
    ...wrap(summary(diff), width).map(theme.strong),
    ...(rows.length === 0 ? [] : ["", ...grid(head, rows, width, theme)]),
    ...(more > 0 ? [`  and ${counted(more, "other change")}: --most ${changed.length}`] : []),
    ...listed("New", added, most, width),
    ...listed("Gone", gone, most, width),
  ].join("\n")}\n${diff.findings.length === 0 ? "" : `\n${renderFindings(diff.findings)}`}`;
}

function summary({ before, after, changed, added, gone, same }: PriceDiff): string {
  const percents = changed.flatMap(({ percent }) => percent ?? []);
  const [low, high] = [Math.min(...percents), Math.max(...percents)];
  const range = percents.length === 0 ? "" : ` (${low === high ? signed(low) : `${signed(low)} to ${signed(high)}`})`;
  const other = [
    ...(added.length === 0 ? [] : [`${added.length} new`]),
    ...(gone.length === 0 ? [] : [`${gone.length} gone`]),
    `${same} the same`,
  ];
  return `${counted(changed.length, "price")} changed${range}, ${other.join(", ")}: ${printable(before)} to ${printable(after)}`;
}

function row({ before, after, percent }: ChangedPrice, theme: Theme): GridRow {
  const unit = before.unit === after.unit ? after.unit : `${after.unit}, was ${before.unit}`;
  const change = percent === undefined ? "" : signed(percent);
  const [old, now] = [dollars(before.usd), dollars(after.usd)];
  return {
    cells: [
      { text: printable(after.region) },
      { text: printable(after.component) },
      { text: printable(after.item), paint: theme.strong },
      { text: old },
      { text: now },
      { text: change, paint: percent !== undefined && percent > 0 ? theme.bad : theme.good },
      { text: printable(unit) },
    ],
    sentence: printable(
      `${after.region} ${after.component} ${after.item}: ${old} to ${now} USD for 1 ${unit} ${change}`,
    ).trimEnd(),
  };
}

function listed(title: string, prices: readonly Price[], most: number, width: number): string[] {
  if (prices.length === 0) return [];
  const names = prices
    .slice(0, most)
    .map(({ region, component, item, usd }) => printable(`${region} ${component} ${item} ${dollars(usd)}`));
  const more = prices.length - names.length;
  const text = `${names.join(", ")}${more > 0 ? ` and ${counted(more, "more")}` : ""}`;
  return ["", ...wrap(`${title}  ${text}`, width)];
}

function signed(percent: number): string {
  return `${percent > 0 ? "+" : ""}${percent}%`;
}
