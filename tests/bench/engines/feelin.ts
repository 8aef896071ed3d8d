/** feelin: the unary tests of DMN, one after another, as a table of them is run. */
import type { BenchRule, BenchSpec } from "../workload.ts";
import { type Engine, peer, testsOf } from "./engine.ts";

type UnaryTest = (expression: string, context: object) => { value: boolean | null };

export async function feelin(): Promise<Engine | undefined> {
  const found = await peer("feelin");
  if (found === undefined) return undefined;
  const { unaryTest } = found.module as { unaryTest: UnaryTest };
  return {
    name: "feelin",
    how: "unary tests in a loop",
    version: found.version,
    most: 1000,
    load: async ({ rules }) => {
      const tables = rules.map(cells);
      const admits = (row: (typeof tables)[number], spec: BenchSpec): boolean =>
        row.every(([name, test]) => unaryTest(test, { "?": spec[name] }).value === true);
      return {
        first: (spec) => tables.findIndex((row) => admits(row, spec)),
        collect: (spec) => tables.flatMap((row, number) => (admits(row, spec) ? [number] : [])),
      };
    },
  };
}

function cells(rule: BenchRule): readonly (readonly [name: keyof BenchSpec, test: string])[] {
  return testsOf(rule).map((test) => {
    const name = test.name as keyof BenchSpec;
    if (test.kind === "between") return [name, `[${test.from}..${test.to})`];
    if (test.kind === "equals") return [name, String(test.value)];
    return [name, test.words.map((word) => JSON.stringify(word)).join(", ")];
  });
}
