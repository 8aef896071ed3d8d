/** A workload in which one input moves, and products of it with it. */
import { encode } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { type Filled, product } from "./fill.ts";
import type { Input, Value } from "./model.ts";

export interface Moving {
  readonly input: Input;
  readonly values: Map<string, Value>;
  readonly atoms: Int32Array;
  /** Moves the input to a value; returns the atoms of the products, which are told apart by them. */
  to(value: number): string;
}

export function movingAt(
  { axes, axisOf }: Engine,
  { values, atoms }: Filled,
  input: Input,
  products: readonly Input[],
): Moving {
  const moved = { input, values: new Map(values), atoms: atoms.slice() };
  const put = ({ name }: Input, value: Value): number => {
    const number = axisOf.get(name) ?? -1;
    const axis = axes[number];
    moved.values.set(name, value);
    if (axis !== undefined) moved.atoms[number] = encode(axis, value);
    return moved.atoms[number] ?? 0;
  };
  const to = (value: number): string => {
    put(input, value);
    const factors = (each: Input): (Value | undefined)[] => each.product.map((name) => moved.values.get(name));
    return products.map((each) => put(each, product(each, factors(each)))).join();
  };
  return { ...moved, to };
}
