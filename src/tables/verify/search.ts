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
  const below = ancestors(engine.model.nodes, compiled.node.name).map((node) => engine.nodeOf.get(node.name) ?? -1);
  const earlier = below.filter((number) => engine.nodes[number] !== compiled);

  const visit = (box: Box): Example | undefined => {
    if (!budget.spend()) return undefined;
    const spreading = spread(engine, box, earlier);
    // Where an earlier decision has no answer this one is blocked, and the fault is the other's.
    const blocked = compiled.reads.some((number) => isEmpty(spreading[engine.nodes[number]?.axis ?? -1] ?? NO_ATOMS));
    if (blocked || claim.refuted(spreading)) return undefined;
    const atoms = pointIn(box);
    if (claim.holds(atoms, evaluate(engine, atoms))) {
      return {
        atoms,
        axes: decisiveAxes(engine, box, spreading, [...earlier.flatMap((n) => engine.nodes[n] ?? []), compiled]),
      };
    }
    const cut = claim.cut(spreading) ?? cutEarlier(engine, box, spreading, earlier);
    if (cut === undefined) return undefined;
    return visit(withSide(box, cut.axis, cut.inside)) ?? visit(withSide(box, cut.axis, cut.outside));
  };
  return visit(wholeBox(engine));
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

function indexesOf(compiled: CompiledNode): RuleIndex[] {
  if (!isDecision(compiled)) return [compiled.rules];
  return [compiled.applies, compiled.eliminate, compiled.prefer, compiled.collect, compiled.impossible];
}
