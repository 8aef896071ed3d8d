/** What the decision brings with it: companions, settings, warnings and advice. */
import type { DecisionAnswer, Notice } from "../../advisor/answer.ts";
import { withRefinements } from "../choice.ts";
import { escaped } from "../markdown-parts.ts";
import { type Page, reasoned } from "./page.ts";

export function companions(page: Page): string[] {
  const lines = page.shown.flatMap(([name, decision]) => [
    ...withRefinements(decision)
      .flatMap((each) => each.with)
      .map((each) => `- ${escaped(each.title)}: ${reasoned(page, { ...each, judgement: false })}`),
    ...settings(page, name, decision),
  ]);
  return lines.length === 0 ? [] : ["## Consequences", "", ...lines];
}

export function notices(page: Page, title: string, list: readonly Notice[]): string[] {
  const lines = list.map((notice) => {
    const given = notice.about === undefined ? "" : `${notice.about} is given, but `;
    return `- ${given}${reasoned(page, { ...notice, judgement: false })}`;
  });
  return lines.length === 0 ? [] : [`## ${title}`, "", ...lines];
}

/** Settings of one rule stand on one line. */
function settings(page: Page, name: string, decision: DecisionAnswer): string[] {
  const byRule = new Map<string, { readonly set: string[]; readonly why: string }>();
  for (const [key, { value, rule, ...said }] of Object.entries(decision.settings)) {
    const known = byRule.get(rule);
    if (known !== undefined) known.set.push(`\`${key}: ${value}\``);
    else byRule.set(rule, { set: [`\`${key}: ${value}\``], why: reasoned(page, { ...said, judgement: false }) });
  }
  return [...byRule.values()].map(({ set, why }) => `- ${name} with ${set.join(", ")}: ${why}`);
}
