/** What `recommend --check` found, in words: the first line says whether the saved answer still holds. */
import type { Check } from "../advisor/saved/shapes.ts";
import { outcomeWords } from "./choice.ts";
import { indented, wrap } from "./layout.ts";
import type { Theme } from "./text/theme.ts";

export function renderCheck(check: Check, theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const { different, otherRule, checked, holds, tables } = check;
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
    ...wrap(version, width).map(theme.dim),
  ].join("\n")}\n`;
}

function by(rule: string | undefined): string {
  return rule === undefined ? "" : ` by ${rule}`;
}
