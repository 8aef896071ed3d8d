/** From inputs that are free to change to values for them: the box is halved until one workload is left. */
import type { Engine } from "../compile.ts";
import { crossings } from "../crossings.ts";
import { answerWords } from "../evaluate.ts";
import { crossed } from "../other-values.ts";
import { atomsIn, count, NO_ATOMS, type Runs, run, union } from "../runs.ts";
import { answerQuestion, type Evaluation, type Question } from "../session.ts";
import { type Goal, isReached } from "./goal.ts";
import type { ChangeSet } from "./index.ts";
import type { Free, Surroundings, Within } from "./surroundings.ts";
import { type ChangedInput, changedInputs } from "./values.ts";
import { widened } from "./widen.ts";

export interface Settling {
  readonly question: Question;
  readonly current: Evaluation;
  readonly goal: Goal;
  readonly free: Free;
  readonly around: Surroundings;
  may(free: Free, within: Within): boolean;
}

/** Enough to choose the nearest from. */
const MOST_FOUND = 100;

/**
 * Values of the free inputs that reach the goal, as near to the present ones as the search finds: one set of them for
 * each answer that the goal admits.
 */
export function settle(engine: Engine, settling: Settling): ChangeSet[] {
  const { question, current, goal, free, around, may } = settling;
  const axes = splitAxes(engine, free);
  const best = new Map<string, { readonly set: ChangeSet; readonly steps: number }>();
  let found = 0;
  const visit = (within: Within): void => {
    if (found >= MOST_FOUND || !may(free, within)) return;
    const box = around(free, within);
    const axis = axes.find((each) => count(box[each] ?? NO_ATOMS) > 1);
    if (axis !== undefined) {
      const side = box[axis] ?? NO_ATOMS;
      const from = distanceFrom(engine, axis, current.filled.atoms[axis] ?? 0);
      for (const half of halves(side, from)) visit(new Map(within).set(axis, half));
      return;
    }
    const changes = changedInputs(engine, { free, box, now: current.filled, stated: question.stated });
    for (const tried of variants(engine, question, changes)) keep(tried);
  };
  const keep = ({ changes, evaluation }: ChangeSet): void => {
    const reached = { atoms: evaluation.filled.atoms, outcomes: evaluation.outcomes };
    if (!isReached(engine, goal, reached)) return;
    found++;
    const answer = goal.option === undefined ? answerWords(engine, goal.node, reached) : "";
    const steps = changes.reduce((sum, change) => sum + change.steps, 0);
    const known = best.get(answer);
    if (known === undefined || steps < known.steps) best.set(answer, { set: { changes, evaluation }, steps });
  };
  visit(new Map());
  return [...best.values()].map(({ set }) => widened(engine, question, current, goal, set));
}

/** The changes; and where code outside the tables computes from them, each moved to where that meets a limit. */
function* variants(engine: Engine, question: Question, changes: readonly ChangedInput[]): Generator<ChangeSet> {
  const ask = (list: readonly ChangedInput[]) => {
    const stated = new Map([...question.stated, ...list.map(({ input, value }) => [input, value] as const)]);
    const changed = { ...question, stated };
    return { changed, evaluation: answerQuestion(engine, changed) };
  };
  const plain = ask(changes);
  yield { changes, evaluation: plain.evaluation };
  for (const [place, { input: name }] of changes.entries()) {
    const input = engine.model.inputs.find((each) => each.name === name);
    if (input === undefined) continue;
    for (const crossing of crossings(engine, plain.changed, plain.evaluation, input)) {
      const moved = changes.with(place, { input: name, ...crossed(input, crossing, engine.model.units) });
      yield { changes: moved, evaluation: ask(moved).evaluation };
    }
  }
}

/** The axes of the free inputs, and of the products that they are factors of. */
function splitAxes(engine: Engine, free: Free): number[] {
  return engine.inputs
    .filter(({ input }) => free.has(input.name) || input.product.some((factor) => free.has(factor)))
    .map(({ axis }) => axis);
}

/** How far an atom is from where the input stands: the members that differ of a set, else the pieces between. */
function distanceFrom(engine: Engine, axis: number, here: number): (atom: number) => number {
  const isSet = (engine.axes[axis]?.members.length ?? 0) > 0;
  return (atom) => {
    if (!isSet) return Math.abs(atom - here);
    let differing = 0;
    for (let bits = atom ^ here; bits !== 0; bits &= bits - 1) differing++;
    return differing;
  };
}

/** Two halves of a side, the nearer one first. */
function halves(side: Runs, distance: (atom: number) => number): readonly [Runs, Runs] {
  const atoms = [...atomsIn(side)].sort((a, b) => distance(a) - distance(b) || a - b);
  const half = Math.max(1, atoms.length >> 1);
  const asRuns = (list: readonly number[]): Runs =>
    [...list]
      .sort((a, b) => a - b)
      .map((atom) => run(atom, atom + 1))
      .reduce(union, NO_ATOMS);
  return [asRuns(atoms.slice(0, half)), asRuns(atoms.slice(half))];
}
