/** The values that inputs can still have when some are stated and others are left to their assumptions. */
import { encode } from "./axis.ts";
import type { CompiledInput, Engine } from "./compile.ts";
import { product } from "./fill.ts";
import type { Input, Value } from "./model.ts";
import type { Doubt } from "./outlook.ts";
import { type Box, relate, wholeBox, withSide } from "./region.ts";
import { NO_ATOMS, type Runs, run, union } from "./runs.ts";

export interface KnownInputs {
  readonly stated: ReadonlyMap<string, Value>;
  /** Inputs that keep their assumption, whatever it turns out to be. */
  readonly unsure: ReadonlySet<string>;
}

export interface PossibleValues {
  /** An input of which nothing is known is absent. */
  readonly values: ReadonlyMap<string, readonly Value[]>;
  readonly box: Box;
}

export function possibleValues(engine: Engine, { stated, unsure }: KnownInputs): PossibleValues {
  const values = new Map<string, readonly Value[]>();
  let box = wholeBox(engine);
  for (const compiled of engine.inputs) {
    const { input, axis } = compiled;
    const value = stated.get(input.name);
    const found =
      value !== undefined
        ? [value]
        : input.product.length > 0
          ? products(input, values)
          : unsure.has(input.name)
            ? assumptions(compiled, box)
            : [];
    if (found.length === 0) continue;
    values.set(input.name, found);
    box = withSide(box, axis, sideOf(engine, axis, found));
  }
  return { values, box };
}

/** The rows of an assumption table that may or may not give the value, where that makes a difference. */
export function doubtfulRows({ input, assume }: CompiledInput, box: Box): Doubt[] {
  const rows = reachedRows(assume.rules.length, (row) => relate(assume, row, box));
  const last = rows.at(-1) ?? 0;
  const alike = rows.findLastIndex((row) => String(input.assume[row]?.is) !== String(input.assume[last]?.is));
  return rows.slice(0, alike + 1).flatMap((row) => assume.boxes[row] ?? []);
}

/** The values that an assumption table can still give. */
export function assumptions({ input, assume }: CompiledInput, box: Box): Value[] {
  const rows = reachedRows(assume.rules.length, (row) => relate(assume, row, box));
  const found = new Map(rows.flatMap((row) => input.assume[row] ?? []).map(({ is }) => [String(is), is]));
  return found.size === 0 && input.optional ? ["none"] : [...found.values()];
}

/** The rows of a first-match table that may fire, up to the first that must. */
function reachedRows(count: number, relation: (row: number) => "sure" | "possible" | "out"): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    const stands = relation(row);
    if (stands !== "out") rows.push(row);
    if (stands === "sure") break;
  }
  return rows;
}

/** None where a factor is unknown, unless another one makes the product `any` whatever it is. */
function products(input: Input, values: ReadonlyMap<string, readonly Value[]>): Value[] {
  const factors = input.product.map((name) => values.get(name) ?? []);
  if (factors.some((each) => each.length > 0 && each.every((value) => typeof value !== "number"))) {
    return [product(input, [undefined])];
  }
  const combinations = factors.reduce<Value[][]>(
    (before, each) => before.flatMap((combination) => each.map((value) => [...combination, value])),
    [[]],
  );
  return [...new Set(combinations.map((combination) => product(input, combination)))];
}

function sideOf(engine: Engine, axis: number, values: readonly Value[]): Runs {
  const on = engine.axes[axis];
  if (on === undefined) return NO_ATOMS;
  return values.map((value) => encode(on, value)).reduce((side, atom) => union(side, run(atom, atom + 1)), NO_ATOMS);
}
