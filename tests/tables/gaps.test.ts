import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, unwrap } from "../../src/errors.ts";
import { HIT_POLICIES, loadTable } from "../../src/tables/index.ts";
import { table } from "./arbitraries.ts";
import { readWitness, tableDocument } from "./documents.ts";
import { disjunctions, partition, randomFrom } from "./large-tables.ts";
import { answerOf, type Condition, type Facts, holds, type InputSpec, type TableSpec } from "./oracle.ts";
import { everyCase, exception } from "./representatives.ts";

const ONE_ANSWER = ["unique", "any", "priority", "first"];

describe("the gap proof of a plain table", () => {
  it("finds a gap exactly when some case has no match, and the case it names is one", async () => {
    const tables = fc.constantFrom(...HIT_POLICIES).chain((hit) => table(hit, 2, 8));
    await fc.assert(
      fc.asyncProperty(tables, async (spec) => {
        const wanted = ONE_ANSWER.includes(spec.hit) && spec.outputs.every((output) => output.default === undefined);
        const isGap = (facts: Facts) => wanted && answerOf(spec, facts).status === "no-match";
        const conditions = spec.rules.flatMap((rule) => rule.when);
        const gaps = await gapsOf(spec);
        expect(gaps).toHaveLength([...everyCase(spec.inputs, conditions)].some(isGap) ? 1 : 0);
        for (const gap of gaps) expect(exception(gap, spec.inputs, conditions, isGap)).toBeUndefined();
      }),
      { numRuns: 120 },
    );
  });
});

describe("a table of 14 columns in disjunctive normal form", () => {
  const inputs = Array.from({ length: 14 }, (_, number): InputSpec => {
    const type = number % 3 === 0 ? { type: "one of", values: ["a", "b", "c"] } : { type: "yes/no", values: [] };
    return { name: `in-${number}`, optional: false, neutral: false, ...type };
  });

  it("is not proved when the budget is tiny, and says so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const loaded = unwrap(await loadTable(tableDocument(disjunctions(inputs, 400, seed))));
        const { findings, complete } = loaded.verify({ budget: 5 });
        expect(complete).toBe(false);
        expect(findings.filter(({ code }) => code === "table/not-proved")).toMatchObject([
          { severity: "warning", message: expect.stringContaining("random: not proved after 5 boxes: gaps") },
        ]);
      }),
      { numRuns: 10 },
    );
  });

  it("names a case that contradicts every rule when there is a gap", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.integer({ min: 10, max: 90 }), async (seed, count) => {
        const spec = disjunctions(inputs, count, seed);
        for (const gap of await gapsOf(spec)) expectContradiction(gap, spec);
      }),
      { numRuns: 15 },
    );
  });

  it("has no gap when its rules part the domain, and has one when any of them is missing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), (seed) => expectPartition(inputs, 150, seed)),
      { numRuns: 3 },
    );
  });
});

describe("a table of 2,000 rules over ordered columns", () => {
  const inputs = ["width", "height", "depth"].map((name): InputSpec => {
    return { name, type: "number", values: [], optional: false, neutral: false };
  });

  it("has no gap when its rules part the domain, and has one when any of them is missing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), (seed) => expectPartition(inputs, 2000, seed)),
      { numRuns: 1, endOnFailure: true },
    );
  }, 30_000);
});

async function expectPartition(inputs: readonly InputSpec[], count: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const spec: TableSpec = {
    hit: "first",
    inputs,
    outputs: [{ name: "answer", values: [] }],
    rules: partition(inputs, count, random),
  };
  expect(await gapsOf(spec)).toEqual([]);
  const missing = random(count);
  const holed = { ...spec, rules: spec.rules.filter((_, number) => number !== missing) };
  const gaps = await gapsOf(holed);
  expect(gaps).toHaveLength(1);
  for (const gap of gaps) expectContradiction(gap, holed);
}

/** Every rule fails on an input that the finding names: no match, whatever the others are. */
function expectContradiction({ message }: Finding, { inputs, rules }: TableSpec): void {
  const witness = readWitness(inputs, message);
  const named = (condition: Condition) => Object.hasOwn(witness, condition.input);
  const open = rules.find(({ when }) => when.filter(named).every((condition) => holds(condition, witness)));
  expect({ message, open }).toEqual({ message, open: undefined });
}

async function gapsOf(spec: TableSpec): Promise<Finding[]> {
  const { findings } = unwrap(await loadTable(tableDocument(spec))).verify();
  return findings.filter(({ code }) => code === "table/gap");
}
