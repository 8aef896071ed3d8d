/** Why not the others, what was assumed, and what would change the answer. */
import type { Reason } from "../../advisor/answer.ts";
import { hang, headed, indented } from "../layout.ts";
import { ours } from "../origin.ts";
import { cite, toldReasons, type View } from "./view.ts";

/** Beyond these they are noise by default. */
const MOST_ASSUMPTIONS = 2;
const MOST_RULED_OUT = 3;

/** Options that lost to a limit, those of a decision with the same objections together; then those only ranked lower. */
export function ruledOut(view: View): string[] {
  const lines = view.shown.flatMap(({ name, decision }) => {
    const byObjection = new Map<string, string[]>();
    for (const { option, status, by, nearMiss } of decision.others) {
      // Why the option that was wanted first is out is always told.
      const wanted = decision.insteadOf.includes(option) ? by : toldReasons(view, by);
      const told = status === "ruled-out" ? wanted : [];
      if (told.length === 0) continue;
      const near = nearMiss === undefined ? "" : `; a near miss, ${nearMiss.distance}`;
      const objection = `${objections(view, option, told)}${near}`;
      byObjection.set(objection, [...(byObjection.get(objection) ?? []), option]);
    }
    return [...byObjection].map(([objection, options]) => `${name} ${options.join(", ")}: ${objection}`);
  });
  if (lines.length === 0) return [];
  const { theme, width, all } = view;
  // To say that one more was left out takes the line that it would take.
  const short = !all && lines.length > MOST_RULED_OUT + 1;
  const listed = short ? lines.slice(0, MOST_RULED_OUT) : lines;
  const rest = lines.length - listed.length;
  return [
    theme.strong("Ruled out"),
    ...listed.flatMap((line) => indented(`${theme.ruledOut} ${line}`, 2, width)),
    ...(rest > 0 ? [`    and ${rest} more with --all`] : []),
    ...rankedLower(view),
  ];
}

/** By default the values that exceed limits, or else the first objection in words; on the full page all of it. */
function objections(view: View, option: string, by: readonly Reason[]): string {
  if (view.all) {
    return by.map((reason) => `${inWords(reason)}${ours(reason.origin)}${cite(view, reason.sources)}`).join("; ");
  }
  const measured = by.filter(({ limits }) => limits.length > 0);
  const [first] = measured;
  if (first === undefined)
    return by
      .slice(0, 1)
      .map((reason) => `${inWords(reason)}${ours(reason.origin)}`)
      .join("");
  const places = [...new Set(measured.flatMap(({ origin }) => origin ?? []))];
  const told = ours(places.length === 0 ? undefined : places.join(", "));
  const values = [...new Set(measured.flatMap((reason) => reason.measured))].join("; ");
  // A limit of the option itself needs no words; why another one's limit rules it out does.
  return first.limits.every((id) => id.startsWith(`${option}.`))
    ? `${values}${told}`
    : `${values}: ${first.because}${told}`;
}

function inWords({ evidence, because }: Reason): string {
  // A rule without a condition has read nothing.
  return evidence.length === 0 ? because : `${evidence.join(", ")}: ${because}`;
}

/** On the full page what only ranks lower, and below what; a list has no ranks, only what nothing called for. */
function rankedLower({ shown, theme, width, all }: View): string[] {
  const parts = shown.flatMap(({ name, decision: { others } }) => {
    const lower = others.filter(({ status }) => status === "ranked-lower");
    const below = [...new Set(lower.flatMap((other) => other.below ?? []))];
    const words = below.length === 0 ? "not called for" : `below ${below.join(", ")}`;
    return lower.length === 0 ? [] : [`${name} ${lower.map(({ option }) => option).join(", ")} (${words})`];
  });
  return parts.length === 0 || !all ? [] : hang(`${theme.lower} ranked lower:`, parts.join("; "), 2, 18, width);
}

/** Assumptions that another value would overturn, and how much they decide: first those that rules chose by. */
export function assumptions({ answer, shown, all, theme, width }: View): string[] {
  const names = shown.map(({ name }) => name);
  const told = answer.assumed
    .map((each) => ({ each, decides: each.matters.filter((name) => names.includes(name)) }))
    .filter(({ decides }) => all || decides.length > 0);
  const chose = (input: string): number => shown.filter(({ decision }) => Object.hasOwn(decision.reads, input)).length;
  // What most workloads meet comes late; that nothing was said is hardly an assumption.
  const weight = ({ each: { input, value, usual }, decides }: (typeof told)[number]): number =>
    value === "any" || value.length === 0 ? 0 : decides.length + (usual ? 0 : 100) + 1000 * chose(input);
  const ordered = all ? told : [...told].sort((a, b) => weight(b) - weight(a));
  const listed = ordered
    .slice(0, all ? told.length : MOST_ASSUMPTIONS)
    .map(({ each: { input, value, origin }, decides }) => {
      const by = origin === undefined ? "" : `, by ${origin}`;
      const words = `${input} ${[value].flat().join(", ") || "none"}${by}`;
      if (decides.length === 0) return words;
      return `${words} (${decides.length > 2 ? `${decides.length} decisions` : decides.join(", ")})`;
    });
  if (listed.length === 0) return [];
  const rest = told.length - listed.length;
  const text = [...listed, ...(rest > 0 ? [`and ${rest} more`] : [])].join("; ");
  return headed("Assumed", text, theme, width);
}
