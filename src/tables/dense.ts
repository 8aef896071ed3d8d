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

/** Nothing is the same for all workloads. */
const ALL_OPEN = new Int32Array(0);

/**
 * Lays out `nodes`, which rest on no others. `fixed` holds the atoms that are the same for all workloads, and -1 for
 * others: what rests on them alone is settled now.
 */
export function layOut(engine: Engine, nodes: readonly number[], fixed: Int32Array = ALL_OPEN): Dense {
  const known = Int32Array.from(engine.axes, (_, axis) => fixed[axis] ?? -1);
  const settled = { outcomes: new Int32Array(engine.nodes.length), keys: new Float64Array(engine.nodes.length) };
  const steps: Step[] = [];
  for (const number of nodes) {
    const compiled = engine.nodes[number];
    if (compiled === undefined) continue;
    const step = isDecision(compiled)
      ? stepOf(engine, compiled, number, known)
      : (atoms: Int32Array, outcomes: Int32Array) => evaluateNode(engine, number, atoms, outcomes);
    const isSettled =
      isDecision(compiled) &&
      compiled.choosing.every((axis) => (known[axis] ?? -1) >= 0) &&
      compiled.reads.every((read) => (known[engine.nodes[read]?.axis ?? -1] ?? -1) >= 0);
    if (isSettled) step(known, settled.outcomes, settled.keys);
    else steps.push(step);
  }
  const axes = nodes.flatMap((number) => engine.nodes[number]?.axis ?? []).filter((axis) => (known[axis] ?? -1) >= 0);
  return {
    evaluate: (atoms, outcomes, keys) => {
      for (const axis of axes) atoms[axis] = known[axis] ?? 0;
      outcomes.set(settled.outcomes);
      keys.set(settled.keys);
      for (const step of steps) step(atoms, outcomes, keys);
    },
  };
}

/** Finds the first rule of an index that matches, or -1: the same for rules beside the decisions. */
export function finder(engine: Engine, index: RuleIndex, fixed: Int32Array): (atoms: Int32Array) => number {
  const wide = widen(engine, index, fixed);
  return (atoms) => firstOf(wide, atoms);
}

type Step = (atoms: Int32Array, outcomes: Int32Array, keys: Float64Array) => void;

function stepOf(engine: Engine, compiled: CompiledDecision, number: number, known: Int32Array): Step {
  const { reads, atomOf, killed, ranks, isList, axis } = compiled;
  const on = engine.axes[axis];
  const none = on === undefined ? 0 : encode(on, "none");
  const applies = compiled.applies.size === 0 ? undefined : widen(engine, compiled.applies, known);
  const eliminate = widen(engine, compiled.eliminate, known);
  const prefer = widen(engine, compiled.prefer, known);
  const collect = widen(engine, compiled.collect, known);
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

/** A rule index with a mask for every atom of each column that is open. */
interface Wide {
  readonly words: number;
  /** The rules that all other columns admit. */
  readonly full: Int32Array;
  readonly axes: readonly number[];
  readonly masks: readonly Int32Array[];
}

function widen({ axes }: Engine, index: RuleIndex, known: Int32Array): Wide {
  const { words } = index;
  const full = Int32Array.from({ length: words }, (_, word) => allOf(index, word));
  const open: number[] = [];
  const masks: Int32Array[] = [];
  index.axes.forEach((axis, column) => {
    const atom = known[axis] ?? -1;
    if (atom < 0) {
      open.push(axis);
      masks.push(masksOf(index, column, axes[axis]?.size ?? 0));
    } else for (let word = 0; word < words; word++) full[word] = (full[word] ?? 0) & bitsOf(index, column, atom, word);
  });
  // What no open column can bring back needs no look at them.
  return full.every((bits) => bits === 0)
    ? { words: 0, full, axes: [], masks: [] }
    : { words, full, axes: open, masks };
}

/** Atom after atom. */
function masksOf(index: RuleIndex, column: number, size: number): Int32Array {
  const { words } = index;
  const masks = new Int32Array(size * words);
  for (let atom = 0; atom < size; atom++) {
    for (let word = 0; word < words; word++) masks[atom * words + word] = bitsOf(index, column, atom, word);
  }
  return masks;
}

/** The rules of a word that a column admits for an atom. */
function bitsOf(index: RuleIndex, column: number, atom: number, word: number): number {
  const coarse = index.coarse.find(({ axis }) => axis === index.axes[column]);
  let bits = index.numbers[placeOf(index, column, atom) + word] ?? 0;
  for (let left = coarse === undefined ? 0 : bits; left !== 0; left &= left - 1) {
    if (coarse !== undefined && !admits(index, coarse, (word << 5) + lowestBit(left), atom)) bits &= ~(left & -left);
  }
  return bits;
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
