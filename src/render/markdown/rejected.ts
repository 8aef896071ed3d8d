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

/** Most decisions have one reason for all of them; those with the same stand together. */
function rankedLower(page: Page, name: string, { others, options }: DecisionAnswer): string[][] {
  const byReason = new Map<string, string[]>();
  for (const { option, status, by, below = "" } of others) {
    if (status !== "ranked-lower") continue;
    const [first] = by;
    const reason =
      first === undefined
        ? "not considered: the decision is given"
        : `ranked below \`${below}\`: ${reasoned(page, first)}`;
    const told = options === undefined ? reason : "not called for";
    byReason.set(told, [...(byReason.get(told) ?? []), `\`${option}\``]);
  }
  return [...byReason].map(([reason, lower]) => [`${name} ${lower.join(", ")}`, reason]);
}

function objection(page: Page, reason: Reason): string {
  const told = reasoned(page, reason);
  return reason.evidence.length === 0 ? told : `${escaped(reason.evidence.join(", "))}: ${told}`;
}
