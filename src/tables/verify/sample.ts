/**
 * Workloads drawn at random: most claims have examples everywhere, and one evaluation is cheaper than a search. The
 * draw is the same every time.
 */
import { encode } from "../axis.ts";
import type { CompiledNode, Engine } from "../compile.ts";
import { evaluate } from "../evaluate.ts";
import type { Value } from "../model.ts";
import { type Box, wholeBox } from "../region.ts";
import { count, has, NO_ATOMS, type Runs } from "../runs.ts";
import { type Claim, indexesOf } from "./search.ts";

/** Workloads drawn anywhere, for each axis, and inside each rule; and how many of them are tried for one claim. */
const PER_AXIS = 3;
const IN_RULE = 2;
const TRIES = 100;
/** How often, of a hundred times, an input has its usual value. */
const COMMONLY = 75;

/** What inputs usually are. */
export type Usual = ReadonlyMap<string, Value>;

export class Sample {
  private readonly drawn: Int32Array[] = [];
  private readonly engine: Engine;
  /** The axes of earlier nodes, and of the node itself: computed, never drawn. */
  private readonly computed: ReadonlySet<number>;
  private state = 1;

  constructor(engine: Engine, applies: CompiledNode, usual: Usual) {
    this.engine = engine;
    this.computed = new Set(engine.nodes.map(({ axis }) => axis));
    const whole = wholeBox(engine);
    const number = engine.nodes.indexOf(applies);
    const commonly = engine.axes.map((axis) => {
      const value = usual.get(axis.input.name);
      return value === undefined ? -1 : encode(axis, value);
    });
    const draw = (box: Box): void => {
      const atoms = new Int32Array(box.length);
      for (let axis = 0; axis < box.length; axis++) {
        if (this.computed.has(axis)) continue;
        const side = box[axis] ?? NO_ATOMS;
        const common = commonly[axis] ?? -1;
        // Where everything is unusual at once, everything is ruled out.
        const commonEnough = common >= 0 && this.below(100) < COMMONLY && has(side, common);
        atoms[axis] = commonEnough ? common : this.pick(side);
      }
      // Where the decision does not arise there is nothing to see.
      if ((evaluate(engine, atoms)[number] ?? -1) >= 0) this.drawn.push(atoms);
    };
    for (let count = 0; count < PER_AXIS * whole.length; count++) draw(whole);
    for (const box of engine.nodes.flatMap(indexesOf).flatMap(({ boxes }) => boxes)) {
      const inside = whole.map((side, axis) => box.get(axis) ?? side);
      for (let count = 0; count < IN_RULE; count++) draw(inside);
    }
    this.shuffle();
  }

  /** A workload that is an example: one of those drawn, moved into the box where the claim begins. */
  example(claim: Claim): Int32Array | undefined {
    const start = claim.start ?? wholeBox(this.engine);
    const bounds = start.flatMap((side, axis) => (count(side) === this.engine.axes[axis]?.size ? [] : [axis]));
    if (bounds.some((axis) => start[axis]?.length === 0)) return undefined;
    const read = bounds.filter((axis) => this.computed.has(axis));
    const moved = bounds.filter((axis) => !this.computed.has(axis));
    let tries = 0;
    for (const atoms of this.drawn) {
      if (!read.every((axis) => has(start[axis] ?? NO_ATOMS, atoms[axis] ?? 0))) continue;
      const near = this.moved(atoms, start, moved);
      if (claim.holds(near, evaluate(this.engine, near))) return near;
      if (++tries >= TRIES) break;
    }
    return undefined;
  }

  private moved(from: Int32Array, start: Box, axes: readonly number[]): Int32Array {
    const atoms = from.slice();
    for (const axis of axes) {
      const side = start[axis] ?? NO_ATOMS;
      if (!has(side, atoms[axis] ?? 0)) atoms[axis] = this.pick(side);
    }
    return atoms;
  }

  /** The few that are tried first should come from everywhere. */
  private shuffle(): void {
    for (let last = this.drawn.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const [a, b] = [this.drawn[last], this.drawn[other]];
      if (a !== undefined && b !== undefined) [this.drawn[last], this.drawn[other]] = [b, a];
    }
  }

  private below(count: number): number {
    // Numerical Recipes' generator: good enough to look around, and the same on every machine.
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * count);
  }

  private pick(side: Runs): number {
    let left = this.below(count(side));
    for (let run = 0; run < side.length; run += 2) {
      const from = side[run] ?? 0;
      const length = (side[run + 1] ?? 0) - from;
      if (left < length) return from + left;
      left -= length;
    }
    return side[0] ?? 0;
  }
}
