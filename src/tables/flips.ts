/** Which single change of an input changes an answer, exactly at the value where it does. */

import { formatQuantity, nextDown, type Units } from "../units.ts";
import { Around } from "./around.ts";
import { intervalOf, valueIn } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { type Crossing, crossings } from "./crossings.ts";
import type { Input, Value } from "./model.ts";
import { ancestors, assumptionReads, choosingReads } from "./reads.ts";
import { type Before, type Reevaluated, reevaluate, touchedBetween } from "./reevaluate.ts";
import { refill } from "./refill.ts";
import { lowerBound, upperBound } from "./region-words.ts";
import { answerQuestion, type Evaluation, type Question } from "./session.ts";
import { formatValue, valueKind } from "./value.ts";

export interface Change extends Reevaluated {
  readonly input: string;
  readonly value: Value;
  /** The change in words: `<= 4 MB`, `steady`, `has vpc`. */
  words(): string;
  /** How many pieces of the input's domain away the new value lies; words are all one step away. */
  readonly steps: number;
  /** A quantity below the present one. */
  readonly isLess: boolean;
  /** The half-open piece of the domain in which a quantity lies, where it is no number now. */
  readonly piece?: readonly [number, number];
}

/** The inputs that some decision rests on, directly, through assumptions or through products. */
export function relevantInputs(engine: Engine, names: readonly string[]): Input[] {
  const { model } = engine;
  const read = new Set(ancestors(model.nodes, ...names).flatMap(choosingReads));
  for (let size = -1; size !== read.size; ) {
    size = read.size;
    for (const input of model.inputs) {
      if (read.has(input.name)) for (const other of assumptionReads(input)) read.add(other);
    }
  }
  return model.inputs.filter((input) => read.has(input.name) && input.product.length === 0 && !input.beside);
}

/** Every single change of the given inputs to another atom, evaluated, nearest first. */
export function singleChanges(
  engine: Engine,
  question: Question,
  current: Evaluation,
  inputs: readonly Input[],
): Change[] {
  const { filled } = current;
  const before = { atoms: filled.atoms, outcomes: current.outcomes, around: new Around(engine, filled.atoms) };
  return inputs.flatMap((input) => {
    const now = filled.values.get(input.name);
    const plain = otherValues(engine, question, current, input, now);
    const across = crossings(engine, question, current, input).map((each) => crossed(input, each, engine.model.units));
    const others = [...across, ...plain].sort(nearerTo(now));
    return others.map(({ value, words, steps, piece }) => {
      const answer = answerTo(engine, question, current, before, input, value);
      const isLess = typeof value === "number" && typeof now === "number" && value < now;
      const { atoms, outcomes, touched } = answer;
      const told = { input: input.name, value, words: once(words), steps, isLess, atoms, outcomes, touched };
      return piece === undefined ? told : { ...told, piece };
    });
  });
}

function nearerTo(now: Value | undefined) {
  const distance = ({ value }: OtherValue): number =>
    typeof value === "number" && typeof now === "number" ? Math.abs(value - now) : Number.POSITIVE_INFINITY;
  return (a: OtherValue, b: OtherValue): number => {
    const [one, other] = [distance(a), distance(b)];
    return one === other ? 0 : one - other;
  };
}

/** Decisions that one change touches all ask for its words. */
function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The answer for another value of one input. Where decisions are fixed, what they imply is asked anew. */
function answerTo(
  engine: Engine,
  question: Question,
  current: Evaluation,
  before: Before,
  input: Input,
  value: Value,
): Reevaluated {
  if (question.asked.length === 0 && question.given.size === 0) {
    const { atoms, moved } = refill(engine, current.filled, question.stated, input, value, question.compute);
    return reevaluate(engine, atoms, moved, current.given, before);
  }
  const stated = new Map(question.stated).set(input.name, value);
  const { filled, outcomes } = answerQuestion(engine, { ...question, stated });
  const now = { atoms: filled.atoms, outcomes };
  return { ...now, touched: touchedBetween(engine, now, before) };
}

