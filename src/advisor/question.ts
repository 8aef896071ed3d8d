/** A workload as a question to the engine, and the decisions that are wanted of it. */
import { type Engine, isDecision } from "../tables/compile.ts";
import type { Model } from "../tables/model.ts";
import type { Question } from "../tables/session.ts";
import { presupposing } from "../workload/wanted.ts";
import type { Workload } from "../workload/workload.ts";
import { computeInputs } from "./cost/compute-inputs.ts";
import type { Shelf } from "./size-answer.ts";

/** With prices at hand, inputs that follow from them are computed. */
export function questionOf(engine: Engine, workload: Workload, asked: readonly string[], shelf?: Shelf): Question {
  const stated = new Map([...workload.inputs].map(([name, { value }]) => [name, value]));
  return {
    stated,
    ...(shelf === undefined ? {} : { compute: computeInputs(engine.model, shelf.sheet, stated, shelf.catalogue) }),
    given: givenNumbers(engine, workload),
    asked: presupposing(asked).flatMap((name) => engine.nodeOf.get(name) ?? []),
  };
}

/** The decisions asked for, with those shown inside them; all of them where nothing is asked for. */
export function wantedDecisions(model: Model, asked: readonly string[]): string[] {
  const decisions = model.nodes.filter((node) => node.kind === "decision").map((node) => node.name);
  if (asked.length === 0) return decisions;
  return decisions.filter((name) => asked.includes(name) || asked.includes(shownAs(model, name)));
}

/** The decisions that an answer tells of: those wanted, and the ones inside which they are shown. */
export function toldDecisions(model: Model, asked: readonly string[]): string[] {
  const wanted = wantedDecisions(model, asked);
  const told = new Set([...wanted, ...wanted.map((name) => shownAs(model, name))]);
  return model.nodes.map(({ name }) => name).filter((name) => told.has(name));
}

/** Where a decision is shown: a refinement stands inside the decision it refines. */
export function shownAs(model: Model, name: string): string {
  const node = model.nodes.find((each) => each.name === name);
  return node?.kind === "decision" && node.refines !== "" ? shownAs(model, node.refines) : name;
}

function givenNumbers(engine: Engine, workload: Workload): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [name, { value }] of workload.given) {
    const number = engine.nodeOf.get(name) ?? -1;
    const compiled = engine.nodes[number];
    if (compiled !== undefined && isDecision(compiled)) numbers.set(number, compiled.options.indexOf(value));
  }
  return numbers;
}
