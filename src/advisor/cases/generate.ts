/** Boundary cases for conditions that no two cases show yet: pairs that differ in one input and in their answer. */

import type { Pair, Stated } from "../../tables/boundary/pair.ts";
import { type Proposals, proposePairs } from "../../tables/boundary/search.ts";
import { differingInputs, shows, type Target } from "../../tables/boundary/targets.ts";
import { compile, type Engine, isDecision } from "../../tables/compile.ts";
import type { Model } from "../../tables/model.ts";
import { answerQuestion, type Evaluation } from "../../tables/session.ts";
import { presupposing } from "../../workload/wanted.ts";
import { understand, type Workload } from "../../workload/workload.ts";
import type { Case } from "./load.ts";

export function generateCases(model: Model, cases: readonly Case[], most: number): Proposals {
  const engine = compile(model);
  const known = cases.flatMap((each): Known[] => {
    const read = understand(model, each.entries);
    return read.ok ? [knownCase(engine, each, read.value)] : [];
  });
  const evidence = casePairs(engine, known);
  const free = known.filter(({ given }) => given.size === 0).map(({ stated }) => stated);
  return proposePairs(engine, {
    most,
    seeds: [new Map(), ...free],
    isShown: (target: Target) => evidence.some(([a, b]) => shows(engine, target, a, b)),
    isTellable: (pair) => isTellable(pair),
  });
}

interface Known {
  readonly stated: Stated;
  readonly given: ReadonlyMap<number, number>;
  readonly decide: string;
  readonly evaluation: Evaluation;
}

function knownCase(engine: Engine, { decide }: Case, workload: Workload): Known {
  const stated = new Map([...workload.inputs].map(([name, { value }]) => [name, value]));
  const given = new Map<number, number>();
  for (const [name, { value }] of workload.given) {
    const number = engine.nodeOf.get(name) ?? -1;
    const compiled = engine.nodes[number];
    if (compiled !== undefined && isDecision(compiled)) given.set(number, compiled.options.indexOf(value));
  }
  const asked = presupposing(decide).flatMap((name) => engine.nodeOf.get(name) ?? []);
  return { stated, given, decide: decide.join(), evaluation: answerQuestion(engine, { stated, given, asked }) };
}

/** Cases that state the same but for one input, whose value may be left out in one of them. */
function casePairs(engine: Engine, known: readonly Known[]): [Evaluation, Evaluation][] {
  const byRest = new Map<string, Known[]>();
  for (const each of known) {
    for (const left of ["", ...each.stated.keys()]) {
      const key = JSON.stringify([[...each.given], each.decide, restOf(each.stated, left)]);
      byRest.set(key, [...(byRest.get(key) ?? []), each]);
    }
  }
  return [...byRest.values()].flatMap((alike) =>
    alike.flatMap((a, place) =>
      alike.slice(place + 1).flatMap((b): [Evaluation, Evaluation][] => {
        const one = differingInputs(engine, a.evaluation, b.evaluation).length === 1;
        return one ? [[a.evaluation, b.evaluation]] : [];
      }),
    ),
  );
}

function restOf(stated: Stated, left: string): unknown[] {
  return [...stated].filter(([name]) => name !== left).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A refinement is told inside another decision, and nowhere where it does not arise. */
function isTellable({ target, answers }: Pair): boolean {
  const { refines } = target.compiled.node;
  return refines === "" || Object.values(answers).every((answer) => target.compiled.options.includes(answer));
}
