/**
 * Boxes of workloads and the one recursion over them. A box gives every axis a set of atoms; within a box each rule
 * is sure (it contains the box), possible (it meets it) or out. What later decisions can read of an earlier one is
 * the set of answers it can still have, so a proof never has to settle what does not matter.
 */
import { encode } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { RuleIndex } from "./rule-index.ts";
import { allAtoms, covers, intersect, isEmpty, meets, NO_ATOMS, type Runs, run, subtract, union } from "./runs.ts";

/** One set of atoms per axis. The axes of decisions are filled by {@link spread}. */
export type Box = readonly Runs[];

export function wholeBox(engine: Engine): Box {
  return engine.axes.map((axis) => allAtoms(axis.size));
}

export type Relation = "sure" | "possible" | "out";

/** How a rule stands to a box. */
export function relate(index: RuleIndex, rule: number, box: Box): Relation {
  let relation: Relation = "sure";
  for (const [axis, cell] of index.boxes[rule] ?? []) {
    const side = box[axis] ?? NO_ATOMS;
    if (!meets(cell, side)) return "out";
    if (relation === "sure" && !covers(cell, side)) relation = "possible";
  }
  return relation;
}

export interface Standing {
  readonly sure: number[];
  readonly possible: number[];
}

/** The rules that may fire in a box, told apart by whether they must. */
export function stand(index: RuleIndex, box: Box): Standing {
  const standing: Standing = { sure: [], possible: [] };
  index.rules.forEach((_, rule) => {
    const relation = relate(index, rule, box);
    if (relation === "sure") standing.sure.push(rule);
    else if (relation === "possible") standing.possible.push(rule);
  });
  return standing;
}

/**
 * The box in which every decision of `numbers` reads what the earlier ones can still answer. Null when one of them
 * surely has no answer: then nothing that reads it arises.
 */
export function spread(engine: Engine, box: Box, numbers: readonly number[]): Box {
  const spreading = [...box];
  for (const number of numbers) {
    const compiled = engine.nodes[number];
    if (compiled !== undefined && compiled.axis >= 0) spreading[compiled.axis] = answers(engine, compiled, spreading);
  }
  return spreading;
}

/** The atoms of a decision's own axis that it can still answer with, `none` when it may not arise. */
function answers(engine: Engine, compiled: CompiledNode, box: Box): Runs {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return NO_ATOMS;
  if (!isDecision(compiled)) return allAtoms(axis.size);
  const atom = (word: string): Runs => {
    const number = encode(axis, word);
    return run(number, number + 1);
  };
  const applies = stand(compiled.applies, box);
  let possible: Runs = NO_ATOMS;
  if (compiled.node.applies.length > 0 && applies.sure.length === 0) possible = atom("none");
  if (compiled.node.applies.length > 0 && applies.sure.length + applies.possible.length === 0) return possible;
  for (const option of candidates(compiled, box)) possible = union(possible, atom(compiled.options[option] ?? ""));
  return possible;
}

/** The options that can win somewhere in a box. */
function candidates(compiled: CompiledDecision, box: Box): number[] {
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible);
  const alive = compiled.options.map((_, option) => option).filter((option) => (dead & (1 << option)) === 0);
  if (compiled.node.collect.length > 0) return alive;

  const winners = new Set<number>();
  for (let rule = 0; rule < compiled.prefer.rules.length; rule++) {
    const relation = relate(compiled.prefer, rule, box);
    if (relation === "out") continue;
    for (const option of compiled.ranks[rule] ?? []) {
      if ((dead & (1 << option)) !== 0) continue;
      winners.add(option);
      // Behind an option that surely survives nothing else can win by this ranking.
      if ((doubtful & (1 << option)) === 0) break;
    }
    if (relation === "sure") break;
  }
  return [...winners];
}

export function bitsOf(compiled: CompiledDecision, rules: readonly number[]): number {
  return rules.reduce((bits, rule) => bits | (compiled.killed[rule] ?? 0), 0);
}

/** A cut of the box along a rule that is only possible in it: the part the rule's column admits, and the rest. */
export interface Cut {
  readonly axis: number;
  readonly inside: Runs;
  readonly outside: Runs;
}

/**
 * The first column of `rule` that cuts the box. A column that reads a decision cannot be cut itself: it is settled
 * by cutting along the rules of that decision.
 */
export function cutAlong(engine: Engine, index: RuleIndex, rule: number, box: Box): Cut | undefined {
  const waiting: number[] = [];
  for (const [axis, cell] of index.boxes[rule] ?? []) {
    const side = box[axis] ?? NO_ATOMS;
    if (covers(cell, side)) continue;
    const node = engine.nodes.findIndex((compiled) => compiled.axis === axis);
    if (node >= 0) waiting.push(node);
    else return halves(axis, cell, side);
  }
  for (const node of waiting) {
    const cut = cutNode(engine, node, box);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

/** A cut that helps to settle a decision: along the first of its rules that is possible but not sure. */
function cutNode(engine: Engine, number: number, box: Box): Cut | undefined {
  const compiled = engine.nodes[number];
  if (compiled === undefined || !isDecision(compiled)) return undefined;
  for (const index of [compiled.applies, compiled.eliminate, compiled.prefer, compiled.collect]) {
    for (const rule of stand(index, box).possible) {
      const cut = cutAlong(engine, index, rule, box);
      if (cut !== undefined) return cut;
    }
  }
  return undefined;
}

/** For an ordered axis the cell may be several runs; cutting off everything before or after one keeps sides whole. */
function halves(axis: number, cell: Runs, side: Runs): Cut | undefined {
  const inside = intersect(side, cell);
  const outside = subtract(side, cell);
  return isEmpty(inside) || isEmpty(outside) ? undefined : { axis, inside, outside };
}

export function withSide(box: Box, axis: number, side: Runs): Box {
  const changed = [...box];
  changed[axis] = side;
  return changed;
}

/** The atoms of a point: the first of every side. */
export function pointIn(box: Box): Int32Array {
  return Int32Array.from(box, (side) => side[0] ?? 0);
}
