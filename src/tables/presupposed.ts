/** What an earlier decision is taken to be, somewhere in a box, so that a decision asked for can arise. */
import { encode, valueIn } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { Doubt } from "./outlook.ts";
import { ancestors } from "./reads.ts";
import { type Box, mayFail, relate, spread, withSide } from "./region.ts";
import { atomsIn, has, NO_ATOMS, type Runs, run, union } from "./runs.ts";

export interface Presupposed {
  /** What the decision reads as from now on. */
  readonly side: Runs;
  /** It depends on the workload whether something is presupposed. */
  readonly doubtful: boolean;
  /** The conditions on which that depends. */
  readonly doubts: readonly Doubt[];
}

/** What node `number` reads as once the askers have presupposed what they need of it; undefined: nothing. */
export function presupposed(
  engine: Engine,
  number: number,
  askers: readonly number[],
  given: ReadonlyMap<number, number>,
  box: Box,
): Presupposed | undefined {
  const compiled = engine.nodes[number];
  if (compiled === undefined || !isDecision(compiled) || given.has(number)) return undefined;
  const all = askers.flatMap((asker) => presupposedBy(engine, compiled, asker, given.has(asker), box) ?? []);
  if (all.length === 0) return undefined;
  return {
    side: all.map(({ side }) => side).reduce(union),
    doubtful: all.some(({ doubtful }) => doubtful),
    doubts: all.flatMap(({ doubts }) => doubts),
  };
}

function presupposedBy(
  engine: Engine,
  compiled: CompiledDecision,
  number: number,
  isGiven: boolean,
  box: Box,
): Presupposed | undefined {
  const asker = engine.nodes[number];
  const axis = engine.axes[compiled.axis];
  if (asker === undefined || axis === undefined || !isDecision(asker)) return undefined;
  const needed = asker.applies.boxes[0]?.get(compiled.axis);
  if (needed === undefined) return undefined;
  const isOption = (atom: number): boolean => compiled.options.includes(String(valueIn(axis, atom)));
  const atoms = [...atomsIn(box[compiled.axis] ?? NO_ATOMS)];
  const unfit = atoms.filter((atom) => isOption(atom) && !has(needed, atom));
  const option = [...atomsIn(needed)].find(isOption);
  const others = asker.applies.rules.slice(1).map((_, place) => relate(asker.applies, place + 1, box));
  if (unfit.length === 0 || option === undefined || others.includes("sure")) return undefined;

  // Where it arises for another reason, or cannot be answered at all, nothing is presupposed.
  const arises = others.includes("possible");
  const blocked = !isGiven && mayBeBlocked(engine, asker, compiled, withSide(box, compiled.axis, runsOf(unfit)));
  const kept = arises || blocked ? atoms : atoms.filter((atom) => !unfit.includes(atom));
  return {
    side: runsOf([...kept, option]),
    doubtful: arises || blocked,
    doubts: arises ? asker.applies.boxes : [],
  };
}

/** The side on which a node reads as one of its options. */
export function optionSide(engine: Engine, compiled: CompiledNode, option: number): Runs {
  const axis = engine.axes[compiled.axis];
  const word = isDecision(compiled) ? compiled.options[option] : undefined;
  return axis === undefined || word === undefined ? NO_ATOMS : runsOf([encode(axis, word)]);
}

/** Something that the asker reads has no option where an earlier decision answers otherwise than it needs. */
function mayBeBlocked(engine: Engine, asker: CompiledDecision, earlier: CompiledDecision, box: Box): boolean {
  const { nodes } = engine.model;
  let spreading = box;
  for (const { name } of ancestors(nodes, asker.node.name)) {
    const number = engine.nodeOf.get(name) ?? -1;
    const compiled = engine.nodes[number];
    if (compiled === undefined || compiled === asker || number <= nodes.indexOf(earlier.node)) continue;
    if (mayFail(compiled, spreading)) return true;
    spreading = spread(engine, spreading, [number]);
  }
  return false;
}

function runsOf(atoms: readonly number[]): Runs {
  return atoms.map((atom) => run(atom, atom + 1)).reduce(union, NO_ATOMS);
}
