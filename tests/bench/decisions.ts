/** Decisions per second of every engine, at growing numbers of rules. All have to give the same answers first. */

import type { Engine, Loaded } from "./engines/engine.ts";
import { contestants } from "./engines/index.ts";
import { type Effort, type Measured, ratesPerSecond } from "./measure.ts";
import { allMatches, type BenchSpec, type BenchTable, benchTable, firstMatch } from "./workload.ts";

export const SIZES = [10, 100, 1000, 10_000] as const;
const IN_FLIGHT = 64;

export interface EngineRow {
  readonly engine: string;
  readonly how: string;
  readonly version: string;
  /** By number of rules; absent where the engine cannot take so many. */
  readonly first: Readonly<Record<number, Measured>>;
  readonly collect: Readonly<Record<number, Measured>>;
  /** Milliseconds from a ready-made table to what can decide. */
  readonly loadMs: Readonly<Record<number, number>>;
}

export interface Decisions {
  readonly rows: readonly EngineRow[];
  readonly missing: readonly string[];
  /** Of the specs: how far the first match is from the top, and how many rules match, on average. */
  readonly tables: Readonly<Record<number, { readonly meanFirst: number; readonly meanMatches: number }>>;
}

export async function measureDecisions(effort: Effort, tell: (what: string) => void): Promise<Decisions> {
  const { engines, missing } = await contestants();
  const rows = engines.map(({ name, how, version }) => ({
    ...{ engine: name, how, version },
    first: {} as Record<number, Measured>,
    collect: {} as Record<number, Measured>,
    loadMs: {} as Record<number, number>,
  }));
  const tables: Record<number, { meanFirst: number; meanMatches: number }> = {};
  for (const size of SIZES) {
    tell(`${size} rules`);
    const table = benchTable(size);
    tables[size] = shapeOf(table);
    const taking = engines.flatMap((engine, place) => (engine.most >= size ? [{ engine, place }] : []));
    const loaded: { place: number; loaded: Loaded }[] = [];
    for (const { engine, place } of taking) {
      const start = performance.now();
      const one = await engine.load(table);
      const row = rows[place];
      if (row !== undefined) row.loadMs[size] = performance.now() - start;
      await sameAnswers(engine, one, table);
      loaded.push({ place, loaded: one });
    }
    for (const way of ["first", "collect"] as const) {
      const works = loaded.map(({ loaded: one }) => workOf(one[way], table.specs));
      const rates = await ratesPerSecond(works, effort);
      for (const [turn, { place }] of loaded.entries()) {
        const rate = rates[turn];
        if (rate !== undefined && rows[place] !== undefined) rows[place][way][size] = rate;
      }
    }
  }
  return { rows, missing, tables };
}

/** An engine that answers otherwise is not timed: its speed would mean nothing. */
async function sameAnswers({ name, how }: Engine, { first, collect }: Loaded, table: BenchTable): Promise<void> {
  // Some engines take seconds for a hundred answers at 10,000 rules.
  const asked = table.specs.slice(0, table.rules.length >= 1000 ? 20 : 200);
  for (const spec of asked) {
    const [one, all] = [await first(spec), await collect(spec)];
    if (one !== firstMatch(table, spec) || all.join() !== allMatches(table, spec).join()) {
      throw new Error(`${name} (${how}) answers ${one} and ${all.join()} to ${JSON.stringify(spec)}`);
    }
  }
}

/** A go of one work: long enough for clocks, short enough for slow engines. */
function workOf(answer: (spec: BenchSpec) => unknown, specs: readonly BenchSpec[]) {
  const [spec] = specs;
  const probe = spec === undefined ? undefined : answer(spec);
  let at = 0;
  const next = (): BenchSpec => specs[at++ % specs.length] ?? fail();
  if (probe instanceof Promise) {
    const run = () => Promise.all(Array.from({ length: IN_FLIGHT }, () => answer(next())));
    return { size: IN_FLIGHT, run };
  }
  const size = 8;
  const run = (): unknown => {
    let last: unknown;
    for (let turn = 0; turn < size; turn++) last = answer(next());
    return last;
  };
  return { size, run };
}

function shapeOf(table: BenchTable) {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const specs = table.specs.slice(0, 500);
  return {
    meanFirst: mean(specs.map((spec) => firstMatch(table, spec))),
    meanMatches: mean(specs.map((spec) => allMatches(table, spec).length)),
  };
}

function fail(): never {
  throw new Error("a table has specs");
}
