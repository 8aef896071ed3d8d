/** The options of one decision side by side, on a terminal. */
import type { ComparedLimit, ComparedOption, Comparison } from "../../advisor/compare/comparison.ts";
import { AS_IT_IS } from "../../advisor/compare/variants.ts";
import { shortCost, swapWords } from "../cost-words.ts";
import { hang, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { chart } from "../text/chart.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Paper } from "./index.ts";
import { chosen, listed, rowsOf } from "./words.ts";

/** An option beside others needs so many columns to be read. */
const NARROWEST = 22;

/** One option with the place of its plan. */
interface Side {
  readonly option: ComparedOption;
  readonly place: number;
}

export function optionsText(comparison: Comparison, paper: Paper): string {
  const { theme, width } = paper;
  const sides = sidesOf(comparison);
  const paragraphs = [
    wrap(optionsSummary(comparison), width).map(theme.strong),
    sides.length === 0 ? [] : table(comparison, sides, paper),
    breakEven(comparison, paper),
    warnings(comparison, sides, paper),
    wrap("Next: explain --why-not DECISION/OPTION shows every condition; --format json", width).map(theme.dim),
  ];
  const filled = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

/** At how many requests the options cost the same. */
function breakEven({ breakEven: swaps }: Comparison, { theme, width }: Paper): string[] {
  const lines = swaps === undefined ? [] : swapWords(swaps);
  return lines.length === 0
    ? []
    : [theme.strong("Break-even"), ...lines.flatMap((line) => hang("-", line, 2, 4, width)), ...chart(swaps, width)];
}

export function sidesOf({ columns: all }: Comparison): Side[] {
  return all.flatMap(({ option }, place) => (option === undefined ? [] : [{ option, place }]));
}

/** `endpoint: async is chosen; real-time and serverless are ruled out`. */
export function optionsSummary(comparison: Comparison): string {
  const sides = sidesOf(comparison);
  const [decision = ""] = comparison.columns.flatMap(({ assumes }) => Object.keys(assumes));
  const own = comparison.decisions[decision]?.columns[0];
  if (sides.length === 0) {
    const because = own?.status === "blocked" ? `it ${own.because}` : "it does not arise for this workload";
    return `${decision}: nothing to compare; ${because}`;
  }
  const parts = STANDINGS.flatMap((standing) => {
    const names = sides.filter(({ option }) => option.standing === standing).map(({ option }) => option.option);
    return names.length === 0 ? [] : [`${listed(names)} ${names.length === 1 ? "is" : "are"} ${STANDS[standing]}`];
  });
  const aside = comparison.columns[0]?.name ?? AS_IT_IS;
  const notes = [
    ...(own?.status === "not-applicable" ? ["it arises only when asked for"] : []),
    ...(aside === AS_IT_IS ? [] : [aside]),
  ];
  return `${decision}: ${parts.join("; ")}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}

const STANDINGS = ["chosen", "ranked-lower", "ruled-out"] as const;
export const STANDS = { chosen: "chosen", "ranked-lower": "ranked lower", "ruled-out": "ruled out" } as const;

function table(comparison: Comparison, sides: readonly Side[], { theme, width }: Paper): string[] {
  const lines: readonly (readonly [title: string, text: (side: Side) => string])[] = [
    ["stands", ({ option }) => STANDS[option.standing]],
    ["because", ({ option }) => becauseOf(option)],
    ["limits", ({ option }) => limitsOf(option)],
    ["cost", ({ place }) => shortCost(comparison.costs?.[place])],
    ["then", (side) => consequences(comparison, side, theme.leadsTo).join("; ") || "nothing else changes"],
  ];
  const filled = lines.filter(([, text]) => sides.some((side) => text(side) !== ""));
  const paint = ({ option }: Side) =>
    option.standing === "chosen" ? theme.good : option.standing === "ruled-out" ? theme.bad : theme.warn;
  if ((width - 12) / sides.length < NARROWEST) {
    return sides.flatMap((side) => [
      `  ${theme.strong(side.option.option)}`,
      ...filled.flatMap(([title, text]) => (text(side) === "" ? [] : hang(title, text(side), 4, 13, width))),
    ]);
  }
  const head = [
    { title: "", share: 0 },
    ...sides.map(({ option }) => ({ title: option.option.toUpperCase(), share: 1 / sides.length })),
  ];
  const rows = filled.map(([title, text]): Cell[] => [
    { text: title, paint: theme.dim },
    ...sides.map((side) => (title === "stands" ? { text: text(side), paint: paint(side) } : { text: text(side) })),
  ]);
  return columns(head, rows, width, theme.strong);
}

/** Why it is chosen, or what keeps it from being chosen. Limits stand in a line of their own. */
export function becauseOf({ because, by, below, origin, unmet = [] }: ComparedOption): string {
  if (because !== "") return `${because}${ours(origin)}`;
  const reasons = by.map((each) => `${each.because}${ours(each.origin)}`);
  const needs = unmet.map(({ conditions }) => conditions.join(" and "));
  if (needs.length > 0) return `nothing calls for it: ${needs.join("; or ")}`;
  return `${below === undefined ? "" : `below ${below}: `}${reasons.join("; ")}`;
}

/** The limits that what was stated meets, and every one that is broken. */
export function limitsOf({ limits }: ComparedOption): string {
  return limits
    .filter(({ kept, assumed }) => !kept || !assumed)
    .map(limitWords)
    .join("; ");
}

/** `payload 40 MB of 1 GB`; `payload 40 MB: 36 MB over 4 MB`. */
function limitWords({ input, value, limit, kept, distance, assumed }: ComparedLimit): string {
  const isRoom = kept && distance.endsWith(`under ${limit}`);
  return `${input} ${value}${isRoom ? ` of ${limit}` : `: ${distance}`}${assumed ? ", assumed" : ""}`;
}

/** What else changes in the plan if the option is assumed. */
export function consequences(comparison: Comparison, { option, place }: Side, leadsTo: string): string[] {
  return rowsOf(comparison).differing.flatMap(([name, { differs, columns: cells }]) => {
    const [before, after] = [cells[0], cells[place]];
    if (name === option.decision || !differs.includes(place) || before === undefined || after === undefined) return [];
    return [`${name} ${chosen(before)} ${leadsTo} ${chosen(after)}`];
  });
}

/** Warnings that an option brings; that a limit rules it out is told above. */
function warnings(comparison: Comparison, sides: readonly Side[], { theme, width }: Paper): string[] {
  const lines = comparison.warnings.flatMap((notice) => {
    const whose = sides.filter(({ place }) => notice.columns.includes(place)).map(({ option }) => option.option);
    if (whose.length === 0 || notice.about === sides[0]?.option.decision) return [];
    const who = whose.length === sides.length ? "all" : listed(whose);
    return hang(
      "!",
      `${who}: ${notice.about === undefined ? "" : `${notice.about}: `}${notice.because}${ours(notice.origin)}`,
      2,
      4,
      width,
    );
  });
  return lines.length === 0 ? [] : [theme.warn("Warnings"), ...lines];
}
