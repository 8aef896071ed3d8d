/** `rules check`: everything that can be proved or refuted about a model. */
import type { Finding } from "../../errors.ts";
import { compile, type Engine, isDecision } from "../compile.ts";
import type { Model } from "../model.ts";
import { ancestors } from "../reads.ts";
import { findBrokenConstraints } from "./broken-constraints.ts";
import { Budget } from "./budget.ts";
import { findChoiceGaps } from "./choice-gaps.ts";
import { findIdle } from "./idle.ts";
import { proveTable } from "./table.ts";
import { findUnused } from "./unused.ts";

export interface Verdict {
  readonly findings: readonly Finding[];
  /** Boxes that the proof of each decision took, in the order of the decisions. */
  readonly boxes: Readonly<Record<string, number>>;
}

export interface VerifyOptions {
  /** Boxes for each decision. */
  readonly budget?: number;
  /** Sources that texts outside the model cite. */
  readonly cited?: readonly string[];
  /** Limits that texts outside the model use. */
  readonly used?: readonly string[];
  /** Whether to look also for what decisions could do without; by far the longest part. Default: true. */
  readonly idle?: boolean;
}

/** Checks a loaded model. Mistakes of names, units and types were found when it was loaded. */
export function verify(model: Model, options: VerifyOptions = {}): Verdict {
  const boxes: Record<string, number> = {};
  const findings: Finding[] = [];
  const usual = new Map(model.inputs.flatMap(({ name, assume }) => assume.slice(-1).map(({ is }) => [name, is])));
  for (const node of model.nodes) {
    const engine = narrowed(model, node.name);
    const compiled = engine.nodes.at(-1);
    if (compiled === undefined) continue;
    if (!isDecision(compiled)) {
      const proof = proveTable(engine, compiled, { budget: options.budget });
      findings.push(...proof.findings);
      boxes[node.name] = proof.boxes;
      continue;
    }
    const budget = new Budget(options.budget);
    findings.push(...findChoiceGaps(engine, compiled, budget));
    if (options.idle !== false) findings.push(...findIdle(engine, compiled, budget, usual));
    boxes[node.name] = budget.boxes;
  }
  findings.push(...findBrokenConstraints(model, usual, options.budget));
  return { findings: [...findings, ...findUnused(model, options)], boxes };
}

/** A decision is judged over what it rests on; cuts made by unrelated decisions would only split the boxes. */
function narrowed(model: Model, name: string): Engine {
  return compile({
    ...model,
    nodes: ancestors(model.nodes, name),
    inputs: model.inputs.map((input) => ({ ...input, assume: [] })),
  });
}
