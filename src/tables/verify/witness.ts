/** A concrete workload in words: only the inputs that make it an example. */
import { valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { formatValue } from "../value.ts";
import type { Example } from "./search.ts";

export function describeWitness(engine: Engine, { atoms, axes }: Example): string {
  const parts = axes.flatMap((number) => {
    const axis = engine.axes[number];
    if (axis === undefined) return [];
    const value = formatValue(axis.input, valueIn(axis, atoms[number] ?? 0), engine.model.units);
    return [`${axis.input.name} ${value}`];
  });
  return parts.length === 0 ? "any workload" : parts.join(", ");
}
