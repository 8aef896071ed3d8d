/** The first line of a comparison of plans: it answers. */
import type { Comparison } from "../../advisor/compare/comparison.ts";
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
    if (first === undefined) return `Nothing changes${stay(same)}`;
    return `${changeOf(first, leadsTo)}${isOnly ? "" : `; ${counts}`}`;
  }
  const effect = first === undefined ? `nothing changes${stay(same)}` : isOnly ? changeOf(first, leadsTo) : counts;
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

function stay(same: readonly Row[]): string {
  if (same.length === 0) return ": nothing is decided here";
  return same.length === 1 ? `: ${same[0]?.[0]} stays` : `: all ${same.length} decisions stay as they are`;
}
