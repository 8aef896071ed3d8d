/** Plans side by side on a terminal: what differs, what stays, and the warnings that come and go. */
import type { ComparedNotice, Comparison } from "../../advisor/compare/comparison.ts";
import { hang, headed, longest, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Paper } from "./index.ts";
import {
  chosen,
  chosenBy,
  inputWords,
  namesOf,
  otherSettings,
  type Row,
  reasoned,
  rowsOf,
  ruleOf,
  summary,
} from "./words.ts";

/** A plan beside others needs so many columns to be read. */
const NARROWEST = 26;

export function plansText(comparison: Comparison, paper: Paper): string {
  const { theme, width } = paper;
  const paragraphs = [
    wrap(summary(comparison, theme.leadsTo), width).map(theme.strong),
    differences(comparison, paper),
    [...inputs(comparison, paper), ...stays(comparison, paper), ...warnings(comparison, paper)],
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

function differences(comparison: Comparison, { theme, width }: Paper): string[] {
  const { differing } = rowsOf(comparison);
  if (differing.length === 0) return [];
  const names = namesOf(comparison);
  const two = names.length === 2;
  const text = (name: string, row: Row[1], place: number): string => {
    const cell = row.columns[place];
    if (cell === undefined) return "";
    return two ? reasoned(name, cell) : chosenBy(name, cell);
  };
  const lead = longest(differing.map(([name]) => name));
  if ((width - lead - 4) / names.length < NARROWEST) {
    return differing.flatMap(([name, row]) => [
      `  ${theme.strong(name)}`,
      ...names.flatMap((column, place) =>
        hang(column, text(name, row, place), 4, Math.min(longest(names) + 6, width >> 1), width),
      ),
    ]);
  }
  const head = [
    { title: "DECISION", share: 0 },
    ...names.map((name) => ({ title: name.toUpperCase(), share: 1 / names.length })),
  ];
  const rows = differing.map(([name, row]): Cell[] => [
    { text: name },
    ...names.map((_, place) => {
      const lost = ["no-option", "blocked"].includes(row.columns[place]?.status ?? "");
      const isNew = row.differs.includes(place);
      return {
        text: text(name, row, place),
        ...leading(name, row, place, lost ? theme.bad : isNew ? theme.good : theme.dim),
      };
    }),
  ]);
  return columns(head, rows, width, theme.dim);
}

function leading(name: string, row: Row[1], place: number, paint: (text: string) => string): Pick<Cell, "lead"> {
  const cell = row.columns[place];
  return cell === undefined ? {} : { lead: { text: chosenBy(name, cell), paint } };
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
  const words = same.flatMap(
    ([
      name,
      {
        columns: [first, ...others],
      },
    ]) => {
      if (first === undefined) return [];
      const rules = [first, ...others].map((cell) => ruleOf(name, cell));
      const isSame = new Set(rules).size === 1;
      if (isSame && differing.length === 0) return [];
      return [`${name} ${chosen(first)}${isSame ? "" : ` (by ${rules.join(", then ")})`}`];
    },
  );
  const settings = otherSettings(same, theme.leadsTo);
  const title = comparison.kind === "specs" ? "The same" : "Stays";
  return [
    ...(words.length === 0 ? [] : headed(title, words.join("; "), theme, width)),
    ...(settings.length === 0 ? [] : headed("Settings", settings.join("; "), theme, width)),
  ];
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
