/** What would have to change for an option to be the answer: the nearest workloads that get it. */

import { type CompiledDecision, type Engine, isDecision } from "../../tables/compile.ts";
import { answerWords } from "../../tables/evaluate.ts";
import { type ChangeSet, nearest } from "../../tables/nearest/index.ts";
import { answerQuestion, type Evaluation, type Question } from "../../tables/session.ts";
import type { Workload } from "../../workload/workload.ts";
import { questionOf } from "../question.ts";
import type { Shelf } from "../size-answer.ts";
import { shownValue } from "../writer.ts";
import type { NamedOption } from "./option.ts";
import type { NearestSets, WhatFor } from "./shapes.ts";

/** A workload, evaluated as it is, and the option that somebody asks about. */
export interface Subject {
  readonly engine: Engine;
  readonly question: Question;
  readonly evaluation: Evaluation;
  readonly decision: CompiledDecision;
  /** The number of the decision. */
  readonly node: number;
  readonly option: string;
}

export function subjectOf(
  engine: Engine,
  workload: Workload,
  { decision, option }: NamedOption,
  shelf?: Shelf,
): Subject {
  const node = engine.nodeOf.get(decision) ?? -1;
  const compiled = engine.nodes[node];
  if (compiled === undefined || !isDecision(compiled)) throw new Error(`${decision} is no decision`);
  const question = questionOf(engine, workload, [], shelf);
  return { engine, question, evaluation: answerQuestion(engine, question), decision: compiled, node, option };
}

export function whatFor(subject: Subject, fixed: ReadonlySet<string>): WhatFor {
  return { ...headOf(subject), question: "what-for", ...nearestSets(subject, fixed) };
}

export function headOf({ engine, evaluation, decision, node, option }: Subject) {
  return {
    schemaVersion: 1 as const,
    command: "explain" as const,
    tables: engine.model.hash,
    option: `${decision.node.name}/${option}`,
    title: decision.node.options.find(({ id }) => id === option)?.title ?? "",
    answer: answerWords(engine, node, answered(evaluation)),
  };
}

function answered({ filled, outcomes }: Evaluation) {
  return { atoms: filled.atoms, outcomes };
}

export function nearestSets(subject: Subject, fixed: ReadonlySet<string>): NearestSets {
  const { engine, question, decision, node, option } = subject;
  // Whoever asks for an option of a decision that they fixed themselves wants to know without that.
  const given = new Map([...question.given].filter(([number]) => number !== node));
  const open = { ...question, given };
  const goal = { node, option: decision.options.indexOf(option) };
  const { sets, exhaustive } = nearest(engine, open, answerQuestion(engine, open), goal, { fixed });
  return { sets: sets.map((set) => described(subject, set)), exhaustive, fixed: [...fixed] };
}

function described({ engine, question, evaluation, node }: Subject, { changes, evaluation: after }: ChangeSet) {
  const also = engine.nodes.flatMap(({ node: { name, kind } }, number) => {
    if (number === node || kind !== "decision") return [];
    const [from, to] = [evaluation, after].map((each) => answerWords(engine, number, answered(each)));
    return from === undefined || to === undefined || from === to ? [] : [{ decision: name, from, to }];
  });
  return {
    changes: changes.map(({ input, value, words }) => {
      const now = evaluation.filled.values.get(input);
      return {
        input,
        to: words(),
        value: shownValue(engine, input, value).value,
        ...(now === undefined ? {} : { now: shownValue(engine, input, now).value }),
        assumed: !question.stated.has(input),
      };
    }),
    also,
  };
}
