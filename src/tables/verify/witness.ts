/** A concrete workload inside a box, in words: only the inputs that the box constrains. */
import { valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import type { Box } from "../region.ts";
import { allAtoms, same } from "../runs.ts";
import { formatValue } from "../value.ts";

export function describeWitness(engine: Engine, box: Box): string {
  const parts = engine.axes.flatMap((axis, number) => {
    const side = box[number];
    const free = side === undefined || same(side, allAtoms(axis.size)) || engine.nodeOf.has(axis.input.name);
    if (free) return [];
    const value = valueIn(axis, side[0] ?? 0);
    return [`${axis.input.name} ${formatValue(axis.input, value, engine.model.units)}`];
  });
  return parts.length === 0 ? "any workload" : parts.join(", ");
}
