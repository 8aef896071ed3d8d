/** A workload as JSON has it, straight to the atoms of the engine: what every line of a fleet goes through. */
import type { Engine } from "../../tables/compile.ts";
import type { Values } from "../../tables/fill.ts";
import type { Value } from "../../tables/model.ts";
import { type Beyond, type Filler, fillerOf, isSettled } from "./fillers.ts";
import { isPassed, type Known, knownAs, read, type Slot, type Slots } from "./slots.ts";

export interface Encoder {
  /** Per axis, the atom that is the same for all lines; -1 where it is not. */
  readonly fixed: Int32Array;
  /** One per axis, of the workload that was encoded last. */
  readonly atoms: Int32Array;
  /**
   * Fills the atoms with a workload; false where only the full way will do: a mistake, a decision already made. Undefined
   * where its keys are others than those for which the encoder was made.
   */
  encode(map: Readonly<Record<string, unknown>>): boolean | undefined;
}

export interface EncoderGround {
  readonly engine: Engine;
  readonly slots: Slots;
  /** Inputs that hold for every line, whatever it says; what it says must be right all the same. */
  readonly stated: ReadonlyMap<string, Value>;
  readonly beyond: Beyond | undefined;
}

/** For lines with exactly these keys in this order, else for any. */
export function createEncoder(ground: EncoderGround, keys?: readonly string[]): Encoder {
  const { engine, slots, stated, beyond } = ground;
  const { fixed, constants, values, usual, varying } = sorted(ground, keys);
  const atoms = Int32Array.from(constants);
  const late = varying.filter(({ weighs }) => weighs !== undefined);
  // The line that stated an input last: nothing has to be cleared between two lines.
  const saidIn = new Int32Array(atoms.length);
  let line = 0;
  const isStated = (name: string): boolean => saidIn[engine.axisOf.get(name) ?? -1] === line || stated.has(name);
  const known: Values = { get: (name) => values[engine.axisOf.get(name) ?? -1] };

  const put = (axis: number, found: Known | undefined): void => {
    atoms[axis] = found === undefined ? 0 : found.atom;
    values[axis] = found?.value;
  };
  const compute = ({ input, axis, computed }: Filler): boolean => {
    const value = beyond?.compute(input.name, known, isStated);
    if (typeof value === "number") put(axis, computed?.(value));
    return value !== "unsure";
  };
  const slotAt = keys === undefined ? follow(slots) : undefined;
  const inOrder = keys?.map((key) => slots.get(key)) ?? [];

  /** Puts what a key says; false where that has to be read with care. */
  const state = (slot: Slot | undefined, key: string, raw: unknown): boolean => {
    if (slot === undefined) return isPassed(key, raw);
    const found = read(engine, slot, raw);
    if (found === undefined) return false;
    if ((fixed[slot.axis] ?? -1) < 0) {
      put(slot.axis, found);
      saidIn[slot.axis] = line;
    }
    return true;
  };
  const stateAll: Encoder["encode"] = (map) => {
    let place = 0;
    for (const key in map) {
      if (keys !== undefined && keys[place] !== key) return undefined;
      const slot = slotAt === undefined ? inOrder[place] : slotAt(key, place);
      if (!state(slot, key, map[key])) return false;
      place++;
    }
    return keys === undefined || place === keys.length ? true : undefined;
  };
  /** Fills what is left; false where nobody can tell without prices that are not at hand. */
  const complete = (): boolean => {
    for (const filler of varying) {
      if (saidIn[filler.axis] === line) continue;
      put(filler.axis, filler.assumed(values, atoms));
      if (filler.computed !== undefined && filler.weighs === undefined && !compute(filler)) return false;
    }
    for (const filler of late) {
      if (saidIn[filler.axis] !== line && filler.weighs?.(atoms) === true && !compute(filler)) return false;
    }
    return true;
  };

  return {
    ...{ fixed, atoms },
    encode: (map) => {
      line = (line + 1) | 0;
      // Of lines with the same keys each says, or has filled, the same inputs.
      if (keys === undefined) {
        atoms.set(constants);
        for (const { axis, value } of usual) values[axis] = value;
      }
      const done = stateAll(map);
      return done === true ? complete() : done;
    },
  };
}

interface Sorted {
  readonly fixed: Int32Array;
  /** Atoms to begin with. */
  readonly constants: Int32Array;
  /** Per axis. */
  readonly values: (Value | undefined)[];
  /** What inputs are where a line does not say otherwise. */
  readonly usual: readonly { readonly axis: number; readonly value: Value | undefined }[];
  /** What fills inputs that hang on others, in the order in which they do. */
  readonly varying: readonly Filler[];
}

/** Which inputs are the same for all lines, and what fills the others where a line does not state them. */
function sorted({ engine, slots, stated, beyond }: EncoderGround, keys: readonly string[] | undefined): Sorted {
  const axes = engine.axes.length;
  const fixed = new Int32Array(axes).fill(-1);
  const constants = new Int32Array(axes);
  const values: (Value | undefined)[] = new Array(axes).fill(undefined);
  const usual: { axis: number; value: Value | undefined }[] = [];
  const varying: Filler[] = [];
  const feeding = new Set([
    ...engine.model.inputs.flatMap(({ product, from }) => [...product, ...from]),
    ...(beyond?.reads ?? []),
  ]);
  for (const compiled of engine.inputs) {
    const { input, axis } = compiled;
    const always = stated.get(input.name);
    const isSaid = keys?.includes(input.name) === true && slots.has(input.name);
    if (always === undefined && isSaid) continue;
    const filler = fillerOf(engine, compiled, fixed, beyond && { isRead: feeding.has(input.name) });
    if (always === undefined && !isSettled(engine, compiled, fixed)) {
      varying.push(filler);
      continue;
    }
    const found = always === undefined ? filler.assumed(values, constants) : knownAs(engine, compiled, always);
    constants[axis] = found?.atom ?? 0;
    values[axis] = found?.value;
    if (always !== undefined || keys !== undefined) fixed[axis] = constants[axis] ?? 0;
    else if (feeding.has(input.name)) usual.push({ axis, value: found?.value });
  }
  return { fixed, constants, values, usual, varying };
}

/** The lines of a fleet have their keys in the same order: what stood at a place before is looked at first. */
function follow(slots: Slots): (key: string, place: number) => Slot | undefined {
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
