/**
 * Everything that a workload can become when some of its inputs are changed at will and the others stay as they are:
 * what is stated keeps its value, what is not follows its assumption, products follow their factors.
 */
import { type Axis, encode, intervalOf } from "../axis.ts";
import type { CompiledInput, Engine } from "../compile.ts";
import type { Input } from "../model.ts";
import { assumptions } from "../possible.ts";
import { assumptionReads } from "../reads.ts";
import { type Box, spread } from "../region.ts";
import { allAtoms, atomsIn, intersect, NO_ATOMS, type Runs, run, union } from "../runs.ts";
import { type Evaluation, impliedBy, type Question } from "../session.ts";

/** The inputs that are free to change. */
export type Free = ReadonlySet<string>;

/** Sides to which axes are narrowed. */
export type Within = ReadonlyMap<number, Runs>;

/** The box of all that the workload can become, with what the nodes of `numbers` can then answer. */
export type Surroundings = (free: Free, within?: Within) => Box;

export function surroundings(
  engine: Engine,
  question: Question,
  { filled }: Evaluation,
  numbers: readonly number[],
): Surroundings {
  const base = engine.axes.map((axis, number) => {
    const atom = filled.atoms[number] ?? 0;
    return engine.nodeOf.has(axis.input.name) ? allAtoms(axis.size) : run(atom, atom + 1);
  });
  const implied = impliedBy(engine, question.given);
  const stays = (name: string): boolean => question.stated.has(name) || implied.has(name);
  return (free, within = new Map()) => {
    let box: Box = [...base];
    const narrow = (axis: number, side: Runs): void => {
      const sides = [...box];
      sides[axis] = intersect(side, within.get(axis) ?? side);
      box = sides;
    };
    const touched = new Set<string>(free);
    for (const compiled of engine.inputs) {
      const { input, axis } = compiled;
      if (free.has(input.name)) narrow(axis, allAtoms(engine.axes[axis]?.size ?? 0));
      else if (!stays(input.name) && assumptionReads(input).some((name) => touched.has(name))) {
        touched.add(input.name);
        narrow(axis, followingSide(engine, question, compiled, box));
      }
    }
    for (const number of numbers) box = withAnswers(engine, question, box, number);
    return box;
  };
}

/** What a decision can answer; one that the user fixed, only that. What may have to be presupposed is left open. */
function withAnswers(engine: Engine, { given, asked }: Question, box: Box, number: number): Box {
  const compiled = engine.nodes[number];
  const axis = engine.axes[compiled?.axis ?? -1];
  if (compiled === undefined || axis === undefined) return box;
  const option = given.get(number);
  if (option === undefined) return asked.length > 0 || given.size > 0 ? box : spread(engine, box, [number]);
  const fixed = [...box];
  const word = compiled.node.kind === "decision" ? compiled.node.options[option]?.id : undefined;
  const atom = encode(axis, word ?? "none");
  fixed[compiled.axis] = run(atom, atom + 1);
  return fixed;
}

/** What an unstated input can be whose factors, grounds or assumptions move. What code computes can be anything. */
function followingSide(engine: Engine, { compute }: Question, compiled: CompiledInput, box: Box): Runs {
  const { input, axis } = compiled;
  if (input.product.length > 0) return productSide(engine, input, box);
  if (compute !== undefined && input.from.length > 0) return allAtoms(engine.axes[axis]?.size ?? 0);
  return assumedSide(engine, compiled, box);
}

function assumedSide(engine: Engine, compiled: CompiledInput, box: Box): Runs {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return NO_ATOMS;
  return assumptions(compiled, box)
    .map((value) => encode(axis, value))
    .reduce((side, atom) => union(side, run(atom, atom + 1)), NO_ATOMS);
}

/** All atoms between the smallest and the largest product, and the words if a factor may be one. */
function productSide(engine: Engine, input: Input, box: Box): Runs {
  const axis = engine.axes[engine.axisOf.get(input.name) ?? -1];
  if (axis === undefined) return NO_ATOMS;
  let [low, high] = [1, 1];
  let words = false;
  let numbers = true;
  for (const name of input.product) {
    const factor = engine.axes[engine.axisOf.get(name) ?? -1];
    const side = box[engine.axisOf.get(name) ?? -1] ?? NO_ATOMS;
    if (factor === undefined) continue;
    const ends = numbersIn(factor, side);
    words ||= [...atomsIn(side)].some((atom) => atom >= factor.firstWord);
    if (ends === undefined) numbers = false;
    else [low, high] = [low * ends[0], high * ends[1]];
  }
  const clamp = (value: number): number => Math.min(Math.max(value, input.range[0]), input.range[1]);
  const quantities = numbers ? run(encode(axis, clamp(low)), encode(axis, clamp(high)) + 1) : NO_ATOMS;
  return words ? union(quantities, run(axis.firstWord, axis.size)) : quantities;
}

/** The smallest and the largest number of a side, the latter perhaps not reached; undefined where it has none. */
function numbersIn(axis: Axis, side: Runs): readonly [number, number] | undefined {
  const atoms = [...atomsIn(side)].filter((atom) => atom < axis.firstWord);
  const [first, last] = [atoms[0], atoms.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return [intervalOf(axis, first)[0], intervalOf(axis, last)[1]];
}
