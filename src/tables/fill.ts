/** From what was stated to a complete workload: assumptions fill what is missing, products are computed. */
import { encode } from "./axis.ts";
import type { CompiledInput, Engine } from "./compile.ts";
import { firstMatch } from "./match.ts";
import type { Input, Value } from "./model.ts";

export interface Assumption {
  readonly input: string;
  readonly value: Value;
  readonly because: string;
  /** Who assumes it, if not the built-in tables. */
  readonly origin?: string;
  /** The inputs that the row of the assumption table read. */
  readonly reads: readonly string[];
}

export interface Filled {
  readonly values: ReadonlyMap<string, Value>;
  readonly assumed: readonly Assumption[];
  /** Inputs without a value and without an assumption. */
  readonly missing: readonly string[];
  /** One atom per axis; those of decisions are filled by `evaluate`. */
  readonly atoms: Int32Array;
}

/** What unstated inputs are taken to be because of a decision that is fixed. */
export type Implied = ReadonlyMap<string, { readonly value: Value; readonly because: string }>;

/** Values of inputs, by name. */
export type Values = Pick<ReadonlyMap<string, Value>, "get">;

/** What an input that has a `from` is, given the values before it; undefined where it cannot be computed. */
export type Compute = (input: string, values: Values) => { readonly value: number; because(): string } | undefined;

const NOTHING: Compute = () => undefined;
const NONE_IMPLIED: Implied = new Map();

export function fill(
  engine: Engine,
  stated: ReadonlyMap<string, Value>,
  implied: Implied = NONE_IMPLIED,
  compute: Compute = NOTHING,
): Filled {
  const values = new Map<string, Value>();
  const assumed: Assumption[] = [];
  const missing: string[] = [];
  const atoms = new Int32Array(engine.axes.length);
  for (const compiled of engine.inputs) {
    const { input, axis } = compiled;
    let value = stated.get(input.name);
    if (value === undefined && input.product.length > 0) {
      const factors = input.product.map((name) => values.get(name));
      value = product(input, factors);
    }
    if (value === undefined) {
      const found = taken(compiled, values, atoms, compute, implied);
      if (found !== undefined) {
        const { because, reads, origin } = found;
        const assumption = { input: input.name, value: found.value, because: because(), reads };
        assumed.push(origin === undefined ? assumption : { ...assumption, origin });
        value = found.value;
      } else if (input.optional) value = "none";
      else missing.push(input.name);
    }
    if (value === undefined) continue;
    values.set(input.name, value);
    const on = engine.axes[axis];
    if (on !== undefined) atoms[axis] = encode(on, value);
  }
  return { values, assumed, missing, atoms };
}

/** An assumption whose words are only put together for who reads them. */
type Found = Omit<Assumption, "because"> & { because(): string };

/** What an input is taken to be where it is not stated. */
export function taken(
  compiled: CompiledInput,
  values: Values,
  atoms: Int32Array,
  compute: Compute = NOTHING,
  implied: Implied = NONE_IMPLIED,
): Found | undefined {
  return known(compiled.input, values, implied, compute) ?? assumption(compiled, atoms);
}

/** What a fixed decision says of an input, or what is computed from others. */
function known(input: Input, values: Values, implied: Implied, compute: Compute): Found | undefined {
  const said = implied.get(input.name);
  if (said !== undefined) return { input: input.name, value: said.value, because: () => said.because, reads: [] };
  const computed = input.from.length > 0 ? compute(input.name, values) : undefined;
  if (computed === undefined) return undefined;
  return { input: input.name, value: within(input, computed.value), because: computed.because, reads: input.from };
}

function assumption({ input, assume }: CompiledInput, atoms: Int32Array): Found | undefined {
  const row = input.assume[firstMatch(assume, atoms)];
  if (row === undefined) return undefined;
  const { when, is, because, ...said } = row;
  const reads = when.map((condition) => condition.input);
  return { input: input.name, value: is, because: () => because, ...said, reads };
}

/** The product of two inputs, `any` as soon as one of them is: nothing said about the rate, nothing known of the load. */
export function product(input: Input, factors: readonly (Value | undefined)[]): Value {
  let result = 1;
  for (const factor of factors) {
    if (typeof factor !== "number") return input.neutral ? "any" : "none";
    result *= factor;
  }
  return within(input, result);
}

/** A value inside the range of its input. */
export function within({ range }: Input, value: number): number {
  return Math.min(Math.max(value, range[0]), range[1]);
}
