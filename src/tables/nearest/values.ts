/** A box in which every free input lies in one atom, as values for these inputs and as words a person would use. */
import { formatQuantity, nextDown, nextUp, type Units } from "../../units.ts";
import { type Axis, intervalOf, valueIn } from "../axis.ts";
import type { Engine } from "../compile.ts";
import type { Filled } from "../fill.ts";
import type { Input, Value } from "../model.ts";
import { describeInterval } from "../other-values.ts";
import type { Box } from "../region.ts";
import { roundedDown, roundedUp } from "../rounding.ts";
import { formatValue, valueKind } from "../value.ts";
import type { Free } from "./surroundings.ts";

export interface ChangedInput {
  readonly input: string;
  readonly value: Value;
  /** The change in words: `<= 4 MB`, `steady`, `has vpc`. */
  words(): string;
  /** How many pieces of the input's domain away the value lies; words are all one step away. */
  readonly steps: number;
}

interface Settled {
  readonly free: Free;
  readonly box: Box;
  readonly now: Filled;
  readonly stated: ReadonlyMap<string, Value>;
}

export function changedInputs(engine: Engine, { free, box, now }: Settled): ChangedInput[] {
  const { units } = engine.model;
  const chosen = new Map<string, Value>();
  return engine.inputs
    .filter(({ input }) => free.has(input.name))
    .map(({ input, axis: number }) => {
      const axis = engine.axes[number];
      const atom = box[number]?.[0] ?? 0;
      const here = now.atoms[number] ?? 0;
      const before = now.values.get(input.name);
      if (axis === undefined) throw new Error(`${input.name} has no axis`);
      const interval =
        atom < axis.firstWord ? boundedByProducts(engine, input, axis, { atom, box, now, chosen }) : undefined;
      const value = interval === undefined ? valueIn(axis, atom, before) : nearestIn(input, interval, before);
      chosen.set(input.name, value);
      return {
        input: input.name,
        value,
        words: () => inWords(input, value, interval, before, units),
        steps: stepsBetween(value, before, Math.abs(atom - here)),
      };
    });
}

/** Pieces between two quantities, members that differ between two sets; words are all one step apart. */
function stepsBetween(value: Value, before: Value | undefined, pieces: number): number {
  if (typeof value === "number" && typeof before === "number") return Math.max(1, pieces);
  if (!Array.isArray(value) || !Array.isArray(before)) return 1;
  const [gained, lost] = difference(value, before);
  return Math.max(1, gained.length + lost.length);
}

function difference(value: readonly string[], before: readonly string[]): readonly [string[], string[]] {
  return [value.filter((member) => !before.includes(member)), before.filter((member) => !value.includes(member))];
}

/** The interval of an atom, narrowed to where the products with other inputs stay in their atoms of the box. */
function boundedByProducts(
  engine: Engine,
  input: Input,
  axis: Axis,
  {
    atom,
    box,
    now,
    chosen,
  }: Pick<Settled, "box" | "now"> & { readonly atom: number; readonly chosen: ReadonlyMap<string, Value> },
): readonly [number, number] | undefined {
  if (valueKind(input) !== "quantity") return undefined;
  let [from, to] = intervalOf(axis, atom);
  for (const product of engine.inputs.filter(({ input: each }) => each.product.includes(input.name))) {
    const on = engine.axes[product.axis];
    const cell = box[product.axis]?.[0] ?? 0;
    const name = product.input.product.find((each) => each !== input.name) ?? "";
    const other = chosen.get(name) ?? now.values.get(name);
    if (on === undefined || cell >= on.firstWord || typeof other !== "number" || other <= 0) continue;
    const [low, high] = intervalOf(on, cell);
    // The ends of the product's domain bound nothing: products beyond them are taken to lie at them.
    if (cell > 0) from = Math.max(from, roundedUp(low / other));
    if (cell < on.cuts.length) to = Math.min(to, nextUp(roundedDown(nextDown(high) / other)));
  }
  return from < to ? [from, to] : intervalOf(axis, atom);
}

function nearestIn(input: Input, [from, to]: readonly [number, number], before: Value | undefined): number {
  const last = input.type === "count" ? to - 1 : nextDown(to);
  if (typeof before === "number") return Math.min(Math.max(before, from), last);
  return String(from).length <= String(last).length ? from : last;
}

function inWords(
  input: Input,
  value: Value,
  interval: readonly [number, number] | undefined,
  before: Value | undefined,
  units: Units,
): string {
  if (typeof value === "number") {
    const words = interval === undefined ? "" : describeInterval(input, interval, before, units);
    return words === "" ? formatQuantity(value, input.type, units) : words;
  }
  if (!Array.isArray(value)) return formatValue(input, value, units);
  const [gained, lost] = difference(value, Array.isArray(before) ? before : []);
  return [...gained.map((member) => `has ${member}`), ...lost.map((member) => `lacks ${member}`)].join(" and ");
}
