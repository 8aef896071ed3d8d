/**
 * Constraints over the decisions they name: a workload whose plan breaks one, or a proof that none does. A list has
 * what any rule adds and nothing rules out, while later decisions read only its first option, so it is looked at anew.
 */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { atomsOf } from "../axis.ts";
import { type CompiledDecision, type CompiledNode, compile, type Engine, isDecision } from "../compile.ts";
import { type Cut, cutNode, firstCut } from "../cut.ts";
import { collected, killedOptions, NO_OPTION, NOT_APPLICABLE } from "../evaluate.ts";
import type { Condition, Model, PlainTable, Rule } from "../model.ts";
import { ancestors } from "../reads.ts";
import { type Box, bitsOf, stand, wholeBox } from "../region.ts";
import { intersect, NO_ATOMS, run } from "../runs.ts";
import { Budget } from "./budget.ts";
import { insideOf, neverArises } from "./firing.ts";
import { Sample, type Usual } from "./sample.ts";
import { type Claim, type Example, findExample } from "./search.ts";
import { describeWitness } from "./witness.ts";

/** Many constraints share few decisions: each gets a share of what one decision may use. */
const BOXES_FOR_ONE = 20_000;

export function findBrokenConstraints(model: Model, usual: Usual, most?: number): Finding[] {
  return model.constraints.flatMap((constraint) => {
    const engine = compile(over(model, constraint));
    const plan = engine.nodes.at(-1);
    if (plan === undefined) return [];
    const at = parsePlace(constraint.at);
    const budget = new Budget(most).part(BOXES_FOR_ONE);
    const claim = broken(engine, constraint);
    const example = findExample(engine, plan, budget, claim) ?? drawnExample(engine, plan, usual, claim, budget);
    if (example !== undefined) {
      const words = describeWitness(engine, example);
      return [finding("table/constraint-broken", at, constraint.id, words, constraint.because)];
    }
    return budget.exhausted ? [finding("table/constraint-not-proved", at, constraint.id, budget.most)] : [];
  });
}

/** Where the search gave up, a workload drawn at random may still break it; then every input is named. */
function drawnExample(
  engine: Engine,
  plan: CompiledNode,
  usual: Usual,
  claim: Claim,
  budget: Budget,
): Example | undefined {
  const atoms = budget.exhausted ? new Sample(engine, plan, usual).example(claim) : undefined;
  if (atoms === undefined) return undefined;
  const nodes = new Set(engine.nodes.map(({ axis }) => axis));
  const read = new Set(engine.nodes.flatMap(({ choosing }) => choosing));
  return { atoms, axes: engine.axes.flatMap((_, axis) => (read.has(axis) && !nodes.has(axis) ? [axis] : [])) };
}

/** The decisions that the constraint names and what they rest on; a table after them reads them all. */
function over(model: Model, constraint: Rule): Model {
  const name = `constraint ${constraint.id}`;
  const plan: PlainTable = {
    kind: "table",
    name,
    title: name,
    hit: "first",
    outputs: [],
    // biome-ignore lint/suspicious/noThenProperty: the key of the rule format
    rules: [{ ...constraint, then: [] }],
    at: constraint.at,
  };
  return {
    ...model,
    nodes: ancestors([...model.nodes, plan], name),
    inputs: model.inputs.map((input) => ({ ...input, assume: [] })),
  };
}

