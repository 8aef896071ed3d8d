/**
 * Where an input that is computed outside the tables crosses a value at which some rule changes its mind, as a value of
 * one of the inputs from which it is computed: the rate at which two prices meet.
 */
import type { Engine } from "./compile.ts";
import type { Input } from "./model.ts";
import type { Evaluation, Question } from "./session.ts";

export interface Crossing {
  /** The last value on this side, and the first on the other. */
  readonly last: number;
  readonly beyond: number;
}

/** The nearest crossing in each direction; none where the computed input was stated, or is not a number now. */
export function crossings(engine: Engine, question: Question, { filled }: Evaluation, input: Input): Crossing[] {
  const { compute, stated } = question;
  const { values } = filled;
  const now = values.get(input.name);
  // Between two whole numbers there is nothing to narrow down.
  if (compute === undefined || typeof now !== "number" || input.type === "count") return [];
  return engine.model.inputs
    .filter(({ name, from }) => from.includes(input.name) && !stated.has(name))
    .flatMap(({ name }) => {
      const axis = engine.axes[engine.axisOf.get(name) ?? -1];
      if (axis === undefined || typeof values.get(name) !== "number") return [];
      const at = (value: number): number | undefined => compute(name, new Map(values).set(input.name, value))?.value;
      return [...axis.cuts].flatMap((cut) => {
        const isBelow = (value: number): boolean => (at(value) ?? Number.POSITIVE_INFINITY) < cut;
        const here = isBelow(now);
        return ends(now, input.range).flatMap((end) => nearest(now, end, (value) => isBelow(value) === here));
      });
    });
}

function ends(now: number, [low, high]: readonly [number, number]): number[] {
  return [high, low].filter((end) => end !== now);
}

/** What is computed may go up and down in steps; stretching the distance finds the nearest change that is not tiny. */
function nearest(now: number, end: number, same: (value: number) => boolean): Crossing[] {
  let last = now;
  for (let factor = 1.5; last !== end; factor *= 1.5) {
    const next = end > now ? Math.min(end, Math.max(now, TINY) * factor) : Math.max(end, now / factor - TINY);
    if (!same(next)) return [narrowed(last, next, same)];
    last = next;
  }
  return [];
}

const TINY = 1e-9;

/** Halves the gap until both ends are written alike. */
function narrowed(from: number, to: number, same: (value: number) => boolean): Crossing {
  let [last, beyond] = [from, to];
  for (let round = 0; round < 60; round++) {
    const middle = last + (beyond - last) / 2;
    if (middle === last || middle === beyond) break;
    if (same(middle)) last = middle;
    else beyond = middle;
  }
  return { last, beyond };
}
