/** An article of the reference in words: title, text, what it lists, and the pages behind it. */
import type { Article, SectionName } from "../advisor/reference/article.ts";
import type { Entry } from "../advisor/reference/index.ts";
import { hang, indented, longest, wrap } from "./layout.ts";
import type { Theme } from "./text/theme.ts";

const KINDS = {
  decision: "decision",
  option: "option",
  rule: "rule",
  limit: "limit",
  input: "input",
  source: "source",
  finding: "finding",
  topic: "topic",
} satisfies Record<Article["kind"], string>;

const HEADINGS = {
  options: "Options",
  values: "Values",
  facts: "About it",
  assumed: "When nothing is said, the first of these",
  conditions: "When",
  effect: "Then",
  order: "Order",
  chosen: "Wanted first",
  added: "Added",
  "ruled-out": "Ruled out",
  limits: "Limits",
  companions: "Goes with it",
  settings: "Settings",
  rules: "Rules",
  reads: "Depends on",
  "read-by": "Read by",
  "used-by": "Used by",
  cites: "Cites",
  neighbours: "See also",
} satisfies Record<SectionName, string>;

/** Leads wider than this stand on a line of their own. */
const WIDEST_LEAD = 28;

export function renderArticle(article: Article, also: readonly string[], theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const head = `${article.id}: ${article.title} (${KINDS[article.kind]})`;
  const sections = article.sections.map(({ name, rows }) => {
    const leads = rows.map(([lead]) => lead.length).filter((length) => length <= WIDEST_LEAD);
    const column = 2 + Math.max(0, ...leads) + 2;
    return [theme.strong(HEADINGS[name]), ...rows.flatMap(([lead, text]) => row(lead, text, column, width))];
  });
  const sources = article.sources.map(({ title, url, checked }) =>
    [...indented(`${title}, read ${checked}`, 2, width), `    ${url}`].join("\n"),
  );
  const blocks = [
    [
      ...titleLines(head, article, theme, width),
      ...(also.length === 0 ? [] : indented(`(other things of this name: ${also.join(", ")})`, 0, width)),
      ...text(article.text, width),
    ],
    ...sections,
    ...(sources.length === 0 ? [] : [[theme.strong("Sources"), ...sources]]),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** The id stands out; the title after it may wrap. */
function titleLines(head: string, { id }: Article, theme: Theme, width: number): string[] {
  const [first = "", ...more] = indented(head, 0, width);
  return [theme.strong(first.slice(0, id.length)) + first.slice(id.length), ...more];
}

/** Paragraphs are parted by blank lines; an item of a list keeps its line. */
function text(said: string, width: number): string[] {
  if (said === "") return [];
  return said.split(/\n\s*\n/).flatMap((paragraph) => {
    const items = paragraph.trim().split(/\n(?=\s*- )/);
    return ["", ...items.flatMap((item) => (item.trim().startsWith("- ") ? listItem(item, width) : wrap(item, width)))];
  });
}

function listItem(item: string, width: number): string[] {
  return indented(item.trim(), 0, width);
}

function row(lead: string, said: string, column: number, width: number): string[] {
  if (said === "") return indented(lead, 2, width);
  // A lead that reaches the column would touch the text.
  return hang(lead, said, 2, lead.length + 4 > column ? Math.min(column, lead.length + 2) : column, width);
}

/** What there is, by kind: the start page of the reference. */
export function renderContents(entries: readonly Entry[], theme: Theme, columns: number): string {
  const width = Math.max(40, Math.min(columns, 120));
  const of = (kind: Entry["kind"]): Entry[] => entries.filter((entry) => entry.kind === kind);
  const options = (decision: string): string =>
    of("option")
      .filter(({ id }) => id.startsWith(`${decision}/`))
      .map(({ name }) => name)
      .join(" ");
  const listed = (kind: Entry["kind"]): string[] =>
    wrap(
      of(kind)
        .map(({ name }) => name)
        .join(" "),
      width - 2,
    );
  const decisions = of("decision");
  const column = 2 + longest(decisions.map(({ name }) => name)) + 2;
  const blocks = [
    [
      theme.strong("Decisions and their options"),
      ...decisions.flatMap(({ name, title }) => hang(name, options(name) || title, 2, column, width)),
    ],
    [theme.strong("Topics"), ...listed("topic").map((line) => `  ${line}`)],
    [theme.strong("Inputs"), ...listed("input").map((line) => `  ${line}`)],
    [theme.strong("Limits and other facts, by topic: inference-advisor facts"), ...factTopics(of("limit"), width)],
    [theme.strong("Findings"), ...listed("finding").map((line) => `  ${line}`)],
    wrap(
      `Besides: ${of("rule").length} rules, listed by their decision, and ${of("source").length} sources, listed by ` +
        "whatever cites them. Next: inference-advisor explain endpoint/async",
      width,
    ),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function factTopics(limits: readonly Entry[], width: number): string[] {
  const topics = new Set(limits.map(({ name }) => name.split(".")[0]));
  return wrap([...topics].join(" "), width - 2).map((line) => `  ${line}`);
}
