import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { compile, type Engine } from "../../src/tables/compile.ts";
import { evaluate } from "../../src/tables/evaluate.ts";
import { explain } from "../../src/tables/explain.ts";
import { fill } from "../../src/tables/fill.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { type Chain, chain, chainFacts } from "./arbitraries.ts";
import { ruleSet } from "./documents.ts";
import { type ChoiceAnswer, decideAll, type Facts } from "./oracle.ts";

describe("random chains of two to four decisions", () => {
  it("agree with the oracle", async () => {
    await fc.assert(
      fc.asyncProperty(withWorkloads(chain(2, 4)), async ([made, workloads]) => {
        const engine = await load(made);
        for (const workload of workloads) expect(answers(engine, workload)).toEqual(decideAll(made.choices, workload));
      }),
      { numRuns: 150 },
    );
  });

  it("agree with the oracle when some decisions are given", async () => {
    const withGiven = withWorkloads(chain(2, 4)).chain(([made, workloads]) => {
      const fixed = made.choices.flatMap(({ name, options }) => options.map((option) => [name, option] as const));
      const given = fc
        .array(fc.constantFrom(...fixed), { maxLength: 3 })
        .map((pairs): Facts => Object.fromEntries(pairs));
      return fc.tuple(fc.constant(made), fc.constant(workloads), given);
    });
    await fc.assert(
      fc.asyncProperty(withGiven, async ([made, workloads, given]) => {
        const engine = await load(made);
        for (const workload of workloads) {
          expect(answers(engine, workload, given)).toEqual(decideAll(made.choices, workload, given));
        }
      }),
      { numRuns: 80 },
    );
  });

  it("answer the same in whatever order their files come", async () => {
    const shuffled = withWorkloads(chain(2, 4)).chain(([made, workloads]) =>
      fc.tuple(
        fc.constant(made),
        fc.constant(workloads),
        fc.shuffledSubarray([...made.choices], { minLength: made.choices.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([made, workloads, choices]) => {
        const engine = await load({ ...made, choices });
        for (const workload of workloads) expect(answers(engine, workload)).toEqual(decideAll(made.choices, workload));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a decision", () => {
  const inputs = {
    urgent: { type: "yes/no", assume: "any" },
    models: { type: "count", range: "1..9", assume: 1 },
    tools: { type: "any of", values: ["git", "helm"], assume: [] },
    calls: { type: "number", range: "0..100", assume: "any" },
    load: { type: "number", range: "0..900", product: ["calls", "models"] },
  };
  const because = { because: "of the test", judgement: true };
  const rule = (id: string, when: string | undefined, more: object) => ({
    id,
    ...(when ? { when } : {}),
    ...because,
    ...more,
  });
  const options = { small: "Small", large: "Large", none: "Nothing" };
  const plan = { decision: "plan", title: "Plan", options: { cheap: "Cheap", fast: "Fast" } };
  const ranked = {
    ...plan,
    prefer: [
      rule("fast-first", "urgent is yes", { rank: "fast > cheap" }),
      rule("cheap-first", undefined, { rank: "cheap > *" }),
    ],
  };
  const follower = {
    decision: "follower",
    title: "Follower",
    options: { yes: "Yes", no: "No" },
    eliminate: [rule("needs-a-plan", "plan is none", { out: "yes" })],
    prefer: [rule("usual", undefined, { rank: "yes > no" })],
  };

  it.each<[string, object[], Facts, Facts, Record<string, ChoiceAnswer>]>([
    [
      "takes the best option of the first preference that matches",
      [ranked],
      { urgent: "yes" },
      {},
      { plan: decided("fast") },
    ],
    ["takes `any` for nothing said", [ranked], {}, {}, { plan: decided("cheap") }],
    [
      "falls back to the next option when the best is ruled out",
      [{ ...ranked, eliminate: [rule("no-cheap", "models > 4", { out: "cheap" })] }],
      { models: 5 },
      {},
      { plan: decided("fast") },
    ],
    [
      "reads a product of two inputs",
      [{ ...ranked, eliminate: [rule("loaded", "load > 4", { out: "cheap" })] }],
      { calls: 3, models: 2 },
      {},
      { plan: decided("fast") },
    ],
    [
      "knows nothing of a product when one of its inputs says nothing",
      [{ ...ranked, eliminate: [rule("loaded", "load > 4", { out: "cheap" })] }],
      { models: 2 },
      {},
      { plan: decided("cheap") },
    ],
    [
      "has no option when all are ruled out, and blocks what reads it",
      [{ ...ranked, eliminate: [rule("nothing", "models > 4", { out: ["cheap", "fast"] })] }, follower],
      { models: 5 },
      {},
      { plan: { status: "no-option", options: [] }, follower: { status: "blocked", options: [] } },
    ],
    [
      "that is given does not block, whatever speaks against it",
      [{ ...ranked, eliminate: [rule("nothing", "models > 4", { out: ["cheap", "fast"] })] }, follower],
      { models: 5 },
      { plan: "fast" },
      { plan: { status: "given", options: ["fast"] }, follower: decided("yes") },
    ],
    [
      "that does not arise reads as none",
      [{ ...ranked, applies: [rule("only-many", "models > 4", {})] }, follower],
      {},
      {},
      { plan: { status: "not-applicable", options: [] }, follower: decided("no") },
    ],
    [
      "collects a list in rule order, without repeats and without what is ruled out",
      [
        {
          ...plan,
          options,
          eliminate: [rule("not-large", "tools has helm", { out: "large" })],
          collect: [
            rule("a", "tools has git", { add: ["large", "small"] }),
            rule("b", undefined, { add: ["small", "none"] }),
          ],
        },
      ],
      { tools: ["git", "helm"] },
      {},
      { plan: decided("small", "none") },
    ],
    [
      "collects its default when nothing was added",
      [{ ...plan, options, collect: [rule("a", "tools has git", { add: "small" })], default: "none" }],
      {},
      {},
      { plan: decided("none") },
    ],
    [
      "that collects nothing and has no default has no option",
      [{ ...plan, collect: [rule("a", "tools has git", { add: "fast" })] }],
      {},
      {},
      { plan: { status: "no-option", options: [] } },
    ],
  ])("%s", async (_, decisions, workload, given, expected) => {
    const files = decisions.map((decision, number) => ({
      name: `decisions/${number}.yaml`,
      text: JSON.stringify(decision),
    }));
    const model = unwrap(await loadModel([{ name: "inputs.yaml", text: JSON.stringify({ inputs }) }, ...files]));
    expect(Object.fromEntries(answers(compile(model), workload, given))).toEqual(expected);
  });
});

function decided(...options: string[]): ChoiceAnswer {
  return { status: "decided", options };
}

function withWorkloads(chains: fc.Arbitrary<Chain>): fc.Arbitrary<[Chain, Facts[]]> {
  return chains.chain((made) =>
    fc.tuple(fc.constant(made), fc.array(chainFacts(made), { minLength: 10, maxLength: 10 })),
  );
}

async function load({ inputs, choices }: Chain): Promise<Engine> {
  return compile(unwrap(await loadModel(ruleSet(inputs, choices))));
}

function answers(engine: Engine, workload: Facts, given: Facts = {}): Map<string, ChoiceAnswer> {
  const { atoms, missing } = fill(engine, new Map(Object.entries(workload)));
  expect(missing).toEqual([]);
  const numbered = engine.nodes.flatMap(({ node }, number): [number, number][] => {
    const fixed = given[node.name];
    if (fixed === undefined || node.kind === "table") return [];
    return [[number, node.options.findIndex((option) => option.id === fixed)]];
  });
  const outcomes = evaluate(engine, atoms, new Map(numbered));
  return new Map(
    engine.nodes.map(({ node }, number) => {
      const { status, options } = explain(engine, number, atoms, outcomes, given[node.name] !== undefined);
      return [node.name, { status, options }];
    }),
  );
}
