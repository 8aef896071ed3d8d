/**
 * Where an input that is computed outside the tables crosses a value at which some rule changes its mind, as a value of
 * one of the inputs from which it is computed: the rate at which two prices meet.
 */
import { formatQuantity, nextDown } from "../units.ts";
import type { Axis } from "./axis.ts";
import type { Engine } from "./compile.ts";
import type { Compute } from "./fill.ts";
import type { Input, Value } from "./model.ts";
import type { Evaluation, Question } from "./session.ts";

export interface Crossing {
  /** Just beyond the crossing. */
  readonly value: number;
  words(): string;
}

/** The nearest crossing in each direction; none where the other input was stated, or is not a number now. */
export function crossings(engine: Engine, question: Question, current: Evaluation, input: Input): Crossing[] {
  const { compute, stated } = question;
  const { values } = current.filled;
  const now = values.get(input.name);
  if (compute === undefined || typeof now !== "number") return [];
  return engine.model.inputs
    .filter(({ name, from }) => from.includes(input.name) && !stated.has(name))
    .flatMap((computed) => {
      const axis = engine.axes[engine.axisOf.get(computed.name) ?? -1];
      if (axis === undefined || typeof values.get(computed.name) !== "number") return [];
      const at = tracer(compute, values, input, computed);
      return [...axis.cuts].flatMap((cut) => crossingsOf(engine, input, now, axis, (value) => at(value) < cut));
    });
}

type Trace = (value: number) => number;

function tracer(compute: Compute, values: ReadonlyMap<string, Value>, input: Input, computed: Input): Trace {
  return (value) =>
    compute(computed.name, new Map(values).set(input.name, value))?.value ?? Number.POSITIVE_INFINITY;
}

function crossingsOf(
  { model }: Engine,
  input: Input,
  now: number,
  _axis: Axis,
  isBelow: (value: number) => boolean,
): Crossing[] {
  const side = isBelow(now);
  return [nearest(now, input.range[1], 2), nearest(now, input.range[0], 1 / 2)].flatMap((steps): Crossing[] => {
    let before = now;
    for (const step of steps) {
      if (isBelow(step) === side) {
        before = step;
        continue;
      }
      const [near, far] = narrowed(before, step, (value) => isBelow(value) === side);
      const up = far > near;
      const bound = Number((up ? near : far).toPrecision(6));
      const text = formatQuantity(bound, input.type, model.units);
      return [{ value: far, words: () => `${up ? ">" : "<="} ${text}` }];
    }
    return [];
  });
}
