/** Assumptions on which a wanted decision rests: what a caller has to state so that nothing is taken for granted. */
import type { Difference } from "../tables/difference.ts";
import { fill } from "../tables/fill.ts";
import { answersAt, createInquiry, type Inquiry } from "../tables/inquiry.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import type { Values } from "../tables/sample-values.ts";
import { formatValue } from "../tables/value.ts";
import type { Workload } from "../workload/workload.ts";
import { everyMattering } from "./outlook.ts";
import { wantedOf } from "./wanted-of.ts";

export interface OpenAssumption {
  readonly input: string;
  readonly assumed: string;
  /** What another value would change; absent where that could not be settled. */
  readonly otherwise?: Otherwise;
}

export interface Otherwise {
  readonly value: string;
  readonly decision: string;
  readonly from: string;
  readonly to: string;
  /** Other inputs, not stated either, that have to be otherwise too: `traffic spiky`. */
  readonly together: readonly string[];
}

/** Nothing but what is stated settles the wanted decisions exactly where this is empty. */
export function openAssumptions(model: Model, workload: Workload, decide: readonly string[]): OpenAssumption[] {
  const given = new Map([...workload.given].map(([name, { value }]) => [name, value]));
  const { engine, wanted } = wantedOf(model, decide, given);
  const stated = new Map([...workload.inputs].map(([name, { value }]) => [name, value]));
  const known = { stated, unsure: new Set<string>(), within: new Map(), given: wanted.given };
  const { values } = fill(engine, stated);
  const inquiry = createInquiry(engine, known, wanted, values);
  return everyMattering(inquiry, model.inputs).map(([input, verdict]) => {
    const assumed = { input: input.name, assumed: formatValue(input, values.get(input.name) ?? "none", model.units) };
    return typeof verdict === "object" ? { ...assumed, otherwise: told(inquiry, input, verdict) } : assumed;
  });
}

/** The difference between two workloads, with as few other inputs changed as still show it. */
function told(inquiry: Inquiry, input: Input, difference: Difference): Otherwise {
  const { model, nodes } = inquiry.engine;
  const { others, values } = fewest(inquiry, input, difference);
  const [before, after] = values.map((value) => answersWith(inquiry, others, input, value));
  const place = inquiry.wanted.wanted.findIndex((_, number) => before?.[number] !== after?.[number]);
  const words = (name: string, value: Value): string => {
    const other = model.inputs.find((each) => each.name === name);
    return other === undefined ? "" : formatValue(other, value, model.units);
  };
  return {
    value: words(input.name, values[1]),
    decision: nodes[inquiry.wanted.wanted[place] ?? -1]?.node.name ?? "",
    from: before?.[place] ?? "",
    to: after?.[place] ?? "",
    together: [...others].map(([name, value]) => `${name} ${words(name, value)}`),
  };
}

/** Leaves out every other input without which the two values are still answered differently. */
function fewest(
  inquiry: Inquiry,
  input: Input,
  { others, values }: Difference,
): { readonly others: Values; readonly values: readonly [Value, Value] } {
  const assumed = inquiry.usual.get(input.name) ?? values[0];
  const differs = (left: Values, pair: readonly [Value, Value]): boolean => {
    const [before, after] = pair.map((value) => answersWith(inquiry, left, input, value).join());
    return before !== after;
  };
  let left = others;
  let pair = values;
  for (const name of others.keys()) {
    const without = new Map([...left].filter(([other]) => other !== name));
    // The first of the two is best what is assumed: then the second alone is news.
    const pairs = [[assumed, pair[1]] as const, [assumed, pair[0]] as const, pair];
    const still = pairs.find((each) => differs(without, each));
    if (still === undefined) continue;
    left = without;
    pair = still;
  }
  return { others: left, values: pair };
}

/** Inputs that are left out follow their assumptions. */
function answersWith(
  { engine, known, ...inquiry }: Inquiry,
  others: Values,
  { name }: Input,
  value: Value,
): readonly string[] {
  const stated = new Map([...known.stated, ...others]).set(name, value);
  return answersAt({ ...inquiry, engine, known, certain: stated }, new Map()).answers;
}
