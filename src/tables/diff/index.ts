/** `rules diff`: which workloads change their answer between two versions of a rule set, proved over all of them. */
import { compile, type Engine } from "../compile.ts";
import { evaluate } from "../evaluate.ts";
import type { Model } from "../model.ts";
import { ancestors } from "../reads.ts";
import { describeSide } from "../region-words.ts";
import { count } from "../runs.ts";
import { formatValue } from "../value.ts";
import { Budget } from "../verify/budget.ts";
import { CAUSES, type Cause } from "./cause.ts";
import { type Declared, declaredChanges } from "./declared.ts";
import { concreteValues } from "./products.ts";
import { type Responsible, responsibleFor } from "./responsible.ts";
import { type Difference, findDifferences } from "./search.ts";
import { type Aspect, type SideBySide, sideBySide, type Twin } from "./side-by-side.ts";
import { compileTwins, isUntouched } from "./twins.ts";

export type { Cause } from "./cause.ts";
export type { Declared } from "./declared.ts";
export type { Responsible } from "./responsible.ts";
export type { Aspect } from "./side-by-side.ts";

/** What one version answers in a region, and the rules that make it so. */
export interface Side {
  readonly answer: string;
  readonly rules: readonly Responsible[];
}

export interface ChangedRegion {
  /** Condition lines; none of them: every workload. */
  readonly when: readonly string[];
  /** One workload of the region. Inputs that are left out can have any value. */
  readonly witness: Readonly<Record<string, string>>;
  readonly before: Side;
  readonly after: Side;
  readonly cause: Cause;
  /** The share of the pieces of all domains that lie in the region: larger is broader. */
  readonly share: number;
}

export interface ChangedNode {
  /** The decision or table, or the input whose assumption changed. */
  readonly name: string;
  readonly aspect: Aspect;
  /** Those of its own rules first, then the largest. Regions may overlap; within each everybody's answer changes as it says. */
  readonly regions: readonly ChangedRegion[];
  /** Workloads outside these regions may change as well. */
  readonly more: boolean;
  /** The search was not ended by its budget of boxes. */
  readonly proved: boolean;
  readonly boxes: number;
}

export interface Diff {
  /** Inputs, options and decisions that were added, removed or declared otherwise. */
  readonly declared: readonly Declared[];
  /** What changes, and what could not be proved equal. */
  readonly changed: readonly ChangedNode[];
  /** How many decisions, tables and assumptions answer alike everywhere. */
  readonly equal: number;
}

export interface DiffOptions {
  /** Boxes for each decision. */
  readonly budget?: number;
  /** Regions to report for each decision. */
  readonly most?: number;
}

const DEFAULT_BUDGET = 5000;
const DEFAULT_MOST = 5;
/** More regions are looked for than reported: the first ones found need not be the largest. */
const FOUND_PER_REPORTED = 2;

export function diffModels(before: Model, after: Model, options: DiffOptions = {}): Diff {
  const joint = sideBySide(before, after);
  const all = joint.twins.map((twin) => compareTwin(joint, twin, options));
  const changed = all.filter(({ regions, proved }) => regions.length > 0 || !proved);
  return { declared: declaredChanges(before, after), changed, equal: all.length - changed.length };
}

function compareTwin(joint: SideBySide, twin: Twin, { budget, most = DEFAULT_MOST }: DiffOptions): ChangedNode {
  const { name, aspect } = twin;
  const below = [twin.before, twin.after].flatMap((each) => ancestors(joint.model.nodes, each));
  const nodes = joint.model.nodes.filter((node) => below.includes(node));
  const engine = compile({ ...joint.model, nodes });
  const number = engine.nodeOf.get(twin.before) ?? -1;
  const twins = compileTwins(engine, joint);
  if (isUntouched(twins, number)) return { name, aspect, regions: [], more: false, proved: true, boxes: 0 };
  const spent = new Budget(budget ?? DEFAULT_BUDGET);
  const { found, more, unsettled } = findDifferences(engine, twins, number, spent, most * FOUND_PER_REPORTED);
  const regions = found
    .map((difference) => describe(engine, twin, difference))
    .sort(
      (a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause) || b.share - a.share || a.when.length - b.when.length,
    );
  return {
    name,
    aspect,
    regions: mostTelling(regions, most),
    more: more || regions.length > most,
    proved: !spent.exhausted && !unsettled,
    boxes: Math.min(spent.boxes, spent.most),
  };
}

/** As many, in their order: of every change the first region before the second of any. */
function mostTelling(regions: readonly ChangedRegion[], most: number): ChangedRegion[] {
  const changes = new Map<string, number>();
  const turns = regions.map((region) => {
    const change = `${region.before.answer} -> ${region.after.answer}`;
    const turn = changes.get(change) ?? 0;
    changes.set(change, turn + 1);
    return { region, turn };
  });
  const chosen = new Set([...turns].sort((a, b) => a.turn - b.turn).slice(0, most));
  return turns.filter((each) => chosen.has(each)).map(({ region }) => region);
}

function describe(engine: Engine, twin: Twin, { box, atoms, before, after, cause }: Difference): ChangedRegion {
  const { units } = engine.model;
  const closed = engine.axes.flatMap((axis, number) => {
    const side = box[number];
    return side === undefined || count(side) === axis.size || engine.nodeOf.has(axis.input.name)
      ? []
      : [{ axis, lines: describeSide(axis, side, units) }];
  });
  const values = concreteValues(engine, atoms) ?? new Map();
  // What is computed is not stated: its factors are.
  const stated = closed.flatMap(({ axis: { input } }) => (input.product.length > 0 ? input.product : [input.name]));
  const inputs = engine.model.inputs.filter(({ name }) => stated.includes(name));
  const outcomes = evaluate(engine, atoms);
  const side = (node: string, answer: string, other: string): Side => ({
    answer: readable(answer),
    rules: responsibleFor(engine, engine.nodeOf.get(node) ?? -1, { atoms, outcomes }, other),
  });
  return {
    when: closed.flatMap(({ lines }) => lines),
    witness: Object.fromEntries(
      inputs.map((input) => [input.name, formatValue(input, values.get(input.name) ?? "none", units)]),
    ),
    before: side(twin.before, before, after),
    after: side(twin.after, after, before),
    cause,
    share: closed.reduce(
      (share, { axis }) => (share * count(box[engine.axes.indexOf(axis)] ?? new Int32Array())) / axis.size,
      1,
    ),
  };
}

/** The values of tables are compared as JSON; a single word reads better bare. */
function readable(answer: string): string {
  if (answer === "null") return "nothing";
  if (!/^["[]/.test(answer)) return answer;
  const value: unknown = JSON.parse(answer);
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value.join("; ") || "nothing";
  // Rules without outputs have nothing to say but that they match.
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? "rule" : "rules"}`;
  return typeof value === "string" ? value : answer;
}
