/** json-rules-engine: a priority for each rule, and a stop after the first. */
import type { BenchRule, BenchSpec } from "../workload.ts";
import { type Engine, peer, testsOf } from "./engine.ts";

interface Rules {
  addRule(rule: object): void;
  on(event: string, then: () => void): void;
  stop(): void;
  run(facts: object): Promise<{ events: { params: { number: number } }[] }>;
}

export async function jsonRules(): Promise<Engine | undefined> {
  const found = await peer("json-rules-engine");
  if (found === undefined) return undefined;
  const { Engine: RulesEngine } = found.module as { Engine: new () => Rules };
  return {
    name: "json-rules-engine",
    how: "one run at a time",
    version: found.version,
    most: 1000,
    load: async ({ rules }) => {
      const first = new RulesEngine();
      const all = new RulesEngine();
      for (const [number, rule] of rules.entries()) {
        first.addRule({ ...ruleOf(rule, number), priority: rules.length - number });
        all.addRule(ruleOf(rule, number));
      }
      first.on("success", () => first.stop());
      const numbers = async (engine: Rules, spec: BenchSpec) =>
        (await engine.run(spec)).events.map(({ params }) => params.number);
      return {
        first: async (spec) => (await numbers(first, spec))[0] ?? -1,
        collect: async (spec) => (await numbers(all, spec)).sort((a, b) => a - b),
      };
    },
  };
}

function ruleOf(rule: BenchRule, number: number): object {
  const tests = testsOf(rule).flatMap((test): object[] => {
    const fact = test.name;
    if (test.kind === "among") return [{ fact, operator: "in", value: test.words }];
    if (test.kind === "equals") return [{ fact, operator: "equal", value: test.value }];
    return [
      { fact, operator: "greaterThanInclusive", value: test.from },
      { fact, operator: "lessThan", value: test.to },
    ];
  });
  return { conditions: { all: tests }, event: { type: "matched", params: { number } } };
}
