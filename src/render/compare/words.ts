/** What the pages of a comparison say in the same words. */
import type { ComparedCell, ComparedDecision, Comparison, ComparisonKind } from "../../advisor/compare/comparison.ts";
import type { Answers } from "../../advisor/compare/scan-sheet.ts";
import { outcomeWords } from "../choice.ts";
import { printable } from "../layout.ts";
import { ours } from "../origin.ts";

export type Row = readonly [name: string, row: ComparedDecision];

/** The decisions that differ between the plans, and those shown that do not. */
export function rowsOf({ decisions }: Comparison): {
  readonly differing: readonly Row[];
  readonly same: readonly Row[];
} {
  const shown = Object.entries(decisions).filter(([, row]) => row.shown);
  return {
    differing: shown.filter(([, row]) => row.differs.length > 0),
    same: shown.filter(([, row]) => row.differs.length === 0),
  };
}

/** What a plan decides: `async`, `3 x ml.m5.large`, or `step-functions, standard`, or why there is nothing. */
export function chosen({ option, options, refines, status, attributes }: ComparedCell): string {
  if (option === undefined) return outcomeWords(status);
  const { instances } = attributes;
  return [...(options ?? [instances === undefined ? option : `${instances} x ${option}`]), ...refines].join(", ");
}

/** The same with what is responsible: a rule, without the name of the decision that stands beside it, or the user. */
export function chosenBy(name: string, cell: ComparedCell, kind: ComparisonKind): string {
  const by = responsible(name, cell, kind);
  return by === "" ? chosen(cell) : `${chosen(cell)} (${by})`;
}

export function responsible(name: string, { rule, status }: ComparedCell, kind: ComparisonKind): string {
  if (status === "given") return kind === "assumed" ? "assumed" : "given";
  // What all the conditions would be under which it arises is no reason that it does not.
  return status === "not-applicable" ? "" : (rule?.replace(`${name}/`, "") ?? "");
}

/** With the reason, where there is one to give. */
export function reasoned(name: string, cell: ComparedCell, kind: ComparisonKind): string {
  const choice = chosenBy(name, cell, kind);
  if (cell.status === "not-applicable" || cell.because === "given") return choice;
  const judged = cell.judgement && cell.status === "decided" && cell.origin === undefined ? " (our judgement)" : "";
  return `${choice}: ${cell.because}${judged}${ours(cell.origin)}`;
}

/** The names of the columns; what a user wrote is kept from steering the terminal. */
export function namesOf({ columns, kind }: Comparison): string[] {
  if (kind === "change") return ["before", "after"];
  return columns.map(({ name }) => printable(name));
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The first of many words, and how many more there are. */
export function briefly(words: readonly string[]): string {
  return listed(words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words);
}

/** An input in one column: its value, and whether anybody said so. */
export function inputWords(value: Comparison["inputs"][number]["columns"][number] | undefined): string {
  if (value === undefined || value === null) return "unstated";
  const words = [value.value].flat().join(", ") || "none of them";
  return value.from === undefined ? `${words} (assumed)` : words;
}

/** The settings that are not the same although the decision is. */
export function otherSettings(rows: readonly Row[], leadsTo: string): string[] {
  return rows.flatMap(([name, { columns }]) => {
    const keys = new Set(columns.flatMap(({ settings }) => Object.keys(settings)));
    return [...keys].flatMap((key) => {
      const values = columns.map(({ settings }) => settings[key]?.value ?? "unset");
      return new Set(values).size > 1 ? [`${name} ${key} ${values.join(` ${leadsTo} `)}`] : [];
    });
  });
}

/** Decisions with their answers; those that come to nothing stand together, behind the others. */
export function answerLine(answers: Answers): string {
  const names = Object.keys(answers);
  const isDecided = (name: string): boolean => outcomeWords(answers[name] ?? "") === answers[name];
  const lost = [...new Set(names.filter((name) => !isDecided(name)).map((name) => answers[name] ?? ""))];
  const words = lost.map((outcome) => {
    const those = names.filter((name) => answers[name] === outcome);
    return `${those.join(", ")}: ${outcomeWords(outcome)}`;
  });
  return [...names.filter(isDecided).map((name) => `${name} ${answers[name]}`), ...words].join("; ");
}
