/** `ask`: an interview that ends with the plan, the command that says the same, and an offer to save the workload. */
import { createAdvisor } from "../../advisor/recommend.ts";
import { builtin } from "../../builtin.ts";
import { unwrap } from "../../errors.ts";
import type { Value } from "../../tables/model.ts";
import { understand } from "../../workload/workload.ts";
import type { AskRequest } from "../can-ask.ts";
import { commandLine, statedTexts } from "../command-line.ts";
import { wantedDecisions } from "../decide.ts";
import { interview } from "../interview.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { Cancelled, type Prompts } from "../prompts/port.ts";

export async function ask(io: Io, request: AskRequest, prompts: Prompts): Promise<number> {
  const decide = unwrap(wantedDecisions(request.decide));
  try {
    io.stdout.write("Enter: go on. Ctrl-B: back. Ctrl-F: accept all assumptions. Ctrl-C: quit.\n\n");
    const stated = await interview(builtin, decide, prompts);
    await tell(io, request, stated, decide);
    await offerToSave(io, stated, prompts);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof Cancelled) return EXIT.cancelled;
    throw error;
  }
}

async function tell(
  io: Io,
  { color }: AskRequest,
  stated: ReadonlyMap<string, Value>,
  decide: readonly string[],
): Promise<void> {
  const entries = [...statedTexts(builtin, stated)].map(([name, raw]) => ({
    name,
    raw,
    at: { file: "interview" },
    from: "interview",
  }));
  const workload = unwrap(understand(builtin, entries));
  const answer = createAdvisor(builtin).recommend(workload, { decide });
  const { renderText } = await import("../../render/text/index.ts");
  const text = renderText(answer, { ...lookOf(io, io.stdout, color), width: io.stdout.width, all: false });
  io.stdout.write(`\n${text}\nThe same without questions:\n  ${commandLine(builtin, stated, decide)}\n\n`);
}

async function offerToSave(io: Io, stated: ReadonlyMap<string, Value>, prompts: Prompts): Promise<void> {
  if (stated.size === 0) return;
  const wish = await prompts.confirm("Save the workload to a file?", false);
  if (wish.kind !== "answer" || !wish.value) return;
  const path = await prompts.type("File", "workload.yaml", (text) => (text.trim() === "" ? "give a name" : undefined));
  if (path.kind !== "answer") return;
  if (await io.exists(path.value)) {
    const over = await prompts.confirm(`${path.value} exists. Replace it?`, false);
    if (over.kind !== "answer" || !over.value) {
      io.stderr.write("Not saved.\n");
      return;
    }
  }
  const { stringify } = await import("yaml");
  const spec = Object.fromEntries(
    [...stated].map(([name, value]) => [name, Array.isArray(value) ? value : statedTexts(builtin, stated).get(name)]),
  );
  await io.save(path.value, stringify(spec));
  io.stderr.write(`Saved. Use it with: inference-advisor recommend ${path.value}\n`);
}
