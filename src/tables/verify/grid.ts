/** The rules of a plain table as a grid: a column per input that some rule tests, a cell per rule and column. */
import type { Engine } from "../compile.ts";
import type { RuleIndex } from "../rule-index.ts";
import { allAtoms, count, covers, intersect, isEmpty, type Runs } from "../runs.ts";
import { valueKind } from "../value.ts";
import type { Example } from "./search.ts";

export interface Column {
  /** The number of its axis in the engine; columns stand in the order of the axes. */
  readonly axis: number;
  readonly size: number;
  /** Its atoms are intervals, in ascending order, and special words behind them. */
  readonly ordered: boolean;
  /** What each rule admits; everything where it has no condition. */
  readonly cells: readonly Runs[];
}

export interface Grid {
  readonly columns: readonly Column[];
  readonly rules: number;
}

/** A box over the columns of a grid; on every other axis it holds everything. */
export type Part = readonly Runs[];

export function gridOf({ axes }: Engine, { boxes }: RuleIndex): Grid {
  const tested = [...new Set(boxes.flatMap((box) => [...box.keys()]))].sort((a, b) => a - b);
  const columns = tested.flatMap((number): Column[] => {
    const axis = axes[number];
    if (axis === undefined) return [];
    const whole = allAtoms(axis.size);
    const cells = boxes.map((box) => box.get(number) ?? whole);
    return [{ axis: number, size: axis.size, ordered: valueKind(axis.input) === "quantity", cells }];
  });
  return { columns, rules: boxes.length };
}

export function wholePart({ columns }: Grid): Part {
  return columns.map(({ size }) => allAtoms(size));
}

/** The box of a rule; one side is empty where two conditions on the same input contradict each other. */
export function boxOf({ columns }: Grid, rule: number): Part {
  return columns.map(({ cells }) => cells[rule] ?? NOTHING);
}

export function common(a: Part, b: Part): Part {
  return a.map((side, column) => intersect(side, b[column] ?? NOTHING));
}

export function isNothing(part: Part): boolean {
  return part.some(isEmpty);
}

export function partCovers(a: Part, b: Part): boolean {
  return a.every((side, column) => covers(side, b[column] ?? NOTHING));
}

/** A workload of the part: the first atom of every side. Only the sides that are not whole make it an example. */
export function exampleIn(engine: Engine, grid: Grid, part: Part): Example {
  const atoms = new Int32Array(engine.axes.length);
  const axes: number[] = [];
  grid.columns.forEach(({ axis, size }, column) => {
    const side = part[column] ?? NOTHING;
    atoms[axis] = side[0] ?? 0;
    if (count(side) !== size) axes.push(axis);
  });
  return { atoms, axes };
}

const NOTHING: Runs = new Int32Array(0);
