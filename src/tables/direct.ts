/**
 * Values that need no reading: a number where a plain number is meant, a word as it is declared. They become atoms
 * straight from the object they stand in, which is what most of the time of an evaluation goes into.
 */
import { encode } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { atOrBelow, type Guide, guideInto } from "./guide.ts";
import { allowedWords, specialWords, valueKind } from "./value.ts";

interface DirectInput {
  readonly name: string;
  readonly axis: number;
  /** The atoms of words; what is not among them has to be read. */
  readonly words: Readonly<Record<string, number>>;
  /** The atoms of the truth values; -1 where there are none. */
  readonly yes: number;
  readonly no: number;
  /** Into the cuts of a plain number between `low` and `high`; no number lies there where they have units. */
  readonly cuts: Guide;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  /** The atom of a value that is left out; -1 where one is assumed, or needed. */
  readonly absent: number;
}

/** Fills `atoms` from the values, or says false: then some value has to be read, or refused. */
export type Direct = (values: Readonly<Record<string, unknown>>, atoms: Int32Array) => boolean;

export function directly(engine: Engine): Direct {
  const inputs = engine.inputs.map(({ input }) => directInput(engine, input.name));
  return (values, atoms) => {
    for (let place = 0; place < inputs.length; place += AT_ONCE) {
      if (!encodeSome(inputs, place, values, atoms)) return false;
    }
    return true;
  };
}

const AT_ONCE = 8;

/**
 * Encodes the values of eight inputs. Each is read at a place of its own in the code: where always the same name is
 * asked for, the runtime remembers where in an object it stands, which makes the whole twice as fast as a loop.
 */
function encodeSome(
  inputs: readonly DirectInput[],
  from: number,
  values: Readonly<Record<string, unknown>>,
  atoms: Int32Array,
): boolean {
  const [a, b, c, d] = [inputs[from], inputs[from + 1], inputs[from + 2], inputs[from + 3]];
  const [e, f, g, h] = [inputs[from + 4], inputs[from + 5], inputs[from + 6], inputs[from + 7]];
  return (
    (a === undefined || put(a, values[a.name], atoms)) &&
    (b === undefined || put(b, values[b.name], atoms)) &&
    (c === undefined || put(c, values[c.name], atoms)) &&
    (d === undefined || put(d, values[d.name], atoms)) &&
    (e === undefined || put(e, values[e.name], atoms)) &&
    (f === undefined || put(f, values[f.name], atoms)) &&
    (g === undefined || put(g, values[g.name], atoms)) &&
    (h === undefined || put(h, values[h.name], atoms))
  );
}

function put(input: DirectInput, raw: unknown, atoms: Int32Array): boolean {
  const atom = atomOf(input, raw);
  if (atom < 0) return false;
  atoms[input.axis] = atom;
  return true;
}

function atomOf(input: DirectInput, raw: unknown): number {
  if (typeof raw === "string") return input.words[raw] ?? -1;
  if (typeof raw === "number") {
    const fits = raw >= input.low && raw <= input.high && (!input.whole || Number.isInteger(raw));
    return fits ? atOrBelow(input.cuts, raw) : -1;
  }
  if (typeof raw === "boolean") return raw ? input.yes : input.no;
  return raw === undefined ? input.absent : -1;
}

function directInput(engine: Engine, name: string): DirectInput {
  const number = engine.axisOf.get(name) ?? -1;
  const axis = engine.axes[number];
  if (axis === undefined) throw new Error(`${name} has no axis`);
  const { input } = axis;
  const kind = valueKind(input);
  const atom = (word: string): number => encode(axis, word);
  const words = kind === "word" ? allowedWords(input) : kind === "text" ? axis.words : specialWords(input);
  const truth = input.type === "yes/no";
  const [numerator, denominator] = engine.model.units.dimensions[input.type]?.[""] ?? [0, 1];
  const plain = kind === "quantity" && numerator === denominator;
  const [low, high] = plain ? input.range : [1, 0];
  const assumed = input.assume.length > 0 || input.product.length > 0;
  return {
    name,
    axis: number,
    // Without what every object has: a word may be called "constructor".
    words: Object.assign(Object.create(null), Object.fromEntries(words.map((word) => [word, atom(word)]))),
    yes: truth ? atom("yes") : -1,
    no: truth ? atom("no") : -1,
    cuts: guideInto(axis.cuts),
    low,
    high,
    whole: input.type === "count",
    absent: input.optional && !assumed ? atom("none") : -1,
  };
}
