/** A workload as a question to the engine, and the decisions that are wanted of it. */
import { type Engine, isDecision } from "../tables/compile.ts";
import type { Model } from "../tables/model.ts";
import { answerQuestion, type Question } from "../tables/session.ts";
import { presupposing } from "../workload/wanted.ts";
import type { Workload } from "../workload/workload.ts";
import { computeInputs } from "./cost/compute-inputs.ts";
import type { Shelf } from "./size-answer.ts";
import { impliedClass } from "./sizing/implied-class.ts";

/** With prices at hand, inputs that follow from them are computed. */
export function questionOf(engine: Engine, workload: Workload, asked: readonly string[], shelf?: Shelf): Question {
  const stated = new Map([...workload.inputs].map(([name, { value }]) => [name, value]));
  const question = {
    stated,
    ...(shelf === undefined ? {} : { compute: computeInputs(engine.model, shelf.sheet, stated, shelf.catalogue) }),
    given: givenNumbers(engine, workload),
    asked: presupposing(asked).flatMap((name) => engine.nodeOf.get(name) ?? []),
  };
  return shelf === undefined ? question : withClass(engine, question, shelf);
}

/** A type fixed by the user fixes its class, where the tables would choose another one. */
function withClass(engine: Engine, question: Question, { sheet, catalogue }: Shelf): Question {
  const type = question.stated.get(sheet.decision);
  const implied = typeof type === "string" ? impliedClass(sheet, catalogue, type) : undefined;
  const number = engine.nodeOf.get(sheet.after) ?? -1;
  const compiled = engine.nodes[number];
  if (implied === undefined || compiled === undefined || !isDecision(compiled)) return question;
  const option = compiled.options.indexOf(implied);
  const now = question.given.has(number) ? -1 : (answerQuestion(engine, question).outcomes[number] ?? -1);
  if (option < 0 || now < 0 || now === option) return question;
  return { ...question, given: new Map(question.given).set(number, option) };
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
  // Where they contradict each other, what is presupposed hangs on their order; it is never that in which they were written.
  return new Map([...numbers].sort(([a], [b]) => a - b));
}
