/**
 * Sets of atoms. An atom is a maximal piece of an input's domain on which no rule changes its mind; atoms are
 * numbered, and a set of them is a sorted list of half-open runs `[from, to, from, to, …]`.
 */
export type Runs = Int32Array;

export const NO_ATOMS: Runs = new Int32Array(0);

export function run(from: number, to: number): Runs {
  return from < to ? Int32Array.of(from, to) : NO_ATOMS;
}

export function allAtoms(size: number): Runs {
  return run(0, size);
}

/** The runs of those atoms below `size` that a test admits. */
export function atomsWhere(size: number, admits: (atom: number) => boolean): Runs {
  const ends: number[] = [];
  for (let atom = 0; atom <= size; atom++) {
    const inside = atom < size && admits(atom);
    if (inside !== (ends.length % 2 === 1)) ends.push(atom);
  }
  return Int32Array.from(ends);
}

export function has(runs: Runs, atom: number): boolean {
  let low = 0;
  let high = runs.length;
  // The count of ends at or below the atom is odd exactly inside a run.
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] ?? 0) <= atom) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

export function isEmpty(runs: Runs): boolean {
  return runs.length === 0;
}

export function intersect(a: Runs, b: Runs): Runs {
  return combine(a, b, (inA, inB) => inA && inB);
}

export function union(a: Runs, b: Runs): Runs {
  return combine(a, b, (inA, inB) => inA || inB);
}

export function subtract(a: Runs, b: Runs): Runs {
  return combine(a, b, (inA, inB) => inA && !inB);
}

export function meets(a: Runs, b: Runs): boolean {
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const endA = a[i + 1] ?? 0;
    const endB = b[j + 1] ?? 0;
    if (from < Math.min(endA, endB)) return true;
    if (endA < endB) i += 2;
    else j += 2;
  }
  return false;
}

/** Every atom of `b` is in `a`. */
export function covers(a: Runs, b: Runs): boolean {
  let i = 0;
  for (let j = 0; j < b.length; j += 2) {
    while (i < a.length && (a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    if (i >= a.length || (a[i] ?? 0) > (b[j] ?? 0)) return false;
  }
  return true;
}

export function count(runs: Runs): number {
  let total = 0;
  for (let index = 0; index < runs.length; index += 2) total += (runs[index + 1] ?? 0) - (runs[index] ?? 0);
  return total;
}

export function* atomsIn(runs: Runs): Generator<number> {
  for (let index = 0; index < runs.length; index += 2) {
    for (let atom = runs[index] ?? 0; atom < (runs[index + 1] ?? 0); atom++) yield atom;
  }
}

/** One sweep over both lists of ends, keeping the runs where `keep` holds. */
function combine(a: Runs, b: Runs, keep: (inA: boolean, inB: boolean) => boolean): Runs {
  const ends: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const at = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    if (a[i] === at) i++;
    if (b[j] === at) j++;
    if (keep(i % 2 === 1, j % 2 === 1) !== (ends.length % 2 === 1)) ends.push(at);
  }
  return Int32Array.from(ends);
}
