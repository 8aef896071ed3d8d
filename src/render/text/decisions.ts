import type { LoneDecision } from "../../advisor/answer.ts";
import { choice, outcomeWords, withRefinements } from "../choice.ts";
import { headlineOf } from "../headline.ts";
import { printable, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { type Cell, columns } from "./columns.ts";
import { cite, type Shown, type View } from "./view.ts";

/** The first line answers. */
export function headline({ answer, shown, theme, width }: View): string[] {
  const name = answer.workload.name === undefined ? "" : `${printable(answer.workload.name)}: `;
  const text = name + headlineOf(shown.map(({ decision }) => decision));
  return wrap(text, width).map(theme.strong);
}

/** From here on each of the four has a column of its own; below, choice, rule and reason are one text. */
const WIDE = 100;

export function decisionRows(view: View): string[] {
  const wide = view.width >= WIDE;
  const head = [
    { title: "DECISION", share: 0 },
    ...(wide ? [{ title: "CHOICE", share: 0, most: 24 }] : []),
    { title: wide ? "BECAUSE" : "CHOICE (RULE): BECAUSE", share: 1 },
    ...(wide ? [{ title: "RULE", share: 0 }] : []),
  ];
  const rows = view.shown.map((shown): Cell[] => {
    const { name, decision } = shown;
    const lost = decision.status === "no-option" || decision.status === "blocked";
    const chosen = { text: choice(decision), paint: lost ? view.theme.bad : view.theme.good };
    const rule = ruleName(shown);
    const reason = because(view, shown);
    if (wide) return [{ text: name }, chosen, { text: reason }, { text: rule, paint: view.theme.dim }];
    const text = `${chosen.text}${rule === "" ? "" : ` (${rule})`}: ${reason}`;
    return [{ text: name }, { text, lead: chosen }];
  });
  return [...columns(head, rows, view.width, view.theme.dim), ...background(view)];
}

/** The smallest changes when nothing fits. */
export function relaxations({ shown, width, theme }: View): string[] {
  return shown
    .filter(({ decision }) => decision.relax.length > 0)
    .flatMap(({ name, decision }) => [
      ...wrap(`To make ${name} fit, change one line of these`, width).map(theme.strong),
      ...decision.relax.flatMap((set, number) => {
        const changes = set.map(({ input, to }) => `${input} ${to}`).join(" and ");
        const lines = wrap(`${changes} ${theme.leadsTo} ${decision.opens[number] ?? ""}`, width - 4);
        return lines.map((line, place) => (place === 0 ? `  - ${line}` : `    ${line}`));
      }),
    ]);
}

/** The id of the rule, without the name of the decision that stands beside it. */
function ruleName({ name, decision }: Shown): string {
  return decision.rule?.replace(`${name}/`, "") ?? "";
}

function because(view: View, { decision }: Shown): string {
  return withRefinements(decision)
    .map((each) => reasonOf(view, each))
    .join("; ");
}

function reasonOf(view: View, decision: LoneDecision): string {
  const { status, judgement, reads, origin } = decision;
  // That nothing was said is no assumption worth a word.
  const assumed = Object.keys(reads).filter(
    (input) => reads[input] !== "any" && view.answer.assumed.some((each) => each.input === input),
  );
  const rest =
    assumed.length === 0 ? "" : `, assuming ${assumed.map((input) => `${input} ${reads[input]}`).join(", ")}`;
  const judged = judgement && status === "decided" && origin === undefined ? " (our judgement)" : "";
  return `${decision.because}${rest}${judged}${ours(origin)}${cite(view, decision.sources)}`;
}

/** Decisions that do not arise, or that nobody asked about, in one line. What comes to nothing besides is not told. */
function background({ background: all, width, theme }: View): string[] {
  const rest = all.filter(
    ({ decision: { quiet, status, option } }) => !quiet || (status !== "not-applicable" && option !== "none"),
  );
  if (rest.length === 0) return [];
  const byOutcome = (status: string): string[] => {
    const names = rest.filter(({ decision }) => decision.status === status).map(({ name }) => name);
    return names.length === 0 ? [] : [`${names.join(", ")}: ${outcomeWords(status)}`];
  };
  const quiet = rest.flatMap(({ name, decision }) =>
    decision.option === undefined ? [] : `${name} ${choice(decision)}`,
  );
  const byDefault = quiet.length === 0 ? [] : [`by default ${quiet.join(", ")}`];
  const parts = [...byOutcome("blocked"), ...byOutcome("no-option"), ...byOutcome("not-applicable"), ...byDefault];
  return wrap(`Also: ${parts.join("; ")}`, width - 2).map((line) => theme.dim(`  ${line}`));
}
