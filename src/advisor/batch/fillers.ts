/** What fills the inputs that a line does not state: assumptions, products, and what is computed from prices. */
import type { CompiledInput, Engine } from "../../tables/compile.ts";
import { finder } from "../../tables/dense.ts";
import { product, type Values, within } from "../../tables/fill.ts";
import type { Value } from "../../tables/model.ts";
import { type Weighs, weighing } from "../../tables/weighing.ts";
import { type Known, knownAs } from "./slots.ts";

/** What cannot be told from the tables alone. */
export interface Beyond {
  /** Inputs that `compute` reads besides those that each is computed `from`. */
  readonly reads: readonly string[];
  /** The value of an input that follows from others; "unsure" where only the full way tells. */
  compute(input: string, values: Values, isStated: (name: string) => boolean): number | undefined | "unsure";
}

export interface Filler extends CompiledInput {
  /** What is assumed, or the product of what it is made of; undefined where nothing is known of it. */
  assumed(values: readonly (Value | undefined)[], atoms: Int32Array): Known | undefined;
  /** What it is computed from other inputs, which goes before what is assumed. */
  readonly computed?: (value: number) => Known;
  /** Whether it can have a say at all, by the atoms of all others; absent where others rest on it. */
  readonly weighs?: Weighs;
}

/** `fixed` holds the atoms that are the same for all lines, and -1 for others. */
export function fillerOf(
  engine: Engine,
  compiled: CompiledInput,
  fixed: Int32Array,
  beyond: { readonly isRead: boolean } | undefined,
): Filler {
  const { input, assume } = compiled;
  const base = { ...compiled, ...computing(engine, compiled, beyond) };
  if (input.product.length > 0) {
    const factors = input.product.map((name) => engine.axisOf.get(name) ?? -1);
    const assumed: Filler["assumed"] = (values) => {
      const known = factors.map((axis) => values[axis]);
      return knownAs(engine, compiled, product(input, known));
    };
    return { ...base, assumed };
  }
  const rows = input.assume.map((row) => knownAs(engine, compiled, row.is));
  const unsaid = input.optional ? knownAs(engine, compiled, "none") : undefined;
  const row = finder(engine, assume, fixed);
  return { ...base, assumed: (_, atoms) => rows[row(atoms)] ?? unsaid };
}

function computing(
  engine: Engine,
  compiled: CompiledInput,
  beyond: { readonly isRead: boolean } | undefined,
): Pick<Filler, "computed" | "weighs"> {
  const { input } = compiled;
  if (beyond === undefined || input.from.length === 0) return {};
  const computed = (value: number): Known => knownAs(engine, compiled, within(input, value));
  return beyond.isRead ? { computed } : { computed, weighs: weighing(engine, input.name) };
}

/** Whether what is assumed is the same as long as the fixed atoms are. */
export function isSettled({ axisOf }: Engine, { input, assume }: CompiledInput, fixed: Int32Array): boolean {
  const isFixed = (axis: number): boolean => (fixed[axis] ?? -1) >= 0;
  if (input.from.length > 0) return false;
  return assume.axes.every(isFixed) && input.product.every((name) => isFixed(axisOf.get(name) ?? -1));
}
