/** The report of a test of the tables in words. */
import type { OriginReport } from "../advisor/cases/origins.ts";
import type { CaseReport } from "../advisor/cases/run.ts";
import type { Stats } from "../advisor/cases/stats.ts";
import type { Model } from "../tables/model.ts";
import { printable } from "./findings.ts";

export function renderResult({ right, wrong, rules, neverHit }: CaseReport): string {
  const unreached = neverHit.length === 0 ? "" : `Rules that no case reaches: ${some(neverHit)}\n`;
  const reached = `${rules - neverHit.length} of ${rules} rules reached`;
  return `${unreached}${counted(right, "case")} right, ${wrong} wrong; ${reached}\n`;
}

export function renderOrigins({ counts, missing, findings }: OriginReport): string {
  const places = Object.entries(counts).map(([kind, count]) => `${count} in ${kind}`);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const twice = findings.length === 0 ? ", none twice" : "";
  const lines = [`Origins: ${counted(total, "row")}: ${places.join(", ")}${twice}`];
  if (missing !== undefined) {
    lines.push(missing.length === 0 ? "Every row has its place." : `Rows without a place: ${some(missing)}`);
  }
  return `\n${lines.join("\n")}\n`;
}

export function renderStats(model: Model, { documented, judged, deciding, inputs, lost }: Stats): string {
  const stated = model.inputs.filter(({ product }) => product.length === 0).length;
  return [
    block(`Judgements that decide one case only (${judged.length} of ${deciding} rules that decide any)`, judged),
    block(`Documented rules that decide one case only (${documented.length})`, documented),
    block(`Inputs that one case only states (${inputs.length} of ${stated})`, inputs),
    block(
      `Preferences that matched too late to choose (${lost.length} pairs)`,
      lost.map(({ rule, behind, cases: [first = "", ...more] }) => {
        const others = more.length === 0 ? "" : ` and ${more.length} more`;
        return [`${rule} behind ${behind}`, `${first}${others}`];
      }),
    ),
  ].join("");
}

/** Two columns under a heading. */
function block(heading: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return `\n${[heading, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join("\n")}\n`;
}

/** The first of many, without what would move the cursor of a terminal. */
function some(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : "";
  return printable(`${names.slice(0, MOST_NAMES).join(", ")}${more}`);
}

const MOST_NAMES = 300;

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}
