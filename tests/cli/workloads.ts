/** Workloads for interviews: random ones, and users who answer truthfully what they are asked. */
import fc from "fast-check";
import { builtin } from "../../src/builtin.ts";
import { valueIn } from "../../src/tables/axis.ts";
import { compile } from "../../src/tables/compile.ts";
import { fill } from "../../src/tables/fill.ts";
import type { Input, Value } from "../../src/tables/model.ts";
import type { Workload } from "../../src/workload/workload.ts";
import { CHECKLIST, ENTER, type Script } from "./scripted.ts";

export type Values = ReadonlyMap<string, Value>;

const engine = compile(builtin);
const assumed = fill(engine, new Map()).values;

/** What a user could state, derived inputs aside. */
const INPUTS = builtin.inputs.filter(({ product }) => product.length === 0);

/** The stated values with everything that is assumed beside them. */
export function complete(stated: Values): Values {
  const { values } = fill(engine, stated);
  return new Map(INPUTS.flatMap(({ name }) => [[name, values.get(name) ?? ""] as const]));
}

/** A few stated inputs, or all of them, on any side of any bound that a rule draws. */
export const someValues: fc.Arbitrary<Values> = fc
  .oneof(...[4, 10, INPUTS.length].map((maxLength) => fc.subarray(INPUTS, { maxLength })))
  .chain((inputs) => fc.tuple(...inputs.map((input) => anyValueOf(input).map((value) => [input.name, value] as const))))
  .map((entries) => new Map(entries));

function anyValueOf(input: Input): fc.Arbitrary<Value> {
  const axis = engine.axes[engine.axisOf.get(input.name) ?? -1];
  if (axis === undefined) throw new Error(`${input.name} has no axis`);
  return fc.integer({ min: 0, max: axis.size - 1 }).map((atom) => valueIn(axis, atom));
}

/** Answers what is asked with the value of the workload; Enter alone where the user is not sure. */
export function truthful(truth: Values, unsure: readonly string[] = []): Script {
  return (screen, choices) => {
    if (screen === CHECKLIST) {
      const statements = choices.map(({ value }) => value);
      return statements.filter((name) => String(truth.get(name)) !== String(assumed.get(name)));
    }
    const value = truth.get(screen);
    const unsaid = value === "any" && choices.length > 0;
    return unsaid || unsure.includes(screen) ? ENTER : value;
  };
}

export function workloadOf(values: Values): Workload {
  const inputs = new Map([...values].map(([name, value]) => [name, { value, from: "test" }]));
  return { name: "", note: "", inputs, given: new Map() };
}
