/** Which single change of an input changes an answer, exactly at the value where it does. */
import { once } from "../once.ts";
import { Around } from "./around.ts";
import { type Engine, isDecision } from "./compile.ts";
import { answerWords, type Evaluated } from "./evaluate.ts";
import type { Input, Value } from "./model.ts";
import { type OtherValue, othersOf } from "./other-values.ts";
import { ancestors, choosingReads } from "./reads.ts";
import { type Before, type Reevaluated, reevaluate, touchedBetween } from "./reevaluate.ts";
import { refill } from "./refill.ts";
import { answerQuestion, type Evaluation, type Question } from "./session.ts";

export interface Change extends OtherValue {
  readonly input: string;
  /** A quantity below the present one. */
  readonly isLess: boolean;
  /** What answers otherwise after it. */
  readonly answers: readonly Answered[];
}

export interface Answered {
  /** The number of the decision. */
  readonly node: number;
  readonly words: string;
}

/** The inputs that some decision rests on, directly, through assumptions or through products. */
export function relevantInputs({ model, inputs, axes }: Engine, names: readonly string[]): Input[] {
  const read = new Set(ancestors(model.nodes, ...names).flatMap(choosingReads));
  for (const { input, grounds } of inputs) {
    if (read.has(input.name)) for (const axis of grounds) read.add(axes[axis]?.input.name ?? "");
  }
  return model.inputs.filter((input) => read.has(input.name) && input.product.length === 0 && !input.beside);
}

/** Every single change of the given inputs after which one of the decisions `told` answers otherwise; by input, nearest first. */
export function singleChanges(
  engine: Engine,
  question: Question,
  current: Evaluation,
  inputs: readonly Input[],
  told: readonly number[],
): Change[] {
  const { filled, outcomes, given } = current;
  const before = { atoms: filled.atoms, outcomes, around: new Around(engine, filled.atoms) };
  const now = engine.nodes.map(() => "");
  for (const node of told) if (!given.has(node)) now[node] = answerWords(engine, node, before);
  const changes: Change[] = [];
  for (const input of inputs) {
    const from = filled.values.get(input.name);
    for (const other of othersOf(engine, question, current, input)) {
      const { value, steps, piece, words } = other;
      const answers = differing(engine, now, before, answerTo(engine, question, current, before, input, value));
      if (answers.length === 0) continue;
      const isLess = typeof value === "number" && typeof from === "number" && value < from;
      // Decisions that one change touches all ask for its words.
      changes.push({ input: input.name, value, steps, piece, words: once(words), isLess, answers });
    }
  }
  return changes;
}

/** `now` holds what the decisions in question answer, by node, and nothing for others. */
function differing(engine: Engine, now: readonly string[], before: Evaluated, after: Reevaluated): Answered[] {
  const answers: Answered[] = [];
  for (const node of after.touched) {
    const answer = now[node] ?? "";
    const compiled = engine.nodes[node];
    if (answer === "" || compiled === undefined || !isDecision(compiled)) continue;
    // The outcome of a list is only the first of it.
    if (!compiled.isList && after.outcomes[node] === before.outcomes[node]) continue;
    const words = answerWords(engine, node, after);
    if (words !== answer) answers.push({ node, words });
  }
  return answers;
}

/** The answer for another value of one input. Where decisions are fixed, what they imply is asked anew. */
function answerTo(
  engine: Engine,
  question: Question,
  current: Evaluation,
  before: Before,
  input: Input,
  value: Value,
): Reevaluated {
  if (question.asked.length === 0 && question.given.size === 0) {
    const { atoms } = before.around;
    const moved = refill(engine, atoms, current.filled, question.stated, input, value, question.compute);
    return reevaluate(engine, atoms, moved, current.given, before);
  }
  const stated = new Map(question.stated).set(input.name, value);
  const { filled, outcomes } = answerQuestion(engine, { ...question, stated });
  const now = { atoms: filled.atoms, outcomes };
  return { ...now, touched: touchedBetween(engine, now, before) };
}
