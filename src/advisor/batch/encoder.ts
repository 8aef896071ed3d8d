/**
 * A workload as JSON has it, straight to the atoms of the engine: what every line of a fleet goes through. Values are read
 * as everywhere else; what was read once is remembered.
 */
import { encode } from "../../tables/axis.ts";
import type { CompiledInput, Engine } from "../../tables/compile.ts";
import { finder } from "../../tables/dense.ts";
import { product } from "../../tables/fill.ts";
import type { Value } from "../../tables/model.ts";
import { readValue, valueKind } from "../../tables/value.ts";
import { weighing } from "./weighing.ts";

/** Fills the atoms with a workload; false where only the full way will do: a mistake, a decision already made, a price. */
export type Encode = (map: Readonly<Record<string, unknown>>) => boolean;

interface Known {
  readonly atom: number;
  readonly value: Value;
}

interface Filled extends CompiledInput {
  /** Other inputs are computed from its value. */
  readonly factor: boolean;
}

/** What a line can say of an input, and what lines before it said. */
interface Slot extends Filled {
  readonly known: Map<unknown, Known>;
  /** Of a set, its members and the bits of those that rules test. */
  readonly bits: ReadonlyMap<unknown, number> | undefined;
  /** A value holds for every line; what the line says must be right all the same. */
  readonly fixed: boolean;
}

/** What fills an input that a line does not state. */
interface Filler extends Filled {
  /** Always the same. */
  readonly constant: Known | undefined;
  /** Per row of its assumption table. */
  readonly rows: readonly Known[];
  /** The row that matches. */
  readonly row: (atoms: Int32Array) => number;
  /** Where no row matches. */
  readonly unsaid: Known | undefined;
}

/** What cannot be told from the tables alone. */
export interface Beyond {
  /** Inputs whose mere statement has to be judged by more than the tables. */
  readonly stated: readonly string[];
  /** Is this input computed from the others, whose values can be asked for? */
  computes(input: string, valueAt: (name: string) => Value | undefined): boolean;
}

/** Texts to remember of each input: enough for what people write, little where every line has a number of its own. */
const MOST_KNOWN = 2000;

/** Keys beside inputs and decisions; those after the first must be no lists or maps. */
const PASSED = ["$schema", "name", "note", "id"];

/** `stated` are inputs that hold for every line, whatever it says; `atoms` has one atom per axis. */
export function createEncoder(
  engine: Engine,
  stated: ReadonlyMap<string, Value>,
  atoms: Int32Array,
  beyond?: Beyond,
): Encode {
  const factors = new Set(engine.model.inputs.flatMap(({ product, from }) => [...product, ...from]));
  const inputs = engine.inputs.map((each) => ({ ...each, factor: factors.has(each.input.name) }));
  const slots = new Map(
    inputs.flatMap((each) =>
      each.input.product.length > 0
        ? []
        : [[each.input.name, slotOf(engine, each, stated.has(each.input.name))] as const],
    ),
  );
  const fillers = inputs.map((each) => fillerOf(engine, each, stated.get(each.input.name)));
  const constants = new Int32Array(atoms.length);
  for (const { axis, constant } of fillers) constants[axis] = constant?.atom ?? 0;
  const varying = fillers.filter(({ constant }) => constant === undefined);
  const usual = fillers.filter(({ factor, constant }) => factor && constant !== undefined);
  // Per axis; only of inputs from which others are computed.
  const values: (Value | undefined)[] = new Array(atoms.length);
  // The line that stated an input last: nothing has to be cleared between two lines.
  const saidIn = new Int32Array(atoms.length);
  let line = 0;
  const computed = engine.inputs
    .filter(({ input }) => input.from.length > 0 && !stated.has(input.name))
    .map((each) => ({ ...each, weighs: weighing(engine, each.input.name) }));
  const valueAt = (name: string): Value | undefined => values[engine.axisOf.get(name) ?? -1];
  const computes = ({ input, axis, weighs }: (typeof computed)[number]): boolean =>
    saidIn[axis] !== line && weighs(atoms) && beyond?.computes(input.name, valueAt) === true;

  const put = ({ axis, factor }: Filled, known: Known | undefined): void => {
    atoms[axis] = known === undefined ? 0 : known.atom;
    if (factor) values[axis] = known?.value;
  };
  const state = (slot: Slot, raw: unknown): boolean => {
    const found = slot.known.get(raw) ?? learn(engine, slot, raw);
    if (found === undefined) return false;
    if (!slot.fixed) {
      put(slot, found);
      saidIn[slot.axis] = line;
    }
    return true;
  };
  for (const name of beyond?.stated ?? []) slots.delete(name);
  const slotAt = follow(slots);

  return (map) => {
    line = (line + 1) | 0;
    atoms.set(constants);
    for (const filler of usual) put(filler, filler.constant);
    let place = 0;
    for (const key in map) {
      const slot = slotAt(key, place++);
      if (slot === undefined ? !isPassed(key, map[key]) : !state(slot, map[key])) return false;
    }
    for (const filler of varying) {
      if (saidIn[filler.axis] !== line) put(filler, filled(engine, filler, values, atoms));
    }
    return beyond === undefined || !computed.some(computes);
  };
}

