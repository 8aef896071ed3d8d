/** The other values that one input could have: one for each atom, and where something computed from it crosses a cut. */
import { formatQuantity, nextDown, type Units } from "../units.ts";
import { type Axis, encode, intervalOf, valueIn } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { type Crossing, crossings } from "./crossings.ts";
import type { Input, Value } from "./model.ts";
import { piecesOf } from "./pieces.ts";
import { domain } from "./ranges.ts";
import { lowerBound, upperBound } from "./region-words.ts";
import { isRounded, roundedDown, roundedUp } from "./rounding.ts";
import type { Evaluation, Question } from "./session.ts";
import { formatValue, valueKind } from "./value.ts";

export interface OtherValue {
  readonly value: Value;
  /** How many pieces of the input's domain away the value lies; words are all one step away. */
  readonly steps: number;
  /** The half-open piece of the domain in which a quantity lies, where it is no number now. */
  readonly piece: readonly [number, number] | undefined;
  /** The change in words: `<= 4 MB`, `steady`, `has vpc`. */
  words(): string;
}

/** Nearest first. */
export function othersOf(engine: Engine, question: Question, current: Evaluation, input: Input): OtherValue[] {
  const number = engine.axisOf.get(input.name) ?? -1;
  const axis = engine.axes[number];
  if (axis === undefined) return [];
  const now = current.filled.values.get(input.name);
  const here = current.filled.atoms[number] ?? 0;
  if (typeof now !== "number") {
    if (input.beside) return [];
    const kind = valueKind(input);
    if (kind === "set") return membersMoreOrLess(axis, now);
    return kind === "quantity" ? otherPieces(engine, question, current, axis) : otherAtoms(engine, axis, here, now);
  }
  const plain = input.beside ? [] : otherAtoms(engine, axis, here, now);
  const across = crossings(engine, question, current, input).map((each) => crossed(input, each, engine.model.units));
  const factors = input.beside ? [] : productFlips(engine, question, current, input, now);
  const distance = ({ value }: OtherValue): number =>
    typeof value === "number" ? Math.abs(value - now) : Number.MAX_VALUE;
  return [...across, ...plain, ...factors].sort((a, b) => distance(a) - distance(b));
}

/** One value for each atom, from the `first` on, in which the input does not lie now; nearest first. */
function otherAtoms({ model }: Engine, axis: Axis, here: number, now: Value | undefined, first = 0): OtherValue[] {
  const { input, size } = axis;
  const others: OtherValue[] = [];
  for (let atom = first; atom < size; atom++) {
    if (atom === here) continue;
    const value = valueIn(axis, atom, now);
    const words = (): string =>
      typeof value === "number"
        ? describeInterval(input, intervalOf(axis, atom), now, model.units)
        : formatValue(input, value, model.units);
    const isStep = typeof value === "number" && typeof now === "number";
    others.push({ value, steps: isStep ? Math.abs(atom - here) : 1, piece: undefined, words });
  }
  return others.sort((a, b) => a.steps - b.steps);
}

/** Where nothing is said of a quantity, a value of each of its pieces, upwards: what is computed of it cuts atoms too. */
function otherPieces(engine: Engine, question: Question, { filled }: Evaluation, axis: Axis): OtherValue[] {
  const { input, firstWord } = axis;
  const here = filled.atoms[engine.axisOf.get(input.name) ?? -1] ?? 0;
  const pieces = piecesOf(engine, question, input, domain(input), filled).map((piece): OtherValue => {
    const atom = encode(axis, piece[0]);
    const isWhole = String(intervalOf(axis, atom)) === String(piece);
    const words = (): string => describeInterval(input, piece, undefined, engine.model.units);
    return { value: isWhole ? valueIn(axis, atom) : piece[0], steps: 1, piece, words };
  });
  return [...pieces, ...otherAtoms(engine, axis, here, undefined, firstWord)];
}

/** One member more or less: any larger change is several changes. */
function membersMoreOrLess({ input, members }: Axis, now: Value | undefined): OtherValue[] {
  const set = Array.isArray(now) ? (now as readonly string[]) : [];
  return members.map((member) => {
    const value = input.values.filter((each) => (each === member ? !set.includes(member) : set.includes(each)));
    return { value, steps: 1, piece: undefined, words: () => `${set.includes(member) ? "lacks" : "has"} ${member}` };
  });
}

/** An interval as a person says it, leaving out the end that is far away from where the input stands. */
export function describeInterval(
  input: Input,
  [from, to]: readonly [number, number],
  now: Value | undefined,
  units: Units,
): string {
  const written = (value: number): string => formatQuantity(value, input.type, units);
  const lower = from <= input.range[0] ? "" : short(lowerBound(input, from, units), `>= ${written(roundedUp(from))}`);
  const upper =
    to > input.range[1] ? "" : short(upperBound(input, to, units), `<= ${written(roundedDown(nextDown(to)))}`);
  if (typeof now === "number" && now >= to) return upper;
  if (typeof now === "number" && now < from) return lower;
  return [lower, upper].filter((part) => part !== "").join(" ");
}

/** A bound that comes of something computed has more digits than anybody reads. */
function short(exact: string, rounded: string): string {
  return exact.length > LONGEST ? rounded : exact;
}

const LONGEST = 14;

/** Bounds on a product (rate x duration) are bounds on each factor, given the other one. */
function productFlips(
  engine: Engine,
  question: Question,
  current: Evaluation,
  input: Input,
  now: number,
): OtherValue[] {
  return engine.model.inputs
    .filter(({ product }) => product.includes(input.name))
    .flatMap((product) => {
      const axis = engine.axes[engine.axisOf.get(product.name) ?? -1];
      const other = current.filled.values.get(product.product.find((name) => name !== input.name) ?? "");
      if (axis === undefined || question.stated.has(product.name) || typeof other !== "number" || other <= 0) return [];
      return [...axis.cuts].flatMap((cut): OtherValue[] => {
        const bound = factorBound(input, cut, other, now * other >= cut);
        if (bound.value < input.range[0] || bound.value > input.range[1]) return [];
        const words = (): string => `${bound.verb} ${formatQuantity(bound.written, input.type, engine.model.units)}`;
        return [{ value: bound.value, steps: 1, piece: undefined, words }];
      });
    });
}

/** Where a factor brings its product across a cut; rounded to the far side, so that the number printed does what it says. */
function factorBound(input: Input, cut: number, other: number, isAbove: boolean) {
  const last = nextDown(cut) / other;
  if (isAbove) {
    const value = input.type === "count" ? Math.floor(last) : roundedDown(last);
    return { verb: "<=", value, written: value };
  }
  if (isRounded(last) && input.type !== "count") return { verb: ">", value: last * (1 + 1e-9), written: last };
  const value = input.type === "count" ? Math.ceil(cut / other) : roundedUp(cut / other);
  return { verb: ">=", value, written: value };
}

/** Rounded to the far side too. */
export function crossed(input: Input, { last, beyond }: Crossing, units: Units): OtherValue {
  const value = beyond > last ? roundedUp(beyond) : roundedDown(beyond);
  const words = (): string => `${beyond > last ? ">=" : "<="} ${formatQuantity(value, input.type, units)}`;
  return { value, steps: 1, piece: undefined, words };
}
