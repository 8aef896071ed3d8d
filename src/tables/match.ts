/** Which rules of an index match a workload: the AND of one mask per column. */
import type { Coarse, Masks } from "./rule-index.ts";

/** What matches one workload, asked index by index. */
export interface Matches {
  /** The number of the first rule that matches, or -1. */
  first(index: Masks): number;
  /** The bits that belong to the rules that match, together. */
  union(index: Masks, bitsOf: Int32Array): number;
  /** The numbers of all rules that match, in table order. */
  all(index: Masks): readonly number[];
}

export function matchesOf(atoms: Int32Array): Matches {
  return {
    first: (index) => firstMatch(index, atoms),
    union: (index, bitsOf) => unionOfMatches(index, atoms, bitsOf),
    all: (index) => allMatches(index, atoms),
  };
}

/** The number of the first rule that matches, or -1. */
export function firstMatch(index: Masks, atoms: Int32Array): number {
  for (let word = firstWord(index, atoms); word < index.words; word = nextWord(index, word + 1)) {
    for (let bits = candidates; bits !== 0; bits &= bits - 1) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) return rule;
    }
  }
  return -1;
}

/** The numbers of all rules that match, in table order. */
export function allMatches(index: Masks, atoms: Int32Array): number[] {
  const found: number[] = [];
  for (let word = firstWord(index, atoms); word < index.words; word = nextWord(index, word + 1)) {
    for (let bits = candidates; bits !== 0; bits &= bits - 1) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) found.push(rule);
    }
  }
  return found;
}

/** The bits that belong to the rules that match, together. */
export function unionOfMatches(index: Masks, atoms: Int32Array, bitsOf: Int32Array): number {
  let union = 0;
  for (let word = firstWord(index, atoms); word < index.words; word = nextWord(index, word + 1)) {
    for (let bits = candidates; bits !== 0; bits &= bits - 1) {
      const rule = (word << 5) + lowestBit(bits);
      if (confirmed(index, atoms, rule)) union |= bitsOf[rule] ?? 0;
    }
  }
  return union;
}

/** One bit for each rule of a word. */
export function allOf({ size }: Masks, word: number): number {
  const rest = size - (word << 5);
  return rest >= 32 ? -1 : (1 << rest) - 1;
}

/** Where the bits of the rules begin that a column admits for an atom. */
export function placeOf({ from, numbers }: Masks, column: number, atom: number): number {
  return numbers[(from[column] ?? 0) + atom] ?? 0;
}

/** Per column, where the bits begin for the workload that is being looked at; a match asks nothing else meanwhile. */
let starts = new Int32Array(64);

/** The rules that may match, of the word that was found last. */
let candidates = 0;

/** The first word in which some rule may match. In a table of one word, what the first columns leave is often nothing. */
function firstWord(index: Masks, atoms: Int32Array): number {
  if (index.words !== 1) {
    begin(index, atoms);
    return nextWord(index, 0);
  }
  const { axes, from, numbers } = index;
  let bits = allOf(index, 0);
  for (let column = 0; bits !== 0 && column < axes.length; column++) {
    bits &= numbers[numbers[(from[column] ?? 0) + (atoms[axes[column] ?? 0] ?? 0)] ?? 0] ?? 0;
  }
  candidates = bits;
  return bits === 0 ? 1 : 0;
}

function begin({ axes, from, numbers }: Masks, atoms: Int32Array): void {
  const columns = axes.length;
  if (columns > starts.length) starts = new Int32Array(2 * columns);
  for (let column = 0; column < columns; column++) {
    starts[column] = numbers[(from[column] ?? 0) + (atoms[axes[column] ?? 0] ?? 0)] ?? 0;
  }
}

/** The next word in which some rule may match. The two most telling columns rule out most words. */
function nextWord(index: Masks, from: number): number {
  const { axes, numbers, words } = index;
  const columns = axes.length;
  if (columns === 0) {
    if (from < words) candidates = allOf(index, from);
    return from;
  }
  const first = starts[0] ?? 0;
  const second = columns === 1 ? first : (starts[1] ?? 0);
  for (let word = from; word < words; word++) {
    let bits = (numbers[first + word] ?? 0) & (numbers[second + word] ?? 0);
    for (let column = 2; bits !== 0 && column < columns; column++) bits &= numbers[(starts[column] ?? 0) + word] ?? 0;
    if (bits === 0) continue;
    candidates = bits;
    return word;
  }
  return words;
}

function confirmed(index: Masks, atoms: Int32Array, rule: number): boolean {
  const { coarse } = index;
  for (let place = 0; place < coarse.length; place++) {
    const column = coarse[place];
    if (column !== undefined && !admits(index, column, rule, atoms[column.axis] ?? 0)) return false;
  }
  return true;
}

/** Whether a rule's own runs hold an atom. */
export function admits({ numbers }: Masks, { first }: Coarse, rule: number, atom: number): boolean {
  const end = numbers[first + rule + 1] ?? 0;
  let run = numbers[first + rule] ?? 0;
  if (run === end) return true;
  for (; run < end; run += 2) if (atom >= (numbers[run] ?? 0) && atom < (numbers[run + 1] ?? 0)) return true;
  return false;
}

export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
