/** Where to cut a box so that it is settled soonest: the choice that makes proofs small. */
import { encode } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type Engine, isDecision } from "./compile.ts";
import { type Box, bitsOf, relate, stand } from "./region.ts";
import type { RuleIndex } from "./rule-index.ts";
import { covers, has, intersect, isEmpty, NO_ATOMS, type Runs, subtract } from "./runs.ts";

/** A cut of the box along a rule that is only possible in it: the part the rule's column admits, and the rest. */
export interface Cut {
  readonly axis: number;
  readonly inside: Runs;
  readonly outside: Runs;
}

/**
 * The first column of `rule` that cuts the box. A column that reads a decision is cut like any other: one half holds
 * the workloads for which that decision comes out so, the other those for which it does not.
 */
function cutAlong(index: RuleIndex, rule: number, box: Box): Cut | undefined {
  for (const [axis, cell] of index.boxes[rule] ?? []) {
    const side = box[axis] ?? NO_ATOMS;
    if (!covers(cell, side)) return halves(axis, cell, side);
  }
  return undefined;
}

/** A cut that helps to decide whether a node answers within `wanted`. */
export function cutNode(engine: Engine, compiled: CompiledNode, box: Box, wanted: Runs): Cut | undefined {
  if (!isDecision(compiled)) return firstCut(compiled.rules, stand(compiled.rules, box).possible, box);
  return (
    firstCut(compiled.applies, stand(compiled.applies, box).possible, box) ??
    cutPreferences(engine, compiled, box, wanted) ??
    cutAdditions(engine, compiled, box, wanted) ??
    firstCut(compiled.prefer, stand(compiled.prefer, box).possible, box) ??
    firstCut(compiled.collect, stand(compiled.collect, box).possible, box) ??
    firstCut(compiled.eliminate, stand(compiled.eliminate, box).possible, box)
  );
}

/**
 * Looks at the first preference by which a wanted option can win. If it wins only where options ranked before it are
 * ruled out, their limits are cut first: that settles every other preference with the same favourites as well.
 */
function cutPreferences(engine: Engine, compiled: CompiledDecision, box: Box, wanted: Runs): Cut | undefined {
  const { sure, possible } = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, sure);
  const doubtsAbout = (options: number): number[] =>
    possible.filter((limit) => ((compiled.killed[limit] ?? 0) & options) !== 0);
  const wantedBits = optionBits(engine, compiled, wanted);
  for (let rule = 0; rule < compiled.prefer.rules.length; rule++) {
    const relation = relate(compiled.prefer, rule, box);
    const ahead = relation === "out" ? undefined : aheadOf(compiled.ranks[rule], wantedBits, dead, doubtsAbout);
    if (ahead !== undefined) {
      const cut = firstCut(compiled.eliminate, doubtsAbout(ahead), box) ?? firstCut(compiled.prefer, [rule], box);
      if (cut !== undefined) return cut;
    }
    if (relation === "sure") break;
  }
  return undefined;
}

/** Looks at the first rule that adds a wanted option to a list: whether it fires, and whether that option survives. */
function cutAdditions(engine: Engine, compiled: CompiledDecision, box: Box, wanted: Runs): Cut | undefined {
  const { eliminate, collect, killed, options } = compiled;
  const { sure, possible } = stand(eliminate, box);
  const dead = bitsOf(compiled, sure);
  const wantedBits = optionBits(engine, compiled, wanted) & ~dead;
  for (let rule = 0; rule < collect.rules.length; rule++) {
    const added = (collect.rules[rule]?.add ?? []).reduce((bits, id) => bits | (1 << options.indexOf(id)), 0);
    if ((added & wantedBits) === 0 || relate(collect, rule, box) === "out") continue;
    const limits = possible.filter((limit) => ((killed[limit] ?? 0) & added & wantedBits) !== 0);
    const cut = firstCut(collect, [rule], box) ?? firstCut(eliminate, limits, box);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

/** The options that a ranking puts before its first wanted one, as bits; undefined where no wanted one can win. */
function aheadOf(
  rank: readonly number[] | undefined,
  wanted: number,
  dead: number,
  doubtsAbout: (options: number) => readonly number[],
): number | undefined {
  let ahead = 0;
  for (const option of rank ?? []) {
    const bit = 1 << option;
    if ((dead & bit) !== 0) continue;
    if ((wanted & bit) !== 0) return ahead;
    if (doubtsAbout(bit).length === 0) return undefined;
    ahead |= bit;
  }
  return undefined;
}

function optionBits(engine: Engine, compiled: CompiledDecision, atoms: Runs): number {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return 0;
  return compiled.options.reduce((bits, id, option) => (has(atoms, encode(axis, id)) ? bits | (1 << option) : bits), 0);
}

/** The first cut along one of these rules. */
export function firstCut(index: RuleIndex, rules: readonly number[], box: Box): Cut | undefined {
  for (const rule of rules) {
    const cut = cutAlong(index, rule, box);
    if (cut !== undefined) return cut;
  }
  return undefined;
}

/** The side inside the cell and the side outside it. */
function halves(axis: number, cell: Runs, side: Runs): Cut | undefined {
  const inside = intersect(side, cell);
  const outside = subtract(side, cell);
  return isEmpty(inside) || isEmpty(outside) ? undefined : { axis, inside, outside };
}
