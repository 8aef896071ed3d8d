/** Which parts of a box no rule touches: a box is cut in two until a rule holds it whole or none meets it. */
import { covers, intersect, isEmpty, meets, type Runs, run, subtract } from "../runs.ts";
import type { Budget } from "./budget.ts";
import type { Grid, Part } from "./grid.ts";

export interface Visitor {
  /** A part that no rule touches; false ends the search. */
  uncovered(part: Part): boolean;
  /** A rule that holds a whole piece. */
  covered?(rule: number): void;
}

/** Visits disjoint parts until told to stop; within the budget, what it does not visit is covered. */
export function searchUncovered(
  grid: Grid,
  whole: Part,
  rules: readonly number[],
  budget: Budget,
  visitor: Visitor,
): void {
  const search = (part: Part, live: readonly number[]): boolean => {
    if (!budget.spend()) return false;
    const kept: number[] = [];
    for (const rule of live) {
      const relation = relate(grid, rule, part);
      if (relation === "sure") {
        visitor.covered?.(rule);
        return true;
      }
      if (relation === "possible") kept.push(rule);
    }
    if (kept.length === 0) return visitor.uncovered(part);
    const { column, inside, outside } = chooseCut(grid, kept, part);
    return [inside, outside].every((side) => search(part.with(column, side), kept));
  };
  search(whole, rules);
}

function relate({ columns }: Grid, rule: number, part: Part): "sure" | "possible" | "out" {
  let sure = true;
  for (let column = 0; column < columns.length; column++) {
    const cell = columns[column]?.cells[rule];
    const side = part[column];
    if (cell === undefined || side === undefined) continue;
    if (!meets(cell, side)) return "out";
    if (sure && !covers(cell, side)) sure = false;
  }
  return sure ? "sure" : "possible";
}

interface Cut {
  readonly column: number;
  readonly inside: Runs;
  readonly outside: Runs;
}

/** Up to so many rules any cut is good enough; above, a balanced one is worth looking for. */
const FEW = 16;
/** Rules looked at for a balanced cut: enough to find one, few enough to be cheap. */
const SAMPLE = 48;

function chooseCut(grid: Grid, kept: readonly number[], part: Part): Cut {
  const cut = (kept.length > FEW ? balancedCut(grid, kept, part) : undefined) ?? firstCut(grid, kept, part);
  if (cut === undefined) throw new Error("a possible rule cuts its box somewhere");
  return cut;
}

function firstCut({ columns }: Grid, kept: readonly number[], part: Part): Cut | undefined {
  for (const rule of kept) {
    for (const [column, { cells }] of columns.entries()) {
      const cut = along(column, part[column], cells[rule]);
      if (cut !== undefined) return cut;
    }
  }
  return undefined;
}

/** The part that the cell admits, and the rest. */
function along(column: number, side: Runs | undefined, cell: Runs | undefined): Cut | undefined {
  if (side === undefined || cell === undefined || covers(cell, side)) return undefined;
  return { column, inside: intersect(side, cell), outside: subtract(side, cell) };
}

/**
 * The cut that leaves the fewest rules in the larger half. Balanced cuts prove a 10,000-rule partition with tens of
 * thousands of boxes; cutting along the first rule would need millions.
 */
function balancedCut(grid: Grid, kept: readonly number[], part: Part): Cut | undefined {
  const step = Math.max(1, Math.floor(kept.length / SAMPLE));
  const sample = kept.filter((_, place) => place % step === 0);
  let best: Cut | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const cut of possibleCuts(grid, sample, part)) {
    if (isEmpty(cut.inside) || isEmpty(cut.outside)) continue;
    let left = 0;
    let right = 0;
    for (const rule of sample) {
      const cell = grid.columns[cut.column]?.cells[rule];
      if (cell === undefined) continue;
      if (meets(cell, cut.inside)) left++;
      if (meets(cell, cut.outside)) right++;
    }
    const cost = Math.max(left, right) + (left + right) / 2;
    if (cost < bestCost) {
      best = cut;
      bestCost = cost;
    }
  }
  return best;
}

/** At quartiles of the bounds on an ordered column; along a few different cells on any other. */
function possibleCuts({ columns }: Grid, sample: readonly number[], part: Part): Cut[] {
  return columns.flatMap(({ ordered, size, cells }, column) => {
    const side = part[column] ?? run(0, size);
    if (!ordered) return someCells(cells, sample).flatMap((cell) => along(column, side, cell) ?? []);
    const first = side[0] ?? 0;
    const last = side.at(-1) ?? 0;
    const bounds = sample.flatMap((rule) => [...(cells[rule] ?? [])].filter((bound) => bound > first && bound < last));
    bounds.sort((a, b) => a - b);
    const places = new Set([1, 2, 3].map((quarter) => bounds[Math.floor((bounds.length * quarter) / 4)]));
    return [...places].flatMap((bound) => (bound === undefined ? [] : (along(column, side, run(0, bound)) ?? [])));
  });
}

function someCells(cells: readonly Runs[], sample: readonly number[]): Runs[] {
  const different = new Map(sample.map((rule) => [cells[rule]?.join() ?? "", cells[rule]]));
  return [...different.values()].flatMap((cell) => cell ?? []).slice(0, 6);
}
