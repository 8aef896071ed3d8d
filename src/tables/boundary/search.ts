/** Pairs for conditions: from workloads that are known, else from any workload in which the condition can matter. */
import { valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { type Cut, cutNode, firstCut } from "../cut.ts";
import type { Value } from "../model.ts";
import { ancestors } from "../reads.ts";
import { relate } from "../region.ts";
import { NO_ATOMS } from "../runs.ts";
import { Budget } from "../verify/budget.ts";
import { findExample } from "../verify/search.ts";
import { evaluateStated, type Pair, pairFrom, type Stated } from "./pair.ts";
import { firesIn, shows, type Target, targetsOf } from "./targets.ts";

export interface Proposals {
  readonly pairs: readonly Pair[];
  /** Conditions that were looked at without finding a pair. */
  readonly unshown: readonly Target[];
  /** Conditions that were not looked at, because there were pairs enough. */
  readonly left: number;
}

export interface ProposalOptions {
  readonly most: number;
  /** Workloads to begin with, the most natural first. */
  readonly seeds: readonly Stated[];
  /** Conditions that need no pair. */
  readonly isShown: (target: Target) => boolean;
  /** Pairs that cannot be told are no use. */
  readonly isTellable: (pair: Pair) => boolean;
}

/** Boxes for each condition: what is not found soon is hardly a natural case. */
const BOXES = 300;

export function proposePairs(engine: Engine, { most, seeds, isShown, isTellable }: ProposalOptions): Proposals {
  const pairs: Pair[] = [];
  const unshown: Target[] = [];
  const known = seeds.map((stated) => ({ stated, ...evaluateStated(engine, stated) }));
  const open = targetsOf(engine).filter((target) => !isShown(target));
  let left = 0;
  for (const target of open) {
    if (pairs.some((pair) => isShownBy(engine, target, pair))) continue;
    if (pairs.length === most) {
      left++;
      continue;
    }
    const firing = known.filter(({ filled }) => firesIn(target, filled.atoms)).map(({ stated }) => stated);
    const found = firstPair(engine, target, firing, isTellable) ?? searchPair(engine, target, isTellable);
    if (found === undefined) unshown.push(target);
    else pairs.push(found);
  }
  return { pairs, unshown, left };
}

function isShownBy(engine: Engine, target: Target, { inside, outside }: Pair): boolean {
  return shows(engine, target, evaluateStated(engine, inside), evaluateStated(engine, outside));
}

function firstPair(
  engine: Engine,
  target: Target,
  seeds: readonly Stated[],
  isTellable: (pair: Pair) => boolean,
): Pair | undefined {
  for (const stated of seeds) {
    const pair = pairFrom(engine, target, stated);
    if (pair !== undefined && isTellable(pair)) return pair;
  }
  return undefined;
}

/** Looks for a workload in which the rule fires and taking its condition away changes the answer. */
function searchPair(engine: Engine, target: Target, isTellable: (pair: Pair) => boolean): Pair | undefined {
  const { compiled, index, number } = target;
  let found: Pair | undefined;
  const along = (box: Parameters<typeof relate>[2]): Cut | undefined =>
    firstCut(index, [number], box) ?? cutNode(engine, compiled, box, box[compiled.axis] ?? NO_ATOMS);
  findExample(engine, compiled, new Budget(BOXES), {
    refuted: (box) => relate(index, number, box) === "out",
    holds: (atoms, outcomes) => {
      if (!firesIn(target, atoms) || (outcomes[target.node] ?? -1) === -1) return false;
      const stated = statedBy(engine, target, atoms);
      found = pairFrom(engine, target, stated);
      if (found !== undefined && !isTellable(found)) found = undefined;
      return found !== undefined;
    },
    cut: along,
  });
  return found;
}

/** Every input that the decision rests on, and every one that has to be stated; computed ones follow from them. */
function statedBy(engine: Engine, { compiled }: Target, atoms: Int32Array): Stated {
  const read = new Set(
    ancestors(engine.model.nodes, compiled.node.name).flatMap(
      (node) => engine.nodes[engine.nodeOf.get(node.name) ?? -1]?.choosing ?? [],
    ),
  );
  const values = new Map<string, Value>();
  for (const { input, axis } of engine.inputs) {
    const on = engine.axes[axis];
    const needed = read.has(axis) || (input.assume.length === 0 && !input.optional);
    if (on !== undefined && needed && input.product.length === 0) {
      values.set(input.name, valueIn(on, atoms[axis] ?? 0));
    }
  }
  return values;
}
