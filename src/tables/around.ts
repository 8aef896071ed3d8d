/**
 * One workload from which single inputs are moved: what a move along one axis makes rules do, told from the bits of that
 * column alone, because what all other columns admit stays as it was.
 */
import type { Chooser } from "./compile.ts";
import { allOf, placeOf } from "./match.ts";
import type { Masks } from "./rule-index.ts";

/** Whether rules may match, or cease to, when an axis they look at moves to another atom and nothing else does. */
export type Stirs = (where: Chooser, to: number) => boolean;

export function around(atoms: Int32Array): Stirs {
  const known = new Map<Masks, Int32Array>();
  return ({ index, column }, to) => {
    const { axes, numbers, words, coarse } = index;
    // Atoms that share bits may still be told apart.
    if (coarse.length > 0) return true;
    const from = placeOf(index, column, atoms[axes[column] ?? 0] ?? 0);
    const at = placeOf(index, column, to);
    if (at === from) return false;
    let others = known.get(index);
    if (others === undefined) {
      others = admittedByOthers(index, atoms);
      known.set(index, others);
    }
    for (let word = 0; word < words; word++) {
      const changed = (numbers[at + word] ?? 0) ^ (numbers[from + word] ?? 0);
      if ((changed & (others[column * words + word] ?? 0)) !== 0) return true;
    }
    return false;
  };
}

/** Per column, the rules that all columns but this one admit, as bits: what comes before it and what comes after. */
function admittedByOthers(index: Masks, atoms: Int32Array): Int32Array {
  const { axes, words, numbers } = index;
  const others = new Int32Array(axes.length * words);
  const places = axes.map((axis, column) => placeOf(index, column, atoms[axis] ?? 0));
  for (let word = 0; word < words; word++) {
    let before = allOf(index, word);
    for (let column = 0; column < axes.length; column++) {
      others[column * words + word] = before;
      before &= numbers[(places[column] ?? 0) + word] ?? 0;
    }
    let after = -1;
    for (let column = axes.length - 1; column >= 0; column--) {
      others[column * words + word] = (others[column * words + word] ?? 0) & after;
      after &= numbers[(places[column] ?? 0) + word] ?? 0;
    }
  }
  return others;
}
