/** Finds inputs for which no rule of a plain table matches. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import { type Cut, firstCut } from "../cut.ts";
import { NO_OPTION } from "../evaluate.ts";
import { type Box, pointIn, type Relation, relate, stand, wholeBox, withSide } from "../region.ts";
import { firstMatch, type RuleIndex } from "../rule-index.ts";
import { count, intersect, isEmpty, meets, NO_ATOMS, type Runs, subtract } from "../runs.ts";
import type { Budget } from "./budget.ts";
import { type Example, findExample } from "./search.ts";
import { describeWitness } from "./witness.ts";

/** List policies answer with an empty list, and a default answers everywhere: neither has gaps. */
const LISTS = ["rule order", "output order", "collect", "sum", "min", "max", "count"];

export function findTableGaps(engine: Engine, compiled: CompiledTable, budget: Budget): Finding[] {
  const { node } = compiled;
  if (LISTS.includes(node.hit) || node.outputs.some((output) => output.default !== undefined)) return [];
  const at = parsePlace(node.at);
  const gap =
    compiled.reads.length === 0 ? uncoveredExample(engine, compiled, budget) : reachableGap(engine, compiled, budget);
  if (gap !== undefined) return [finding("table/gap", at, node.name, describeWitness(engine, gap), "no rule matches")];
  return budget.exhausted ? [finding("table/not-proved", at, node.name, budget.most)] : [];
}

/** A table that reads no decision: its rules alone say whether they cover everything. */
function uncoveredExample(engine: Engine, { rules }: CompiledTable, budget: Budget): Example | undefined {
  const box = uncovered(rules, wholeBox(engine), budget);
  if (box === undefined) return undefined;
  const axes = box.flatMap((side, axis) => (count(side) === engine.axes[axis]?.size ? [] : [axis]));
  return { atoms: pointIn(box), axes };
}

/** A table that reads decisions: a gap counts only where those can answer so. */
function reachableGap(engine: Engine, compiled: CompiledTable, budget: Budget): Example | undefined {
  const { rules } = compiled;
  return findExample(engine, compiled, budget, {
    refuted: (box) => stand(rules, box).sure.length > 0,
    holds: (atoms, outcomes) => {
      const blocked = compiled.reads.some((number) => (outcomes[number] ?? 0) <= NO_OPTION);
      return !blocked && firstMatch(rules, atoms) < 0;
    },
    cut: (box) => firstCut(rules, stand(rules, box).possible, box),
  });
}

/** A part of the box that no rule of the index touches; within the budget, undefined proves that there is none. */
function uncovered(index: RuleIndex, box: Box, budget: Budget): Box | undefined {
  const search = (part: Box, live: readonly number[]): Box | undefined => {
    if (!budget.spend()) return undefined;
    const kept: number[] = [];
    for (const rule of live) {
      const relation: Relation = relate(index, rule, part);
      if (relation === "sure") return undefined;
      if (relation === "possible") kept.push(rule);
    }
    if (kept.length === 0) return part;
    const cut = balancedCut(index, kept, part);
    for (const side of [cut.inside, cut.outside]) {
      const found = search(withSide(part, cut.axis, side), kept);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(
    box,
    index.rules.map((_, rule) => rule),
  );
}

/** Rules looked at when choosing where to cut: enough to find a balanced place, few enough to be cheap. */
const SAMPLE = 48;

/**
 * The cut that leaves the fewest rules in the larger half. Balanced cuts prove a 10,000-rule partition with tens of
 * thousands of boxes; cutting along the first rule would need millions.
 */
function balancedCut(index: RuleIndex, rules: readonly number[], box: Box): Cut {
  const step = Math.max(1, Math.floor(rules.length / SAMPLE));
  const sample = rules.filter((_, place) => place % step === 0);
  let best: Cut | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const cut of possibleCuts(index, sample, box)) {
    const cost = costOf(index, sample, cut);
    if (cost < bestCost) {
      best = cut;
      bestCost = cost;
    }
  }
  if (best === undefined) throw new Error("a possible rule cuts its box somewhere");
  return best;
}

/** Along every cell of the sampled rules: the cell against the rest, and at each of its bounds. */
function possibleCuts(index: RuleIndex, sample: readonly number[], box: Box): Iterable<Cut> {
  const cuts = new Map<string, Cut>();
  for (const rule of sample) {
    for (const [axis, cell] of index.boxes[rule] ?? []) {
      const side = box[axis] ?? NO_ATOMS;
      const inside = intersect(side, cell);
      const outside = subtract(side, cell);
      if (isEmpty(outside)) continue;
      cuts.set(`${axis}:${inside.join()}`, { axis, inside, outside });
      for (const half of splitAt(side, cell)) cuts.set(`${axis}:${half.inside.join()}`, { axis, ...half });
    }
  }
  return cuts.values();
}

/** Cutting a run in two at a bound keeps both sides whole, which is what balances large tables. */
function splitAt(side: Runs, cell: Runs): { inside: Runs; outside: Runs }[] {
  const [from = 0, to = 0] = side;
  if (side.length !== 2) return [];
  return [...cell]
    .filter((bound) => bound > from && bound < to)
    .slice(0, 2)
    .map((bound) => ({ inside: Int32Array.of(from, bound), outside: Int32Array.of(bound, to) }));
}

function costOf(index: RuleIndex, sample: readonly number[], { axis, inside, outside }: Cut): number {
  let left = 0;
  let right = 0;
  for (const rule of sample) {
    const cell = index.boxes[rule]?.get(axis);
    if (cell === undefined || meets(cell, inside)) left++;
    if (cell === undefined || meets(cell, outside)) right++;
  }
  // Between equal cuts the one that halves the domain ends sooner.
  const lopsided = Math.abs(count(inside) - count(outside)) / (count(inside) + count(outside));
  return Math.max(left, right) + (left + right) / 2 + lopsided / 2;
}
