/** What a scan goes through: pieces of a quantity, words, members of a set, options of a decision. */
import { valueIn } from "../../tables/axis.ts";
import { type Engine, isDecision } from "../../tables/compile.ts";
import type { Input, Value } from "../../tables/model.ts";
import { piecesOf } from "../../tables/pieces.ts";
import { domain, lastBefore, type Range } from "../../tables/ranges.ts";
import { answerQuestion, type Question } from "../../tables/session.ts";
import { allowedWords, specialWords, valueKind } from "../../tables/value.ts";

/** What to scan: an input or a decision, a part of it where one is named. */
export interface Scanned {
  readonly name: string;
  /** Quantities: half open, as everywhere inside. */
  readonly range?: Range;
  /** Words, members of a set, or options. */
  readonly values?: readonly string[];
}

/** One stretch in which nothing changes its mind, and the question that asks about its first value. */
export interface Step {
  readonly question: Question;
  /** Quantities only. */
  readonly range?: Range;
  /** What else is called by a word: `steady`, `any`, `has vpc`. */
  readonly word?: string;
  readonly here: boolean;
}

/**
 * All steps in order. A quantity is cut wherever it has to be for one of the `others`: the same question with other
 * values of another input.
 */
export function stepsOf(engine: Engine, question: Question, scanned: Scanned, others = [question]): Step[] {
  const input = engine.model.inputs.find(({ name }) => name === scanned.name);
  if (input === undefined) return optionSteps(engine, question, scanned);
  const now = answerQuestion(engine, question).filled.values.get(input.name);
  const at = (value: Value): Question => stating(question, input, value);
  const words = (all: readonly string[]): Step[] =>
    all.map((word) => ({ question: at(word), word, here: now === word }));
  switch (valueKind(input)) {
    case "quantity": {
      const whole = scanned.range ?? domain(input);
      const starts = others.flatMap((each) => piecesOf(engine, each, input, whole).map(([from]) => from));
      const steps = between(starts, whole[1]).map((range) => ({
        question: at(range[0]),
        range,
        here: isIn(range, now),
      }));
      return [...steps, ...words(scanned.range === undefined ? specialWords(input) : [])];
    }
    case "word":
      return words(scanned.values ?? allowedWords(input));
    case "set":
      return memberSteps(question, input, now, scanned.values);
    case "text":
      return words(scanned.values ?? textsOf(engine, input));
  }
}

/** As it is, and with one member more or less: any larger change is several. */
function memberSteps(question: Question, input: Input, now: Value | undefined, members = input.values): Step[] {
  const set = Array.isArray(now) ? (now as readonly string[]) : [];
  const toggled = members.map((member): Step => {
    const value = input.values.filter((each) => (each === member ? !set.includes(member) : set.includes(each)));
    const word = `${set.includes(member) ? "lacks" : "has"} ${member}`;
    return { question: stating(question, input, value), word, here: false };
  });
  return [{ question, word: "as it is", here: true }, ...toggled];
}

/** The texts that rules name, and one that stands for all others. */
function textsOf(engine: Engine, input: Input): string[] {
  const axis = engine.axes[engine.axisOf.get(input.name) ?? -1];
  return Array.from({ length: axis?.size ?? 0 }, (_, atom) => (axis === undefined ? "" : String(valueIn(axis, atom))));
}

function optionSteps(engine: Engine, question: Question, { name, values }: Scanned): Step[] {
  const number = engine.nodeOf.get(name) ?? -1;
  const compiled = engine.nodes[number];
  if (compiled === undefined || !isDecision(compiled)) throw new Error(`${name} is neither an input nor a decision`);
  const { outcomes } = answerQuestion(engine, question);
  return (values ?? compiled.options).map((word) => {
    const option = compiled.options.indexOf(word);
    const given = new Map(question.given).set(number, option);
    return { question: { ...question, given }, word, here: outcomes[number] === option };
  });
}

/** A step with its first and its last value. */
export function endsOf(engine: Engine, { name }: Scanned, { question, range }: Step): Question[] {
  const input = engine.model.inputs.find((each) => each.name === name);
  if (input === undefined || range === undefined) return [question];
  return [question, stating(question, input, lastBefore(input, range[1]))];
}

/** The same steps, cut at further places. */
export function cutAt(
  engine: Engine,
  question: Question,
  input: Input,
  steps: readonly Step[],
  places: readonly number[],
): Step[] {
  const now = answerQuestion(engine, question).filled.values.get(input.name);
  return steps.flatMap((step) => {
    const { range } = step;
    if (range === undefined) return [step];
    const inside = places.filter((place) => range[0] < place && place < range[1]);
    if (inside.length === 0) return [step];
    return between([range[0], ...inside], range[1]).map((part) => ({
      question: stating(question, input, part[0]),
      range: part,
      here: isIn(part, now),
    }));
  });
}

function between(starts: readonly number[], end: number): Range[] {
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  return sorted.map((start, place) => [start, sorted[place + 1] ?? end]);
}

export function stating(question: Question, { name }: Pick<Input, "name">, value: Value): Question {
  return { ...question, stated: new Map(question.stated).set(name, value) };
}

function isIn([from, to]: Range, value: Value | undefined): boolean {
  return typeof value === "number" && from <= value && value < to;
}
