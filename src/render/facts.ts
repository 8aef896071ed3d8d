/** Cited facts in words: by topic, each with its page and the day it was read. */
import type { Fact, FactSheet } from "../advisor/fact-sheet.ts";
import type { Finding } from "../errors.ts";
import { renderFindings } from "./findings.ts";
import { hang, indented, longest, wrap } from "./layout.ts";
import { escaped, table } from "./markdown-parts.ts";
import type { Theme } from "./text/theme.ts";

export function renderFacts(sheet: FactSheet, theme: Theme, width: number): string {
  const wide = Math.max(40, Math.min(width, 120));
  const numbers = new Map(Object.keys(sheet.sources).map((id, place) => [id, place + 1]));
  const topics = [...new Set(sheet.facts.map(({ topic }) => topic))];
  const blocks = topics.map((topic) => {
    const facts = sheet.facts.filter((fact) => fact.topic === topic);
    const names = longest(facts.map(shortName)) + 2;
    const values = longest(facts.map(({ value }) => value).filter((value) => value.length <= LONGEST_VALUE));
    const room = { names, column: 2 + names + values + 2, width: wide };
    return [theme.strong(topic), ...facts.flatMap((fact) => factLines(fact, numbers, theme, room))];
  });
  const sources = Object.entries(sheet.sources).map(([id, { title, url, checked }]) => {
    const number = `[${numbers.get(id)}]`.padEnd(5);
    return [...indented(`${number} ${title}, read ${checked}`, 0, wide), `      ${url}`].join("\n");
  });
  const page = [...blocks.map((lines) => lines.join("\n")), [theme.strong("Sources"), ...sources].join("\n")];
  const notes = sheet.findings.length === 0 ? "" : `\n${renderFindings(hintedOnce(sheet.findings))}`;
  return `${page.join("\n\n")}\n${notes}`;
}

/** A fact in words may be long; it starts the text instead of widening the column of values. */
const LONGEST_VALUE = 12;

function factLines(
  fact: Fact,
  numbers: ReadonlyMap<string, number>,
  theme: Theme,
  room: { readonly names: number; readonly column: number; readonly width: number },
): string[] {
  const cited = fact.sources.map((id) => numbers.get(id)).join(", ");
  const short = fact.value.length <= LONGEST_VALUE;
  const lead = shortName(fact).padEnd(room.names) + (short ? fact.value : "");
  const where = fact.where === undefined ? "" : ` (${fact.where})`;
  const text = `${fact.what}${where}${short ? "" : `: ${fact.value}`} [${cited}]`;
  const beside = room.width - room.column >= 24 ? room.column : 4;
  const dimmed = remarks(fact).flatMap((remark) => wrap(remark, room.width - beside));
  return [
    ...hang(lead.trimEnd(), text, 2, room.column, room.width),
    ...dimmed.map((line) => theme.dim(" ".repeat(beside) + line)),
  ];
}

/** The name within its topic; a fact that is its whole topic keeps its name. */
function shortName({ id, topic }: Fact): string {
  return id === topic ? id : id.slice(topic.length + 1);
}

/** The same advice under every line would bury the lines. */
function hintedOnce(findings: readonly Finding[]): Finding[] {
  return findings.map((found, place) => {
    if (place === findings.length - 1) return found;
    const { hint: _, ...rest } = found;
    return rest;
  });
}

/** What else there is to know of a fact: doubts first. */
function remarks({ disputed, guides, note, confidence }: Fact): string[] {
  const differing = [...new Set(Object.values(guides))];
  return [
    ...(disputed === undefined ? [] : [`its publisher says ${disputed.value} elsewhere: ${disputed.id}`]),
    ...(confidence === "high" ? [] : [`confidence: ${confidence}`]),
    ...(differing.length === 0 ? [] : [`study guides say ${differing.join(" or ")}`]),
    ...(note === undefined ? [] : [note]),
  ];
}

export function factsMarkdown(sheet: FactSheet): string {
  const rows = sheet.facts.map((fact) => [
    `\`${fact.id}\``,
    escaped(fact.value),
    escaped(`${fact.what}${fact.where === undefined ? "" : ` (${fact.where})`}`),
    escaped(remarks(fact).join("; ")),
    fact.sources.map((id) => `[${escaped(sheet.sources[id]?.title ?? id)}](${sheet.sources[id]?.url})`).join(", "),
    fact.checked,
  ]);
  const notes = sheet.findings.map(({ message }) => `- ${escaped(message)}`);
  return [
    "## Cited facts",
    "",
    ...table(["Fact", "Value", "What", "Remarks", "Source", "Read"], rows),
    ...(notes.length === 0 ? [] : ["", "### Worth reading again", "", ...notes]),
    "",
  ].join("\n");
}
