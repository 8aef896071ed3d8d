/** After an interview: the workload into a file, into the one it began with unless another is named. */
import { UserError } from "../errors.ts";
import type { Model } from "../tables/model.ts";
import { MOST_SPEC_BYTES } from "../workload/limits.ts";
import type { Workload } from "../workload/workload.ts";
import { quoted, statedSpec } from "./command-line.ts";
import type { Io } from "./io.ts";
import type { Prompts } from "./prompts/port.ts";
import { saveFile } from "./save.ts";

const USUAL_FILE = "workload.yaml";

export async function offerToSave(
  io: Io,
  model: Model,
  workload: Workload,
  spec: string | undefined,
  prompts: Prompts,
): Promise<void> {
  if (!(await confirmed(prompts, "Save the workload to a file?"))) return;
  let usual = spec ?? USUAL_FILE;
  for (;;) {
    const empty = usual || "not saved";
    const line = { hint: `Enter alone: ${empty}`, empty, check: () => undefined };
    const reply = await prompts.type({ ask: "File", note: "" }, line);
    const path = reply.kind === "answer" ? reply.value.trim() || usual : "";
    if (path === "") break;
    if ((await io.exists(path)) && !(await confirmed(prompts, `${path} exists. Replace it?`))) {
      // Whoever wants to keep a file has another name for this one, or none.
      usual = "";
      continue;
    }
    const problem = await save(io, path, await specText(io, model, workload, spec, path));
    if (problem === "") {
      io.stderr.write(`Saved. Use it with: inference-advisor recommend ${quoted(path)}\n`);
      return;
    }
    io.stderr.write(`${path}: ${problem}\n`);
  }
  io.stderr.write("Not saved.\n");
}

/** The workload as a spec. What was in the file it began with stays where it was, comments included. */
async function specText(
  io: Io,
  model: Model,
  { name, note, inputs, given }: Workload,
  spec: string | undefined,
  path: string,
): Promise<string> {
  const content: Readonly<Record<string, unknown>> = {
    ...(name === "" ? {} : { name }),
    ...(note === "" ? {} : { note }),
    ...statedSpec(model, new Map([...inputs].map(([input, { value }]) => [input, value]))),
    ...Object.fromEntries([...given].map(([decision, { value }]) => [decision, value])),
  };
  if (path.endsWith(".json")) return `${JSON.stringify(content, null, 2)}\n`;
  const { parseDocument, stringify } = await import("yaml");
  const before = spec === undefined ? undefined : await readBack(io, spec);
  if (before === undefined) return stringify(content);
  const document = parseDocument(before);
  const known: unknown = document.toJS();
  const had: Readonly<Record<string, unknown>> = typeof known === "object" && known !== null ? { ...known } : {};
  for (const [key, value] of Object.entries(content)) {
    // A flag may have changed what the file said; everything else is left as it was written.
    const from = inputs.get(key)?.from ?? given.get(key)?.from ?? "";
    if (!(key in had) || !from.startsWith(`${spec}:`)) document.set(key, value);
  }
  return String(document);
}

/** The text of the spec as it stands, unless it has become unreadable meanwhile. */
async function readBack(io: Io, spec: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await io.read(spec, MOST_SPEC_BYTES));
  } catch {
    return undefined;
  }
}

async function confirmed(prompts: Prompts, ask: string): Promise<boolean> {
  const reply = await prompts.confirm({ ask, note: "" }, false);
  return reply.kind === "answer" && reply.value;
}

/** What went wrong, or nothing. */
async function save(io: Io, path: string, text: string): Promise<string> {
  try {
    await saveFile(io, path, text);
    return "";
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
