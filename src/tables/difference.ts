/** Two workloads that differ in one input and are answered differently: what shows that the input matters. */
import { type Answered, answersAt, type Inquiry, placeOf } from "./inquiry.ts";
import type { Input, Value } from "./model.ts";
import type { OpenState } from "./open.ts";
import type { Box } from "./region.ts";
import { pieceValues, setSteps, type Values } from "./sample-values.ts";

export interface Difference {
  readonly input: string;
  readonly values: readonly [Value, Value];
  /** What the other free inputs are in both. */
  readonly others: Values;
  /** The wanted nodes that answer differently. */
  readonly nodes: readonly number[];
}

/** A difference, the proof that there is none, or neither within the budget. */
export type Verdict = Difference | "none" | "not proved";

/** Another value of the input that changes the answer to one workload. */
export function differenceAt(
  inquiry: Inquiry,
  input: Input,
  box: Box,
  { products }: OpenState,
  point: Values,
): Difference | undefined {
  const place = placeOf(inquiry, input.name, box);
  const now = point.get(input.name) ?? "";
  const before = answersAt(inquiry, point);
  const factor = products.filter(({ product }) => product.includes(input.name));
  const values = Array.isArray(now)
    ? setSteps(place, now)
    : pieceValues(inquiry.engine, place, factor, before.evaluation.filled.values);
  return differenceAmong(inquiry, input, point, before, values);
}

/** One of these values that changes it. */
export function differenceAmong(
  inquiry: Inquiry,
  { name }: Input,
  point: Values,
  before: Answered,
  values: Iterable<Value>,
): Difference | undefined {
  const now = point.get(name) ?? "";
  for (const value of values) {
    if (String(value) === String(now)) continue;
    const { answers } = answersAt(inquiry, new Map(point).set(name, value), before);
    const nodes = inquiry.wanted.wanted.filter((_, place) => answers[place] !== before.answers[place]);
    if (nodes.length === 0) continue;
    const others = new Map([...point].filter(([other]) => other !== name));
    return { input: name, values: [now, value], others, nodes };
  }
  return undefined;
}
