/** Finds inputs for which no rule of a plain table matches. */
import type { CompiledTable, Engine } from "../compile.ts";
import { firstCut } from "../cut.ts";
import { isBlocked } from "../evaluate.ts";
import { firstMatch } from "../match.ts";
import { stand } from "../region.ts";
import type { Budget } from "./budget.ts";
import { searchUncovered } from "./cover.ts";
import { exampleIn, type Grid, type Part, wholePart } from "./grid.ts";
import { type Example, findExample } from "./search.ts";
import { tidy } from "./tidy.ts";

export interface Gaps {
  readonly example?: Example;
  /** Disjoint boxes, joined where they can be; empty for a table that reads decisions. */
  readonly parts: readonly Part[];
  /** There are no others. */
  readonly complete: boolean;
}

/** List policies answer with an empty list, and a default answers everywhere: neither has gaps. */
const LISTS = ["rule order", "output order", "collect", "sum", "min", "max", "count"];

export function mayHaveGaps({ node }: CompiledTable): boolean {
  return !LISTS.includes(node.hit) && node.outputs.every((output) => output.default === undefined);
}

/** A table that reads no decision: its rules alone say whether they cover everything. */
export function findGaps(engine: Engine, grid: Grid, budget: Budget, most: number): Gaps {
  const found: Part[] = [];
  const rules = Array.from({ length: grid.rules }, (_, rule) => rule);
  searchUncovered(grid, wholePart(grid), rules, budget, { uncovered: (part) => found.push(part) < most });
  const [first] = found;
  const firstWord = (column: number): number => engine.axes[grid.columns[column]?.axis ?? -1]?.firstWord ?? 0;
  return {
    ...(first === undefined ? {} : { example: exampleIn(engine, grid, first) }),
    parts: tidy(grid, found, firstWord),
    complete: !budget.exhausted && found.length < most,
  };
}

/** A table that reads decisions: a gap counts only where those can answer so. */
export function findReachableGap(engine: Engine, compiled: CompiledTable, budget: Budget): Gaps {
  const { rules } = compiled;
  const example = findExample(engine, compiled, budget, {
    refuted: (box) => stand(rules, box).sure.length > 0,
    holds: (atoms, outcomes) => !isBlocked(compiled, outcomes) && firstMatch(rules, atoms) < 0,
    cut: (box) => firstCut(rules, stand(rules, box).possible, box),
  });
  return { ...(example === undefined ? {} : { example }), parts: [], complete: false };
}
