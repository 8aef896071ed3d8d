/** `ask`: an interview that ends with the plan, the command that says the same, and an offer to save the workload. */
import type { Answer } from "../../advisor/answer.ts";
import { createInterviewer } from "../../advisor/interview.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { unwrap } from "../../errors.ts";
import { wrap } from "../../render/layout.ts";
import type { Model, Value } from "../../tables/model.ts";
import { understand } from "../../workload/workload.ts";
import type { AskRequest } from "../can-ask.ts";
import { commandLine, quoted, statedSpec, statedTexts } from "../command-line.ts";
import { decideFlag } from "../decide.ts";
import { interview } from "../interview.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { Cancelled, type Prompts } from "../prompts/port.ts";
import { BUILT_IN, type Tables } from "../tables.ts";
import { exitCode } from "./recommend.ts";

const INTRODUCTION = [
  "Only what can still change the plan is asked. Not sure? Press Enter.",
  "Ctrl-B: back. Ctrl-F: assume the rest. Ctrl-C: quit.",
];

export async function ask(io: Io, request: AskRequest, prompts: Prompts, tables = BUILT_IN): Promise<number> {
  const decide = unwrap(decideFlag(tables.model, request.decide));
  try {
    io.stdout.write(`${INTRODUCTION.flatMap((line) => wrap(line, io.stdout.width)).join("\n")}\n\n`);
    const { stated, unanswered } = await interview(createInterviewer(tables.model, decide), prompts);
    const answer = await tell(io, tables, request, stated, decide);
    if (unanswered.length > 0) {
      const doubt = `You said otherwise but gave no value, so this is still assumed: ${unanswered.join("; ")}. State it and ask again.`;
      io.stdout.write(`${wrap(doubt, io.stdout.width).join("\n")}\n\n`);
    }
    await offerToSave(io, tables.model, stated, prompts);
    return exitCode(answer);
  } catch (error) {
    if (error instanceof Cancelled) return EXIT.cancelled;
    throw error;
  }
}

async function tell(
  io: Io,
  { model, rules }: Tables,
  { color }: AskRequest,
  stated: ReadonlyMap<string, Value>,
  decide: readonly string[],
): Promise<Answer> {
  const entries = [...statedTexts(model, stated)].map(([name, raw]) => ({
    name,
    raw,
    at: { file: "interview" },
    from: "interview",
  }));
  const workload = unwrap(understand(model, entries));
  const answer = createAdvisor(model).recommend(workload, { decide });
  const { renderText } = await import("../../render/text/index.ts");
  const text = renderText(answer, { ...lookOf(io, io.stdout, color), width: io.stdout.width, all: false });
  io.stdout.write(`\n${text}\nThe same without questions:\n  ${commandLine(model, stated, decide, rules)}\n\n`);
  return answer;
}

const USUAL_FILE = "workload.yaml";

async function offerToSave(io: Io, model: Model, stated: ReadonlyMap<string, Value>, prompts: Prompts): Promise<void> {
  if (stated.size === 0 || !(await confirmed(prompts, "Save the workload to a file?"))) return;
  const { stringify } = await import("yaml");
  const text = stringify(statedSpec(model, stated));
  const line = { hint: `Enter alone: ${USUAL_FILE}`, empty: USUAL_FILE, check: () => undefined };
  for (;;) {
    const reply = await prompts.type({ ask: "File", note: "" }, line);
    if (reply.kind !== "answer") break;
    const path = reply.value.trim() || USUAL_FILE;
    if ((await io.exists(path)) && !(await confirmed(prompts, `${path} exists. Replace it?`))) break;
    const problem = await save(io, path, text);
    if (problem === "") {
      io.stderr.write(`Saved. Use it with: inference-advisor recommend ${quoted(path)}\n`);
      return;
    }
    io.stderr.write(`${path} cannot be written: ${problem}\n`);
  }
  io.stderr.write("Not saved.\n");
}

async function confirmed(prompts: Prompts, ask: string): Promise<boolean> {
  const reply = await prompts.confirm({ ask, note: "" }, false);
  return reply.kind === "answer" && reply.value;
}

/** What went wrong, or nothing. */
async function save(io: Io, path: string, text: string): Promise<string> {
  try {
    await io.save(path, text);
    return "";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return SAID[code] ?? code;
  }
}

const SAID: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "this is a folder",
  EACCES: "permission denied",
};
