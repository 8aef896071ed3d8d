/**
 * Decisions laid out for many workloads: per column one mask for every atom, so that a match is a few loads. It answers what
 * `evaluate` answers where no decision is fixed, and takes more memory and a moment to build.
 */
import { encode } from "./axis.ts";
import { type CompiledDecision, type Engine, isDecision } from "./compile.ts";
import { BLOCKED, evaluateNode, firstSurvivor, isBlocked, NO_OPTION, NOT_APPLICABLE } from "./evaluate.ts";
import { admits, allOf, lowestBit, placeOf } from "./match.ts";
import type { RuleIndex } from "./rule-index.ts";

export interface Dense {
  readonly outcomes: Int32Array;
  /** Per decision, the number of the rule that chose; of no meaning where none did. */
  readonly rules: Int32Array;
  /** Per list, its rules and what was ruled out, in one number; -1 where none can hold both. */
  readonly lists: Float64Array;
  /** Settles the nodes for what is in `atoms` now. */
  evaluate(): void;
}

/**
 * Lays out `nodes`, which rest on no others, over `atoms`. `fixed` holds the atoms that are the same for all workloads, and
 * -1 for others: what rests on them alone is settled now.
 */
export function layOut(engine: Engine, nodes: readonly number[], atoms: Int32Array, fixed: Int32Array): Dense {
  const known = Int32Array.from(fixed);
  const count = engine.nodes.length;
  const state = {
    outcomes: new Int32Array(count),
    rules: new Int32Array(count),
    lists: new Float64Array(count),
  };
  const steps: Step[] = [];
  for (const number of nodes) {
    const compiled = engine.nodes[number];
    if (compiled === undefined) continue;
    if (!isDecision(compiled)) {
      steps.push(() => evaluateNode(engine, number, atoms, state.outcomes));
      continue;
    }
    const isKnown = (axis: number): boolean => (known[axis] ?? -1) >= 0;
    const step = stepOf(engine, compiled, number, known, state);
    const isSettled =
      compiled.choosing.every(isKnown) && compiled.reads.every((read) => isKnown(engine.nodes[read]?.axis ?? -1));
    if (isSettled) step(known);
    else steps.push(step);
  }
  const settled = nodes
    .flatMap((number) => engine.nodes[number]?.axis ?? [])
    .filter((axis) => (known[axis] ?? -1) >= 0);
  return {
    ...state,
    evaluate: () => {
      for (const axis of settled) atoms[axis] = known[axis] ?? 0;
      for (const step of steps) step(atoms);
    },
  };
}

/** Finds the first rule of an index that matches, or -1: the same for rules beside the decisions. */
export function finder(engine: Engine, index: RuleIndex, fixed: Int32Array): (atoms: Int32Array) => number {
  const wide = widen(engine, index, fixed);
  return (atoms) => firstOf(wide, atoms);
}

type Step = (atoms: Int32Array) => void;

function stepOf(
  engine: Engine,
  compiled: CompiledDecision,
  number: number,
  known: Int32Array,
  { outcomes, rules, lists }: Pick<Dense, "outcomes" | "rules" | "lists">,
): Step {
  const { atomOf, killed, ranks, isList, axis } = compiled;
  const on = engine.axes[axis];
  const none = on === undefined ? 0 : encode(on, "none");
  const applies = compiled.applies.size === 0 ? undefined : widen(engine, compiled.applies, known);
  const eliminate = widen(engine, compiled.eliminate, known);
  const prefer = widen(engine, compiled.prefer, known);
  const collect = widen(engine, compiled.collect, known);
  const small = compiled.collect.size <= 32 && compiled.options.length <= 20;

  return (atoms) => {
    let outcome = NO_OPTION;
    if (isBlocked(compiled, outcomes)) outcome = BLOCKED;
    else if (applies !== undefined && firstOf(applies, atoms) < 0) outcome = NOT_APPLICABLE;
    else {
      const dead = unionOf(eliminate, atoms, killed);
      if (isList) {
        outcome = firstOfList(compiled, collect, atoms, dead);
        lists[number] = small ? (maskOf(collect, atoms, 0) >>> 0) * 2 ** 20 + dead : -1;
      } else {
        const rule = firstOf(prefer, atoms);
        outcome = rule < 0 ? NO_OPTION : firstSurvivor(ranks[rule], dead);
        rules[number] = rule;
      }
    }
    outcomes[number] = outcome;
    atoms[axis] = outcome < 0 ? none : (atomOf[outcome] ?? none);
  };
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

/** A rule index with bits for every atom of each column that is open. */
interface Wide {
  readonly words: number;
  /** The rules that all other columns admit. */
  readonly full: Int32Array;
  /** Per open column its axis, and where its bits begin. */
  readonly columns: Int32Array;
  /** Column after column, atom after atom. */
  readonly bits: Int32Array;
}

function widen({ axes }: Engine, index: RuleIndex, known: Int32Array): Wide {
  const { words } = index;
  const full = Int32Array.from({ length: words }, (_, word) => allOf(index, word));
  const columns: number[] = [];
  const bits: number[] = [];
  index.axes.forEach((axis, column) => {
    const atom = known[axis] ?? -1;
    if (atom >= 0) {
      for (let word = 0; word < words; word++) full[word] = (full[word] ?? 0) & bitsOf(index, column, atom, word);
      return;
    }
    columns.push(axis, bits.length);
    for (let each = 0; each < (axes[axis]?.size ?? 0); each++) {
      for (let word = 0; word < words; word++) bits.push(bitsOf(index, column, each, word));
    }
  });
  // What no open column can bring back needs no look at them.
  if (full.every((each) => each === 0)) return { words: 0, full, columns: NONE, bits: NONE };
  return { words, full, columns: Int32Array.from(columns), bits: Int32Array.from(bits) };
}

const NONE = new Int32Array(0);

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
function maskOf({ words, full, columns, bits }: Wide, atoms: Int32Array, word: number): number {
  let matching = full[word] ?? 0;
  for (let column = 0; column < columns.length && matching !== 0; column += 2) {
    const atom = atoms[columns[column] ?? 0] ?? 0;
    matching &= bits[(columns[column + 1] ?? 0) + atom * words + word] ?? 0;
  }
  return matching;
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