/** The lines of a fleet have their keys in the same order: what stood at a place before is looked at first. */
function follow(slots: ReadonlyMap<string, Slot>): (key: string, place: number) => Slot | undefined {
  const keys: string[] = [];
  const found: (Slot | undefined)[] = [];
  return (key, place) => {
    if (keys[place] === key) return found[place];
    const slot = slots.get(key);
    if (place < slots.size) {
      keys[place] = key;
      found[place] = slot;
    }
    return slot;
  };
}

function slotOf({ axes }: Engine, filled: Filled, fixed: boolean): Slot {
  const { input, axis } = filled;
  const members = axes[axis]?.members ?? [];
  const bits = input.values.map(
    (member) => [member, members.includes(member) ? 1 << members.indexOf(member) : 0] as const,
  );
  return { ...filled, fixed, known: new Map(), bits: valueKind(input) === "set" ? new Map(bits) : undefined };
}

function isPassed(key: string, raw: unknown): boolean {
  return key === "$schema" || (PASSED.includes(key) && (raw === null || typeof raw !== "object"));
}

/** Reads a value for the first time; of lists nothing is remembered, because each is an object of its own. */
function learn(engine: Engine, slot: Slot, raw: unknown): Known | undefined {
  const bits = Array.isArray(raw) ? bitsOf(slot, raw) : undefined;
  if (bits !== undefined) return { atom: bits, value: NO_VALUE };
  const read = readValue(slot.input, raw, engine.model.units, undefined, "spec");
  if (!read.ok) return undefined;
  const found = knownAs(engine, slot, read.value);
  if (typeof raw !== "object" && slot.known.size < MOST_KNOWN) slot.known.set(raw, found);
  return found;
}

/** The atom of a list of members; undefined for one that has to be read with care. */
function bitsOf({ bits, factor }: Slot, members: readonly unknown[]): number | undefined {
  if (bits === undefined || factor) return undefined;
  let atom = 0;
  for (const member of members) {
    const bit = bits.get(member);
    if (bit === undefined) return undefined;
    atom |= bit;
  }
  return atom;
}

/** Of sets only the atom is wanted. */
const NO_VALUE: Value = [];

function knownAs({ axes }: Engine, { axis }: CompiledInput, value: Value): Known {
  const on = axes[axis];
  return { value, atom: on === undefined ? 0 : encode(on, value) };
}

function fillerOf(engine: Engine, compiled: Filled, stated: Value | undefined): Filler {
  const { input, assume } = compiled;
  const rows = input.assume.map((row) => knownAs(engine, compiled, row.is));
  const unsaid = input.optional ? knownAs(engine, compiled, "none") : undefined;
  const always = input.product.length === 0 && assume.axes.length === 0 ? (rows[0] ?? unsaid) : undefined;
  return {
    ...compiled,
    rows,
    row: finder(engine, assume),
    unsaid,
    constant: stated === undefined ? always : knownAs(engine, compiled, stated),
  };
}

function filled(
  engine: Engine,
  filler: Filler,
  values: readonly (Value | undefined)[],
  atoms: Int32Array,
): Known | undefined {
  const { input, rows, row, unsaid } = filler;
  if (input.product.length === 0) return rows[row(atoms)] ?? unsaid;
  const factors = input.product.map((name) => values[engine.axisOf.get(name) ?? -1]);
  return knownAs(engine, filler, product(input, factors));
}
