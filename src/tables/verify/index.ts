/** `rules check`: everything that can be proved or refuted about a model. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { compile, type Engine, isDecision } from "../compile.ts";
import type { Model } from "../model.ts";
import { ancestors, unreadInputs } from "../reads.ts";
import { Budget } from "./budget.ts";
import { findChoiceGaps } from "./choice-gaps.ts";
import { findTableGaps } from "./table-gaps.ts";

export interface Verdict {
  readonly findings: readonly Finding[];
  /** Boxes that the proof of each decision took, in the order of the decisions. */
  readonly boxes: Readonly<Record<string, number>>;
}

/** Checks a loaded model. Mistakes of names, units and types were found when it was loaded. */
export function verify(model: Model, options: { readonly budget?: number } = {}): Verdict {
  const boxes: Record<string, number> = {};
  const findings: Finding[] = [];
  const whole = compile(model);
  for (const { node } of whole.nodes) {
    const engine = narrowed(model, node.name);
    const compiled = engine.nodes.at(-1);
    if (compiled === undefined) continue;
    const budget = new Budget(options.budget);
    findings.push(
      ...(isDecision(compiled) ? findChoiceGaps(engine, compiled, budget) : findTableGaps(engine, compiled, budget)),
    );
    boxes[node.name] = budget.boxes;
  }
  return { findings: [...findings, ...unused(model)], boxes };
}

/** A decision is judged over what it rests on; cuts made by unrelated decisions would only split the boxes. */
function narrowed(model: Model, name: string): Engine {
  return compile({
    ...model,
    nodes: ancestors(model.nodes, name),
    inputs: model.inputs.map((input) => ({ ...input, assume: [] })),
  });
}

function unused(model: Model): Finding[] {
  const names = unreadInputs(model);
  const first = model.inputs.find(({ name }) => names.includes(name));
  return first === undefined ? [] : [finding("table/never-used", parsePlace(first.at), names)];
}
