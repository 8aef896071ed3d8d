/** Everything that is proved of one plain table. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import { Budget } from "./budget.ts";
import { type Grid, gridOf, type Part } from "./grid.ts";
import { Overlaps } from "./overlaps.ts";
import { findSlips } from "./table-boundary.ts";
import { findGaps, findReachableGap, type Gaps, mayHaveGaps } from "./table-gaps.ts";
import { findMergeable } from "./table-mergeable.ts";
import { findOverlaps, isFault, type Pair } from "./table-overlaps.ts";
import { findUnreachable, sayUnreachable, type Unreachable } from "./table-unreachable.ts";
import { describeWitness } from "./witness.ts";

export interface TableProof {
  readonly findings: readonly Finding[];
  /** Boxes that all its proofs took. */
  readonly boxes: number;
  readonly grid: Grid;
  readonly gaps: readonly Part[];
  readonly pairs: readonly Pair[];
  readonly unreachable: readonly Unreachable[];
  /** There are no other gaps, pairs and unreachable rules. */
  readonly complete: boolean;
}

export interface ProofOptions {
  /** Boxes that each of the proofs (gaps, overlaps, unreachable rules) may take. */
  readonly budget?: number | undefined;
  /** So many gaps, and so many pairs that match together, are kept for whoever asks for them. */
  readonly most?: { readonly gaps: number; readonly pairs: number };
}

/** Enough gaps to see slips among them. */
const SOME_GAPS = 200;

export function proveTable(engine: Engine, compiled: CompiledTable, options: ProofOptions = {}): TableProof {
  const { node } = compiled;
  const { most = { gaps: SOME_GAPS, pairs: 0 } } = options;
  const forGaps = new Budget(options.budget);
  const forPairs = new Budget(options.budget);
  const forRules = new Budget(options.budget);
  const grid = gridOf(engine, compiled.rules);
  const overlaps = new Overlaps(grid);
  const gaps = gapsOf(engine, compiled, grid, forGaps, most.gaps);
  const pairs = findOverlaps(engine, compiled, grid, overlaps, forPairs, most.pairs);
  const unreachable = findUnreachable(engine, compiled, grid, overlaps, forRules);
  const at = parsePlace(node.at);
  const findings: Finding[] = [];
  if (gaps.example !== undefined) {
    findings.push(finding("table/gap", at, node.name, describeWitness(engine, gaps.example), "no rule matches"));
  }
  findings.push(
    ...findSlips(
      engine,
      compiled,
      grid,
      gaps.complete ? gaps.parts : [],
      pairs.pairs.filter((pair) => isFault(compiled, pair)),
    ),
    ...pairs.findings,
    ...sayUnreachable(compiled, unreachable),
    ...findMergeable(engine, compiled, grid, overlaps),
  );
  const open = [
    ...(forGaps.exhausted && gaps.example === undefined ? ["gaps"] : []),
    // Where rules may match together, only advice hangs on whether they do.
    ...(forPairs.exhausted && ["unique", "any"].includes(node.hit) ? ["overlaps"] : []),
    ...(forRules.exhausted ? ["unreachable rules"] : []),
  ];
  if (open.length > 0) findings.push(finding("table/not-proved", at, node.name, forGaps.most, open));
  return {
    findings,
    boxes: [forGaps, forPairs, forRules].reduce((sum, budget) => sum + budget.boxes, 0),
    grid,
    gaps: gaps.parts,
    pairs: pairs.pairs,
    unreachable,
    complete: gaps.complete && pairs.complete && open.length === 0,
  };
}

function gapsOf(engine: Engine, compiled: CompiledTable, grid: Grid, budget: Budget, most: number): Gaps {
  if (!mayHaveGaps(compiled)) return { parts: [], complete: true };
  return compiled.reads.length === 0
    ? findGaps(engine, grid, budget, most)
    : findReachableGap(engine, compiled, budget);
}
