/** A run in tables of Markdown, which read well in a terminal too. */
import { type EngineRow, SIZES } from "./decisions.ts";
import { goalsOf, rounded } from "./goals.ts";
import type { Measured } from "./measure.ts";
import type { Spread } from "./questions.ts";
import type { Results } from "./results.ts";

export function report(results: Results): string {
  const { machine, effort, version, decisions, starts, batch, proofs, questions } = results;
  const { cpu, cores, memoryGb, system, node } = machine;
  const busy = machine.load > cores / 2;
  const quiet = busy
    ? `**The machine was busy when this began (load ${machine.load}): the figures are rough, and those of slow starts too high.**`
    : `The machine was quiet when this began (load ${machine.load}).`;
  const missing = decisions.missing.map((name) => `${name} is not installed, and left out.`);
  const shapes = SIZES.map((size) => {
    const { meanFirst = 0, meanMatches = 0 } = decisions.tables[size] ?? {};
    return `${size}: ${rounded(meanFirst)}, ${rounded(meanMatches)}`;
  });
  const floor = starts[0]?.ms.median ?? 0;
  return [
    `# Benchmark of inference-advisor ${version}`,
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}. ${effort.rounds} rounds of ${effort.roundMs} ms for each engine, by turns.`,
    "A figure is the median of the rounds; behind it stands how far the rounds lie apart, (most - least) / median. Take figures whose rounds overlap for equal.",
    quiet,
    ...missing,
    "## Goals",
    "The best rounds count here: what disturbs a round only slows it.",
    table(
      ["what", "goal", "measured", ""],
      goalsOf(results).map(({ what, goal, measured, met }) => [what, goal, measured, met ? "met" : "missed"]),
    ),
    "## Decisions per second: the first match",
    engineTable(decisions.rows, ({ first }) => first),
    "## Decisions per second: all matches",
    engineTable(decisions.rows, ({ collect }) => collect),
    `Every engine gave the same answers before it was timed. Mean place of the first match, and mean number of matches, by rules: ${shapes.join("; ")}. json-logic-engine, json-rules-engine and feelin are not asked about 10,000 rules: they run out of stack or of patience.`,
    "## Milliseconds to load two tables (first, all) of ready-made rules",
    table(
      ["engine", "how", ...SIZES.map(String)],
      decisions.rows.map(({ engine, how, loadMs }) => [engine, how, ...SIZES.map((size) => plainly(loadMs[size]))]),
    ),
    "## Start to end of a process, ms",
    table(
      ["what", "ms", "over node -e 0"],
      starts.map(({ what, ms }) => [what, withSpread(ms), `+${rounded(Math.max(0, ms.median - floor))}`]),
    ),
    "## A fleet: microseconds for each line",
    table(
      ["what", "of", "us", "parse and stringify", "ratio"],
      batch.map(({ what, of, lineUs, floorUs }) => [
        ...[what, of, withSpread(lineUs), withSpread(floorUs)],
        `${rounded(floorUs.median / lineUs.median)}x`,
      ]),
    ),
    "Reading the blocks of a file and writing the answers as bytes is part of both. An answer tells of all decisions, whatever a line says: short lines have long answers.",
    "## Proofs, ms",
    table(
      ["tables", "ms", "boxes, or findings"],
      [
        ["built-in", withSpread(proofs.builtin.ms), boxes(proofs.builtin.boxes)],
        ...proofs.plain.map(({ rules, ms, findings }) => [`${rules} rules`, withSpread(ms), `${findings} findings`]),
      ],
    ),
    "## Waiting for answers, ms",
    table(
      ["what", "median", "95 of 100", "longest", "of"],
      [
        waiting("an answer", questions.answerMs),
        waiting("of it what would change it", questions.flipsMs),
        waiting("the next question", questions.questionMs),
      ],
    ),
    `Interviews of ${questions.screens.scenarios} scenarios take ${rounded(questions.screens.one)} screens for the one decision asked about, and ${rounded(questions.screens.all)} for the whole set-up.`,
    "",
  ].join("\n\n");
}

function engineTable(
  rows: readonly EngineRow[],
  rates: (row: EngineRow) => Readonly<Record<number, Measured>>,
): string {
  return table(
    ["engine", "how", "version", ...SIZES.map((size) => `${size} rules`)],
    rows.map((row) => [
      row.engine,
      row.how,
      row.version,
      ...SIZES.map((size) => {
        const rate = rates(row)[size];
        return rate === undefined ? "-" : withSpread(rate);
      }),
    ]),
  );
}

function waiting(what: string, { median, p95, max, count }: Spread): string[] {
  return [what, ...[median, p95, max].map(rounded), String(count)];
}

function boxes(byDecision: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(byDecision).sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, each]) => sum + each, 0);
  const largest = sorted.slice(0, 3).map(([name, each]) => `${name} ${short(each)}`);
  return `${short(total)}, most: ${largest.join(", ")}`;
}

function withSpread({ median, spread }: Measured): string {
  return `${short(median)} ~${Math.round(spread * 100)}%`;
}

function plainly(value: number | undefined): string {
  return value === undefined ? "-" : rounded(value);
}

/** 8174000 as `8.2 M`. */
function short(value: number): string {
  if (value >= 1e6) return `${rounded(value / 1e6)} M`;
  return value >= 10_000 ? `${rounded(value / 1000)} k` : rounded(value);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}
