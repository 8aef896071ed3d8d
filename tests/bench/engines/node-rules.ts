/** node-rules: a condition and a consequence per rule. */
import { type BenchRule, type BenchSpec, matches } from "../workload.ts";
import { type Engine, peer } from "./engine.ts";

interface Api {
  when(outcome: boolean): void;
  stop(): void;
  next(): void;
}
type Fact = BenchSpec & { found?: number[] };
interface Rules {
  execute(fact: Fact, done: (fact: Fact) => void): void;
}

export async function nodeRules(): Promise<Engine | undefined> {
  const found = await peer("node-rules");
  if (found === undefined) return undefined;
  const { RuleEngine } = (found.module["RuleEngine"] === undefined ? found.module["default"] : found.module) as {
    RuleEngine: new (rules: unknown[], options: object) => Rules;
  };
  return {
    name: "node-rules",
    how: "conditions as functions",
    version: found.version,
    most: Number.POSITIVE_INFINITY,
    load: async ({ rules }) => {
      const engine = (going: "stop" | "next") =>
        new RuleEngine(
          rules.map((rule, number) => ruleOf(rule, number, going)),
          { ignoreFactChanges: true },
        );
      const [first, all] = [engine("stop"), engine("next")];
      return {
        first: (spec) => ask(first, spec, ([number = -1]) => number),
        collect: (spec) => ask(all, spec, (numbers) => numbers),
      };
    },
  };
}

function ruleOf(rule: BenchRule, number: number, going: "stop" | "next"): object {
  return {
    condition: (api: Api, fact: Fact) => api.when(matches(rule, fact)),
    consequence: (api: Api, fact: Fact) => {
      if (fact.found === undefined) fact.found = [];
      fact.found.push(number);
      api[going]();
    },
  };
}

function ask<T>(engine: Rules, spec: BenchSpec, pick: (found: readonly number[]) => T): Promise<T> {
  return new Promise((settle) => engine.execute({ ...spec }, ({ found = [] }) => settle(pick(found))));
}
