/** What the benchmark asks of an engine: load a table, then say which rules a spec matches. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BenchRule, type BenchSpec, type BenchTable, LISTS, NUMBERS } from "../workload.ts";

export interface Engine {
  readonly name: string;
  /** A remark on how it is used, for the table. */
  readonly how: string;
  readonly version: string;
  /** More rules than this it cannot take, or only within hours. */
  readonly most: number;
  load(table: BenchTable): Promise<Loaded>;
}

/** Numbers of rules, in table order. */
export interface Loaded {
  readonly first: (spec: BenchSpec) => number | Promise<number>;
  readonly collect: (spec: BenchSpec) => readonly number[] | Promise<readonly number[]>;
}

const PEERS = resolve("tests/bench");

/** A package of `tests/bench/package.json`, or undefined where `npm ci --prefix tests/bench` was not run. */
export async function peer(name: string): Promise<{ module: Record<string, unknown>; version: string } | undefined> {
  // Not bundled: it stands where the packages are.
  const { peer: load } = await import(/* @vite-ignore */ pathToFileURL(`${PEERS}/peers.js`).href);
  const module = await load(name);
  if (module === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(`${PEERS}/node_modules/${name}/package.json`, "utf8"));
  return { module, version };
}

/** One condition of a rule, in a shape from which every engine's own is made. */
export type Test =
  | { readonly name: string; readonly kind: "between"; readonly from: number; readonly to: number }
  | { readonly name: string; readonly kind: "among"; readonly words: readonly string[] }
  | { readonly name: string; readonly kind: "equals"; readonly value: boolean };

export function testsOf(rule: BenchRule): Test[] {
  return [
    ...NUMBERS.flatMap((name): Test[] => {
      const [from, to] = rule[name] ?? [];
      return from === undefined || to === undefined ? [] : [{ name, kind: "between", from, to }];
    }),
    ...LISTS.flatMap((name): Test[] => {
      const words = rule[name];
      return words === undefined ? [] : [{ name, kind: "among", words }];
    }),
    ...(rule.urgent === undefined ? [] : [{ name: "urgent", kind: "equals", value: rule.urgent } as const]),
  ];
}
