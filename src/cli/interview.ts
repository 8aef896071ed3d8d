/** Runs an interview: screen after screen until nothing asked could still change the plan. */
import {
  createInterviewer,
  type Known,
  NOTHING_KNOWN,
  type Screen,
  type Statement,
  withAnswer,
  withoutAnswer,
  withStatements,
} from "../advisor/interview.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import { allowedWords, describeExpected, readValue, valueKind } from "../tables/value.ts";
import type { Choice, Prompts, Reply } from "./prompts/port.ts";

/** No value of any input contains a space before its first letter. */
const NOT_SURE = " not sure";

/** What the user stated; inputs left to their assumptions are absent. */
export async function interview(
  model: Model,
  asked: readonly string[],
  prompts: Prompts,
): Promise<ReadonlyMap<string, Value>> {
  const interviewer = createInterviewer(model, asked);
  const past: Known[] = [];
  let known = NOTHING_KNOWN;
  for (;;) {
    const screen = interviewer.next(known);
    if (screen === undefined) return known.stated;
    const reply = await show(model, screen, known, prompts);
    if (reply.kind === "finish") return known.stated;
    if (reply.kind === "back") known = past.pop() ?? known;
    else {
      past.push(known);
      known = reply.value;
    }
  }
}

async function show(model: Model, screen: Screen, known: Known, prompts: Prompts): Promise<Reply<Known>> {
  return screen.kind === "checklist"
    ? checklist(screen.statements, known, prompts)
    : question(model, screen, known, prompts);
}

/** One screen of statements that most workloads meet; what is unticked is asked. */
async function checklist(statements: readonly Statement[], known: Known, prompts: Prompts): Promise<Reply<Known>> {
  const names = statements.map(({ input }) => input.name);
  const choices = statements.map(({ input }) => ({ value: input.name, name: input.usual }));
  const reply = await prompts.tick("Most workloads meet all of these. Untick what does not fit yours", choices, names);
  if (reply.kind !== "answer") return reply;
  const holding = statements.filter(({ input }) => reply.value.includes(input.name));
  return { kind: "answer", value: withStatements(known, holding) };
}

async function question(
  model: Model,
  { input, assumed, open }: Extract<Screen, { kind: "question" }>,
  known: Known,
  prompts: Prompts,
): Promise<Reply<Known>> {
  const message = `${input.ask} (${stillOpen(open)})`;
  const answered = (value: Value): Reply<Known> => ({ kind: "answer", value: withAnswer(known, input, value) });
  const unsure: Reply<Known> = { kind: "answer", value: withoutAnswer(known, input) };
  const kind = valueKind(input);
  if (kind === "word") {
    const reply = await prompts.choose(message, wordChoices(input, assumed), NOT_SURE);
    if (reply.kind !== "answer") return reply;
    return reply.value === NOT_SURE ? unsure : answered(reply.value);
  }
  if (kind === "set") {
    const choices = input.values.map((value) => ({ value, name: labelled(input, value) }));
    const reply = await prompts.tick(message, choices, []);
    return reply.kind === "answer" ? answered(reply.value) : reply;
  }
  const hint = `${describeExpected(input, model.units)}; Enter alone: not sure, ${assumed} is assumed`;
  const read = (text: string) => readValue(input, text, model.units, undefined, "spec");
  const reply = await prompts.type(`${message}\n  ${hint}\n `, "", (text) => {
    if (text.trim() === "") return undefined;
    const found = read(text);
    return found.ok ? undefined : [found.finding.message, found.finding.hint].filter(Boolean).join("; ");
  });
  if (reply.kind !== "answer") return reply;
  const value = reply.value.trim() === "" ? undefined : read(reply.value);
  return value?.ok ? answered(value.value) : unsure;
}

function wordChoices(input: Input, assumed: string): Choice[] {
  const words = allowedWords(input).filter((word) => word !== "any");
  const leave = assumed === "any" ? "not sure, or it does not matter" : `not sure (${assumed} is assumed)`;
  return [...words.map((value) => ({ value, name: labelled(input, value) })), { value: NOT_SURE, name: leave }];
}

function stillOpen(open: readonly string[]): string {
  return open.length > 3 ? `${open.length} decisions open` : `open: ${open.join(", ")}`;
}

function labelled(input: Input, value: string): string {
  const label = input.labels[value] ?? "";
  return label === "" ? value : `${value}: ${label}`;
}
