/**
 * The plan as a decision record for a repository: context, decision, options rejected, consequences, assumptions, when
 * to revisit it, sources.
 */
import type { Answer } from "../../advisor/answer.ts";
import { choice, withRefinements } from "../choice.ts";
import { headlineOf } from "../headline.ts";
import { escaped, table } from "../markdown-parts.ts";
import { companions, notices } from "./consequences.ts";
import { assumptions, context, revisit } from "./context.ts";
import { sizeAndCost } from "./cost.ts";
import { openPage, type Page, reasoned } from "./page.ts";
import { rejected } from "./rejected.ts";

export function renderMarkdown(answer: Answer): string {
  const page = openPage(answer);
  const sections = [
    title(page),
    context(page),
    decision(page),
    relaxations(page),
    notices(page, "Warnings", answer.warnings),
    rejected(page),
    companions(page),
    sizeAndCost(page),
    notices(page, "Worth a look", answer.advice),
    assumptions(page),
    revisit(page),
    sources(page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function title({ answer, shown }: Page): string[] {
  const { name } = answer.workload;
  const head = headlineOf(shown.map(([, decided]) => decided));
  return [`# Inference set-up${name === undefined ? "" : `: ${escaped(name)}`}`, "", `**${escaped(head)}**`];
}

function decision(page: Page): string[] {
  const rows = page.shown.map(([name, decided]) => [
    escaped(decided.decision),
    `\`${choice(decided)}\``,
    withRefinements(decided)
      .map((each) => reasoned(page, each))
      .join("; "),
    decided.rule === undefined ? "" : `\`${decided.rule.replace(`${name}/`, "")}\``,
  ]);
  return ["## Decision", "", ...table(["Decision", "Choice", "Because", "Rule"], rows)];
}

function relaxations({ shown }: Page): string[] {
  const lines = shown.flatMap(([name, { relax, opens }]) =>
    relax.map((set, number) => {
      const changes = set.map(({ input, to }) => `\`${input} ${to}\``).join(" and ");
      return `- ${name}: ${changes} opens \`${opens[number] ?? ""}\``;
    }),
  );
  return lines.length === 0 ? [] : ["## To make it fit, change one of these lines", "", ...lines];
}

function sources({ answer, cited }: Page): string[] {
  const lines = cited.flatMap((id, place) => {
    const source = answer.sources[id];
    return source === undefined
      ? []
      : [`${place + 1}. [${escaped(source.title)}](${source.url}), read ${source.checked}`];
  });
  return [
    "## Sources",
    "",
    ...lines,
    ...(lines.length === 0 ? [] : [""]),
    `Decided by the tables \`${answer.tables}\`. The answer as JSON can be checked against later tables: \`inference-advisor recommend --check answer.json\`.`,
  ];
}
