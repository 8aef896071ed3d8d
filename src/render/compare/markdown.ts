/** Comparisons as Markdown, fit for a pull request. */
import type { Comparison } from "../../advisor/compare/comparison.ts";
import { shortCost, swapWords } from "../cost-words.ts";
import { escaped, table } from "../markdown-parts.ts";
import { ours } from "../origin.ts";
import { becauseOf, consequences, limitsOf, optionsSummary, STANDS, sidesOf } from "./options.ts";
import { summary } from "./summary.ts";
import { chosenBy, inputWords, namesOf, reasoned, rowsOf } from "./words.ts";

export function comparisonMarkdown(comparison: Comparison): string {
  const isOptions = comparison.kind === "options";
  const sections = [
    [`## ${escaped(isOptions ? optionsSummary(comparison) : summary(comparison, "→"))}`],
    isOptions ? options(comparison) : decisions(comparison),
    isOptions ? [] : costs(comparison),
    isOptions ? [] : inputs(comparison),
    isOptions ? [] : stays(comparison),
    warnings(comparison),
    [`Tables \`${comparison.tables}\`.`],
  ];
  const filled = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

function decisions(comparison: Comparison): string[] {
  const { differing } = rowsOf(comparison);
  if (differing.length === 0) return [];
  const rows = differing.map(([name, { columns }]) => [
    name,
    ...columns.map((cell) => escaped(reasoned(name, cell, comparison.kind))),
  ]);
  return table(["Decision", ...namesOf(comparison).map(escaped)], rows);
}

function inputs(comparison: Comparison): string[] {
  if (comparison.inputs.length === 0) return [];
  const rows = comparison.inputs.map(({ input, columns }) => [
    `\`${input}\``,
    ...columns.map((value) => escaped(inputWords(value))),
  ]);
  return ["### Inputs that differ", "", ...table(["Input", ...namesOf(comparison).map(escaped)], rows)];
}

function costs(comparison: Comparison): string[] {
  const words = (comparison.costs ?? []).map(shortCost);
  if (words.every((each) => each === "" || each === "no figure")) return [];
  return ["### Cost", "", ...table(namesOf(comparison).map(escaped), [words.map(escaped)])];
}

function stays(comparison: Comparison): string[] {
  const same = rowsOf(comparison).same.map(
    ([
      name,
      {
        columns: [first],
      },
    ]) => (first === undefined ? name : `${name} ${chosenBy(name, first, comparison.kind)}`),
  );
  return same.length === 0 ? [] : ["### The same", "", escaped(same.join("; "))];
}

function options(comparison: Comparison): string[] {
  const rows = sidesOf(comparison).map((side) => [
    `\`${side.option.option}\``,
    STANDS[side.option.standing],
    escaped(becauseOf(side.option)),
    escaped(limitsOf(side.option)),
    escaped(shortCost(comparison.costs?.[side.place])),
    escaped(consequences(comparison, side, "→").join("; ")),
  ]);
  const swaps =
    comparison.breakEven === undefined ? [] : swapWords(comparison.breakEven).map((line) => `- ${escaped(line)}`);
  if (rows.length === 0) return [];
  return [
    ...table(["Option", "Stands", "Because", "Limits", "Cost", "Then"], rows),
    ...(swaps.length === 0 ? [] : ["", "### Break-even", "", ...swaps]),
  ];
}

/** Warnings that not all plans have; why an option is ruled out stands beside it already. */
function warnings(comparison: Comparison): string[] {
  const names = namesOf(comparison);
  const isTold = (about: string | undefined): boolean => comparison.kind === "options" && about !== undefined;
  const some = comparison.warnings.filter(({ columns, about }) => columns.length < names.length && !isTold(about));
  const lines = some.map(({ about, because, origin, columns }) => {
    const whose = columns.map((place) => names[place]).join("; ");
    return `- ${escaped(whose)}: ${about === undefined ? "" : `${about}: `}${escaped(because)}${ours(origin)}`;
  });
  return lines.length === 0 ? [] : ["### Warnings", "", ...lines];
}
