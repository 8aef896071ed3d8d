/** Plans side by side on a terminal: what differs, what stays, and the warnings that come and go. */
import type { ComparedCell, ComparedNotice, Comparison } from "../../advisor/compare/comparison.ts";
import { shortCost } from "../cost-words.ts";
import { hang, headed, longest, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Paper } from "./index.ts";
import { summary } from "./summary.ts";
import { chosen, chosenBy, inputWords, namesOf, otherSettings, reasoned, responsible, rowsOf } from "./words.ts";

/** A plan beside others needs so many columns to be read. */
const NARROWEST = 26;

export function plansText(comparison: Comparison, paper: Paper): string {
  const { theme, width } = paper;
  const paragraphs = [
    wrap(summary(comparison, theme.leadsTo), width).map(theme.strong),
    differences(comparison, paper),
    [
      ...costs(comparison, paper),
      ...inputs(comparison, paper),
      ...stays(comparison, paper),
      ...warnings(comparison, paper),
    ],
    wrap(`Next: ${NEXT[comparison.kind]}`, width).map(theme.dim),
  ];
  const filled = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

const NEXT: Readonly<Record<Comparison["kind"], string>> = {
  change: "--scan INPUT shows where along an input the plan changes; --format json",
  specs: "recommend explains each plan; --format json",
  assumed: "compare --of DECISION shows every option of it; --format json",
  options: "--format json",
};

/** Of two plans every reason is told, of more the rules only. */
function differences(comparison: Comparison, paper: Paper): string[] {
  const { kind } = comparison;
  const { differing } = rowsOf(comparison);
  const names = namesOf(comparison);
  const lead = longest(differing.map(([name]) => name));
  const text = (name: string, cell: ComparedCell): string =>
    names.length === 2 ? reasoned(name, cell, kind) : chosenBy(name, cell, kind);
  if ((paper.width - lead - 4) / names.length < NARROWEST) {
    const column = Math.min(longest(names) + 6, paper.width >> 1);
    return differing.flatMap(([name, { columns: cells }]) => [
      `  ${paper.theme.strong(name)}`,
      ...cells.flatMap((cell, place) => hang(names[place] ?? "", text(name, cell), 4, column, paper.width)),
    ]);
  }
  const head = [
    { title: "DECISION", share: 0 },
    ...names.map((name) => ({ title: name.toUpperCase(), share: 1 / names.length })),
  ];
  const rows = differing.map(([name, { columns: cells, differs }]): Cell[] => [
    { text: name },
    ...cells.map((cell, place) => {
      const paint = paintOf(cell, differs.includes(place), paper);
      return { text: text(name, cell), lead: { text: chosenBy(name, cell, kind), paint } };
    }),
  ]);
  return rows.length === 0 ? [] : columns(head, rows, paper.width, paper.theme.dim);
}

/** What each plan costs. */
function costs(comparison: Comparison, { theme, width }: Paper): string[] {
  const words = (comparison.costs ?? []).map(shortCost);
  if (words.every((each) => each === "" || each === "no figure")) return [];
  return headed("Cost", words.map((each) => each || "no figure").join(` ${theme.leadsTo} `), theme, width);
}

function paintOf({ status }: ComparedCell, isNew: boolean, { theme }: Paper): (text: string) => string {
  if (status === "no-option" || status === "blocked") return theme.bad;
  return isNew ? theme.good : theme.dim;
}

/** What was stated differently, then what is assumed differently because of it. What is assumed names its column. */
function inputs(comparison: Comparison, { theme, width }: Paper): string[] {
  const assumed = new Set(comparison.columns.flatMap(({ assumes }) => Object.keys(assumes)));
  const rows = comparison.inputs.filter(({ input }) => !assumed.has(input));
  const isStated = (row: (typeof rows)[number]): boolean => row.columns.some((value) => value?.from !== undefined);
  const lines = (title: string, some: typeof rows, words: typeof inputWords): string[] => {
    const told = some.map(({ input, columns: values }) => `${input} ${values.map(words).join(` ${theme.leadsTo} `)}`);
    return told.length === 0 ? [] : headed(title, told.join("; "), theme, width);
  };
  const bare = (value: Parameters<typeof inputWords>[0]): string => inputWords(value).replace(/ \(assumed\)$/, "");
  return [
    ...lines(comparison.kind === "change" ? "Changed" : "Inputs", rows.filter(isStated), inputWords),
    ...lines(
      "Assumed with it",
      rows.filter((row) => !isStated(row)),
      bare,
    ),
  ];
}

/** What stays, and where another rule is now responsible for it. Where nothing changes at all only those are told. */
function stays(comparison: Comparison, { theme, width }: Paper): string[] {
  const { same, differing } = rowsOf(comparison);
  const words = same.flatMap(([name, { columns: cells }]) => {
    const [first] = cells;
    if (first === undefined) return [];
    const rules = cells.map((cell) => responsible(name, cell, comparison.kind));
    const told = [
      ...inTurn("by", rules),
      ...inTurn(
        "first",
        cells.flatMap(({ option }) => option ?? []),
      ),
    ];
    if (told.length === 0 && differing.length === 0) return [];
    return [`${name} ${chosen(first)}${told.length === 0 ? "" : ` (${told.join("; ")})`}`];
  });
  const settings = otherSettings(same, theme.leadsTo);
  const title = comparison.kind === "specs" ? "The same" : "Stays";
  return [
    ...(words.length === 0 ? [] : headed(title, words.join("; "), theme, width)),
    ...(settings.length === 0 ? [] : headed("Settings", settings.join("; "), theme, width)),
  ];
}

/** `by queued, then any-async`, unless it is the same everywhere. */
function inTurn(what: string, words: readonly string[]): string[] {
  return new Set(words).size > 1 ? [`${what} ${words.join(", then ")}`] : [];
}

/** Warnings that not all plans have; with two plans those that come and those that go. */
function warnings(comparison: Comparison, { theme, width }: Paper): string[] {
  const names = namesOf(comparison);
  const some = comparison.warnings.filter((each) => each.columns.length < names.length);
  const lines = (list: readonly ComparedNotice[], sign: string): string[] =>
    list.flatMap((notice) => {
      const about = notice.about === undefined ? "" : `${notice.about}: `;
      const whose = names.length === 2 ? "" : ` (${notice.columns.map((place) => names[place]).join("; ")})`;
      const values = notice.measured.length === 0 ? "" : ` (${notice.measured.join(", ")})`;
      return hang(sign, `${about}${notice.because}${values}${ours(notice.origin)}${whose}`, 2, 4, width);
    });
  if (names.length !== 2) return some.length === 0 ? [] : [theme.warn("Warnings"), ...lines(some, "!")];
  const fresh = some.filter((each) => each.columns.includes(1));
  const gone = some.filter((each) => each.columns.includes(0));
  const [coming, going] =
    comparison.kind === "specs"
      ? names.map((name) => `Warnings of ${name} only`).reverse()
      : ["New warnings", "Gone warnings"];
  return [
    ...(fresh.length === 0 ? [] : [theme.warn(coming ?? ""), ...lines(fresh, "!")]),
    ...(gone.length === 0 ? [] : [theme.strong(going ?? ""), ...lines(gone, "-")]),
  ];
}
