/**
 * The engine by itself: decision tables with the hit policies of DMN, proved free of gaps. It knows nothing of AWS.
 *
 * @example
 * const table = unwrap(await loadTable({
 *   table: "discount", hit: "unique",
 *   inputs: { customer: { type: "text" }, items: { type: "number" } },
 *   outputs: { rate: {} },
 *   rules: [
 *     { when: ['customer is "Business"', "items < 10"], then: 0.1 },
 *     { when: ['customer is "Business"', "items >= 10"], then: 0.15 },
 *     { when: 'customer is not "Business"', then: 0.05 },
 *   ],
 * }));
 * table.evaluate({ customer: "Business", items: 12 }).value; // 0.15
 * table.verify().findings;                                   // [] : no gap, no overlap
 */
import { type Finding, type Result, UserError } from "../errors.ts";
import { type CompiledTable, compile, isDecision } from "./compile.ts";
import { directly } from "./direct.ts";
import { tableAnswer } from "./evaluate.ts";
import { fill } from "./fill.ts";
import { loadSingleTable } from "./load/index.ts";
import type { TableAnswer } from "./policy.ts";
import { readValue } from "./value.ts";
import { type TableVerdict, verifyAlone } from "./verify/alone.ts";

export type { Finding, Place, Result, Severity } from "../errors.ts";
export { UserError, unwrap } from "../errors.ts";
export type { HitPolicy, OutputValue } from "./model.ts";
export { HIT_POLICIES } from "./model.ts";
export type { Outputs, TableAnswer, TableStatus } from "./policy.ts";
export type { Overlap, TableVerdict } from "./verify/alone.ts";
export type { Interval, Region, Side } from "./verify/outline.ts";

/** A decision table that stands alone. */
export interface DecisionTable {
  readonly name: string;
  /**
   * Evaluates the table. Inputs declared `optional` may be left out or null; they then match only rules that do not
   * test them, `is none`, and `is not …`.
   * @throws UserError when a value does not fit its input, or one that must be there is missing
   */
  evaluate(values: Readonly<Record<string, unknown>>): TableAnswer;
  /**
   * Proves what can be proved: gaps, overlaps and conflicts by hit policy, rules that never decide; as findings with a
   * witness and as boxes. `budget` bounds the boxes of each proof (3,000,000), `most` the length of each list (1000).
   */
  verify(options?: { readonly budget?: number; readonly most?: number }): TableVerdict;
}

/**
 * Loads one table from an object or from its YAML or JSON text; no file is read.
 *
 * Keys: `table` (its name), `hit` (a {@link HitPolicy}, `unique` by default), `units`, `inputs`, `outputs`, `rules`.
 * An input has a `type` (`number`, `count`, `text`, `yes/no`, `one of` and `any of` with `values`, or a dimension of
 * `units`), and may have a `range`, `optional: true`, and an `assume`d value. An output may list its `values` in
 * priority order and a `default`. A rule has `when` (condition lines, all of which hold) and `then` (one value, or a
 * map of output names to values).
 */
export async function loadTable(table: string | object, name?: string): Promise<Result<DecisionTable>> {
  const loaded = await loadSingleTable(table, name);
  if (!loaded.ok) return loaded;
  const model = loaded.value;
  const engine = compile(model);
  const compiled = engine.nodes.find((node): node is CompiledTable => !isDecision(node));
  if (compiled === undefined) throw new Error("a loaded table has one node");

  const direct = directly(engine);
  const atoms = new Int32Array(engine.axes.length);
  const evaluate = (values: Readonly<Record<string, unknown>>): TableAnswer =>
    direct(values, atoms) ? tableAnswer(compiled, atoms) : evaluateRead(values);
  const evaluateRead = (values: Readonly<Record<string, unknown>>): TableAnswer => {
    const problems: Finding[] = [];
    const stated = new Map<string, string | number | readonly string[]>();
    for (const { input } of engine.inputs) {
      // No input has the name of something that every object has.
      const raw = values[input.name];
      if (raw === undefined) continue;
      const read = readValue(input, raw, model.units, { file: input.name }, "spec");
      if (read.ok) stated.set(input.name, read.value);
      else problems.push(read.finding);
    }
    const { atoms, missing } = fill(engine, stated);
    const unread = missing.filter((input) => !problems.some((problem) => problem.at?.file === input));
    for (const input of unread)
      problems.push({ code: "spec/missing", severity: "error", message: `${input} is missing` });
    if (problems.length > 0) throw new UserError(problems);
    return tableAnswer(compiled, atoms);
  };
  return {
    ok: true,
    findings: loaded.findings,
    value: { name: compiled.node.name, evaluate, verify: (options) => verifyAlone(engine, compiled, options) },
  };
}
