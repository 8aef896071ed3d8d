/**
 * Boxes of workloads. A box gives every axis a set of atoms; within a box each rule
 * is sure (it contains the box), possible (it meets it) or out. What later decisions can read of an earlier one is
 * the set of answers it can still have, so a proof never has to settle what does not matter.
 */
import { encode } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { RuleIndex } from "./rule-index.ts";
import { allAtoms, covers, intersect, meets, NO_ATOMS, type Runs, run, union } from "./runs.ts";

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
 * The box in which every node of `numbers` reads what the earlier ones can still answer, within what the box admits
 * on their axes. An empty side means that no workload of the box answers so.
 */
export function spread(engine: Engine, box: Box, numbers: readonly number[]): Box {
  const spreading = [...box];
  for (const number of numbers) {
    const compiled = engine.nodes[number];
    if (compiled === undefined || compiled.axis < 0) continue;
    spreading[compiled.axis] = intersect(answers(engine, compiled, spreading), box[compiled.axis] ?? NO_ATOMS);
  }
  return spreading;
}

/** The atoms of a node's own axis that it can still answer with, `none` when it may not arise. */
function answers(engine: Engine, compiled: CompiledNode, box: Box): Runs {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return NO_ATOMS;
  const atom = (word: string): Runs => {
    const number = encode(axis, axis.words.includes(word) ? word : "none");
    return run(number, number + 1);
  };
  if (!isDecision(compiled)) {
    const { sure, possible } = stand(compiled.rules, box);
    const words = [...sure, ...possible].map((rule) => String(compiled.rules.rules[rule]?.then[0] ?? "none"));
    const fallback = String(compiled.node.outputs[0]?.default ?? "none");
    // Several matches may conflict, which is no answer either.
    return [...words, fallback, "none"].map(atom).reduce(union, NO_ATOMS);
  }
  const applies = stand(compiled.applies, box);
  let possible: Runs = NO_ATOMS;
  if (compiled.node.applies.length > 0 && applies.sure.length === 0) possible = atom("none");
  if (compiled.node.applies.length > 0 && applies.sure.length + applies.possible.length === 0) return possible;
  for (const option of candidates(compiled, box)) possible = union(possible, atom(compiled.options[option] ?? ""));
  return possible;
}

/** The nodes whose answers the box does not yet decide one way or the other. */
export function unsettled(engine: Engine, box: Box, spreading: Box, numbers: readonly number[]): CompiledNode[] {
  return numbers.flatMap((number) => {
    const compiled = engine.nodes[number];
    if (compiled === undefined || compiled.axis < 0) return [];
    const within = covers(box[compiled.axis] ?? NO_ATOMS, answers(engine, compiled, spreading));
    return within && !mayFail(compiled, spreading) ? [] : [compiled];
  });
}

/** A decision may have no option somewhere in a box: no option of it surely survives and is surely chosen. */
export function mayFail(compiled: CompiledNode, box: Box): boolean {
  if (!isDecision(compiled) || compiled.node.otherwise !== "") return false;
  const eliminations = stand(compiled.eliminate, box);
  const safe = ~(bitsOf(compiled, eliminations.sure) | bitsOf(compiled, eliminations.possible));
  return (safe & chosenIfAlive(compiled, box) & (2 ** compiled.options.length - 1)) === 0;
}

/** Options that become the answer, or part of it, whenever they survive, as bits. */
export function chosenIfAlive({ node, options, collect, prefer }: CompiledDecision, box: Box): number {
  if (node.collect.length === 0) {
    return prefer.rules.some((_, rule) => relate(prefer, rule, box) === "sure") ? -1 : 0;
  }
  const added = stand(collect, box).sure.flatMap((rule) => collect.rules[rule]?.add ?? []);
  return added.reduce((bits, id) => bits | (1 << options.indexOf(id)), 0);
}

/** The options that can win somewhere in a box. */
function candidates(compiled: CompiledDecision, box: Box): number[] {
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible);
  if (compiled.node.collect.length > 0) return listCandidates(compiled, box, dead, doubtful);

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

/** Of a list answer the first option counts; the default answers where nothing that survives is added. */
function listCandidates(compiled: CompiledDecision, box: Box, dead: number, doubtful: number): number[] {
  const first = new Set<number>();
  for (let rule = 0; rule < compiled.collect.rules.length; rule++) {
    const relation = relate(compiled.collect, rule, box);
    if (relation === "out") continue;
    for (const id of compiled.node.collect[rule]?.add ?? []) {
      const option = compiled.options.indexOf(id);
      if ((dead & (1 << option)) !== 0) continue;
      first.add(option);
      // Behind an option that surely stands in the list nothing else can be its first.
      if (relation === "sure" && (doubtful & (1 << option)) === 0) return [...first];
    }
  }
  const otherwise = compiled.options.indexOf(compiled.node.otherwise);
  return otherwise < 0 ? [...first] : [...first.add(otherwise)];
}

export function bitsOf(compiled: CompiledDecision, rules: readonly number[]): number {
  return rules.reduce((bits, rule) => bits | (compiled.killed[rule] ?? 0), 0);
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
