/**
 * A guide into sorted numbers: cells of equal width, and for each how many numbers lie before it. What is left to search
 * is one cell, mostly of one or two numbers, where halving the whole list would miss its guess at every step.
 */
export interface Guide {
  readonly sorted: Float64Array;
  /** Per cell, how many numbers lie in earlier cells; one entry more than there are cells. */
  readonly before: Int32Array;
  readonly origin: number;
  readonly cellsPerUnit: number;
}

/** Cells for each number. */
const FINENESS = 2;

export function guideInto(sorted: Float64Array): Guide {
  const origin = sorted[0] ?? 0;
  const span = (sorted.at(-1) ?? 0) - origin;
  const cells = sorted.length * FINENESS;
  // Where the numbers lie too far apart for any difference, everything is one cell.
  const cellsPerUnit = span > 0 && Number.isFinite(cells / span) && Number.isFinite(span) ? cells / span : 0;
  const guide = { sorted, before: new Int32Array(cells + 2), origin, cellsPerUnit };
  for (const number of sorted) {
    const next = cellOf(guide, number) + 1;
    guide.before[next] = (guide.before[next] ?? 0) + 1;
  }
  for (let cell = 1; cell < guide.before.length; cell++) {
    guide.before[cell] = (guide.before[cell] ?? 0) + (guide.before[cell - 1] ?? 0);
  }
  return guide;
}

/** How many of the numbers lie at or below a value. */
export function atOrBelow(guide: Guide, value: number): number {
  const { sorted, before } = guide;
  const count = sorted.length;
  if (count === 0 || value < guide.origin) return 0;
  if (value >= (sorted[count - 1] ?? 0)) return count;
  // A larger value never lies in an earlier cell, rounding included; so what is in earlier cells is smaller.
  const cell = cellOf(guide, value);
  let low = before[cell] ?? 0;
  let high = before[cell + 1] ?? count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cellOf({ origin, cellsPerUnit }: Guide, value: number): number {
  return ((value - origin) * cellsPerUnit) | 0;
}
