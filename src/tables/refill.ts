/** A complete workload again after one input has changed: only what rests on it is filled anew. */
import { encode } from "./axis.ts";
import type { CompiledInput, Engine } from "./compile.ts";
import { type Compute, type Filled, product, taken, type Values } from "./fill.ts";
import type { Input, Value } from "./model.ts";
import { remembered } from "./remembered.ts";
import { weighing } from "./weighing.ts";

/**
 * Fills `atoms` for another value of one input, where no decision is fixed: only what rests on it is filled anew. Returns
 * the axes on which they differ from those before.
 */
export function refill(
  engine: Engine,
  atoms: Int32Array,
  before: Filled,
  stated: ReadonlyMap<string, Value>,
  changed: Input,
  to: Value,
  compute: Compute | undefined,
): readonly number[] {
  atoms.set(before.atoms);
  const moved: number[] = [];
  const put = (number: number, value: Value): void => {
    const axis = engine.axes[number];
    if (axis === undefined) return;
    atoms[number] = encode(axis, value);
    if (atoms[number] !== before.atoms[number]) moved.push(number);
  };
  put(engine.axisOf.get(changed.name) ?? -1, to);
  const resting = restingOn(engine).get(changed.name);
  if (resting === undefined) return moved;
  const anew = new Map([[changed.name, to]]);
  const values: Values = { get: (name) => anew.get(name) ?? before.values.get(name) };
  const later: CompiledInput[] = [];
  for (const compiled of resting) {
    const { input, axis } = compiled;
    if (stated.has(input.name)) continue;
    if (input.from.length > 0 && !restingOn(engine).has(input.name)) {
      later.push(compiled);
      continue;
    }
    const value = filledValue(compiled, values, atoms, compute);
    if (value === undefined) continue;
    anew.set(input.name, value);
    put(axis, value);
  }
  // Nothing rests on these but rules, and what no rule can read need not be computed.
  for (const compiled of later) {
    const value = weighing(engine, compiled.input.name)(atoms)
      ? filledValue(compiled, values, atoms, compute)
      : undefined;
    if (value !== undefined) put(compiled.axis, value);
  }
  return moved;
}

function filledValue(
  compiled: CompiledInput,
  values: Values,
  atoms: Int32Array,
  compute: Compute | undefined,
): Value | undefined {
  const { input } = compiled;
  if (input.product.length === 0) {
    return taken(compiled, values, atoms, compute)?.value ?? (input.optional ? "none" : undefined);
  }
  const factors = input.product.map((name) => values.get(name));
  return product(input, factors);
}

/** Per input, the inputs whose values rest on it, in the order in which they are filled. */
const restingOn = remembered(({ inputs, axes }: Engine): ReadonlyMap<string, readonly CompiledInput[]> => {
  const resting = new Map<string, CompiledInput[]>();
  for (const compiled of inputs) {
    for (const axis of compiled.grounds) {
      const ground = axes[axis]?.input.name ?? "";
      const known = resting.get(ground);
      if (known === undefined) resting.set(ground, [compiled]);
      else known.push(compiled);
    }
  }
  return resting;
});
