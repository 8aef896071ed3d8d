/** Proofs: the built-in tables with their boxes per decision, and plain tables of growing size; and what an index holds. */
import { builtin } from "../../src/builtin.ts";
import { compile } from "../../src/tables/compile.ts";
import { loadTable, unwrap } from "../../src/tables/index.ts";
import { loadSingleTable } from "../../src/tables/load/index.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { tableDocument } from "../tables/documents.ts";
import { partition, randomFrom } from "../tables/large-tables.ts";
import type { InputSpec } from "../tables/oracle.ts";
import { tableOf } from "./engines/ours.ts";
import { type Measured, milliseconds } from "./measure.ts";
import { benchTable } from "./workload.ts";

export interface Proofs {
  readonly builtin: { readonly ms: Measured; readonly boxes: Readonly<Record<string, number>> };
  /** Tables that part their domain, shuffled: by number of rules. */
  readonly plain: readonly { readonly rules: number; readonly ms: Measured; readonly findings: number }[];
  /** Bytes of the compiled table beside the model it is made from: by number of rules. */
  readonly indexBytes: Readonly<Record<number, number>>;
}

const INPUTS: readonly InputSpec[] = [
  ...["a", "b", "c"].map((name) => ({ ...{ name, type: "number", values: [], optional: false, neutral: false } })),
  ...["d", "e", "f"].map((name) => ({
    ...{ name, type: "one of", values: ["one", "two", "three"], optional: false, neutral: false },
  })),
];

export async function measureProofs(rounds: number): Promise<Proofs> {
  let boxes: Readonly<Record<string, number>> = {};
  const [ms] = await milliseconds([() => ({ boxes } = verify(builtin))], rounds);
  const plain: { rules: number; ms: Measured; findings: number }[] = [];
  for (const rules of [100, 1000, 10_000]) {
    const parts = shuffled(partition(INPUTS, rules, randomFrom(rules)), randomFrom(1));
    const document = tableDocument({
      hit: "unique",
      inputs: INPUTS,
      outputs: [{ name: "x", values: [] }],
      rules: parts,
    });
    const table = unwrap(await loadTable(document));
    let findings = 0;
    const [took] = await milliseconds([() => ({ length: findings } = table.verify().findings)], rounds);
    if (took !== undefined) plain.push({ rules, ms: took, findings });
  }
  const indexBytes: Record<number, number> = {};
  for (const rules of [1000, 10_000]) {
    const model = unwrap(await loadSingleTable(tableOf(benchTable(rules), "first")));
    indexBytes[rules] = grownBy(() => compile(model));
  }
  return { builtin: { ms: ms ?? fail(), boxes }, plain, indexBytes };
}

/** Heap and typed arrays that something holds on to. */
function grownBy(make: () => unknown): number {
  const before = held();
  const kept = make();
  const after = held();
  return kept === undefined ? 0 : after - before;
}

function held(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function shuffled<T>(list: readonly T[], random: (below: number) => number): T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(random(left.length), 1));
}

function fail(): never {
  throw new Error("one work has one time");
}
