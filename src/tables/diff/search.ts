/**
 * The regions in which two versions of a node answer differently. A box is dropped as soon as both surely answer alike:
 * mostly because no rule that changed can fire in it. What is left without a region and within the budget is proved equal.
 */
import { type CompiledNode, type Engine, isDecision } from "../compile.ts";
import { type Cut, cutNode, firstCut } from "../cut.ts";
import { evaluate } from "../evaluate.ts";
import { type Box, wholeBox, withSide } from "../region.ts";
import { atomsWhere, count, covers, intersect, isEmpty, meets, NO_ATOMS, type Runs, run, subtract } from "../runs.ts";
import type { Budget } from "../verify/budget.ts";
import { CAUSES, type Cause, causeAt } from "./cause.ts";
import { answerAt, type Certainty, certainty } from "./constant.ts";
import { grow } from "./grow.ts";
import { changedBoxes, likelyPoints, typicalPoint } from "./likely.ts";
import { concreteValues, narrowProducts } from "./products.ts";
import { type Doubt, doubts } from "./suspects.ts";
import { nodeAt, type Twins } from "./twins.ts";

export interface Difference {
  /** Every workload in it changes its answer from `before` to `after`. */
  readonly box: Box;
  /** One of those workloads. */
  readonly atoms: Int32Array;
  readonly before: string;
  readonly after: string;
  readonly cause: Cause;
}

export interface Differences {
  readonly found: readonly Difference[];
  /** The search ended because it had found as many as were wanted. */
  readonly more: boolean;
  /** Somewhere it could not be told whether any workload is there. */
  readonly unsettled: boolean;
}

export function findDifferences(
  engine: Engine,
  twins: Twins,
  number: number,
  budget: Budget,
  most: number,
): Differences {
  const twin = twins.get(number);
  const found: Difference[] = [];
  let more = false;
  let unsettled = false;
  if (twin === undefined) return { found, more, unsettled };

  const differenceAt = (atoms: Int32Array, causes: readonly Cause[]): Difference | undefined => {
    const outcomes = evaluate(engine, atoms);
    const before = answerAt(engine, twin.before, { atoms, outcomes });
    const after = answerAt(engine, twin.after, { atoms, outcomes });
    if (before === after) return undefined;
    const cause = causeAt(twins, twin, (node) => answerAt(engine, node, { atoms, outcomes }));
    if (!causes.includes(cause) || concreteValues(engine, atoms) === undefined) return undefined;
    const box = grow(engine, pointBox(engine, atoms), (wider) => {
      const { answers } = certainty(engine, wider);
      return answers[twin.before] === before && answers[twin.after] === after;
    });
    return { box, atoms, before, after, cause };
  };

  const report = (atoms: Int32Array, causes: readonly Cause[] = CAUSES): void => {
    if (found.some((region) => contains(region.box, pointBox(engine, atoms)))) return;
    const difference = differenceAt(atoms, causes);
    if (difference === undefined) return;
    more = found.length === most;
    if (!more) found.push(difference);
  };

  const visit = (whole: Box): void => {
    if (more || !budget.spend()) return;
    const box = narrowProducts(engine, whole);
    if (box.some(isEmpty) || found.some((region) => contains(region.box, box))) return;
    const known = certainty(engine, box);
    const doubted = doubts(engine, twins, known);
    if (!doubted.has(number)) return;
    report(typicalPoint(engine, box));
    if (more) return;
    const cut = cutAround(found, box) ?? cutDoubts(engine, box, known, underneath(twins, doubted, number));
    if (cut === undefined) {
      // Both answer otherwise, but no values were found whose product is what the box says.
      unsettled ||= !found.some((region) => contains(region.box, box));
      return;
    }
    visit(withSide(box, cut.axis, cut.inside));
    visit(withSide(box, cut.axis, cut.outside));
  };
  // What an earlier decision takes away is found everywhere; what a changed rule itself does, only if looked for.
  const own = changedBoxes(engine, [twin]);
  let looks = Math.min(MOST_LOOKS, budget.most >> 1);
  for (const box of own) {
    const enough = found.length + Math.ceil(most / own.length);
    for (const atoms of likelyPoints(engine, box)) {
      if (found.length >= Math.min(enough, most) || looks-- <= 0) break;
      report(atoms, ["own"]);
    }
  }
  for (const box of changedBoxes(engine, [...twins.values()]))
    if (!more) report(typicalPoint(engine, narrowProducts(engine, box)));
  visit(wholeBox(engine));
  return { found: found.filter((each) => !isInside(each, found)), more, unsettled };
}

/** A handful of changed rules can be looked at closely. */
const MOST_LOOKS = 2000;

