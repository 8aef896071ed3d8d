/** What `recommend --check` found, in words: the first line says whether the saved answer still holds. */
import type { Check } from "../advisor/saved/shapes.ts";
import { money } from "../advisor/sizing/money.ts";
import { outcomeWords } from "./choice.ts";
import { rangeWords } from "./cost-words.ts";
import { indented, wrap } from "./layout.ts";
import type { Theme } from "./text/theme.ts";

export function renderCheck(check: Check, theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const { different, otherRule, checked, holds, tables, cost } = check;
  const plural = (count: number): string => `${count} ${count === 1 ? "decision" : "decisions"}`;
  const head = holds
    ? `The saved answer holds: ${plural(checked)}, all the same`
    : `The saved answer no longer holds: ${different.length} of ${plural(checked)} ${different.length === 1 ? "comes" : "come"} out differently`;
  const changed = different.flatMap(({ decision, saved, now, because }) => {
    const answers = `${decision}: ${outcomeWords(saved.answer)} ${theme.leadsTo} ${outcomeWords(now.answer)}`;
    return indented(`${answers}${by(now.rule)}: ${because}`, 2, width);
  });
  const moved = otherRule.flatMap(({ decision, saved, now }) =>
    indented(
      `${decision}: ${saved.answer}${by(now.rule)}, ${by(saved.rule).trim() || "by no rule"} when it was saved`,
      2,
      width,
    ),
  );
  const version =
    tables.saved === tables.now
      ? `The tables are those of the saved answer (${tables.now}).`
      : `The tables have changed since: ${tables.saved} ${theme.leadsTo} ${tables.now}.`;
  return `${[
    ...wrap(head, width).map(holds ? theme.good : theme.bad),
    ...changed,
    ...(moved.length === 0 ? [] : ["By another rule now", ...moved]),
    ...(cost === undefined ? [] : wrap(billWords(cost, theme.leadsTo), width)),
    ...wrap(version, width).map(theme.dim),
  ].join("\n")}\n`;
}

function billWords({ saved, now }: NonNullable<Check["cost"]>, leadsTo: string): string {
  const words = ({ perMonth, perHour }: typeof saved): string =>
    perMonth !== undefined
      ? `${rangeWords(perMonth)} a month`
      : perHour === undefined
        ? "no figure"
        : `${money(perHour)} an hour`;
  const [before, after] = perMonthOrHour(saved, now).map(words);
  return `The cost is another: ${before} ${leadsTo} ${after}`;
}

/** The month hides a change of the hour only where both have the same month. */
function perMonthOrHour(
  saved: NonNullable<Check["cost"]>["saved"],
  now: NonNullable<Check["cost"]>["saved"],
): readonly (typeof saved)[] {
  const isSame = JSON.stringify(saved.perMonth) === JSON.stringify(now.perMonth);
  return isSame ? [saved, now].map(({ perHour }) => (perHour === undefined ? {} : { perHour })) : [saved, now];
}

function by(rule: string | undefined): string {
  return rule === undefined ? "" : ` by ${rule}`;
}