/** A plan in which every condition of the constraint holds. */
function broken(engine: Engine, constraint: Rule): Claim {
  const numbers = constraint.when.map(({ input }) => engine.nodeOf.get(input) ?? -1);
  const lists = constraint.when.flatMap((condition, place) => {
    const compiled = engine.nodes[numbers[place] ?? -1];
    const isList = compiled !== undefined && isDecision(compiled) && compiled.node.collect.length > 0;
    return isList ? [{ compiled, condition, number: numbers[place] ?? -1 }] : [];
  });
  const start = [...wholeBox(engine)];
  for (const condition of constraint.when) {
    if (lists.some((list) => list.condition === condition)) continue;
    const number = engine.axisOf.get(condition.input) ?? -1;
    const axis = engine.axes[number];
    if (axis !== undefined) start[number] = intersect(start[number] ?? NO_ATOMS, atomsOf(axis, condition.cell));
  }
  const within = insideOf(engine, start);
  return {
    start,
    refuted: (box) => lists.some(({ compiled, condition }) => cannotHold(compiled, condition, box)),
    holds: (atoms, outcomes) =>
      numbers.every((number) => (outcomes[number] ?? NO_OPTION) > NO_OPTION) &&
      within(atoms) &&
      lists.every(({ compiled, condition, number }) => {
        const has = outcomes[number] === NOT_APPLICABLE ? ["none"] : listOf(compiled, atoms);
        return admits(condition, (word) => has.includes(word));
      }),
    cut: (box) => {
      for (const { compiled, condition } of lists) {
        const cut = cutList(engine, compiled, condition, box);
        if (cut !== undefined) return cut;
      }
      return undefined;
    },
  };
}

function listOf(compiled: CompiledDecision, atoms: Int32Array): string[] {
  return collected(compiled, atoms, killedOptions(compiled, atoms)).map((option) => compiled.options[option] ?? "");
}

/** A condition on a list means "has", and `is not` that it has none of them. */
function admits({ cell }: Condition, has: (word: string) => boolean): boolean {
  return cell.kind === "values" && cell.values.some(has) !== cell.not;
}

/** In no workload of the box the list meets the condition. */
function cannotHold(compiled: CompiledDecision, { cell }: Condition, box: Box): boolean {
  if (cell.kind !== "values") return true;
  const { sure, possible } = listIn(compiled, box);
  return cell.not ? cell.values.some((word) => sure.has(word)) : !cell.values.some((word) => possible.has(word));
}

/** What a list surely has, and may have, in a box; `none` where the decision may not arise. */
function listIn(compiled: CompiledDecision, box: Box): { sure: Set<string>; possible: Set<string> } {
  if (neverArises(compiled, box)) return { sure: new Set(["none"]), possible: new Set(["none"]) };
  const arises = compiled.node.applies.length === 0 || stand(compiled.applies, box).sure.length > 0;
  const eliminations = stand(compiled.eliminate, box);
  const survives = (id: string, killed: number): boolean => (killed & (1 << compiled.options.indexOf(id))) === 0;
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = dead | bitsOf(compiled, eliminations.possible);
  const added = stand(compiled.collect, box);
  const adds = (rules: readonly number[]): string[] => rules.flatMap((rule) => compiled.collect.rules[rule]?.add ?? []);
  const sure = new Set(adds(added.sure).filter((id) => survives(id, doubtful)));
  const possible = new Set(adds([...added.sure, ...added.possible]).filter((id) => survives(id, dead)));
  const { otherwise } = compiled.node;
  if (possible.size === 0 && otherwise !== "") sure.add(otherwise);
  if (sure.size === 0 && otherwise !== "") possible.add(otherwise);
  for (const id of sure) possible.add(id);
  return arises ? { sure, possible } : { sure: new Set(), possible: possible.add("none") };
}

/** First along what adds the options that the condition names, then along all that the list hangs on. */
function cutList(engine: Engine, compiled: CompiledDecision, { cell }: Condition, box: Box): Cut | undefined {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined || cell.kind !== "values") return undefined;
  const named = compiled.options.flatMap((id, option) => (cell.values.includes(id) ? [option] : []));
  const wanted = atomsOf(axis, {
    kind: "values",
    values: named.map((option) => compiled.options[option] ?? ""),
    not: false,
  });
  const all = run(0, axis.size);
  const adding = stand(compiled.collect, box).possible.filter((rule) =>
    (compiled.collect.rules[rule]?.add ?? []).some((id) => cell.values.includes(id)),
  );
  return (
    cutNode(engine, compiled, box, wanted) ??
    firstCut(compiled.collect, adding, box) ??
    cutNode(engine, compiled, box, all)
  );
}
