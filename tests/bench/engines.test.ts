import { describe, expect, it } from "vitest";
import { contestants } from "./engines/index.ts";
import { allMatches, benchTable, firstMatch } from "./workload.ts";

const table = benchTable(10, 50);
const { engines, missing } = await contestants();

describe("the engines of the benchmark", () => {
  for (const { name, how, load } of engines) {
    it(`${name} (${how}) answers as the plain loop does`, async () => {
      const { first, collect } = await load(table);
      for (const spec of table.specs) {
        expect([await first(spec), await collect(spec)]).toEqual([firstMatch(table, spec), allMatches(table, spec)]);
      }
    });
  }
  for (const name of missing) it.skip(`${name} is not installed: npm ci --prefix tests/bench`, () => {});

  it("get specs that rules far and near match, and some that only the last one does", () => {
    const firsts = new Set(table.specs.map((spec) => firstMatch(table, spec)));
    expect(firsts.size).toBe(10);
  });
});
