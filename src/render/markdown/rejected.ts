/** The options that were not chosen: ruled out with every reason, ranked lower and below what, or not called for. */
import type { DecisionAnswer, Reason } from "../../advisor/answer.ts";
import { escaped, table } from "../markdown-parts.ts";
import { type Page, reasoned } from "./page.ts";

export function rejected(page: Page): string[] {
  const rows = page.shown.flatMap(([name, decision]) => [
    ...ruledOut(page, name, decision),
    ...rankedLower(page, name, decision),
  ]);
  return rows.length === 0 ? [] : ["## Options rejected", "", ...table(["Option", "Because"], rows)];
}

/** Options with the same objections stand together. */
function ruledOut(page: Page, name: string, { others }: DecisionAnswer): string[][] {
  const byReasons = new Map<string, string[]>();
  for (const { option, status, by, nearMiss } of others) {
    if (status !== "ruled-out") continue;
    const near = nearMiss === undefined ? "" : `<br>A near miss: ${escaped(nearMiss.distance)}`;
    const reasons = by.map((reason) => objection(page, reason)).join("<br>") + near;
    byReasons.set(reasons, [...(byReasons.get(reasons) ?? []), `\`${option}\``]);
  }
  return [...byReasons].map(([reasons, options]) => [`${name} ${options.join(", ")}`, reasons]);
}

function rankedLower(page: Page, name: string, { others, options }: DecisionAnswer): string[][] {
  const lower = others.filter(({ status }) => status === "ranked-lower");
  const [first] = lower;
  if (first === undefined) return [];
  const named = `${name} ${lower.map(({ option }) => `\`${option}\``).join(", ")}`;
  if (options !== undefined) return [[named, "not called for"]];
  const [by] = first.by;
  if (by === undefined) return [[named, "not considered: the decision is given"]];
  return [[named, `ranked below \`${first.below ?? ""}\`: ${reasoned(page, by)}`]];
}

function objection(page: Page, reason: Reason): string {
  return `${escaped(reason.evidence.join(", "))}: ${reasoned(page, reason)}`;
}
