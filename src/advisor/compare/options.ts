/** The options of one decision side by side: how each stands, the limits it has, and the plan with it assumed. */
import type { CompiledDecision, Engine } from "../../tables/compile.ts";
import { isDecision } from "../../tables/compile.ts";
import { describeGap, standing } from "../../tables/distance.ts";
import type { Condition, EliminateRule } from "../../tables/model.ts";
import { formatValue } from "../../tables/value.ts";
import { formatQuantity } from "../../units.ts";
import type { Workload } from "../../workload/workload.ts";
import { plan } from "../recommend.ts";
import { Writer } from "../writer.ts";
import type { ComparedLimit, ComparedOption, Comparison } from "./comparison.ts";
import { comparePlans, NO_SHELVES, type Shelves, sourcesOf } from "./plans.ts";
import { AS_IT_IS, assuming } from "./variants.ts";

export interface Options {
  readonly decision: string;
  /** Those to be compared; all of them where none is named. */
  readonly options: readonly string[];
}

/** `compare --of`. What was given of the decision is left aside, so that the tables speak for themselves. */
export function compareOptions(
  engine: Engine,
  workload: Workload,
  { decision, options }: Options,
  asked: readonly string[],
  shelves: Shelves = NO_SHELVES,
): Comparison {
  const compiled = engine.nodes[engine.nodeOf.get(decision) ?? -1];
  if (compiled === undefined || !isDecision(compiled)) throw new Error(`${decision} is no decision`);
  const given = new Map([...workload.given].filter(([name]) => name !== decision));
  const free = { ...workload, given };
  const chosen = compiled.options.filter((each) => options.length === 0 || options.includes(each));
  const assumed = chosen.map((value) => assuming(free, new Map([[decision, { value, from: "assumed" }]])));
  const wanted = asked.length === 0 || asked.includes(decision) ? asked : [decision, ...asked];
  const mine = workload.given.get(decision);
  const name = mine === undefined ? AS_IT_IS : `without the given ${mine.value}`;
  const comparison = comparePlans(engine, "options", [{ name, workload: free }, ...assumed], wanted, shelves);
  const stand = standings(engine, free, compiled, shelves);
  const columns = comparison.columns.map((column) => {
    const option = stand.get(column.assumes[decision] ?? "");
    return option === undefined ? column : { ...column, option };
  });
  const cited = [...stand.values()].flatMap(({ by, limits }) => [...by, ...limits].flatMap(({ sources }) => sources));
  const sources = { ...sourcesOf(engine, [...Object.keys(comparison.sources), ...cited]), ...comparison.sources };
  return { ...comparison, columns, sources };
}

/** How each option stands. The decision is asked for by name, so it arises if it can. */
function standings(
  engine: Engine,
  workload: Workload,
  compiled: CompiledDecision,
  shelves: Shelves,
): Map<string, ComparedOption> {
  const { node } = compiled;
  const { answer, evaluation } = plan(engine, workload, { decide: [node.name] }, shelves(workload));
  const writer = new Writer(engine, evaluation);
  const own =
    answer.decisions[node.name] ??
    Object.values(answer.decisions).flatMap(({ refines }) => refines[node.name] ?? [])[0];
  const stated = new Set(workload.inputs.keys());
  return new Map(
    node.options.flatMap(({ id, title }): [string, ComparedOption][] => {
      const base = { decision: node.name, option: id, title, limits: limitsOf(writer, compiled, id, stated) };
      const other = own?.others.find(({ option }) => option === id);
      if (other !== undefined) {
        const { option: _, status, ...rest } = other;
        return [[id, { ...base, ...rest, standing: status, because: "" }]];
      }
      const isChosen = own?.option === id || own?.options?.includes(id) === true;
      return isChosen ? [[id, { ...base, standing: "chosen", because: own.because, by: [], origin: own.origin }]] : [];
    }),
  );
}

/** The limits that rules set to an option and that bear on this workload: their other conditions hold. */
function limitsOf(writer: Writer, { node }: CompiledDecision, option: string, stated: ReadonlySet<string>) {
  const limits = new Map<string, ComparedLimit>();
  for (const rule of node.eliminate.filter(({ out }) => out.includes(option))) {
    for (const condition of rule.when.filter((each) => each.limits.length > 0)) {
      if (!rule.when.every((other) => other === condition || writer.holds(other))) continue;
      const limit = limitOf(writer, `${node.name}/${rule.id}`, rule, condition, stated);
      const key = `${condition.input} ${condition.limits.join()}`;
      if (limit !== undefined && !limits.has(key)) limits.set(key, limit);
    }
  }
  return [...limits.values()];
}

function limitOf(
  writer: Writer,
  name: string,
  { sources }: EliminateRule,
  condition: Condition,
  stated: ReadonlySet<string>,
): ComparedLimit | undefined {
  const { model } = writer.engine;
  const input = model.inputs.find((each) => each.name === condition.input);
  const value = writer.valueOf(condition.input);
  if (input === undefined || typeof value !== "number") return undefined;
  const { met, gap } = standing(input, condition, value, model);
  if (gap === undefined) return undefined;
  const made = input.product.length === 0 ? [input.name] : input.product;
  return {
    input: input.name,
    value: formatValue(input, Number(value.toPrecision(6)), model.units),
    limit: gap.limit?.text ?? formatQuantity(gap.edge, input.type, model.units),
    limits: [...condition.limits],
    rule: name,
    kept: !met,
    distance: describeGap(input, gap, model.units),
    assumed: !made.some((each) => stated.has(each)),
    sources: [...sources],
  };
}
