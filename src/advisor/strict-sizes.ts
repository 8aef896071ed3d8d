/**
 * Assumptions on which the type and the number of instances rest. Prices and memory are in no table, so there is no proof:
 * every input that is not stated is tried with values from all over its range, the nearest first.
 */
import type { Engine } from "../tables/compile.ts";
import type { Input, Value } from "../tables/model.ts";
import { placesIn } from "../tables/pieces.ts";
import { answerQuestion } from "../tables/session.ts";
import { formatValue, valueKind } from "../tables/value.ts";
import { SIZED } from "../workload/wanted.ts";
import type { Workload } from "../workload/workload.ts";
import type { Shelves } from "./compare/plans.ts";
import { stepsOf } from "./compare/steps.ts";
import { questionOf } from "./question.ts";
import { plan } from "./recommend.ts";
import type { OpenAssumption } from "./strict.ts";

export function openSizes(
  engine: Engine,
  workload: Workload,
  decide: readonly string[],
  shelves: Shelves,
): OpenAssumption[] {
  const { model } = engine;
  const sizeOf = (asks: Workload): string => {
    const found = plan(engine, asks, { decide }, shelves(asks)).answer.decisions[SIZED];
    return found?.title ?? found?.status ?? "";
  };
  const question = questionOf(engine, workload, decide, shelves(workload));
  const { values } = answerQuestion(engine, question).filled;
  const from = sizeOf(workload);
  const free = model.inputs.filter(
    ({ name, product }) => !workload.inputs.has(name) && name !== SIZED && product.length === 0,
  );
  return free.flatMap((input) => {
    const now = values.get(input.name);
    for (const value of othersOf(engine, question, input, now)) {
      const inputs = new Map([...workload.inputs, [input.name, { value, from: "" }] as const]);
      const to = sizeOf({ ...workload, inputs });
      if (to === from) continue;
      const words = formatValue(input, value, model.units);
      const assumed = formatValue(input, now ?? "none", model.units);
      return [{ input: input.name, assumed, otherwise: { value: words, decision: SIZED, from, to, together: [] } }];
    }
    return [];
  });
}

/** A value of each piece, and of a quantity others between them; those near to the assumed one first. */
function othersOf(
  engine: Engine,
  question: ReturnType<typeof questionOf>,
  input: Input,
  now: Value | undefined,
): Value[] {
  const steps = stepsOf(engine, question, { name: input.name });
  const found = steps.flatMap(({ question: { stated } }) => {
    const value = stated.get(input.name);
    // A set is a list itself.
    return value === undefined ? [] : [value];
  });
  if (valueKind(input) !== "quantity") return found;
  const near = typeof now === "number" && now > 0 ? now : 1;
  const far = (value: Value): number => (typeof value === "number" ? Math.abs(Math.log(value / near)) : 0);
  return [...found, ...placesIn(input)].sort((a, b) => far(a) - far(b));
}
