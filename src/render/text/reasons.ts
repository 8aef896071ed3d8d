/** Why not the others, what was assumed, and what would change the answer. */
import type { Reason } from "../../advisor/answer.ts";
import { outcomeWords } from "../choice.ts";
import { hang, headed, longest } from "../layout.ts";
import { cite, toldReasons, type View } from "./view.ts";

/** Beyond these they are noise by default. */
const MOST_FLIPS = 3;
const MOST_ASSUMPTIONS = 9;

/** Options that lost to a limit, those with the same objections on one line; then those only ranked lower. */
export function ruledOut(view: View): string[] {
  const groups = view.shown.flatMap(({ name, decision }) => {
    const byObjection = new Map<string, string[]>();
    for (const { option, status, by } of decision.others) {
      const told = status === "ruled-out" ? toldReasons(view, by) : [];
      if (told.length === 0) continue;
      const objection = objections(view, told);
      byObjection.set(objection, [...(byObjection.get(objection) ?? []), option]);
    }
    return [...byObjection].map(([objection, options]) => ({ label: `${name}: ${options.join(", ")}`, objection }));
  });
  if (groups.length === 0) return [];
  const { theme, width } = view;
  const column = Math.min(33, longest(groups.map(({ label }) => label)) + 6);
  return [
    theme.strong("Ruled out"),
    ...groups.flatMap(({ label, objection }) => hang(`${theme.ruledOut} ${label}`, objection, 2, column, width)),
    ...rankedLower(view),
  ];
}

/** Values against limits; where a rule compares with no limit, its words. */
function objections(view: View, by: readonly Reason[]): string {
  const said = by.map((reason) => {
    const values = reason.evidence.join(", ");
    const words = reason.limit === undefined || view.all ? `${values}: ${reason.because}` : values;
    return words + cite(view, reason.sources);
  });
  return said.join("; ");
}

function rankedLower({ shown, theme, width, all }: View): string[] {
  const parts = shown.flatMap(({ name, decision }) => {
    const lower = decision.others.filter(({ status }) => status === "ranked-lower").map(({ option }) => option);
    return lower.length === 0 ? [] : [`${name} ${lower.join(", ")}`];
  });
  return parts.length === 0 || !all ? [] : hang(`${theme.lower} ranked lower:`, parts.join("; "), 2, 18, width);
}

/** Assumptions that another value would overturn, those that decide most first. */
export function assumptions({ answer, shown, all, theme, width }: View): string[] {
  const names = shown.map(({ name }) => name);
  const weight = (matters: readonly string[]): number => matters.filter((name) => names.includes(name)).length;
  const told = answer.assumed.filter(({ matters }) => all || weight(matters) > 0);
  if (!all) told.sort((a, b) => weight(b.matters) - weight(a.matters));
  if (told.length === 0) return [];
  const listed = told.slice(0, all ? told.length : MOST_ASSUMPTIONS);
  const rest = told.length - listed.length;
  const words = listed.map(({ input, value }) => `${input} ${[value].flat().join(", ") || "none"}`);
  const text = [...words, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
  return headed("Assumed", text, theme, width);
}

/** What would change the answer: by default changes of what the user stated. */
export function flips({ shown, stated, all, theme, width }: View): string[] {
  const rows = new Map<string, string[]>();
  for (const { name, decision } of shown) {
    // Where nothing fits, the relaxations above say it already.
    if (!all && (decision.relax.length > 0 || decision.status === "blocked")) continue;
    for (const { input, change, to } of decision.flips) {
      if (!all && !stated.has(input)) continue;
      // What follows from another decision's change goes without saying.
      if (!all && ["not-applicable", "blocked"].includes(to)) continue;
      const key = `${input} ${change}`;
      rows.set(key, [...(rows.get(key) ?? []), `${name} ${outcomeWords(to)}`]);
    }
  }
  const listed = [...rows].slice(0, all ? rows.size : MOST_FLIPS);
  if (listed.length === 0) return [];
  const column = longest(listed.map(([change]) => change)) + 4;
  return [
    theme.strong("What would change it"),
    ...listed.flatMap(([change, to]) => hang(change, `${theme.leadsTo} ${to.join(", ")}`, 2, column, width)),
  ];
}
