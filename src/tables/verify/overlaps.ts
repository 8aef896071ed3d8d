/**
 * Which rules share workloads. Per column the rules that begin before a place, and those that end behind it, are kept
 * as bits; the AND over the columns leaves few candidates, which are then compared exactly.
 */
import { meets } from "../runs.ts";
import type { Column, Grid } from "./grid.ts";

/** A column has at most so many places at which bits are kept: memory stays linear in the number of rules. */
const MOST_PLACES = 64;

interface Bits {
  readonly places: number;
  /** `words` per place: the rules that begin at or before it. */
  readonly begun: Int32Array;
  /** The rules that end at or behind it. */
  readonly notEnded: Int32Array;
  /** Per rule, the places of its first and last atom. */
  readonly first: Uint8Array;
  readonly last: Uint8Array;
}

export class Overlaps {
  private readonly grid: Grid;
  private readonly words: number;
  private readonly columns: readonly Bits[];

  constructor(grid: Grid) {
    this.grid = grid;
    this.words = (grid.rules + 31) >> 5;
    this.columns = grid.columns.map((column) => buildBits(column, grid.rules, this.words));
  }

  /** The rules below `end` that share a workload with `rule`, in table order. */
  *with(rule: number, end: number): Generator<number> {
    for (let word = 0; word << 5 < end; word++) {
      for (let bits = this.candidates(rule, word); bits !== 0; bits &= bits - 1) {
        const other = (word << 5) + 31 - Math.clz32(bits & -bits);
        if (other >= end) return;
        if (other !== rule && this.share(rule, other)) yield other;
      }
    }
  }

  private candidates(rule: number, word: number): number {
    const rest = this.grid.rules - (word << 5);
    let bits = rest >= 32 ? -1 : (1 << rest) - 1;
    for (const { begun, notEnded, first, last } of this.columns) {
      bits &= begun[(last[rule] ?? 0) * this.words + word] ?? 0;
      bits &= notEnded[(first[rule] ?? 0) * this.words + word] ?? 0;
      if (bits === 0) return 0;
    }
    return bits;
  }

  private share(a: number, b: number): boolean {
    for (const { cells } of this.grid.columns) {
      const cell = cells[a];
      const other = cells[b];
      if (cell === undefined || other === undefined || !meets(cell, other)) return false;
    }
    return true;
  }
}

function buildBits({ size, cells }: Column, rules: number, words: number): Bits {
  const width = Math.ceil(size / MOST_PLACES);
  const places = Math.ceil(size / width);
  const place = (atom: number): number => Math.floor(atom / width);
  const begun = new Int32Array(places * words);
  const notEnded = new Int32Array(places * words);
  const first = new Uint8Array(rules);
  const last = new Uint8Array(rules);
  cells.forEach((cell, rule) => {
    // A rule that nothing meets begins behind the end, so it shares nothing; the exact comparison agrees.
    first[rule] = place(cell[0] ?? 0);
    last[rule] = place((cell.at(-1) ?? 1) - 1);
    const word = rule >> 5;
    const bit = 1 << (rule & 31);
    for (let at = first[rule] ?? 0; at < places; at++) begun[at * words + word] = (begun[at * words + word] ?? 0) | bit;
    for (let at = last[rule] ?? 0; at >= 0; at--)
      notEnded[at * words + word] = (notEnded[at * words + word] ?? 0) | bit;
  });
  return { places, begun, notEnded, first, last };
}
