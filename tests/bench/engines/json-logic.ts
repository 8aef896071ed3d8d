/** json-logic-engine: compiled logic, one `if` for the first match and a list of ifs for all. */
import type { BenchRule, BenchSpec } from "../workload.ts";
import { type Engine, peer, testsOf } from "./engine.ts";

type Build = (logic: unknown) => (spec: BenchSpec) => unknown;

export async function jsonLogic(): Promise<Engine | undefined> {
  const found = await peer("json-logic-engine");
  if (found === undefined) return undefined;
  const { LogicEngine } = found.module as { LogicEngine: new () => { build: Build } };
  return {
    name: "json-logic-engine",
    how: "compiled",
    version: found.version,
    // With more the compiler of Node runs out of stack, or of memory.
    most: 1000,
    load: async ({ rules }) => {
      const engine = new LogicEngine();
      const first = engine.build({ if: [...rules.flatMap((rule, number) => [logic(rule), number]), -1] });
      const all = engine.build(rules.map((rule, number) => ({ if: [logic(rule), number, -1] })));
      return {
        first: (spec) => first(spec) as number,
        collect: (spec) => (all(spec) as number[]).filter((number) => number >= 0),
      };
    },
  };
}

function logic(rule: BenchRule): unknown {
  const tests = testsOf(rule).flatMap((test): unknown[] => {
    const value = { var: test.name };
    if (test.kind === "between") return [{ ">=": [value, test.from] }, { "<": [value, test.to] }];
    if (test.kind === "equals") return [{ "===": [value, test.value] }];
    return [{ or: test.words.map((word) => ({ "===": [value, word] })) }];
  });
  return tests.length === 0 ? true : { and: tests };
}
