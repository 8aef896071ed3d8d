/**
 * Decisions laid out for many workloads: per column one mask for every atom, so that a match is a few loads. It answers what
 * `evaluate` answers where no decision is fixed, and takes more memory and a moment to build.
 */
import { encode } from "./axis.ts";
import { type CompiledDecision, type Engine, isDecision } from "./compile.ts";
import { BLOCKED, evaluateNode, firstSurvivor, NO_OPTION, NOT_APPLICABLE } from "./evaluate.ts";
import { admits, allOf, lowestBit, placeOf } from "./match.ts";
import type { RuleIndex } from "./rule-index.ts";

export interface Dense {
  /**
   * Settles the nodes: their outcomes, and in `keys` what tells how each decision came to it: the number of the rule that
   * chose, or for a list its rules and what was ruled out (-1 where a number cannot hold both).
   */
  evaluate(atoms: Int32Array, outcomes: Int32Array, keys: Float64Array): void;
}

/** Lays out `nodes`, which rest on no others. */
export function layOut(engine: Engine, nodes: readonly number[]): Dense {
  const steps = nodes.map((number) => {
    const compiled = engine.nodes[number];
    if (compiled === undefined || !isDecision(compiled)) {
      return (atoms: Int32Array, outcomes: Int32Array) => evaluateNode(engine, number, atoms, outcomes);
    }
    return stepOf(engine, compiled, number);
  });
  return {
    evaluate: (atoms, outcomes, keys) => {
      for (const step of steps) step(atoms, outcomes, keys);
    },
  };
}

/** Finds the first rule of an index that matches, or -1: the same for rules beside the decisions. */
export function finder(engine: Engine, index: RuleIndex): (atoms: Int32Array) => number {
  const wide = widen(engine, index);
  return (atoms) => firstOf(wide, atoms);
}

type Step = (atoms: Int32Array, outcomes: Int32Array, keys: Float64Array) => void;

function stepOf(engine: Engine, compiled: CompiledDecision, number: number): Step {
  const { reads, atomOf, killed, ranks, isList, axis } = compiled;
  const on = engine.axes[axis];
  const none = on === undefined ? 0 : encode(on, "none");
  const applies = compiled.applies.size === 0 ? undefined : widen(engine, compiled.applies);
  const eliminate = widen(engine, compiled.eliminate);
  const prefer = widen(engine, compiled.prefer);
  const collect = widen(engine, compiled.collect);
  const small = compiled.collect.size <= 32 && compiled.options.length <= 20;

  return (atoms, outcomes, keys) => {
    let outcome = NO_OPTION;
    if (isStuck(reads, outcomes)) outcome = BLOCKED;
    else if (applies !== undefined && firstOf(applies, atoms) < 0) outcome = NOT_APPLICABLE;
    else {
      const dead = unionOf(eliminate, atoms, killed);
      if (isList) {
        outcome = firstOfList(compiled, collect, atoms, dead);
        keys[number] = small ? (maskOf(collect, atoms, 0) >>> 0) * 2 ** 20 + dead : -1;
      } else {
        const rule = firstOf(prefer, atoms);
        outcome = rule < 0 ? NO_OPTION : firstSurvivor(ranks[rule], dead);
        keys[number] = rule;
      }
    }
    outcomes[number] = outcome;
    atoms[axis] = outcome < 0 ? none : (atomOf[outcome] ?? none);
  };
}

function isStuck(reads: readonly number[], outcomes: Int32Array): boolean {
  for (const read of reads) if ((outcomes[read] ?? 0) <= NO_OPTION) return true;
  return false;
}

/** The first option that a rule adds and no rule takes out. */
function firstOfList(compiled: CompiledDecision, collect: Wide, atoms: Int32Array, dead: number): number {
  for (let word = 0; word < collect.words; word++) {
    for (let bits = maskOf(collect, atoms, word); bits !== 0; bits &= bits - 1) {
      for (const option of compiled.added[(word << 5) + lowestBit(bits)] ?? []) {
        if ((dead & (1 << option)) === 0) return option;
      }
    }
  }
  return compiled.otherwise < 0 ? NO_OPTION : compiled.otherwise;
}

/** A rule index with a mask for every atom of each column. */
interface Wide {
  readonly words: number;
  readonly full: Int32Array;
  readonly axes: readonly number[];
  readonly masks: readonly Int32Array[];
}

function widen({ axes }: Engine, index: RuleIndex): Wide {
  const { words } = index;
  return {
    words,
    full: Int32Array.from({ length: words }, (_, word) => allOf(index, word)),
    axes: index.axes,
    masks: index.axes.map((axis, column) => {
      const coarse = index.coarse.find((each) => each.axis === axis);
      const wide = new Int32Array((axes[axis]?.size ?? 0) * words);
      for (let place = 0; place < wide.length; place++) {
        const atom = Math.floor(place / words);
        const word = place % words;
        let bits = index.numbers[placeOf(index, column, atom) + word] ?? 0;
        for (let left = coarse === undefined ? 0 : bits; left !== 0; left &= left - 1) {
          if (coarse !== undefined && !admits(index, coarse, (word << 5) + lowestBit(left), atom))
            bits &= ~(left & -left);
        }
        wide[place] = bits;
      }
      return wide;
    }),
  };
}

/** The rules of one word that match, as bits. */
function maskOf({ words, full, axes, masks }: Wide, atoms: Int32Array, word: number): number {
  let bits = full[word] ?? 0;
  for (let column = 0; column < axes.length && bits !== 0; column++) {
    bits &= masks[column]?.[(atoms[axes[column] ?? 0] ?? 0) * words + word] ?? 0;
  }
  return bits;
}

function firstOf(wide: Wide, atoms: Int32Array): number {
  for (let word = 0; word < wide.words; word++) {
    const bits = maskOf(wide, atoms, word);
    if (bits !== 0) return (word << 5) + lowestBit(bits);
  }
  return -1;
}

function unionOf(wide: Wide, atoms: Int32Array, bitsOf: Int32Array): number {
  let union = 0;
  for (let word = 0; word < wide.words; word++) {
    for (let bits = maskOf(wide, atoms, word); bits !== 0; bits &= bits - 1) {
      union |= bitsOf[(word << 5) + lowestBit(bits)] ?? 0;
    }
  }
  return union;
}
