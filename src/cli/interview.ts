/** Runs an interview: screen after screen until nothing asked could still change the plan. */
import type { Interviewer, Question, Taken } from "../advisor/interview.ts";
import { type Known, type Statement, withAnswer, withBounds, withoutAnswer, withStatements } from "../advisor/known.ts";
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { readBounds } from "../tables/bounds.ts";
import type { Value } from "../tables/model.ts";
import type { Range } from "../tables/ranges.ts";
import { allowedWords, describeExpected, exampleOf, readValue, valueKind } from "../tables/value.ts";
import type { Units } from "../units.ts";
import type { Choice, Prompts, Reply } from "./prompts/port.ts";

/** No value of any input contains a space before its first letter. */
const NOT_SURE = " not sure";

export interface Interviewed {
  /** What the user stated or confirmed; inputs left to their assumptions are absent. */
  readonly stated: ReadonlyMap<string, Value>;
  /** What is assumed although the user denied it: `payload 1 MB`. */
  readonly unanswered: readonly string[];
  /** What is stated for the ranges that were answered. */
  readonly taken: readonly Taken[];
}

/** Begins with what is known before anything is asked, which no key takes back. */
export async function interview(interviewer: Interviewer, prompts: Prompts, before: Known): Promise<Interviewed> {
  const past: Known[] = [];
  let known = before;
  for (;;) {
    const screen = interviewer.next(known);
    if (screen === undefined) break;
    const reply =
      screen.kind === "checklist"
        ? await checklist(screen.statements, known, prompts)
        : await question(screen, interviewer.units, known, prompts);
    if (reply.kind === "finish") break;
    if (reply.kind === "back") {
      if (past.length > 0) prompts.withdraw();
      known = past.pop() ?? known;
    } else {
      past.push(known);
      known = reply.value;
    }
  }
  return {
    stated: interviewer.conclude(known),
    unanswered: interviewer.unanswered(known),
    taken: interviewer.taken(known),
  };
}

/** One screen of statements that most workloads meet; what is unticked is asked. */
async function checklist(statements: readonly Statement[], known: Known, prompts: Prompts): Promise<Reply<Known>> {
  const names = statements.map(({ input }) => input.name);
  const choices = statements.map(({ input }) => ({ value: input.name, word: "", label: input.usual }));
  const ask = `Most workloads meet all of these ${statements.length}. Untick what does not fit yours`;
  const reply = await prompts.tick({ ask, note: "" }, choices, names);
  if (reply.kind !== "answer") return reply;
  const holding = statements.filter(({ input }) => reply.value.includes(input.name));
  return { kind: "answer", value: withStatements(known, statements, holding) };
}

async function question(screen: Question, units: Units, known: Known, prompts: Prompts): Promise<Reply<Known>> {
  const { input } = screen;
  const reply = await answerTo(screen, units, known.within.get(input.name), prompts);
  if (reply.kind !== "answer") return reply;
  const { value, range } = reply.value;
  if (range !== undefined) return { kind: "answer", value: withBounds(known, input, range) };
  return { kind: "answer", value: value === undefined ? withoutAnswer(known, input) : withAnswer(known, input, value) };
}

/** A value or, of a quantity, bounds; neither where the user is not sure. */
interface Answered {
  readonly value?: Value;
  readonly range?: Range;
}

/** `before` are the bounds that were answered when this was asked first. */
async function answerTo(
  screen: Question,
  units: Units,
  before: Range | undefined,
  prompts: Prompts,
): Promise<Reply<Answered>> {
  const { input, value: assumed } = screen;
  const message = { ask: input.ask, note: progress(screen) };
  const kind = valueKind(input);
  if (kind === "word") {
    const reply = await prompts.choose(message, wordChoices(screen), NOT_SURE);
    return reply.kind === "answer"
      ? { kind: "answer", value: reply.value === NOT_SURE ? {} : { value: reply.value } }
      : reply;
  }
  if (kind === "set") {
    const usual = Array.isArray(assumed) ? assumed.map(String) : [];
    const choices = input.values.map((value) => ({ value, word: value, label: input.labels[value] ?? "" }));
    const reply = await prompts.tick(message, choices, usual);
    if (reply.kind !== "answer") return reply;
    const members = input.values.filter((value) => reply.value.includes(value));
    return { kind: "answer", value: { value: members } };
  }
  const read = (text: string): Answered | Finding => {
    if (text.trim() === "") return {};
    const found = readBounds(input, text, units) ?? readValue(input, text, units, undefined, "spec");
    if (!found.ok) return found.finding;
    if (before === undefined || meets(found, before)) return found;
    return finding("spec/contradiction", undefined, input.name, text.trim(), screen.again?.bounds ?? "");
  };
  const reply = await prompts.type(message, {
    hint: expected(screen, units),
    empty: "not sure",
    check: (text) => {
      const found = read(text);
      return "code" in found ? said(found) : undefined;
    },
  });
  if (reply.kind !== "answer") return reply;
  const found = read(reply.value);
  return { kind: "answer", value: "code" in found ? {} : found };
}

/** Some value of the answer lies in the range. Words such as `any` say nothing of bounds. */
function meets({ value, range }: Answered, [from, to]: Range): boolean {
  if (range !== undefined) return Math.max(range[0], from) < Math.min(range[1], to);
  return typeof value !== "number" || (from <= value && value < to);
}

/** What can be typed, and what Enter alone stands for. Where bounds were answered, where in them it turns. */
function expected({ input, assumed, again }: Question, units: Units): string {
  const unless = assumed === "any" ? "not sure" : `${assumed} is ${again === undefined ? "assumed" : "taken"}`;
  if (again === undefined) {
    const range = valueKind(input) === "quantity" ? `, or a range such as "under ${exampleOf(input, units)}"` : "";
    return `${describeExpected({ ...input, neutral: false }, units)}${range}; Enter alone: ${unless}`;
  }
  const turns =
    again.matters.length === 0
      ? "a closer value still matters"
      : `it matters whether it is ${again.matters.join(" or ")}`;
  return `you said ${again.bounds}; ${turns}; Enter alone: ${unless}`;
}

function said({ message, hint }: Finding): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}

function wordChoices({ input, assumed }: Question): Choice[] {
  const words = allowedWords(input).filter((word) => word !== "any");
  const notSure = {
    value: NOT_SURE,
    word: "not sure",
    label: assumed === "any" ? "or it does not matter" : `${assumed} is assumed`,
  };
  return [...words.map((value) => ({ value, word: value, label: input.labels[value] ?? "" })), notSure];
}

/** How much is still to come, what is settled, and what is open. Whoever is not sure may be asked more. */
function progress({ open, settled, left }: Question): string {
  const rest = left > 1 ? `about ${left - 1} more` : "nearly done";
  const done = settled.filter(({ option }) => option !== "not-applicable");
  const words = done.map(({ decision, option }) => `${decision} ${FAILED[option] ?? option.replaceAll(", ", " + ")}`);
  return [
    rest,
    ...(words.length === 0 ? [] : [`settled: ${words.join(", ")}`]),
    ...(open.length > 3 && words.length === 0 ? [] : [`open: ${open.join(", ")}`]),
  ].join("; ");
}

const FAILED: Readonly<Record<string, string>> = { "no-option": "nothing fits", blocked: "cannot be decided" };
