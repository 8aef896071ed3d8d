/** From one workload to the largest box around it in which both versions keep the answers that they give to it. */
import type { Axis } from "../axis.ts";
import type { Engine } from "../compile.ts";
import { type Box, withSide } from "../region.ts";
import { allAtoms, atomsWhere, NO_ATOMS, type Runs, run, union } from "../runs.ts";
import { valueKind } from "../value.ts";

/**
 * Widens one input after the other: left open where it does not matter, else as far as it does not. `holds` must be
 * true of `start`, and of every part of a box of which it is true.
 */
export function grow(engine: Engine, start: Box, holds: (box: Box) => boolean): Box {
  let box = start;
  const closed: number[] = [];
  engine.axes.forEach((axis, number) => {
    if (engine.nodeOf.has(axis.input.name)) return;
    const open = withSide(box, number, allAtoms(axis.size));
    if (holds(open)) box = open;
    else closed.push(number);
  });
  for (const number of closed) {
    const axis = engine.axes[number];
    if (axis === undefined) continue;
    for (const wider of widenings(axis, box[number]?.[0] ?? 0)) {
      const side = wider(box[number] ?? NO_ATOMS);
      const widened = withSide(box, number, side);
      if (holds(widened)) box = widened;
    }
  }
  return box;
}

type Widening = (side: Runs) => Runs;

/** What can be added to a side that began as the atom `here`, the most first. */
function widenings(axis: Axis, here: number): Widening[] {
  if (valueKind(axis.input) === "set") return axis.members.map((_, bit) => withoutMember(axis, bit));
  const words = range(axis.firstWord, axis.size).map(
    (atom): Widening =>
      (side) =>
        union(side, run(atom, atom + 1)),
  );
  if (here >= axis.firstWord) return [...words, ...intervals(axis)];
  return [...reaching(here, axis.firstWord), ...words];
}

/** Sets that differ from those of the side in one member at most. */
function withoutMember(axis: Axis, bit: number): Widening {
  return (side) => {
    const inside = new Set<number>();
    for (let at = 0; at < side.length; at += 2) {
      for (const atom of range(side[at] ?? 0, side[at + 1] ?? 0)) inside.add(atom).add(atom ^ (1 << bit));
    }
    return atomsWhere(axis.size, (atom) => inside.has(atom));
  };
}

/** From a word of an ordered input: all its numbers or none of them. */
function intervals(axis: Axis): Widening[] {
  return axis.firstWord === 0 ? [] : [(side) => union(side, run(0, axis.firstWord))];
}

/** Downwards and upwards from an interval, in steps that halve: together they reach every end. */
function reaching(here: number, end: number): Widening[] {
  const steps = (most: number): number[] => {
    const list: number[] = [];
    for (let step = 2 ** Math.ceil(Math.log2(most + 1)); step >= 1; step /= 2) list.push(step);
    return list;
  };
  const down = steps(here).map(
    (step): Widening =>
      (side) =>
        union(side, run(Math.max(0, (side[0] ?? 0) - step), here)),
  );
  const up = steps(end - here).map(
    (step): Widening =>
      (side) =>
        union(side, run(here, Math.min(end, lastOf(side, end) + step))),
  );
  return [...down, ...up];
}

function lastOf(side: Runs, end: number): number {
  return Math.min(end, side[1] ?? end);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place);
}
