/** The graph of decisions again after little has changed: only what sees a difference is settled anew. */
import { type Around, Moved } from "./around.ts";
import type { Engine } from "./compile.ts";
import { type Evaluated, type Given, isStuck, settle } from "./evaluate.ts";
import { matchesOf } from "./match.ts";

/** An evaluation that took over what it could from another one. */
export interface Reevaluated extends Evaluated {
  /** The nodes whose rules see a difference, so that their answers may be others. */
  readonly touched: readonly number[];
}

/** Another evaluation under the same fixed decisions. */
export interface Before extends Evaluated {
  readonly around: Around;
}

/**
 * Evaluates for atoms that differ on some `moved` axes of inputs from those of an evaluation before. The outcomes stand in
 * the room of `around`, until its next move.
 */
export function reevaluate(
  engine: Engine,
  atoms: Int32Array,
  moved: readonly number[],
  given: Given,
  before: Before,
): Reevaluated {
  const { isTouched, moves, outcomes } = before.around;
  isTouched.fill(0);
  moves.fill(NO_AXIS);
  let some = false;
  for (const axis of moved) some = touch(engine, atoms, before, axis) || some;
  // Many moves touch nothing.
  if (!some) return { atoms, outcomes: before.outcomes, touched: NONE };
  outcomes.set(before.outcomes);
  const touched: number[] = [];
  for (let number = 0; number < isTouched.length; number++) {
    if (isTouched[number] === 0) continue;
    touched.push(number);
    const axis = moves[number] ?? NO_AXIS;
    const matches = axis < 0 ? matchesOf(atoms) : new Moved(before.around, axis, atoms);
    settle(engine, number, atoms, outcomes, given, matches);
    touch(engine, atoms, before, engine.nodes[number]?.axis ?? -1);
    // Atoms alone do not tell "no option" from "does not arise".
    if (isStuck(outcomes[number]) === isStuck(before.outcomes[number])) continue;
    for (const reader of engine.readers[number] ?? []) isTouched[reader] = 1;
  }
  return { atoms, outcomes, touched };
}

const NONE: readonly number[] = [];
const NO_AXIS = -1;
const SEVERAL = -2;

/** Marks the nodes whose rules see that an axis has moved; says whether there are any. */
function touch({ choosers }: Engine, atoms: Int32Array, { atoms: from, around }: Before, axis: number): boolean {
  const to = atoms[axis] ?? 0;
  if (to === from[axis]) return false;
  const { isTouched, moves } = around;
  let some = false;
  const looking = choosers[axis] ?? [];
  for (let place = 0; place < looking.length; place++) {
    const where = looking[place];
    if (where === undefined) continue;
    const { node } = where;
    const one = moves[node] ?? NO_AXIS;
    const alone = one === NO_AXIS || one === axis;
    moves[node] = alone ? axis : SEVERAL;
    // Two moves may do together what neither does alone.
    if (isTouched[node] === 0 && (!alone || around.stirs(where, to))) isTouched[node] = 1;
    some ||= isTouched[node] === 1;
  }
  return some;
}

/** The nodes of which something that chooses their answer differs between two evaluations. */
export function touchedBetween({ nodes }: Engine, now: Evaluated, before: Evaluated): number[] {
  return nodes.flatMap(({ choosing, reads }, node) => {
    const same =
      choosing.every((axis) => now.atoms[axis] === before.atoms[axis]) &&
      reads.every((number) => now.outcomes[number] === before.outcomes[number]);
    return same ? [] : [node];
  });
}