interface OtherValue {
  readonly value: Value;
  readonly steps: number;
  readonly piece?: readonly [number, number];
  words(): string;
}

/** One value for each atom in which the input does not lie now, nearest to what it is. */
function otherValues(
  engine: Engine,
  question: Question,
  current: Evaluation,
  input: Input,
  now: Value | undefined,
): OtherValue[] {
  const axis = engine.axes[engine.axisOf.get(input.name) ?? -1];
  if (axis === undefined || input.beside) return [];
  const here = current.filled.atoms[engine.axisOf.get(input.name) ?? -1];
  const { units } = engine.model;
  if (valueKind(input) === "set") {
    // One member more or less: any larger change is several changes.
    return axis.members.map((member) => {
      const set = Array.isArray(now) ? (now as readonly string[]) : [];
      const value = input.values.filter((each) => (each === member ? !set.includes(member) : set.includes(each)));
      return { value, steps: 1, words: () => `${set.includes(member) ? "lacks" : "has"} ${member}` };
    });
  }
  const atoms = Array.from({ length: axis.size }, (_, atom) => atom).filter((atom) => atom !== here);
  // Nearest first; from `any` upwards.
  if (typeof now === "number") atoms.sort((a, b) => Math.abs(a - (here ?? 0)) - Math.abs(b - (here ?? 0)));
  const plain = atoms.map((atom): OtherValue => {
    const value = valueIn(axis, atom, now);
    const words = (): string =>
      typeof value === "number"
        ? describeInterval(input, intervalOf(axis, atom), now, units)
        : formatValue(input, value, units);
    const steps = typeof value === "number" && typeof now === "number" ? Math.abs(atom - (here ?? 0)) : 1;
    if (typeof value !== "number" || typeof now === "number") return { value, steps, words };
    return { value, steps, words, piece: intervalOf(axis, atom) };
  });
  return [...plain, ...productFlips(engine, question, current, input, now)];
}

/** An interval as a person says it, leaving out the end that is far away from where the input stands. */
export function describeInterval(
  input: Input,
  [from, to]: readonly [number, number],
  now: Value | undefined,
  units: Units,
): string {
  const lower = from <= input.range[0] ? "" : lowerBound(input, from, units);
  const upper = to > input.range[1] ? "" : upperBound(input, to, units);
  if (typeof now === "number" && now >= to) return upper;
  if (typeof now === "number" && now < from) return lower;
  return [lower, upper].filter((part) => part !== "").join(" ");
}

/** Bounds on a product (rate x duration) are bounds on each factor, given the other one. */
function productFlips(
  engine: Engine,
  question: Question,
  current: Evaluation,
  input: Input,
  now: Value | undefined,
): OtherValue[] {
  if (typeof now !== "number") return [];
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
        return [{ value: bound.value, steps: 1, words }];
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
  const isRound = Number(last.toPrecision(DIGITS)) === last;
  if (isRound && input.type !== "count") return { verb: ">", value: last * (1 + 1e-9), written: last };
  const value = input.type === "count" ? Math.ceil(cut / other) : roundedUp(cut / other);
  return { verb: ">=", value, written: value };
}

/** Rounded to the far side too. */
export function crossed(input: Input, { last, beyond }: Crossing, units: Units): OtherValue {
  const value = beyond > last ? roundedUp(beyond) : roundedDown(beyond);
  const words = (): string => `${beyond > last ? ">=" : "<="} ${formatQuantity(value, input.type, units)}`;
  return { value, steps: 1, words };
}

/** At most six digits, and not above. */
export function roundedDown(value: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded > value ? Number((rounded * (1 - 10 ** -(DIGITS - 1))).toPrecision(DIGITS)) : rounded;
}

/** At most six digits, and not below. */
export function roundedUp(value: number): number {
  const rounded = Number(value.toPrecision(DIGITS));
  return rounded < value ? Number((rounded * (1 + 10 ** -(DIGITS - 1))).toPrecision(DIGITS)) : rounded;
}

const DIGITS = 6;
