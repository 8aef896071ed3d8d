/** Reads an answer that was saved as JSON or YAML, and the workload that it answered. */
import { type Finding, formatPlace, type Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { parseText, type SourceDocument } from "../../tables/load/document.ts";
import { readShape } from "../../tables/load/shape.ts";
import type { Entry } from "../../workload/entries.ts";
import { type SavedAnswer, savedShape } from "./shapes.ts";

export interface Saved {
  readonly answer: SavedAnswer;
  /** What was stated, as entries with their places in the file. */
  readonly entries: readonly Entry[];
}

export async function readSaved(file: string, text: string): Promise<Result<Saved>> {
  const document = await parseText(file, text);
  if (!("place" in document)) {
    if (!SAYS_SO.test(text)) return failed([finding("saved/shape", { file }, "this is no saved answer", SAVE_AGAIN)]);
    return failed(document.map(({ message, hint, at }) => finding("saved/shape", at, message, hint ?? SAVE_AGAIN)));
  }
  const read = readShape(document, savedShape);
  if (!read.ok) {
    const isAnother = read.problems.some(({ message }) => message.startsWith("command:"));
    if (isAnother) return failed([finding("saved/shape", { file }, "this is no saved answer", SAVE_AGAIN)]);
    return failed(
      read.problems.map(({ at, message, hint }) => finding("saved/shape", at, message, hint || SAVE_AGAIN)),
    );
  }
  return { ok: true, value: { answer: read.value, entries: entriesOf(document, read.value) }, findings: [] };
}

const SAVE_AGAIN = "give an answer as `recommend --format json` or `--format yaml` printed it";

/** Only of what says that it is an answer is it worth telling where it is broken. */
const SAYS_SO = /\bcommand"?\s*:\s*"?recommend\b/;

function entriesOf(document: SourceDocument, { workload }: SavedAnswer): Entry[] {
  return Object.entries(workload.inputs).map(([name, { value }]) => {
    const path = ["workload", "inputs", name];
    const at = document.place([...path, "value"]);
    // A list in an answer is one in a spec; the empty one says "none of these".
    return { name, raw: value, at, key: document.keyPlace(path), from: formatPlace(at) };
  });
}

function failed<T>(findings: readonly Finding[]): Result<T> {
  return { ok: false, findings };
}
