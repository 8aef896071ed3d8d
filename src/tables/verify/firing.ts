/** Where a rule of a decision can have a say: a box of workloads that meet it, outside the rules that come before. */
import { atomsOf } from "../axis.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { type Cut, firstCut } from "../cut.ts";
import { BLOCKED, NO_OPTION, NOT_APPLICABLE } from "../evaluate.ts";
import { allMatches } from "../match.ts";
import type { Condition, Rule } from "../model.ts";
import { type Box, relate, stand, wholeBox } from "../region.ts";
import type { RuleIndex } from "../rule-index.ts";
import { allAtoms, covers, has, intersect, isEmpty, NO_ATOMS, subtract } from "../runs.ts";
import type { Claim } from "./search.ts";

/** The parts of a decision, each a list of rules. */
const PARTS = ["applies", "eliminate", "prefer", "collect", "impossible", "companions", "settings"] as const;
export type Part = (typeof PARTS)[number];

/** Companions and settings stand around an answer and may read it. */
export function isAround(part: Part): boolean {
  return part === "companions" || part === "settings";
}

/** One rule of a decision. */
export interface Place {
  readonly part: Part;
  readonly rule: number;
}

export function ruleAt(compiled: CompiledDecision, { part, rule }: Place): Rule {
  const found = compiled[part].rules[rule];
  if (found === undefined) throw new Error(`${compiled.node.name} has no such rule`);
  return found;
}

export function placesOf(compiled: CompiledDecision): Place[] {
  return PARTS.flatMap((part) => compiled[part].rules.map((_, rule) => ({ part, rule })));
}

/** The workloads that meet every condition of a rule. */
export function boxOf(engine: Engine, index: RuleIndex, rule: number): Box {
  const box = [...wholeBox(engine)];
  for (const [axis, cell] of index.boxes[rule] ?? []) box[axis] = cell;
  return box;
}

/** The workloads that meet every condition of a rule but this one. */
export function boxWithout(engine: Engine, rule: Rule, condition: Condition): Box {
  const box = [...wholeBox(engine)];
  const narrow = (each: Condition, outside: boolean): void => {
    const number = engine.axisOf.get(each.input) ?? -1;
    const axis = engine.axes[number];
    if (axis === undefined) return;
    const cell = atomsOf(axis, each.cell);
    const admitted = outside ? subtract(allAtoms(axis.size), cell) : cell;
    box[number] = intersect(box[number] ?? NO_ATOMS, admitted);
  };
  for (const each of rule.when) narrow(each, each === condition);
  return box;
}

/** Some workload of `start` lets the rules of `part` have a say, and none of `before` matches it. */
export function reaches(
  engine: Engine,
  compiled: CompiledDecision,
  part: Part,
  start: Box,
  before?: { readonly index: RuleIndex; readonly rules: readonly number[] },
): Claim {
  const number = engine.nodes.indexOf(compiled);
  const within = insideOf(engine, start);
  const after = isAround(part);
  const blocking = (box: Box): readonly number[] =>
    before?.rules.filter((rule) => relate(before.index, rule, box) === "possible") ?? [];
  return {
    start,
    ownAnswer: after,
    refuted: (box) =>
      (part !== "applies" && neverArises(compiled, box)) ||
      isEmpty(box[compiled.axis] ?? NO_ATOMS) ||
      before?.rules.some((rule) => relate(before.index, rule, box) === "sure") === true,
    holds: (atoms, outcomes) => {
      const outcome = outcomes[number] ?? BLOCKED;
      if (outcome === BLOCKED || (part !== "applies" && outcome === NOT_APPLICABLE)) return false;
      if ((after && outcome === NO_OPTION) || !within(atoms)) return false;
      return before === undefined || !allMatches(before.index, atoms).some((rule) => before.rules.includes(rule));
    },
    cut: (box) =>
      (part === "applies" ? undefined : cutApplies(compiled, box)) ??
      (before === undefined ? undefined : firstCut(before.index, blocking(box), box)) ??
      // Whether the decision has an option matters to what stands around its answer.
      (after ? cutAnswer(compiled, box) : undefined),
  };
}

/** Tells whether a workload, with what its decisions answered, lies in a box. */
export function insideOf(engine: Engine, start: Box): (atoms: Int32Array) => boolean {
  const bounds = start.flatMap((side, axis) => (covers(side, allAtoms(engine.axes[axis]?.size ?? 0)) ? [] : [axis]));
  return (atoms) => bounds.every((axis) => has(start[axis] ?? NO_ATOMS, atoms[axis] ?? 0));
}

export function neverArises(compiled: CompiledDecision, box: Box): boolean {
  if (compiled.node.applies.length === 0) return false;
  const { sure, possible } = stand(compiled.applies, box);
  return sure.length + possible.length === 0;
}

/** A cut along whether the decision arises, while that is open. */
export function cutApplies(compiled: CompiledDecision, box: Box): Cut | undefined {
  const { sure, possible } = stand(compiled.applies, box);
  return sure.length > 0 ? undefined : firstCut(compiled.applies, possible, box);
}

/** A cut along any rule that still leaves the answer open. */
export function cutAnswer(compiled: CompiledDecision, box: Box): Cut | undefined {
  const { eliminate, prefer, collect } = compiled;
  return (
    cutApplies(compiled, box) ??
    firstCut(prefer, stand(prefer, box).possible, box) ??
    firstCut(collect, stand(collect, box).possible, box) ??
    firstCut(eliminate, stand(eliminate, box).possible, box)
  );
}
