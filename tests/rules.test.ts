import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadCases } from "../src/advisor/cases/load.ts";
import { loadExceptions, readRows, reportOrigins } from "../src/advisor/cases/origins.ts";
import { runCases } from "../src/advisor/cases/run.ts";
import { createAdvisor } from "../src/advisor/recommend.ts";
import { loadTopics } from "../src/advisor/topics.ts";
import { builtin } from "../src/builtin.ts";
import { lookAhead } from "../src/tables/ahead.ts";
import { compile, type Engine } from "../src/tables/compile.ts";
import { prepare } from "../src/tables/prepare.ts";
import { verify } from "../src/tables/verify/index.ts";
import { indexesOf } from "../src/tables/verify/search.ts";
import { caseFiles, exceptionFiles, loadRules, topicFiles } from "./rules.ts";

/** AWS's documentation, and that of its SDKs and containers. */
const AWS = [
  "docs.aws.amazon.com/",
  "aws.amazon.com/",
  "awsdocs-neuron.readthedocs-hosted.com/",
  "docs.djl.ai/",
  "sagemaker.readthedocs.io/",
  "aws.github.io/",
  "github.com/aws/",
];

/** What a tool that is not AWS's does is said by its own documentation. */
const MAKERS = [
  "docs.github.com/",
  "docs.gitlab.com/",
  "kubernetes.io/docs/",
  "argoproj.github.io/",
  "keda.sh/docs/",
  "github.com/hashicorp/",
];

function isPageOf(owners: readonly string[], url: string): boolean {
  return owners.some((owner) => url.startsWith(`https://${owner}`));
}

const model = await loadRules();
const { cases, findings } = await loadCases(model, caseFiles());
const topics = await loadTopics(model, topicFiles());
const exceptions = await loadExceptions(exceptionFiles());

describe("the built-in rules", () => {
  it("are what the program was built with", () => {
    expect(JSON.parse(JSON.stringify(builtin))).toEqual(JSON.parse(JSON.stringify(model)));
  });

  it("are compiled ahead as compiling them would", () => {
    const [prepared, compiled] = [prepare(builtin), compile(model)];
    const ahead = (engine: Engine) => {
      const numbers: number[] = [];
      return { numbers, ...lookAhead(engine, numbers) };
    };
    expect(ahead(prepared)).toEqual(ahead(compiled));
    const shown = (engine: Engine) =>
      engine.nodes.map((node) =>
        indexesOf(node).map((index) => {
          const { boxes, rules, size } = index;
          return { boxes, size, rules, each: rules.map((_, number) => index.rule(number)) };
        }),
      );
    expect(shown(prepared)).toEqual(shown(compiled));
  });

  it("have no gap and no impossible region that is not empty", () => {
    const verdict = verify(model);
    expect(verdict.findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    for (const [decision, boxes] of Object.entries(verdict.boxes)) {
      expect(boxes, `boxes for ${decision}`).toBeLessThan(1_000_000);
    }
  });

  it("answer every golden case, and a case reaches every rule", () => {
    const report = runCases(compile(model), createAdvisor(model), cases);
    expect([...findings, ...report.findings].map(({ message }) => message)).toEqual([]);
    expect(report.neverHit).toEqual([]);
  });

  it("have readable topics and exceptions", () => {
    expect([...topics.findings, ...exceptions.findings].map(({ message }) => message)).toEqual([]);
    expect(topics.topics.length).toBeGreaterThan(0);
  });

  it("cite pages of AWS, or of the makers of other tools, with a date", () => {
    for (const { id, url, checked } of Object.values(model.sources)) {
      expect(isPageOf([...AWS, ...MAKERS], url), `${id}: ${url}`).toBe(true);
      expect(checked).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

// The shared acceptance scenarios lie beside the checkout where the project is developed, and nowhere else.
const SCENARIOS = resolve(import.meta.dirname, "../../shared/scenarios/scenarios.yaml");

describe.skipIf(!existsSync(SCENARIOS))("the shared acceptance scenarios", () => {
  const decisions = model.nodes.filter((node) => node.kind === "decision").map((node) => node.name);
  const scenarios = existsSync(SCENARIOS) ? readScenarios().filter(({ asks }) => decisions.includes(asks)) : [];

  // Where they are not, this is what the test runner lists as skipped.
  it("ask for these decisions", () => {
    expect(scenarios.length).toBeGreaterThan(0);
  });

  it.each(scenarios)("$id is a golden case", ({ id, asks, accept }) => {
    const translated = cases.filter(({ origin }) => origin.includes(id));
    expect(translated).toHaveLength(1);
    const expected = translated[0]?.decisions[asks];
    const named =
      typeof expected === "string"
        ? [expected]
        : Object.entries(expected ?? {})
            .flatMap(([key, value]) => (key === "not" ? [] : value))
            .map(String);
    expect(named.length).toBeGreaterThan(0);
    for (const option of named) expect(accept).toContain(option);
  });
});

const SEEDS = resolve(import.meta.dirname, "../../shared/facts/seed-scenarios.yaml");

describe.skipIf(!existsSync(SEEDS) || !existsSync(SCENARIOS))("the shared study-guide rows and scenarios", () => {
  const files = [SEEDS, SCENARIOS].filter((path) => existsSync(path));
  const texts = files.map((path) => ({ name: path, text: readFileSync(path, "utf8") }));

  it("each became a case, a topic or an exception, and only one of them", async () => {
    const { rows } = await readRows(texts);
    expect(rows).toHaveLength(343 + 78);
    const report = reportOrigins({ cases, topics: topics.topics, exceptions: exceptions.exceptions }, rows);
    expect(report.findings.map(({ message }) => message)).toEqual([]);
    expect(report.missing).toEqual([]);
    expect(report.counts["exceptions"]).toBeLessThanOrEqual(20);
  });
});

interface Scenario {
  readonly id: string;
  readonly asks: string;
  readonly accept: readonly string[];
}

function readScenarios(): Scenario[] {
  return parse(readFileSync(SCENARIOS, "utf8")) as Scenario[]; // the file documents this shape
}
