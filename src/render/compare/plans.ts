/** Plans side by side on a terminal: what differs, what stays, and the warnings that come and go. */
import type { ComparedNotice, Comparison } from "../../advisor/compare/comparison.ts";
import { hang, headed, longest, wrap } from "../layout.ts";
import { ours } from "../origin.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Paper } from "./index.ts";
import { chosenBy, inputWords, namesOf, otherSettings, type Row, reasoned, rowsOf, summary } from "./words.ts";

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
        hang(column, text(name, row, place), 4, Math.min(longest(names) + 6, 24), width),
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

/** What was stated differently, then what is assumed differently because of it. */
function inputs(comparison: Comparison, paper: Paper): string[] {
  const isSaid = ({ columns: values }: Comparison["inputs"][number]): boolean =>
    values.some((value) => value?.from !== undefined);
  const lines = (title: string, rows: Comparison["inputs"]): string[] => {
    if (rows.length === 0) return [];
    const told = rows.map(({ input, columns: values }) => {
      const words = values.map((value) =>
        isSaid({ input, columns: values }) ? inputWords(value) : inputWords(value).replace(" (assumed)", ""),
      );
      return `${input} ${words.join(` ${paper.theme.leadsTo} `)}`;
    });
    return headed(title, told.join("; "), paper.theme, paper.width);
  };
  const title = comparison.kind === "specs" ? "Inputs" : comparison.kind === "change" ? "Changed" : "Stated";
  return [
    ...lines(title, comparison.inputs.filter(isSaid)),
    ...lines(
      "Assumed with it",
      comparison.inputs.filter((row) => !isSaid(row)),
    ),
  ];
}

function stays(comparison: Comparison, { theme, width }: Paper): string[] {
  const { same, differing } = rowsOf(comparison);
  const words = same.map(([name, { columns: cells }]) => {
    const rules = new Set(cells.map(({ rule, status }) => rule ?? status));
    const [first] = cells;
    const by = cells.map(({ rule, status }) => rule?.replace(`${name}/`, "") ?? status);
    return `${name} ${first === undefined ? "" : chosenBy(name, first).replace(/ \([^)]*\)$/, "")}${rules.size > 1 ? ` (by ${by.join(`, then `)})` : ""}`;
  });
  const settings = otherSettings(same, theme.leadsTo);
  const title = comparison.kind === "specs" ? "The same" : "Stays";
  return [
    ...(words.length === 0 || differing.length === 0
      ? rulesChange(same)
        ? headed(title, words.join("; "), theme, width)
        : []
      : headed(title, words.join("; "), theme, width)),
    ...(settings.length === 0 ? [] : headed("Settings", settings.join("; "), theme, width)),
  ];
}

function rulesChange(rows: readonly Row[]): boolean {
  return rows.some(([, { columns: cells }]) => new Set(cells.map(({ rule }) => rule)).size > 1);
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
