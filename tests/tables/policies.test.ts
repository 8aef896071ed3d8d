import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionTable, HIT_POLICIES, type HitPolicy, loadTable, unwrap } from "../../src/tables/index.ts";
import { facts, table } from "./arbitraries.ts";
import { row, tableDocument, written } from "./documents.ts";
import { randomFrom, WIDE_INPUTS, wideRule } from "./large-tables.ts";
import { answerOf, type Facts, type InputSpec, type RuleSpec, type TableSpec } from "./oracle.ts";
import { representatives } from "./representatives.ts";

describe("random tables", () => {
  it.each(HIT_POLICIES)("under %s agree with the oracle", async (hit) => {
    const withWorkloads = table(hit).chain((spec) => {
      const conditions = spec.rules.flatMap((rule) => rule.when);
      return fc.tuple(fc.constant(spec), fc.array(facts(spec.inputs, conditions), { minLength: 8, maxLength: 8 }));
    });
    await fc.assert(
      fc.asyncProperty(withWorkloads, async ([spec, workloads]) => {
        const loaded = unwrap(await loadTable(tableDocument(spec)));
        for (const workload of workloads) {
          expect(ask(loaded, spec.inputs, workload)).toEqual(answerOf(spec, workload));
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** Three rules that overlap: 5 items match the first, 15 the first two, 25 all three. */
const LEAST_ITEMS = { "a-few": 5, some: 10, many: 20 };
const RATES = { "a-few": "small", some: "large", many: "large" };
const NUMBERS = { "a-few": 5, some: 10, many: 10 };

describe("one table under every policy", () => {
  it.each<[HitPolicy, { items: number; status: string; value: unknown; rules: string[] }]>([
    ["unique", { items: 5, status: "matched", value: "small", rules: ["a-few"] }],
    ["unique", { items: 15, status: "conflict", value: null, rules: ["a-few", "some"] }],
    ["any", { items: 5, status: "matched", value: "small", rules: ["a-few"] }],
    ["any", { items: 15, status: "conflict", value: null, rules: ["a-few", "some"] }],
    ["priority", { items: 15, status: "matched", value: "large", rules: ["a-few", "some"] }],
    ["first", { items: 15, status: "matched", value: "small", rules: ["a-few"] }],
    ["rule order", { items: 15, status: "matched", value: ["small", "large"], rules: ["a-few", "some"] }],
    ["output order", { items: 15, status: "matched", value: ["large", "small"], rules: ["a-few", "some"] }],
    ["collect", { items: 25, status: "matched", value: ["small", "large", "large"], rules: ["a-few", "some", "many"] }],
    ["sum", { items: 25, status: "matched", value: 25, rules: ["a-few", "some", "many"] }],
    ["min", { items: 25, status: "matched", value: 5, rules: ["a-few", "some", "many"] }],
    ["max", { items: 25, status: "matched", value: 10, rules: ["a-few", "some", "many"] }],
    ["count", { items: 25, status: "matched", value: 3, rules: ["a-few", "some", "many"] }],
  ])("%s answers %o", async (hit, { items, ...expected }) => {
    const loaded = await discounts(hit);
    const answer = loaded.evaluate({ items });
    expect({ ...answer, rules: answer.rules.map((rule) => rule.id) }).toEqual(expected);
  });

  it.each(HIT_POLICIES)("%s without a match and without a default answers nothing", async (hit) => {
    const nothing = hit === "count" ? 0 : null;
    expect((await discounts(hit)).evaluate({ items: 0 })).toEqual({ status: "no-match", value: nothing, rules: [] });
  });

  it.each(HIT_POLICIES)("%s without a match answers the default output", async (hit) => {
    const usual = isNumeric(hit) ? 1 : "small";
    const loaded = await discounts(hit, usual);
    expect(loaded.evaluate({ items: 0 })).toEqual({ status: "no-match", value: usual, rules: [] });
  });

  it("any has a common answer when the rules that match agree", async () => {
    const loaded = await discounts("any", undefined, { ...RATES, "a-few": "large" });
    expect(loaded.evaluate({ items: 25 })).toMatchObject({ status: "matched", value: "large" });
  });

  it("a sum of something that is no number is nothing", async () => {
    const loaded = await discounts("sum", undefined, { ...NUMBERS, some: null });
    expect(loaded.evaluate({ items: 25 })).toMatchObject({ status: "matched", value: null });
  });
});

describe("several outputs", () => {
  const [low, high] = ["low", "high"];
  const risks = (hit: HitPolicy) => ({
    table: "risk",
    hit,
    inputs: { age: { type: "number", optional: true } },
    outputs: { risk: { values: [high, low], default: high }, premium: { values: [100, 50] } },
    rules: [
      row(["age > 60"], { risk: low, premium: 100 }),
      row(["age > 40"], { risk: high, premium: 50 }),
      row(["age > 20"], { risk: high, premium: 100 }),
    ],
  });

  it("are compared left to right under priority", async () => {
    const loaded = unwrap(await loadTable(risks("priority")));
    expect(loaded.evaluate({ age: 70 }).value).toEqual({ risk: high, premium: 100 });
    expect(loaded.evaluate({ age: 50 }).value).toEqual({ risk: high, premium: 100 });
  });

  it("are listed best first under output order", async () => {
    const loaded = unwrap(await loadTable(risks("output order")));
    expect(loaded.evaluate({ age: 70 }).value).toEqual([
      { risk: high, premium: 100 },
      { risk: high, premium: 50 },
      { risk: low, premium: 100 },
    ]);
  });

  it("are null where a default is missing beside one that is declared", async () => {
    const loaded = unwrap(await loadTable(risks("first")));
    expect(loaded.evaluate({ age: 3 })).toMatchObject({ status: "no-match", value: { risk: high, premium: null } });
  });

  it("match nothing but rules without a test when the input is null", async () => {
    const spec = risks("collect");
    const rules = [...spec.rules, row([], { risk: low, premium: 50 }, "all")];
    const loaded = unwrap(await loadTable({ ...spec, rules }));
    expect(loaded.evaluate({ age: null }).rules.map((rule) => rule.id)).toEqual(["all"]);
    expect(loaded.evaluate({})).toEqual(loaded.evaluate({ age: null }));
  });
});

describe("a table of 2,000 rules", () => {
  it("agrees with the oracle under first and collect, and its proof ends", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = randomFrom(seed);
        const rules = Array.from({ length: 2000 }, (_, number) => wideRule(random, number));
        for (const hit of ["first", "collect"] as const) {
          const spec: TableSpec = { hit, inputs: WIDE_INPUTS, outputs: [{ name: "row", values: [] }], rules };
          const loaded = unwrap(await loadTable(tableDocument(spec)));
          for (let round = 0; round < 300; round++) {
            const workload = workloadNear(rules, random);
            expect(ask(loaded, WIDE_INPUTS, workload)).toEqual(answerOf(spec, workload));
          }
          const { findings, boxes } = loaded.verify();
          expect(findings.map(({ code }) => code)).not.toContain("table/not-proved");
          expect(Math.max(...Object.values(boxes))).toBeLessThan(3_000_000);
        }
      }),
      { numRuns: 1, endOnFailure: true },
    );
  }, 30_000);

  /** Each value stands on or beside a bound of some rule. */
  function workloadNear(rules: readonly RuleSpec[], random: (below: number) => number): Facts {
    const pick = (input: InputSpec) => {
      const values = representatives(input, rules[random(rules.length)]?.when ?? []);
      return values[random(values.length)] ?? "none";
    };
    return Object.fromEntries(WIDE_INPUTS.map((input) => [input.name, pick(input)]));
  }
});

function isNumeric(hit: HitPolicy): boolean {
  return ["sum", "min", "max", "count"].includes(hit);
}

async function discounts(
  hit: HitPolicy,
  usual?: string | number,
  rates: Readonly<Record<string, unknown>> = isNumeric(hit) ? NUMBERS : RATES,
): Promise<DecisionTable> {
  const ordered = hit === "priority" || hit === "output order";
  return unwrap(
    await loadTable({
      table: "discount",
      hit,
      inputs: { items: { type: "count", range: "0..100" } },
      outputs: {
        rate: {
          ...(ordered ? { values: ["large", "small"] } : {}),
          ...(usual === undefined ? {} : { default: usual }),
        },
      },
      rules: Object.entries(LEAST_ITEMS).map(([id, least]) => row([`items >= ${least}`], rates[id], id)),
    }),
  );
}

function ask(loaded: DecisionTable, inputs: readonly InputSpec[], workload: Facts) {
  const { status, value, rules } = loaded.evaluate(written(inputs, workload));
  return { status, value, ids: rules.map((rule) => rule.id) };
}
