/**
 * One workload from which single inputs are moved: what matches after a move along one axis, told from the bits of that
 * column alone, because what all other columns admit stays as it was.
 */
import type { Chooser, Engine } from "./compile.ts";
import { allMatches, allOf, firstMatch, lowestBit, type Matches, placeOf, unionOfMatches } from "./match.ts";
import type { Masks } from "./rule-index.ts";

/** What is known of an index for the workload that is moved away from. */
interface Standing {
  /** The rules that match, as bits. */
  readonly now: Int32Array;
  /** Per column, the rules that all columns but this one admit. */
  readonly others: Int32Array;
}

export class Around {
  /** Room for one move at a time: where it leads, and what comes of it. */
  readonly atoms: Int32Array;
  readonly outcomes: Int32Array;
  /** By node: whether it is touched, and the axis that moved of those its rules look at. */
  readonly isTouched: Uint8Array;
  readonly moves: Int32Array;
  private readonly known = new Map<Masks, Standing>();
  private readonly from: Int32Array;

  constructor({ nodes }: Engine, from: Int32Array) {
    this.atoms = new Int32Array(from.length);
    this.outcomes = new Int32Array(nodes.length);
    this.isTouched = new Uint8Array(nodes.length);
    this.moves = new Int32Array(nodes.length);
    this.from = from;
  }

  /** Whether rules may match, or cease to, when an axis they look at moves to another atom and nothing else does. */
  stirs({ index, column }: Chooser, to: number): boolean {
    // Atoms that share bits may still be told apart.
    if (index.coarse.length > 0) return true;
    const { numbers, words } = index;
    const from = placeOf(index, column, this.from[index.axes[column] ?? 0] ?? 0);
    const at = placeOf(index, column, to);
    if (at === from) return false;
    const { others } = this.standing(index);
    for (let word = 0; word < words; word++) {
      const changed = (numbers[at + word] ?? 0) ^ (numbers[from + word] ?? 0);
      if ((changed & (others[column * words + word] ?? 0)) !== 0) return true;
    }
    return false;
  }

  standing(index: Masks): Standing {
    const before = this.known.get(index);
    if (before !== undefined) return before;
    const found = standingOf(index, this.from);
    this.known.set(index, found);
    return found;
  }
}

const NOTHING = new Int32Array(0);

/** What comes before each column, and what comes after it. */
function standingOf(index: Masks, atoms: Int32Array): Standing {
  const { axes, words, numbers } = index;
  const now = new Int32Array(words);
  const others = new Int32Array(axes.length * words);
  const places = axes.map((axis, column) => placeOf(index, column, atoms[axis] ?? 0));
  for (let word = 0; word < words; word++) {
    let before = allOf(index, word);
    for (let column = 0; column < axes.length; column++) {
      others[column * words + word] = before;
      before &= numbers[(places[column] ?? 0) + word] ?? 0;
    }
    now[word] = before;
    let after = -1;
    for (let column = axes.length - 1; column >= 0; column--) {
      others[column * words + word] = (others[column * words + word] ?? 0) & after;
      after &= numbers[(places[column] ?? 0) + word] ?? 0;
    }
  }
  return { now, others };
}

/** What matches after one axis has moved to another atom; `atoms` has it there already. */
export class Moved implements Matches {
  private readonly around: Around;
  private readonly axis: number;
  private readonly atoms: Int32Array;
  private numbers: Int32Array = NOTHING;
  private known: Int32Array = NOTHING;
  private from = 0;
  private place = -1;

  constructor(around: Around, axis: number, atoms: Int32Array) {
    this.around = around;
    this.axis = axis;
    this.atoms = atoms;
  }

  first(index: Masks): number {
    if (index.coarse.length > 0) return firstMatch(index, this.atoms);
    this.look(index);
    for (let word = 0; word < index.words; word++) {
      const bits = this.bits(word);
      if (bits !== 0) return (word << 5) + lowestBit(bits);
    }
    return -1;
  }

  union(index: Masks, bitsOf: Int32Array): number {
    if (index.coarse.length > 0) return unionOfMatches(index, this.atoms, bitsOf);
    this.look(index);
    let union = 0;
    for (let word = 0; word < index.words; word++) {
      for (let bits = this.bits(word); bits !== 0; bits &= bits - 1) {
        union |= bitsOf[(word << 5) + lowestBit(bits)] ?? 0;
      }
    }
    return union;
  }

  all(index: Masks): readonly number[] {
    if (index.coarse.length > 0) return allMatches(index, this.atoms);
    this.look(index);
    const found: number[] = [];
    for (let word = 0; word < index.words; word++) {
      for (let bits = this.bits(word); bits !== 0; bits &= bits - 1) found.push((word << 5) + lowestBit(bits));
    }
    return found;
  }

  private look(index: Masks): void {
    const { now, others } = this.around.standing(index);
    const column = index.axes.indexOf(this.axis);
    this.numbers = index.numbers;
    this.known = column < 0 ? now : others;
    this.from = column < 0 ? 0 : column * index.words;
    this.place = column < 0 ? -1 : placeOf(index, column, this.atoms[this.axis] ?? 0);
  }

  /** The rules of a word that match, of the index that was looked at last. */
  private bits(word: number): number {
    const known = this.known[this.from + word] ?? 0;
    return this.place < 0 ? known : known & (this.numbers[this.place + word] ?? 0);
  }
}
