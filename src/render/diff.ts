/** What changes between two versions of the tables, in words. */
import type { Aspect, Cause, ChangedNode, ChangedRegion, Declared, Diff, Side } from "../tables/diff/index.ts";
import { printable, wrap } from "./layout.ts";

export type DiffFormat = "text" | "json" | "markdown";

export function renderDiff(diff: Diff, format: DiffFormat): string {
  if (format === "json") return `${JSON.stringify({ schemaVersion: 1, command: "rules diff", ...diff }, null, 2)}\n`;
  const written = format === "markdown" ? markdown(diff) : text(diff);
  return written.split("\n").map(printable).join("\n");
}

function text(diff: Diff): string {
  const declared = declaredLines(diff)
    .flatMap((line) => wrap(line, 100))
    .map((line) => `${line}\n`)
    .join("");
  const changed = diff.changed
    .filter((node) => !onlyFollows(diff, node))
    .map((node) => `${heading(node)}\n${node.regions.map((region, place) => regionText(region, place + 1)).join("")}`);
  const following = followers(diff).map((line) => `${wrap(line, 100).join("\n")}\n`);
  return [declared, ...changed, ...following, `${summary(diff)}\n`].filter((part) => part !== "").join("\n");
}

/** Values of one input that were added or removed stand on one line. */
function declaredLines({ declared }: Diff): string[] {
  const lines = new Map<string, string[]>();
  for (const each of declared) {
    const [owner = "", member] = each.name.split("/");
    const isGrouped = each.what === "value" && member !== undefined && each.from === undefined;
    const key = isGrouped ? `values of ${owner} were ${each.change}: ` : inWords(each);
    lines.set(key, [...(lines.get(key) ?? []), ...(isGrouped ? [member] : [])]);
  }
  return [...lines].map(([line, members]) => line + members.join(", "));
}

/** Nothing changes but what an earlier decision brings with it. What is told beside an answer goes with that answer. */
function onlyFollows({ changed }: Diff, { name, aspect, regions }: ChangedNode): boolean {
  const isAnswered = (cause: Cause): boolean =>
    cause === "earlier" &&
    aspect === "beside" &&
    changed.some((each) => each.name === name && each.regions.some((region) => region.cause === "own"));
  return regions.length > 0 && regions.every(({ cause }) => cause !== "own" && !isAnswered(cause));
}

function followers(diff: Diff): string[] {
  const follow = diff.changed.filter((node) => onlyFollows(diff, node));
  const shown = diff.changed.filter((node) => !follow.includes(node)).map(({ name }) => name);
  const names = [...new Set(follow.map(({ name }) => name))].filter((name) => !shown.includes(name));
  return names.length === 0
    ? []
    : [`Decided with an earlier decision, or waiting for it where that has no option: ${names.join(", ")}`];
}

function regionText({ when, witness, before, after }: ChangedRegion, number: number): string {
  const conditions = when.length === 0 ? "for every workload" : `where ${when.join(", ")}`;
  return [
    `  ${number}. ${before.answer} -> ${after.answer}`,
    ...wrap(conditions, 100).map((line) => `     ${line}`),
    ...wrap(`such as ${example(witness)}`, 100).map((line) => `     ${line}`),
    ...sideText("before", before),
    ...sideText("after", after),
    "",
  ].join("\n");
}

function sideText(version: string, { rules }: Side): string[] {
  return rules
    .slice(0, MOST_RULES)
    .flatMap(({ rule, because, at }) => [
      `     ${version}: ${rule}${at === "" ? "" : ` (${at})`}`,
      ...(because === "" ? [] : wrap(because, 96).map((line) => `       ${line}`)),
    ]);
}

/** More rules that speak for the same answer tell nothing new. */
const MOST_RULES = 3;

function markdown(diff: Diff): string {
  const declared = declaredLines(diff)
    .map((line) => `- ${line}\n`)
    .join("");
  const changed = diff.changed
    .filter((node) => !onlyFollows(diff, node))
    .map((node) => `## ${heading(node)}\n\n${node.regions.map(regionMarkdown).join("\n")}`);
  const parts = [declared, ...changed, ...followers(diff).map((line) => `${line}\n`)].filter((part) => part !== "");
  return `${["# What changes\n", ...parts, `${summary(diff)}\n`].join("\n")}`;
}

function regionMarkdown({ when, witness, before, after }: ChangedRegion): string {
  const conditions = when.length === 0 ? "for every workload" : `where ${when.map((line) => `\`${line}\``).join(", ")}`;
  const because = ({ rules }: Side): string =>
    rules
      .slice(0, MOST_RULES)
      .map(({ rule, because: why, at }) => `\`${rule}\`${at === "" ? "" : ` (${at})`}${why === "" ? "" : `: ${why}`}`)
      .join("; ");
  return [
    `- **${before.answer} → ${after.answer}** ${conditions}`,
    `  - such as ${example(witness)}`,
    ...(before.rules.length === 0 ? [] : [`  - before: ${because(before)}`]),
    ...(after.rules.length === 0 ? [] : [`  - after: ${because(after)}`]),
    "",
  ].join("\n");
}

function example(witness: Readonly<Record<string, string>>): string {
  const values = Object.entries(witness).map(([input, value]) => `${input} ${value}`);
  return values.length === 0 ? "any workload" : values.join(", ");
}

function heading({ name, aspect, regions, more, proved, boxes }: ChangedNode): string {
  const found = regions.length === 0 ? "no change found" : `changes in ${regions.length} region${plural(regions)}`;
  const unproved = `not proved after ${boxes} box${boxes === 1 ? "" : "es"}`;
  const rest = more ? "and in others" : proved ? "and nowhere else" : unproved;
  return `${ABOUT[aspect](name)}: ${found}, ${rest}`;
}

const ABOUT: Readonly<Record<Aspect, (name: string) => string>> = {
  answer: (name) => name,
  beside: (name) => `${name}, what is told beside it`,
  assumption: (name) => `${name}, what is assumed where it is not stated`,
};

function inWords({ change, what, name, from, to }: Declared): string {
  return `${what} ${name} was ${change}${from === undefined ? "" : `: ${from}, now ${to}`}`;
}

function summary({ declared, changed, equal }: Diff): string {
  if (declared.length + changed.length === 0) return "Nothing changes: every workload keeps its answers.";
  const unproved = changed.filter(({ regions }) => regions.length === 0).length;
  const changing = changed.length - unproved;
  return [
    changing === 1 ? "1 changes its answers" : `${changing} change their answers`,
    `${equal} do not`,
    ...(unproved === 0 ? [] : [`${unproved} could not be proved (see --boxes)`]),
  ].join(", ");
}

function plural(list: readonly unknown[]): string {
  return list.length === 1 ? "" : "s";
}
