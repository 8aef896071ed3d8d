/** @gorules/zen-engine: one decision table; the calls are asynchronous, so many are in flight. */
import type { BenchRule, BenchSpec, BenchTable } from "../workload.ts";
import { type Engine, peer, testsOf } from "./engine.ts";

interface Decision {
  evaluate(spec: object): Promise<{ result: { number: number } | { number: number }[] }>;
}

const COLUMNS = ["amount", "score", "region", "tier", "product", "urgent"];

export async function zen(): Promise<Engine | undefined> {
  const found = await peer("@gorules/zen-engine");
  if (found === undefined) return undefined;
  const { ZenEngine } = (found.module["ZenEngine"] === undefined ? found.module["default"] : found.module) as {
    ZenEngine: new () => { createDecision(content: object): Decision };
  };
  return {
    name: "@gorules/zen-engine",
    how: "64 calls in flight",
    version: found.version,
    most: Number.POSITIVE_INFINITY,
    load: async (table) => {
      const engine = new ZenEngine();
      const first = engine.createDecision(graph(table, "first"));
      const all = engine.createDecision(graph(table, "collect"));
      const rows = async (decision: Decision, spec: BenchSpec) => [(await decision.evaluate(spec)).result].flat();
      return {
        first: async (spec) => (await rows(first, spec))[0]?.number ?? -1,
        collect: async (spec) => (await rows(all, spec)).map(({ number }) => number),
      };
    },
  };
}

function graph({ rules }: BenchTable, hitPolicy: "first" | "collect"): object {
  const inputs = COLUMNS.map((name) => ({ id: name, name, type: "expression", field: name }));
  const outputs = [{ id: "number", name: "number", type: "expression", field: "number" }];
  const rows = rules.map((rule, number) => ({ _id: `r${number}`, ...cells(rule), number: String(number) }));
  const table = { hitPolicy, inputs, outputs, rules: rows };
  return {
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      { id: "table", name: "table", type: "decisionTableNode", content: table },
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "table" },
      { id: "b", sourceId: "table", targetId: "out" },
    ],
  };
}

function cells(rule: BenchRule): Record<string, string> {
  const open = Object.fromEntries(COLUMNS.map((name) => [name, ""]));
  const tests = testsOf(rule).map((test) => {
    if (test.kind === "between") return [test.name, `[${test.from}..${test.to})`];
    if (test.kind === "equals") return [test.name, String(test.value)];
    return [test.name, test.words.map((word) => JSON.stringify(word)).join(", ")];
  });
  return { ...open, ...Object.fromEntries(tests) };
}
