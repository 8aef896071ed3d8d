/** Where to look first for a workload that notices a change. */
import { valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { fill } from "../fill.ts";
import type { Value } from "../model.ts";
import { type Box, wholeBox, withSide } from "../region.ts";
import type { RuleIndex } from "../rule-index.ts";
import { atomsIn, count, has, isEmpty, NO_ATOMS, run } from "../runs.ts";
import { narrowProducts } from "./products.ts";
import type { CompiledTwin } from "./twins.ts";

/** Where usual workloads are most likely to notice: inside each rule that one version only has. */
export function changedBoxes(engine: Engine, twins: readonly CompiledTwin[]): Box[] {
  return twins.flatMap(({ parts }) =>
    parts.flatMap(({ before, after, onlyBefore, onlyAfter }) => [
      ...onlyBefore.map((rule) => boxOf(engine, before, rule)),
      ...onlyAfter.map((rule) => boxOf(engine, after, rule)),
    ]),
  );
}

function boxOf(engine: Engine, index: RuleIndex, rule: number): Box {
  const cells = index.boxes[rule];
  return wholeBox(engine).map((side, axis) => cells?.get(axis) ?? side);
}

/** A workload of the box as likely as can be: what the box leaves open is as it is usually assumed. */
export function typicalPoint(engine: Engine, box: Box): Int32Array {
  const closed = new Map<string, Value>();
  box.forEach((side, number) => {
    const axis = engine.axes[number];
    if (axis !== undefined && count(side) < axis.size) closed.set(axis.input.name, valueIn(axis, side[0] ?? 0));
  });
  const { atoms } = fill(engine, closed);
  return atoms.map((atom, axis) => (has(box[axis] ?? NO_ATOMS, atom) ? atom : (box[axis]?.[0] ?? 0)));
}

/** The most likely workload of a box, and those that differ from it in one more input. */
export function* likelyPoints(engine: Engine, box: Box): Generator<Int32Array> {
  yield typicalPoint(engine, narrowProducts(engine, box));
  for (const [axis, side] of box.entries()) {
    if (engine.nodeOf.has(engine.axes[axis]?.input.name ?? "")) continue;
    for (const atom of atomsIn(side)) {
      const near = narrowProducts(engine, withSide(box, axis, run(atom, atom + 1)));
      if (!near.some(isEmpty)) yield typicalPoint(engine, near);
    }
  }
}
