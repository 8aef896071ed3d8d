/** How many workloads of a fleet got each answer. */
import type { BatchSummary } from "../advisor/batch/shapes.ts";
import { outcomeWords } from "./choice.ts";
import { columns } from "./text/columns.ts";
import type { Theme } from "./text/theme.ts";

export function renderBatchSummary(
  { workloads, failed, decisions }: BatchSummary,
  theme: Theme,
  width: number,
): string {
  const all = `${plural(workloads, "workload")}${failed === 0 ? "" : `, and ${plural(failed, "line")} that cannot be read`}`;
  const head = [
    { title: "DECISION", share: 0 },
    { title: "ANSWER", share: 1 },
    { title: "WORKLOADS", share: 0 },
    { title: "SHARE", share: 0 },
  ];
  const rows = Object.entries(decisions).flatMap(([decision, counts]) =>
    Object.entries(counts).map(([answer, count], place) => [
      { text: place === 0 ? decision : "" },
      { text: outcomeWords(answer) },
      { text: count.toLocaleString("en") },
      { text: `${((100 * count) / workloads).toFixed(1)} %` },
    ]),
  );
  const lines = rows.length === 0 ? [] : ["", ...columns(head, rows, width, theme.dim)];
  return `${[theme.strong(all), ...lines].join("\n")}\n`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
