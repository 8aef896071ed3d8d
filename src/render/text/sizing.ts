/** How the instances were found: the arithmetic, what stands beside the choice, and what was left out. */
import type { SizedType } from "../../advisor/sizing/answer.ts";
import { price } from "../../advisor/sizing/money.ts";
import { hang } from "../layout.ts";
import type { View } from "./view.ts";

/** Only the full page shows it: the choice itself stands among the decisions. */
export function sizing({ answer, all, theme, width }: View): string[] {
  const { sizing: sized } = answer;
  if (!all || sized === undefined) return [];
  const { memory, count, shortlist, alternatives, excluded, settings, assumed } = sized;
  const lines = [
    ...memory.lines.map((line) => ["memory", line]),
    ...(count?.lines ?? []).map((line) => ["count", line]),
    ...shortlist.map((each) => ["shortlist", typeWords(each)]),
    ...alternatives.map((each) => ["beside it", typeWords(each)]),
    ...excluded.map(({ types, because }) => ["left out", `types that ${because}: ${types}`]),
    ...settings.map(({ name, value, because }) => ["to set", `${name} ${value}: ${because}`]),
    ...assumed.map(({ input, value, because }) => [
      "assumed",
      `${input} ${value}${because === "" ? "" : `: ${because}`}`,
    ]),
  ];
  const where = `${sized.region}${sized.regionAssumed ? ", as no Region is stated" : ""}`;
  return [theme.strong(`Size (${where})`), ...columned(lines, width)];
}

/** A word in a column of its own, said once for all lines that it heads. */
export function columned(lines: readonly (readonly string[])[], width: number): string[] {
  return lines.flatMap(([head = "", text = ""], place) =>
    hang(lines[place - 1]?.[0] === head ? "" : head, text, 2, 13, width),
  );
}

function typeWords({ type, title, because, instances, usdPerHour, estimated, fits, arch }: SizedType): string {
  const kind = title === undefined ? "" : ` (${title})`;
  const each = `${price(usdPerHour)} an hour${instances > 1 ? " each" : ""}${estimated ? ", an estimate" : ""}`;
  return `${instances} x ${type}${kind}, ${each}: ${because}; ${fits}${arch === "arm64" ? "; arm64" : ""}`;
}
