/**
 * The search for one example of a claim, over every workload and everything earlier decisions can answer to it. Where
 * it ends without an example and within its budget, it is a proof that there is none.
 */
import { type CompiledNode, type Engine, isDecision } from "../compile.ts";
import { type Cut, cutNode } from "../cut.ts";
import { evaluate } from "../evaluate.ts";
import { ancestors } from "../reads.ts";
import { type Box, pointIn, spread, stand, unsettled, wholeBox, withSide } from "../region.ts";
import type { RuleIndex } from "../rule-index.ts";
import { covers, isEmpty, NO_ATOMS } from "../runs.ts";
import type { Budget } from "./budget.ts";

export interface Claim {
  /** Only workloads of this box count; without it, all of them. */
  readonly start?: Box;
  /** The claim is about the node's own answer too, which the boxes then hold like those of earlier nodes. */
  readonly ownAnswer?: boolean;
  /** No workload of the box can be an example; `box` has on its decision axes what those can still answer. */
  refuted(box: Box): boolean;
  /** This very workload is an example. */
  holds(atoms: Int32Array, outcomes: Int32Array): boolean;
  /** Where the node's own rules leave open whether the box holds an example. */
  cut(box: Box): Cut | undefined;
}

export interface Example {
  readonly atoms: Int32Array;
  /** The axes whose values make it an example; the others can have any value. */
  readonly axes: readonly number[];
}

export function findExample(engine: Engine, compiled: CompiledNode, budget: Budget, claim: Claim): Example | undefined {
  const found = findBox(engine, compiled, budget, claim);
  if (found === undefined) return undefined;
  const nodes = [...nodesBelow(engine, compiled, false).flatMap((n) => engine.nodes[n] ?? []), compiled];
  return { atoms: found.atoms, axes: decisiveAxes(engine, found.box, found.spreading, nodes) };
}

/** Whether there is an example: cheaper than one whose inputs have to be told apart for people. */
export function hasExample(engine: Engine, compiled: CompiledNode, budget: Budget, claim: Claim): boolean {
  return findBox(engine, compiled, budget, claim) !== undefined;
}

/** The numbers of the nodes that a node rests on, with or without its own. */
function nodesBelow(engine: Engine, compiled: CompiledNode, itself: boolean): number[] {
  const below = ancestors(engine.model.nodes, compiled.node.name).map((node) => engine.nodeOf.get(node.name) ?? -1);
  return below.filter((number) => itself || engine.nodes[number] !== compiled);
}

interface Found {
  readonly box: Box;
  readonly spreading: Box;
  readonly atoms: Int32Array;
}

function findBox(engine: Engine, compiled: CompiledNode, budget: Budget, claim: Claim): Found | undefined {
  const earlier = nodesBelow(engine, compiled, claim.ownAnswer === true);
  const visit = (box: Box): Found | undefined => {
    if (!budget.spend()) return undefined;
    const spreading = spread(engine, box, earlier);
    // Where an earlier decision has no answer this one is blocked, and the fault is the other's.
    const blocked = compiled.reads.some((number) => isEmpty(spreading[engine.nodes[number]?.axis ?? -1] ?? NO_ATOMS));
    if (blocked || claim.refuted(spreading)) return undefined;
    const atoms = pointIn(box);
    if (claim.holds(atoms, evaluate(engine, atoms))) return { box, spreading, atoms };
    const cut = claim.cut(spreading) ?? cutEarlier(engine, box, spreading, earlier);
    if (cut === undefined) return undefined;
    return visit(withSide(box, cut.axis, cut.inside)) ?? visit(withSide(box, cut.axis, cut.outside));
  };
  return visit(claim.start ?? wholeBox(engine));
}

/** The node's own rules leave nothing open: only whether earlier decisions come out as the box supposes. */
function cutEarlier(engine: Engine, box: Box, spreading: Box, earlier: readonly number[]): Cut | undefined {
  for (const compiled of unsettled(engine, box, spreading, earlier).reverse()) {
    const cut = cutNode(engine, compiled, spreading, spreading[compiled.axis] ?? NO_ATOMS);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

/** The inputs that the box constrains, and those that rules still open in it depend on. */
function decisiveAxes(engine: Engine, box: Box, spreading: Box, nodes: readonly CompiledNode[]): number[] {
  const decisive = new Set<number>();
  box.forEach((side, axis) => {
    const whole = side.length === 2 && side[0] === 0 && side[1] === engine.axes[axis]?.size;
    if (!whole) decisive.add(axis);
  });
  for (const index of nodes.flatMap(indexesOf)) {
    for (const rule of stand(index, spreading).possible) {
      for (const [axis, cell] of index.boxes[rule] ?? []) {
        if (!covers(cell, spreading[axis] ?? NO_ATOMS)) decisive.add(axis);
      }
    }
  }
  return [...decisive].filter((axis) => !engine.nodeOf.has(engine.axes[axis]?.input.name ?? "")).sort((a, b) => a - b);
}

export function indexesOf(compiled: CompiledNode): RuleIndex[] {
  if (!isDecision(compiled)) return [compiled.rules];
  return [compiled.applies, compiled.eliminate, compiled.prefer, compiled.collect, compiled.impossible];
}
