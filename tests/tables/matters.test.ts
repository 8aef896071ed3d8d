import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { compile, type Engine } from "../../src/tables/compile.ts";
import type { Difference } from "../../src/tables/difference.ts";
import { answerWords } from "../../src/tables/evaluate.ts";
import { createInquiry } from "../../src/tables/inquiry.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { judge } from "../../src/tables/matters.ts";
import type { Model, Value } from "../../src/tables/model.ts";
import type { Wanted } from "../../src/tables/open.ts";
import type { Known } from "../../src/tables/possible.ts";
import { rulesOf } from "../../src/tables/reads.ts";
import { answerQuestion } from "../../src/tables/session.ts";
import { type Chain, chain } from "./arbitraries.ts";
import { ruleSet } from "./documents.ts";
import { conditionsOf } from "./oracle.ts";
import { representatives } from "./representatives.ts";

type Values = ReadonlyMap<string, Value>;

/** More workloads than these are too many to go through one by one. */
const MOST_CASES = 400;

const RUNS = 100;

/** So many boxes that a proof never ends early. */
const EVERYTHING = 100_000;

describe("an input of a random chain of decisions", () => {
  it("matters exactly where two workloads that differ in it only are answered differently", async () => {
    const seen = { matters: 0, idle: 0 };
    await forEverySituation(({ engine, known, wanted, free }) => {
      const inquiry = createInquiry(engine, known, wanted, new Map());
      const answers = new Map(allCases(free).map((values) => [keyOf(values), answerTo(engine, known, wanted, values)]));
      for (const [name, values] of free) {
        const verdict = judge(inquiry, name, inquiry.box, EVERYTHING);
        const others = allCases(free.filter(([other]) => other !== name));
        const matters = others.some((rest) => {
          return new Set(values.map((value) => answers.get(keyOf(new Map(rest).set(name, value))))).size > 1;
        });
        expect({ name, verdict: typeof verdict === "object" ? "matters" : verdict }).toEqual({
          name,
          verdict: matters ? "matters" : "none",
        });
        seen[matters ? "matters" : "idle"]++;
        if (typeof verdict === "object") expectDifference(engine, known, wanted, verdict);
      }
    });
    expect(Math.min(seen.matters, seen.idle)).toBeGreaterThan(20);
  });

  it("need not be asked for the answer of the whole workload, unless it matters", async () => {
    await forEverySituation(({ engine, known, wanted, free, draw }) => {
      const truth = new Map(free.map(([name, values]) => [name, values[draw(values.length)] ?? ""]));
      const stated = new Map(known.stated);
      for (;;) {
        const inquiry = createInquiry(engine, { ...known, stated }, wanted, new Map());
        const open = [...inquiry.unstated.free].find(
          (name) => judge(inquiry, name, inquiry.box, EVERYTHING) !== "none",
        );
        if (open === undefined) break;
        stated.set(open, truth.get(open) ?? "");
      }
      // What was bounded is somewhere within its bounds; everything else that was not asked keeps its assumption.
      const bounded = new Map(
        free.flatMap(([name, values]) => (known.within.has(name) ? [[name, values[0] ?? ""]] : [])),
      );
      const asked = new Map([...bounded, ...stated]);
      expect(answerTo(engine, known, wanted, asked)).toBe(answerTo(engine, known, wanted, truth));
    });
  });
});

describe("an input that is multiplied with another", () => {
  const because = { because: "of the test", judgement: true };
  const files = (conditions: readonly string[]) => [
    {
      name: "inputs.yaml",
      text: JSON.stringify({
        inputs: {
          rate: { type: "number", range: "1..8", assume: [{ is: 2 }] },
          work: { type: "number", range: "1..8", assume: [{ when: "night is yes", is: 3 }, { is: 1 }] },
          night: { type: "yes/no", assume: "no" },
          load: { type: "number", range: "1..64", product: ["rate", "work"] },
        },
      }),
    },
    { name: "sources.yaml", text: "{}" },
    { name: "limits.yaml", text: "{}" },
    {
      name: "decisions/size.yaml",
      text: JSON.stringify({
        decision: "size",
        title: "Size",
        options: { small: "Small", large: "Large" },
        prefer: [
          { id: "large", when: conditions, rank: "large > *", ...because },
          { id: "small", rank: "small > *", ...because },
        ],
      }),
    },
  ];
  it.each([
    ["at bounds that neither of them has", ["load > 30"], {}, ["rate", "work"]],
    ["where the other leaves it a choice", ["load > 30"], { rate: [1, 4] }, ["work", "rate"]],
    ["not where the other is too small", ["load > 30"], { rate: [1, 3] }, []],
    ["in a strip no wider than a hair", ["load > 30", "load <= 30.001"], { rate: [5, 5.1] }, ["rate", "work"]],
    ["only together with a bound of its own", ["load > 30", "rate < 4"], { work: [1, 7] }, []],
    ["as far as a third input allows", ["load > 30", "night is yes"], {}, ["rate", "work", "night"]],
  ] as const)("matters %s", async (_, conditions, within, expected) => {
    const engine = compile(unwrap(await loadModel(files(conditions))));
    const known = {
      stated: new Map(),
      unsure: new Set<string>(),
      given: new Map(),
      within: new Map(Object.entries(within)),
    };
    const wanted = { wanted: [0], asked: [], given: new Map() };
    const inquiry = createInquiry(engine, known, wanted, new Map());
    const verdicts = ["rate", "work", "night"].map((name) => [name, judge(inquiry, name)] as const);
    expect(
      verdicts
        .filter(([, verdict]) => typeof verdict === "object")
        .map(([name]) => name)
        .sort(),
    ).toEqual([...expected].sort());
    expect(verdicts.filter(([, verdict]) => verdict === "not proved")).toEqual([]);
  });

  it("follows the assumption of the other one", async () => {
    const engine = compile(unwrap(await loadModel(files(["load > 20"]))));
    const judged = (stated: Values): unknown[] => {
      const known = { stated, unsure: new Set(["work"]), given: new Map(), within: new Map() };
      const inquiry = createInquiry(engine, known, { wanted: [0], asked: [], given: new Map() }, new Map());
      return ["rate", "night"].map((name) => typeof judge(inquiry, name));
    };
    // 8 times the assumed 3 is more than 20, 8 times 1 is not.
    expect(judged(new Map())).toEqual(["object", "object"]);
    expect(judged(new Map([["night", "no"]]))).toEqual(["string", "string"]);
    expect(judged(new Map([["rate", 6]]))).toEqual(["string", "string"]);
  });
});

