import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { compile, type Engine, isDecision } from "../../src/tables/compile.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import type { Value } from "../../src/tables/model.ts";
import { type Goal, isReached } from "../../src/tables/nearest/goal.ts";
import { nearest } from "../../src/tables/nearest/index.ts";
import { answerQuestion } from "../../src/tables/session.ts";
import { chain, chainFacts } from "./arbitraries.ts";
import { ruleSet } from "./documents.ts";
import { conditionsOf, decideAll, type Facts } from "./oracle.ts";
import { representatives } from "./representatives.ts";

const NOT_ASKED = { given: new Map<number, number>(), asked: [] };

describe("the nearest change", () => {
  it("is as small as brute force finds, over random chains of decisions", async () => {
    const made = chain(1, 3).chain((each) =>
      fc.tuple(
        fc.constant(each),
        chainFacts(each),
        fc.nat(),
        fc.nat(),
        fc.subarray(each.inputs.map(({ name }) => name)),
      ),
    );
    await fc.assert(
      fc.asyncProperty(made, async ([{ inputs, choices }, workload, node, option, pinned]) => {
        const engine = compile(unwrap(await loadModel(ruleSet(inputs, choices))));
        const wanted = engine.nodes[node % engine.nodes.length];
        if (wanted === undefined || !isDecision(wanted)) return;
        const id = wanted.options[option % wanted.options.length] ?? "";
        const reaches = (facts: Facts): boolean =>
          decideAll(choices, facts).get(wanted.node.name)?.options.includes(id) === true;
        const movable = inputs.filter(({ name }) => !pinned.includes(name));
        const values = movable.map(
          (input) => [input.name, representatives(input, choices.flatMap(conditionsOf))] as const,
        );
        const smallest = fewestChanges(values, (changes) => reaches({ ...workload, ...changes }));

        const question = { ...NOT_ASKED, stated: new Map(Object.entries(workload)) };
        const goal = { node: engine.nodes.indexOf(wanted), option: wanted.options.indexOf(id) };
        const fixed = new Set(pinned);
        const found = nearest(engine, question, answerQuestion(engine, question), goal, { fixed });
        expect(found.exhaustive).toBe(true);
        expect(found.sets[0]?.changes.length, JSON.stringify(workload)).toBe(smallest);
        for (const { changes } of found.sets) {
          expect(changes.filter(({ input }) => pinned.includes(input))).toEqual([]);
          const changed = Object.fromEntries(changes.map(({ input, value }) => [input, value]));
          expect(reaches({ ...workload, ...changed }), JSON.stringify([workload, changed])).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("is as small as brute force finds where inputs follow others", async () => {
    const engine = compile(unwrap(await loadModel(FOLLOWING)));
    const stated = fc.record(
      Object.fromEntries(Object.entries(GRID).map(([name, values]) => [name, fc.constantFrom(...values)])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(stated, fc.constantFrom(...GOALS), (spec, [decision, option]) => {
        const goal = goalOf(engine, decision, option);
        const base = new Map(Object.entries(spec).filter((entry): entry is [string, Value] => entry[1] !== undefined));
        const reaches = (changes: Facts): boolean =>
          isReached(engine, goal, answer(engine, new Map([...base, ...Object.entries(changes)])));
        const smallest = fewestChanges(Object.entries(GRID), reaches);
        const question = { ...NOT_ASKED, stated: base };
        const found = nearest(engine, question, answerQuestion(engine, question), goal);
        expect(found.sets[0]?.changes.length, JSON.stringify(spec)).toBe(smallest);
        for (const { changes } of found.sets) {
          expect(reaches(Object.fromEntries(changes.map(({ input, value }) => [input, value])))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("tells a bound on one factor of a product, given the other", async () => {
    const engine = compile(unwrap(await loadModel(FOLLOWING)));
    const question = {
      ...NOT_ASKED,
      stated: new Map<string, Value>([
        ["calls", 50],
        ["models", 3],
      ]),
    };
    const { sets } = nearest(engine, question, answerQuestion(engine, question), goalOf(engine, "plan", "small"));
    const said = sets.map(({ changes }) => changes.map(({ input, words }) => `${input} ${words()}`));
    expect(said).toEqual([["calls <= 3.33333"]]);
  });
});

/** `kind` follows `size`, `size` follows `models`, and `load` is calls x models. */
const FOLLOWING = [
  {
    name: "inputs.yaml",
    text: JSON.stringify({
      inputs: {
        models: { type: "count", range: "1..9", assume: 1 },
        calls: { type: "number", range: "0..100", assume: "any" },
        size: {
          type: "one of",
          values: ["s", "m", "l"],
          assume: [{ when: "models > 4", is: "l", because: "many" }, { is: "s" }],
        },
        kind: {
          type: "one of",
          values: ["a", "b", "c"],
          assume: [{ when: "size is l", is: "c", because: "large" }, { is: "a" }],
        },
        load: { type: "number", range: "0..900", product: ["calls", "models"] },
      },
    }),
  },
  {
    name: "decisions/plan.yaml",
    text: JSON.stringify({
      decision: "plan",
      title: "Plan",
      options: { small: "Small", large: "Large", other: "Other" },
      eliminate: [
        { id: "loaded", when: "load > 10", out: "small", because: "of the test", judgement: true },
        {
          id: "kinds",
          when: ["kind is b | c", "size is not m"],
          out: ["small", "other"],
          because: "of the test",
          judgement: true,
        },
      ],
      prefer: [
        { id: "medium", when: "size is m", rank: "other > small > large", because: "of the test", judgement: true },
        { id: "rest", rank: "small > large > other", because: "of the test", judgement: true },
      ],
    }),
  },
  {
    name: "decisions/next.yaml",
    text: JSON.stringify({
      decision: "next",
      title: "Next",
      options: { yes: "Yes", no: "No" },
      applies: [{ id: "some", when: "plan is not large", because: "of the test", judgement: true }],
      prefer: [
        { id: "b", when: ["kind is b", "calls > 20"], rank: "yes > no", because: "of the test", judgement: true },
        { id: "rest", rank: "no > yes", because: "of the test", judgement: true },
      ],
    }),
  },
];

/** At least one value of every piece of each domain, and of every piece into which a product cuts it. */
const GRID: Readonly<Record<string, readonly Value[]>> = {
  models: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  calls: ["any", 0, 1, 1.2, 1.5, 2, 2.5, 3, 5, 10, 20, 21, 100],
  size: ["s", "m", "l"],
  kind: ["a", "b", "c"],
};
const GOALS = [
  ["plan", "small"],
  ["plan", "large"],
  ["plan", "other"],
  ["next", "yes"],
  ["next", "no"],
] as const;

function goalOf(engine: Engine, decision: string, option: string): Goal {
  const node = engine.nodeOf.get(decision) ?? -1;
  const compiled = engine.nodes[node];
  return { node, option: compiled !== undefined && isDecision(compiled) ? compiled.options.indexOf(option) : -1 };
}

function answer(engine: Engine, stated: ReadonlyMap<string, Value>) {
  const { filled, outcomes } = answerQuestion(engine, { ...NOT_ASKED, stated });
  return { atoms: filled.atoms, outcomes };
}

/** The smallest number of inputs to be given one of these values until the goal is reached; undefined: never. */
function fewestChanges(
  values: readonly (readonly [name: string, values: readonly Value[]])[],
  reaches: (changes: Facts) => boolean,
): number | undefined {
  const reachable = (size: number, from: number, changes: Facts): boolean => {
    if (size === 0) return reaches(changes);
    return values
      .slice(from)
      .some(([name, list], place) =>
        list.some((value) => reachable(size - 1, from + place + 1, { ...changes, [name]: value })),
      );
  };
  return [0, 1, 2, 3].find((size) => size <= values.length && reachable(size, 0, {}));
}
