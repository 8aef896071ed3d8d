/** Runs an interview: screen after screen until nothing asked could still change the plan. */
import {
  type Interviewer,
  type Known,
  NOTHING_KNOWN,
  type Question,
  type Statement,
  withAnswer,
  withoutAnswer,
  withStatements,
} from "../advisor/interview.ts";
import type { Finding } from "../errors.ts";
import type { Value } from "../tables/model.ts";
import { allowedWords, describeExpected, readValue, valueKind } from "../tables/value.ts";
import type { Units } from "../units.ts";
import type { Choice, Prompts, Reply } from "./prompts/port.ts";

/** No value of any input contains a space before its first letter. */
const NOT_SURE = " not sure";

export interface Interviewed {
  /** What the user stated; inputs left to their assumptions are absent. */
  readonly stated: ReadonlyMap<string, Value>;
  /** What is assumed although the user denied it: `payload 1 MB`. */
  readonly unanswered: readonly string[];
}

export async function interview(interviewer: Interviewer, prompts: Prompts): Promise<Interviewed> {
  const past: Known[] = [];
  let known = NOTHING_KNOWN;
  for (;;) {
    const screen = interviewer.next(known);
    if (screen === undefined) break;
    const reply =
      screen.kind === "checklist"
        ? await checklist(screen.statements, known, prompts)
        : await question(screen, interviewer.units, known, prompts);
    if (reply.kind === "finish") break;
    if (reply.kind === "back") known = past.pop() ?? known;
    else {
      past.push(known);
      known = reply.value;
    }
  }
  return { stated: interviewer.conclude(known), unanswered: interviewer.unanswered(known) };
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
  const reply = await answerTo(screen, units, prompts);
  if (reply.kind !== "answer") return reply;
  const value = reply.value;
  return { kind: "answer", value: value === undefined ? withoutAnswer(known, input) : withAnswer(known, input, value) };
}

/** The value that was answered; undefined where the user is not sure. */
async function answerTo(screen: Question, units: Units, prompts: Prompts): Promise<Reply<Value | undefined>> {
  const { input, value: assumed } = screen;
  const message = { ask: input.ask, note: progress(screen) };
  const kind = valueKind(input);
  if (kind === "word") {
    const reply = await prompts.choose(message, wordChoices(screen), NOT_SURE);
    return reply.kind === "answer" && reply.value === NOT_SURE ? { kind: "answer", value: undefined } : reply;
  }
  if (kind === "set") {
    const before = Array.isArray(assumed) ? assumed.map(String) : [];
    const choices = input.values.map((value) => ({ value, word: value, label: input.labels[value] ?? "" }));
    const reply = await prompts.tick(message, choices, before);
    if (reply.kind !== "answer") return reply;
    const members = input.values.filter((value) => reply.value.includes(value));
    // Enter alone leaves the assumption, as it does everywhere.
    return { kind: "answer", value: String(members) === String(before) ? undefined : members };
  }
  const read = (text: string) => readValue(input, text, units, undefined, "spec");
  const unless = screen.assumed === "any" ? "not sure" : `${screen.assumed} is assumed`;
  const reply = await prompts.type(message, {
    hint: `${describeExpected({ ...input, neutral: false }, units)}; Enter alone: ${unless}`,
    empty: "not sure",
    check: (text) => {
      const found = text.trim() === "" ? undefined : read(text);
      return found === undefined || found.ok ? undefined : said(found.finding);
    },
  });
  if (reply.kind !== "answer") return reply;
  const found = reply.value.trim() === "" ? undefined : read(reply.value);
  return { kind: "answer", value: found?.ok ? found.value : undefined };
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

/** How much is still to come, and for what. Whoever is not sure may be asked what an assumption rests on. */
function progress({ open, left }: Question): string {
  const rest = left > 1 ? `about ${left - 1} more` : "nearly done";
  return open.length > 3 ? rest : `${rest}, for ${open.join(" and ")}`;
}
