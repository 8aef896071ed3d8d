/** Reads a workload spec: a flat YAML or JSON map. Everything a stranger can hand in ends in entries or findings. */
import { type Finding, formatPlace, type Result } from "../errors.ts";
import { finding } from "../findings.ts";
import { parseText, type SourceDocument } from "../tables/load/document.ts";
import type { Entry } from "./entries.ts";
import { MOST_SPEC_BYTES } from "./limits.ts";

/** Reads the bytes of a spec; `file` is its name in messages (`stdin` for standard input). */
export async function readSpec(file: string, bytes: Uint8Array): Promise<Result<Entry[]>> {
  if (bytes.length > MOST_SPEC_BYTES) {
    const megabytes = (size: number): string => `${Math.round(size / 100_000) / 10} MB`;
    return failed(finding("spec/too-large", { file }, megabytes(bytes.length), megabytes(MOST_SPEC_BYTES)));
  }
  const text = decode(bytes);
  if (text === undefined) return failed(finding("spec/binary", { file }));
  if (text.trim() === "") return failed(finding("spec/empty", { file }));
  const parsed = await parseText(file, text);
  if (!("place" in parsed)) {
    return failed(
      ...parsed.map(({ message, duplicateKey, at }) =>
        duplicateKey
          ? finding("spec/duplicate-key", at, keyAt(text, at.line, at.column))
          : finding("spec/syntax", at, `this is neither YAML nor JSON: ${message}`, "write one `input: value` a line"),
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
  const read = Object.entries(value).map(([name, raw]): Entry => {
    const known = raw !== null && typeof raw === "object" ? document.keyPlace([name]) : document.place([name]);
    return { name, raw, at: known, from: formatPlace(known) };
  });
  return { ok: true, value: read, findings: [] };
}

/** UTF-8 text without control characters, or undefined: a binary file has them within its first bytes. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function keyAt(text: string, line = 1, column = 1): string {
  const rest = (text.split("\n")[line - 1] ?? "").slice(column - 1);
  return (/^["']?([^"':\s]+)/.exec(rest)?.[1] ?? rest).slice(0, 60);
}

function failed<T>(...findings: Finding[]): Result<T> {
  return { ok: false, findings };
}