/** The box that holds one workload; what it answers is left open. */
function pointBox(engine: Engine, atoms: Int32Array): Box {
  return wholeBox(engine).map((side, axis) => {
    const atom = atoms[axis] ?? 0;
    return engine.nodeOf.has(engine.axes[axis]?.input.name ?? "") ? side : run(atom, atom + 1);
  });
}

/** Another region says the same of more workloads. */
function isInside(region: Difference, found: readonly Difference[]): boolean {
  return found.some(
    (other) =>
      contains(other.box, region.box) &&
      (!contains(region.box, other.box) || found.indexOf(other) < found.indexOf(region)),
  );
}

function contains(outer: Box, inner: Box): boolean {
  return outer.every((side, axis) => covers(side, inner[axis] ?? NO_ATOMS));
}

/** Along the border of a region that the box lies partly in. */
function cutAround(found: readonly Difference[], box: Box): Cut | undefined {
  for (const region of found) {
    if (!region.box.every((side, axis) => meets(side, box[axis] ?? NO_ATOMS))) continue;
    const axis = region.box.findIndex((side, number) => !covers(side, box[number] ?? NO_ATOMS));
    if (axis >= 0) return halves(box, axis, region.box[axis] ?? NO_ATOMS);
  }
  return undefined;
}

/** Along the suspects of the earliest twin that may differ; then where it helps to say whether they have a say. */
function cutDoubts(engine: Engine, box: Box, known: Certainty, doubted: readonly Doubt[]): Cut | undefined {
  for (const { suspects } of doubted) {
    for (const { index, rule } of suspects) {
      const cut = onInput(engine, known.box, firstCut(index, [rule], known.box));
      if (cut !== undefined) return cut;
    }
  }
  for (const { twin, before, after } of doubted) {
    const versions = [
      ...twin.readByOne.map((number) => ({ number, open: 0 })),
      { number: twin.before, open: before },
      { number: twin.after, open: after },
    ];
    for (const { number, open } of versions) {
      if (known.answers[number] !== undefined) continue;
      const compiled = nodeAt(engine, number);
      const wanted = open === 0 ? (known.box[compiled.axis] ?? NO_ATOMS) : optionAtoms(engine, compiled, open);
      const cut = onInput(engine, known.box, cutNode(engine, compiled, known.box, wanted));
      if (cut !== undefined) return cut;
    }
  }
  return anyCut(engine, box);
}

/** The doubts that a twin rests on, its own last. */
function underneath(twins: Twins, found: ReadonlyMap<number, Doubt>, number: number): Doubt[] {
  const below = new Set([number]);
  for (const [each, twin] of [...twins].reverse()) {
    if (below.has(each)) for (const read of twin.reads) below.add(read);
  }
  return [...found].flatMap(([each, doubt]) => (below.has(each) ? [doubt] : []));
}

function optionAtoms(engine: Engine, compiled: CompiledNode, options: number): Runs {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined || !isDecision(compiled)) return NO_ATOMS;
  return atomsWhere(axis.size, (atom) => {
    const option = compiled.options.indexOf(axis.words[atom - axis.firstWord] ?? "");
    return option >= 0 && (options & (1 << option)) !== 0;
  });
}

/** A cut by what an earlier node answers becomes one that helps to decide what it answers. */
function onInput(engine: Engine, box: Box, cut: Cut | undefined): Cut | undefined {
  const node = cut === undefined ? undefined : engine.nodeOf.get(engine.axes[cut.axis]?.input.name ?? "");
  if (cut === undefined || node === undefined) return cut;
  return onInput(engine, box, cutNode(engine, nodeAt(engine, node), box, cut.inside));
}

/** No rule says where: the widest input in two. */
function anyCut(engine: Engine, box: Box): Cut | undefined {
  const open = box.flatMap((side, axis) =>
    count(side) > 1 && !engine.nodeOf.has(engine.axes[axis]?.input.name ?? "") ? [axis] : [],
  );
  const [axis] = open.sort((a, b) => count(box[b] ?? NO_ATOMS) - count(box[a] ?? NO_ATOMS));
  if (axis === undefined) return undefined;
  const side = box[axis] ?? NO_ATOMS;
  const from = side[0] ?? 0;
  return halves(box, axis, run(from, side.length === 2 ? (from + (side[1] ?? 0)) >> 1 : (side[1] ?? 0)));
}

function halves(box: Box, axis: number, cell: Parameters<typeof intersect>[1]): Cut {
  const side = box[axis] ?? NO_ATOMS;
  return { axis, inside: intersect(side, cell), outside: subtract(side, cell) };
}
