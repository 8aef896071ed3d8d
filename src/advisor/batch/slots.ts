/**
 * What the lines of a fleet can say of each input. Values are read as everywhere else; what was read once is remembered,
 * for all lines.
 */
import { encode } from "../../tables/axis.ts";
import type { CompiledInput, Engine } from "../../tables/compile.ts";
import type { Value } from "../../tables/model.ts";
import { readValue, valueKind } from "../../tables/value.ts";

export interface Known {
  readonly atom: number;
  readonly value: Value;
}

/** What a line can say of an input, and what lines before it said. */
export interface Slot extends CompiledInput {
  readonly known: Map<unknown, Known>;
  /** Of a set, its members and the bits of those that rules test. */
  readonly bits: ReadonlyMap<unknown, number> | undefined;
}

export type Slots = ReadonlyMap<string, Slot>;

/** Texts to remember of each input: enough for what people write, little where every line has a number of its own. */
const MOST_KNOWN = 2000;

/** Keys beside inputs and decisions; those after the first must be no lists or maps. */
const PASSED = ["$schema", "name", "note", "id"];

/** `apart`: inputs whose mere statement has to be judged by more than the tables. */
export function slotsOf(engine: Engine, apart: readonly string[]): Slots {
  const said = engine.inputs.filter(({ input }) => input.product.length === 0 && !apart.includes(input.name));
  return new Map(said.map((each) => [each.input.name, slotOf(engine, each)]));
}

function slotOf({ axes }: Engine, compiled: CompiledInput): Slot {
  const { input, axis } = compiled;
  const members = axes[axis]?.members ?? [];
  const bits = input.values.map(
    (member) => [member, members.includes(member) ? 1 << members.indexOf(member) : 0] as const,
  );
  return { ...compiled, known: new Map(), bits: valueKind(input) === "set" ? new Map(bits) : undefined };
}

/** Something beside the inputs that no answer hangs on. */
export function isPassed(key: string, raw: unknown): boolean {
  return key === "$schema" || (PASSED.includes(key) && (raw === null || typeof raw !== "object"));
}

/** Reads a value, mostly by remembering it; undefined where it is a mistake, or has to be read with care. */
export function read(engine: Engine, slot: Slot, raw: unknown): Known | undefined {
  return slot.known.get(raw) ?? learn(engine, slot, raw);
}

/** Of lists nothing is remembered, because each is an object of its own. */
function learn(engine: Engine, slot: Slot, raw: unknown): Known | undefined {
  const bits = Array.isArray(raw) ? bitsOf(slot, raw) : undefined;
  if (bits !== undefined) return { atom: bits, value: raw as readonly string[] };
  const found = readValue(slot.input, raw, engine.model.units, undefined, "spec");
  if (!found.ok) return undefined;
  const known = knownAs(engine, slot, found.value);
  if (typeof raw !== "object" && slot.known.size < MOST_KNOWN) slot.known.set(raw, known);
  return known;
}

/** The atom of a list of members; undefined for one that has to be read with care. */
function bitsOf({ bits }: Slot, members: readonly unknown[]): number | undefined {
  if (bits === undefined) return undefined;
  let atom = 0;
  for (const member of members) {
    const bit = bits.get(member);
    if (bit === undefined) return undefined;
    atom |= bit;
  }
  return atom;
}

export function knownAs({ axes }: Engine, { axis }: CompiledInput, value: Value): Known {
  const on = axes[axis];
  return { value, atom: on === undefined ? 0 : encode(on, value) };
}
