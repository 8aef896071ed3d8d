/** What is known of a workload, and what somebody wants to know of it. */
import { encode } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { answerWords } from "./evaluate.ts";
import type { Value } from "./model.ts";
import { type OpenState, openState, type Unstated, type Wanted } from "./open.ts";
import { certainValues, freeBox, freeInputs, type Known, possibleBox } from "./possible.ts";
import type { Box } from "./region.ts";
import { has, NO_ATOMS } from "./runs.ts";
import { type Place, type Values, valueWithin } from "./sample-values.ts";
import { answerQuestion, type Evaluation } from "./session.ts";

export interface Inquiry {
  readonly engine: Engine;
  readonly known: Known;
  readonly wanted: Wanted;
  readonly unstated: Unstated;
  readonly certain: Values;
  /** What the free inputs can be. */
  readonly box: Box;
  /** What a free input most likely is: where to look first. */
  readonly usual: Values;
}

export function createInquiry(engine: Engine, known: Known, wanted: Wanted, usual: Values): Inquiry {
  const certain = certainValues(engine, known);
  const inputs = freeInputs(engine, known, certain);
  const free = new Set(inputs.map(({ input }) => input.name));
  const unsure = new Set([...known.unsure].filter((name) => !certain.has(name)));
  // What is given is no question any more.
  const open = wanted.wanted.filter((number) => !wanted.given.has(number));
  return {
    engine,
    known,
    wanted: { ...wanted, wanted: open },
    unstated: { free, unsure },
    certain,
    box: freeBox(engine, known, inputs),
    usual,
  };
}

/** The free inputs that may matter in a box, and the wanted nodes that may be open there. */
export function firstLook({ engine, known, certain, wanted, unstated }: Inquiry, box: Box): OpenState {
  return openState(engine, possibleBox(engine, known, certain, box), unstated, wanted);
}

/** A workload of the box, as usual as the box allows. */
export function pointIn(inquiry: Inquiry, box: Box): Values {
  const point = new Map<string, Value>();
  for (const name of inquiry.unstated.free) {
    const { axis, side, within } = placeOf(inquiry, name, box);
    const usual = inquiry.usual.get(name);
    const common = usual === undefined ? -1 : encode(axis, usual);
    point.set(name, valueWithin(axis, has(side, common) ? common : (side[0] ?? 0), within, usual));
  }
  return point;
}

export function placeOf({ engine, known }: Inquiry, name: string, box: Box): Place {
  const number = engine.axisOf.get(name) ?? -1;
  const axis = engine.axes[number];
  if (axis === undefined) throw new Error(`${name} is no input`);
  return { axis, side: box[number] ?? NO_ATOMS, within: known.within.get(name) };
}

export interface Answered {
  /** What each wanted node answers. */
  readonly answers: readonly string[];
  readonly evaluation: Evaluation;
}

/** The answers where the free inputs have these values; `near` is such an answer from which much can be taken over. */
export function answersAt({ engine, wanted, certain }: Inquiry, point: Values, near?: Answered): Answered {
  const { given, asked } = wanted;
  const stated = new Map([...certain, ...point]);
  const evaluation = answerQuestion(engine, { stated, given, asked }, near?.evaluation);
  const at = { atoms: evaluation.filled.atoms, outcomes: evaluation.outcomes };
  return { answers: wanted.wanted.map((number) => answerWords(engine, number, at)), evaluation };
}