interface Situation {
  readonly engine: Engine;
  readonly known: Known;
  readonly wanted: Wanted;
  /** The inputs of which nothing certain is known, with a value of every piece that they can be in. */
  readonly free: readonly (readonly [name: string, values: readonly Value[]])[];
  readonly draw: (below: number) => number;
}

async function forEverySituation(judgeIt: (situation: Situation) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(chain(1, 3), fc.infiniteStream(fc.nat(9999)), async (made, stream) => {
      const draw = (below: number): number => stream.next().value % below;
      const model = unwrap(await loadModel(ruleSet(made.inputs, made.choices)));
      const engine = compile(withAssumptions(model, draw));
      const { known, wanted } = situation(engine, made, draw);
      const unstated = made.inputs.filter(({ name }) => !known.stated.has(name) && !known.unsure.has(name));
      const free = unstated.map(({ name }) => [name, valuesOf(made, known, name)] as const);
      if (free.reduce((cases, [, values]) => cases * values.length, 1) > MOST_CASES) return;
      judgeIt({ engine, known, wanted, free, draw });
    }),
    { numRuns: RUNS },
  );
}

/** Something stated, something left to its assumption, something bounded, something decided and something asked for. */
function situation(engine: Engine, made: Chain, draw: (below: number) => number): { known: Known; wanted: Wanted } {
  const stated = new Map<string, Value>();
  const unsure = new Set<string>();
  const within = new Map<string, readonly [number, number]>();
  for (const input of made.inputs) {
    const values = representatives(input, made.choices.flatMap(conditionsOf));
    const kind = draw(6);
    if (kind === 0) stated.set(input.name, values[draw(values.length)] ?? "");
    else if (kind === 1) unsure.add(input.name);
    else if (kind === 2) {
      const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
      const [from, to] = [numbers[draw(numbers.length || 1)], numbers[draw(numbers.length || 1)]];
      if (from !== undefined && to !== undefined && from < to) within.set(input.name, [from, to]);
    }
  }
  const nodes = engine.nodes.map((_, number) => number);
  const last = nodes.length - 1;
  const given = new Map<number, number>();
  if (draw(4) === 0) given.set(draw(nodes.length), draw(2));
  const asked = draw(2) === 0 ? [last] : [];
  const among = asked.length > 0 ? asked : nodes.filter((number) => number === last || draw(2) === 0);
  // What is given is no question any more.
  const wanted = among.filter((number) => !given.has(number));
  return { known: { stated, unsure, within, given }, wanted: { wanted, asked, given } };
}

function withAssumptions(model: Model, draw: (below: number) => number): Model {
  const conditions = model.nodes.flatMap(rulesOf).flatMap(({ when }) => when);
  const inputs = model.inputs.map((input, place) => {
    const values: Value[] =
      input.values.length > 0
        ? input.type === "any of"
          ? [[], input.values]
          : [...input.values]
        : input.type === "yes/no"
          ? ["yes", "no"]
          : input.type === "text"
            ? ["Oslo"]
            : [2, 5];
    const is = (): Value => values[draw(values.length)] ?? "";
    const earlier = model.inputs.slice(0, place).map(({ name }) => name);
    const readable = conditions.filter((condition) => earlier.includes(condition.input));
    const condition = readable[draw(readable.length || 1)];
    const rows = condition === undefined || draw(3) === 0 ? [] : [{ when: [condition], is: is(), because: "" }];
    return { ...input, assume: [...rows, { when: [], is: is(), because: "" }] };
  });
  return { ...model, inputs };
}

function valuesOf(made: Chain, { within }: Known, name: string): Value[] {
  const input = made.inputs.find((each) => each.name === name);
  if (input === undefined) return [];
  const bounds = within.get(name);
  const all = representatives(input, made.choices.flatMap(conditionsOf));
  return all.filter(
    (value) => bounds === undefined || (typeof value === "number" && bounds[0] <= value && value < bounds[1]),
  );
}

function allCases(inputs: readonly (readonly [string, readonly Value[]])[]): Values[] {
  return inputs.reduce<Values[]>(
    (cases, [name, values]) => cases.flatMap((each) => values.map((value) => new Map(each).set(name, value))),
    [new Map()],
  );
}

function keyOf(values: Values): string {
  return JSON.stringify([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function answerTo(engine: Engine, known: Known, { wanted, asked }: Wanted, values: Values): string {
  const stated = new Map([...known.stated, ...values]);
  const { filled, outcomes } = answerQuestion(engine, { stated, given: known.given, asked });
  return wanted.map((number) => answerWords(engine, number, { atoms: filled.atoms, outcomes })).join("; ");
}

function expectDifference(engine: Engine, known: Known, wanted: Wanted, { input, values, others }: Difference): void {
  const [a, b] = values.map((value) => answerTo(engine, known, wanted, new Map(others).set(input, value)));
  expect(a).not.toBe(b);
}
