/** One evaluation of a whole model: complete values, outcomes, and what was taken for granted. */
import { Around } from "./around.ts";
import { valueIn } from "./axis.ts";
import { type Engine, isDecision } from "./compile.ts";
import { evaluate, NOT_APPLICABLE, type Outcome } from "./evaluate.ts";
import { type Compute, type Filled, fill, type Implied } from "./fill.ts";
import { firstMatch } from "./match.ts";
import type { Value } from "./model.ts";
import { reevaluate } from "./reevaluate.ts";
import { atomsIn } from "./runs.ts";

export interface Question {
  readonly stated: ReadonlyMap<string, Value>;
  /** Decisions fixed by the user, by node number. */
  readonly given: ReadonlyMap<number, number>;
  /** Decisions asked for by name: what they need in order to arise is presupposed. */
  readonly asked: readonly number[];
  /** Computes inputs outside the tables. */
  readonly compute?: Compute;
}

export interface Evaluation {
  readonly filled: Filled;
  readonly outcomes: Int32Array;
  /** Everything fixed: what the question gave and what it presupposes. */
  readonly given: ReadonlyMap<number, number>;
  /** Of those, the ones presupposed, with the decision that needs them. */
  readonly presupposed: ReadonlyMap<number, number>;
}

/** `before` answers a question like this one, with the same decisions fixed: unchanged decisions are taken over from it. */
export function answerQuestion(engine: Engine, question: Question, before?: Evaluation): Evaluation {
  const given = new Map(question.given);
  const filled = fill(engine, question.stated, impliedBy(engine, given), question.compute);
  const presupposed = new Map<number, number>();
  const asked = [...new Set([...question.asked, ...question.given.keys()])];
  let outcomes =
    before?.presupposed.size === 0 ? takenOver(engine, filled, given, before) : evaluate(engine, filled.atoms, given);
  // Each round fixes at least one more decision, so there are at most as many rounds as decisions.
  for (let round = 0; round < engine.nodes.length; round++) {
    const found = asked.flatMap((number) => presupposition(engine, number, filled.atoms, outcomes, given))[0];
    if (found === undefined) break;
    given.set(found.node, found.option);
    presupposed.set(found.node, found.by);
    outcomes = evaluate(engine, filled.atoms, given);
  }
  return { filled, outcomes, given, presupposed };
}

function takenOver(engine: Engine, { atoms }: Filled, given: Evaluation["given"], before: Evaluation): Int32Array {
  const { filled, outcomes } = before;
  for (const { axis } of engine.nodes) atoms[axis] = filled.atoms[axis] ?? 0;
  const moved = engine.inputs.flatMap(({ axis }) => (atoms[axis] === filled.atoms[axis] ? [] : [axis]));
  return reevaluate(engine, atoms, moved, given, {
    atoms: filled.atoms,
    outcomes,
    around: new Around(engine, filled.atoms),
  }).outcomes;
}

/** What fixed decisions say of inputs that nobody stated: whoever has the option meets it. */
export function impliedBy(engine: Engine, given: ReadonlyMap<number, number>): Implied {
  const implied = new Map<string, { value: Value; because: string }>();
  for (const [number, option] of given) {
    const compiled = engine.nodes[number];
    if (compiled === undefined || !isDecision(compiled)) continue;
    const { id, implies } = compiled.node.options[option] ?? { id: "", implies: {} };
    for (const [input, value] of Object.entries(implies)) {
      if (!implied.has(input)) implied.set(input, { value, because: `${compiled.node.name} is ${id}` });
    }
  }
  return implied;
}

/** The first earlier decision that keeps `number` from arising, and the option that lets it arise. */
function presupposition(
  engine: Engine,
  number: number,
  atoms: Int32Array,
  outcomes: Int32Array,
  given: ReadonlyMap<number, number>,
): { node: number; option: Outcome; by: number }[] {
  const compiled = engine.nodes[number];
  if (compiled === undefined || !isDecision(compiled)) return [];
  // A given decision has an outcome whether it arises or not; its own conditions say which.
  const arises = given.has(number)
    ? compiled.applies.size === 0 || firstMatch(compiled.applies, atoms) >= 0
    : outcomes[number] !== NOT_APPLICABLE;
  if (arises) return [];
  for (const [axis, cell] of compiled.applies.boxes[0] ?? []) {
    const node = engine.nodes.findIndex((other) => other.axis === axis);
    const other = engine.nodes[node];
    // What does not arise itself cannot be presupposed, and what the user fixed stays.
    if (other === undefined || !isDecision(other) || given.has(node) || (outcomes[node] ?? -1) < 0) continue;
    const admitted = [...atomsIn(cell)];
    if (admitted.includes(atoms[axis] ?? -1)) continue;
    const on = engine.axes[axis];
    const words = on === undefined ? [] : admitted.map((atom) => String(valueIn(on, atom)));
    const option = words.map((word) => other.options.indexOf(word)).find((place) => place >= 0);
    if (option !== undefined) return [{ node, option, by: number }];
  }
  return [];
}
