/**
 * The smallest sets of inputs whose change makes a decision come out as wanted. Sets are tried by size. A set that cannot
 * do it has a reason, a few inputs that it keeps and of which one has to change; only those are added to it (Reiter's
 * hitting sets). What is found is found by evaluation; what is not found within the budget is proved not to exist.
 */
import type { Engine } from "../compile.ts";
import { relevantInputs } from "../flips.ts";
import { ancestors } from "../reads.ts";
import type { Evaluation, Question } from "../session.ts";
import { conflict } from "./conflict.ts";
import { type Goal, mayReach } from "./goal.ts";
import { settle } from "./settle.ts";
import { surroundings, type Within } from "./surroundings.ts";
import type { ChangedInput } from "./values.ts";

export interface NearestOptions {
  /** Inputs that must stay as they are. */
  readonly fixed?: ReadonlySet<string>;
  /** No more than this many changes at once. */
  readonly mostChanges?: number;
  /** Boxes to look at before giving up. */
  readonly budget?: number;
}

export interface Nearest {
  /** Every smallest set of changes, in declared order of their inputs; none where nothing helps. */
  readonly sets: readonly ChangeSet[];
  /** False when the search ended early: there may be more sets of this size or, where there are none, larger ones. */
  readonly exhaustive: boolean;
}

export interface ChangeSet {
  readonly changes: readonly ChangedInput[];
  readonly evaluation: Evaluation;
}

const BUDGET = 20_000;

/** What changing the inputs of a set comes to: sets of changes, or inputs of which one has to be added. */
interface Attempt {
  readonly found: readonly ChangeSet[];
  readonly missing: readonly string[];
}

export function nearest(
  engine: Engine,
  question: Question,
  current: Evaluation,
  goal: Goal,
  { fixed = new Set(), mostChanges = 4, budget = BUDGET }: NearestOptions = {},
): Nearest {
  const { nodes } = engine.model;
  const name = nodes[goal.node]?.name ?? "";
  const below = ancestors(nodes, name).filter((node) => node.name !== name);
  const numbers = below.map((node) => engine.nodeOf.get(node.name) ?? -1);
  const inputs = relevantInputs(engine, [name]).map((input) => input.name);
  const around = surroundings(engine, question, current, numbers);
  let left = budget;
  const may = (free: Iterable<string>, within?: Within): boolean => {
    left--;
    return mayReach(engine, goal, around(new Set(free), within));
  };
  const reasons: (readonly string[])[] = [];
  const reasonAgainst = (set: readonly string[]): readonly string[] => {
    const kept = inputs.filter((input) => !set.includes(input));
    const reason = conflict(kept, (keeping) => !may(inputs.filter((input) => !keeping.includes(input))));
    reasons.push(reason);
    return reason;
  };
  /** Values for the inputs of a set, or the inputs of which one has to be added to it. */
  const attempt = (set: readonly string[]): Attempt => {
    const known = reasons.find((reason) => reason.every((input) => !set.includes(input)));
    if (known !== undefined) return { found: [], missing: known };
    if (!may(set)) return { found: [], missing: reasonAgainst(set) };
    // As far as boxes tell, it could do; where it cannot, any other input may be what is missing.
    return { found: settle(engine, { question, current, goal, free: new Set(set), around, may }), missing: inputs };
  };

  let level: (readonly string[])[] = [[]];
  for (let size = 0; size <= mostChanges; size++) {
    const sets: ChangeSet[] = [];
    const next = new Map<string, readonly string[]>();
    for (const set of level) {
      if (left <= 0) return { sets: inOrder(sets, inputs), exhaustive: false };
      const { found, missing } = attempt(set);
      sets.push(...found);
      if (found.length > 0) continue;
      for (const larger of enlarged(set, missing, inputs, fixed)) next.set(larger.join(" "), larger);
    }
    if (sets.length > 0) return { sets: inOrder(sets, inputs), exhaustive: true };
    level = [...next.values()];
  }
  return { sets: [], exhaustive: level.length === 0 };
}

/** The set with one more input of the reason, each in declared order. */
function enlarged(
  set: readonly string[],
  reason: readonly string[],
  inputs: readonly string[],
  fixed: ReadonlySet<string>,
): (readonly string[])[] {
  return reason
    .filter((input) => !fixed.has(input) && !set.includes(input))
    .map((added) => inputs.filter((each) => each === added || set.includes(each)));
}

/** Sets of nearer values first, then by the declared order of their inputs. */
function inOrder(sets: readonly ChangeSet[], inputs: readonly string[]): ChangeSet[] {
  const steps = ({ changes }: ChangeSet): number => changes.reduce((sum, change) => sum + change.steps, 0);
  const place = ({ changes }: ChangeSet): number => inputs.indexOf(changes[0]?.input ?? "");
  return [...sets].sort((a, b) => steps(a) - steps(b) || place(a) - place(b));
}
