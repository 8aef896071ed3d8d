/** The first line of a comparison of plans: it answers. */
import type { Comparison } from "../../advisor/compare/comparison.ts";
import { shortCost } from "../cost-words.ts";
import { briefly, chosen, counted, listed, namesOf, type Row, rowsOf } from "./words.ts";

export function summary(comparison: Comparison, leadsTo: string): string {
  const { differing, same } = rowsOf(comparison);
  const names = namesOf(comparison);
  if (comparison.kind === "specs") return specs(names, differing, same);
  const of = `${differing.length} of ${counted(differing.length + same.length, "decision")}`;
  if (names.length > 2) return `${names.length - 1} plans beside the one as it is: ${of} differ`;
  const counts = `${of} ${differing.length === 1 ? "changes" : "change"}`;
  const isOnly = differing.length === 1 && same.length === 0;
  const [first] = differing;
  if (comparison.kind === "change") {
    if (first === undefined) return capital(unchanged(comparison, same));
    return `${changeOf(first, leadsTo)}${isOnly ? "" : `; ${counts}`}`;
  }
  const effect = first === undefined ? unchanged(comparison, same) : isOnly ? changeOf(first, leadsTo) : counts;
  return `With ${names[1]}, ${effect}${spokenAgainst(comparison)}`;
}

function specs(names: readonly string[], differing: readonly Row[], same: readonly Row[]): string {
  const plans = listed(names);
  const total = differing.length + same.length;
  if (differing.length === 0) {
    return `${plans} get the same plan${total < 2 ? "" : `: all ${total} decisions agree`}`;
  }
  const which = briefly(differing.map(([name]) => name));
  return `${plans} differ in ${total === 1 ? which : `${differing.length} of ${total} decisions: ${which}`}`;
}

function changeOf([name, { columns }]: Row, leadsTo: string): string {
  return `${name}: ${columns.map(chosen).join(` ${leadsTo} `)}`;
}

/** How many limits speak against what is assumed. */
function spokenAgainst({ warnings }: Comparison): string {
  const against = warnings.filter((each) => each.about !== undefined && !each.columns.includes(0)).length;
  if (against === 0) return "";
  return `; ${counted(against, "limit")} ${against === 1 ? "speaks" : "speak"} against it`;
}

/** No decision changes; the bill and what is to be watched may. */
function unchanged({ warnings, columns, costs = [] }: Comparison, same: readonly Row[]): string {
  const all = same.length === 1 ? `${same[0]?.[0]} stays` : `all ${same.length} decisions stay as they are`;
  const others = warnings.some((each) => each.columns.length < columns.length);
  if (new Set(costs.map(shortCost)).size > 1)
    return `${all}, but the cost${others ? " and warnings change" : " changes"}`;
  if (others) return `${all}, but warnings change`;
  return `nothing changes: ${same.length === 0 ? "nothing is decided here" : all}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
