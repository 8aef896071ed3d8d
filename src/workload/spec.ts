/** Reads a workload spec: a flat YAML or JSON map. Everything a stranger can hand in ends in entries or findings. */
import { type Finding, formatPlace, type Place, type Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { type Path, parseText, type SourceDocument } from "../tables/load/document.ts";
import { syntaxHint } from "../tables/load/syntax-hints.ts";
import { decodeText } from "../tables/load/text.ts";
import type { Entry } from "./entries.ts";
import { MOST_SPEC_BYTES } from "./limits.ts";

/** More than all inputs and decisions together, overlays included. */
const MOST_KEYS = 1000;

/** Reads the bytes of a spec; `file` is its name in messages (`stdin` for standard input). */
export async function readSpec(file: string, bytes: Uint8Array): Promise<Result<Entry[]>> {
  if (bytes.length > MOST_SPEC_BYTES) return failed(finding("spec/too-large", { file }, `${MOST_SPEC_BYTES / 1e6} MB`));
  const text = decodeText(bytes);
  if (text === undefined) return failed(finding("spec/binary", { file }));
  if (text.trim() === "") return failed(finding("spec/empty", { file }));
  const parsed = await parseText(file, text);
  if (!("place" in parsed)) {
    return failed(
      ...parsed.map(({ message, hint, duplicateKey, at }) =>
        duplicateKey === undefined
          ? finding("spec/syntax", at, `cannot be read as YAML or JSON: ${message}`, hint ?? hintFor(message))
          : finding("spec/duplicate-key", at, duplicateKey),
      ),
    );
  }
  return entries(parsed);
}

function entries(document: SourceDocument): Result<Entry[]> {
  const { value, file } = document;
  if (value === null || value === undefined) return failed(finding("spec/empty", { file }));
  if (typeof value !== "object" || Array.isArray(value)) {
    const got = Array.isArray(value) ? "a list" : "a single value";
    return failed(finding("spec/not-a-map", document.place([]), got));
  }
  if (Object.keys(value).length > MOST_KEYS) return failed(finding("spec/too-large", { file }, `${MOST_KEYS} inputs`));
  return { ok: true, value: entriesAt(document, [], value), findings: [] };
}

/** The entries of a map of inputs, wherever in a document it stands. */
export function entriesAt(document: SourceDocument, path: Path, map: object): Entry[] {
  return Object.entries(map).map(([name, raw]): Entry => {
    const at = document.place([...path, name]);
    const member = (index: number): Place => document.place([...path, name, index]);
    return { name, raw, at, key: document.keyPlace([...path, name]), member, from: formatPlace(at) };
  });
}

function failed<T>(...findings: Finding[]): Result<T> {
  return { ok: false, findings };
}

function hintFor(message: string): string {
  const [, hint] = HINTS.find(([said]) => said.test(message)) ?? [];
  return hint ?? syntaxHint(message) ?? "write one `input: value` a line";
}

/** Where a spec needs other words than the files of a rule set. */
const HINTS: readonly (readonly [said: RegExp, hint: string])[] = [
  [/second document/, "leave out the line `---` and what belongs to another workload"],
  [/levels deep|copies|can take/, "a spec is one flat map of inputs; is it the right file?"],
];
