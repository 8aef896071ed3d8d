/** `ask`: an interview that ends with the plan, the command that says the same, and an offer to save the workload. */
import { createInterviewer } from "../../advisor/interview.ts";
import { NOTHING_KNOWN } from "../../advisor/known.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { UserError, unwrap } from "../../errors.ts";
import { wrap } from "../../render/layout.ts";
import type { Model, Value } from "../../tables/model.ts";
import { flagEntries } from "../../workload/entries.ts";
import { understand, type Workload } from "../../workload/workload.ts";
import type { AskRequest } from "../can-ask.ts";
import { commandLine } from "../command-line.ts";
import { decideFlag } from "../decide.ts";
import { type Interviewed, interview } from "../interview.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { offerToSave } from "../offer-to-save.ts";
import { pricesOf } from "../own-prices.ts";
import { Cancelled, type Prompts } from "../prompts/port.ts";
import { shelfFor } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";
import { builtInTables, type Tables } from "../tables.ts";
import { exitCode } from "./recommend.ts";

const INTRODUCTION = [
  "Only what can still change the plan is asked. Not sure? Press Enter.",
  "Ctrl-B: back. Ctrl-F: assume the rest. Ctrl-C: quit.",
];

export async function ask(io: Io, request: AskRequest, prompts: Prompts, tables?: Tables): Promise<number> {
  const { model, rules, prices: configured } = tables ?? (await builtInTables());
  const { decide, workload: before } = await understood(io, model, request);
  const say = (text: string): void => io.stdout.write(`${wrap(text, io.stdout.width).join("\n")}\n`);
  try {
    INTRODUCTION.forEach(say);
    io.stdout.write("\n");
    const stated = new Map([...before.inputs].map(([name, { value }]) => [name, value]));
    const given = new Map([...before.given].map(([name, { value }]) => [name, value]));
    const interviewer = createInterviewer(model, decide, given);
    const heard = await interview(interviewer, prompts, { ...NOTHING_KNOWN, stated });
    const workload = withStated(before, heard.stated);
    const own = await pricesOf(io, request.prices ?? configured);
    const shelf = unwrap(await shelfFor(model, workload, { own }));
    const answer = createAdvisor(model, { shelf }).recommend(workload, { decide });
    const { renderText } = await import("../../render/text/index.ts");
    const look = { ...lookOf(io, io.stdout, request.color), width: io.stdout.width };
    io.stdout.write(`\n${renderText(answer, { ...look, all: false })}`);
    io.stdout.write(`\nThe same without questions:\n  ${sameCommand(model, request, workload, decide, rules)}\n\n`);
    for (const doubt of doubts(heard)) {
      say(doubt);
      io.stdout.write("\n");
    }
    if (heard.stated.size > stated.size) await offerToSave(io, model, workload, request.spec, prompts);
    return exitCode(answer);
  } catch (error) {
    if (error instanceof Cancelled) return EXIT.cancelled;
    throw error;
  }
}

/** What is known before anything is asked. All mistakes are found in one go. */
async function understood(io: Io, model: Model, request: AskRequest) {
  const decide = decideFlag(model, request.decide);
  const spec = await specEntries(io, model, request.spec);
  const workload = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  if (decide.ok && spec.ok && workload.ok) return { decide: decide.value, workload: workload.value };
  throw new UserError([...decide.findings, ...spec.findings, ...workload.findings]);
}

function withStated(before: Workload, stated: ReadonlyMap<string, Value>): Workload {
  const inputs = [...stated].map(
    ([name, value]) => [name, { value, from: before.inputs.get(name)?.from ?? "interview" }] as const,
  );
  return { ...before, inputs: new Map(inputs) };
}

/** What stands in the spec need not be said again. */
function sameCommand(
  model: Model,
  { spec, prices }: AskRequest,
  { inputs, given }: Workload,
  decide: readonly string[],
  rules: readonly string[],
): string {
  const isNew = ({ from }: { readonly from: string }): boolean => spec === undefined || !from.startsWith(`${spec}:`);
  const stated = new Map([...inputs].filter(([, each]) => isNew(each)).map(([name, { value }]) => [name, value]));
  const decided = new Map([...given].filter(([, each]) => isNew(each)).map(([name, { value }]) => [name, value]));
  return commandLine(model, { spec, stated, given: decided }, decide, rules, prices);
}

/** What the plan takes for granted although the user said something else or something less. */
function doubts({ unanswered, taken }: Interviewed): string[] {
  const values = taken.map(({ input, bounds, value }) => `${input} ${value} (you said ${bounds})`);
  return [
    ...(unanswered.length === 0
      ? []
      : [
          `You said otherwise but gave no value, so this is still assumed: ${unanswered.join("; ")}. State it and ask again.`,
        ]),
    ...(values.length === 0 ? [] : [`Of your ranges one value each is stated: ${values.join("; ")}.`]),
  ];
}
