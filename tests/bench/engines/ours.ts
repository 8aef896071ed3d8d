/** This project's engine: through its public door, and from specs that are encoded already. */
import { readFileSync } from "node:fs";
import { compile, isDecision } from "../../../src/tables/compile.ts";
import { directly } from "../../../src/tables/direct.ts";
import { loadTable, unwrap } from "../../../src/tables/index.ts";
import { loadSingleTable } from "../../../src/tables/load/index.ts";
import { allMatches, firstMatch } from "../../../src/tables/match.ts";
import { type BenchSpec, type BenchTable, LISTS, MOST, NUMBERS, WORDS } from "../workload.ts";
import { type Engine, testsOf } from "./engine.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

export const ours: Engine = {
  name: "inference-advisor",
  how: "plain objects",
  version,
  most: Number.POSITIVE_INFINITY,
  load: async (table) => {
    const first = unwrap(await loadTable(tableOf(table, "first")));
    const collect = unwrap(await loadTable(tableOf(table, "rule order")));
    // The output of a rule is its number.
    return {
      first: (spec) => first.evaluate(columns(spec)).value as number,
      collect: (spec) => collect.evaluate(columns(spec)).value as number[],
    };
  },
};

export const encoded: Engine = {
  name: "inference-advisor",
  how: "encoded before",
  version,
  most: Number.POSITIVE_INFINITY,
  load: async (table) => {
    const engine = compile(unwrap(await loadSingleTable(tableOf(table, "first"))));
    const [node] = engine.nodes;
    if (node === undefined || isDecision(node)) throw new Error("a loaded table has one node");
    const direct = directly(engine);
    const known = new Map<BenchSpec, Int32Array>();
    for (const spec of table.specs) {
      const atoms = new Int32Array(engine.axes.length);
      direct(columns(spec), atoms);
      known.set(spec, atoms);
    }
    const atomsOf = (spec: BenchSpec): Int32Array => known.get(spec) ?? new Int32Array(engine.axes.length);
    return {
      first: (spec) => firstMatch(node.rules, atomsOf(spec)),
      collect: (spec) => allMatches(node.rules, atomsOf(spec)),
    };
  },
};

/** A spec as a plain object of named values, which it is. */
function columns(spec: BenchSpec): Readonly<Record<string, unknown>> {
  return spec as unknown as Readonly<Record<string, unknown>>; // an interface has no index signature
}

/** The table as anybody would write it: an object with condition lines. */
export function tableOf({ rules }: BenchTable, hit: "first" | "rule order"): object {
  return {
    table: "bench",
    hit,
    inputs: {
      ...Object.fromEntries(NUMBERS.map((name) => [name, { type: "number", range: `0..${MOST[name]}` }])),
      ...Object.fromEntries(LISTS.map((name) => [name, { type: "one of", values: WORDS[name] }])),
      urgent: { type: "yes/no" },
    },
    outputs: { rule: {} },
    rules: rules.map((rule, number) => {
      const when = testsOf(rule).map((test) => {
        if (test.kind === "between") return `${test.name} >= ${test.from} < ${test.to}`;
        return `${test.name} is ${test.kind === "among" ? test.words.join(" | ") : test.value ? "yes" : "no"}`;
      });
      // biome-ignore lint/suspicious/noThenProperty: a rule of a table is written so.
      return { ...(when.length > 0 && { when }), then: number };
    }),
  };
}
