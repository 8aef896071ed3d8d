/** Reads `inference-advisor.yaml`: the organisation's rules, its assumptions and the form it wants answers in. */
import { dirname, isAbsolute, join } from "node:path";
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { parseText, type SourceDocument } from "../tables/load/document.ts";
import { readShape } from "../tables/load/shape.ts";
import type { Entry } from "../workload/entries.ts";
import { configShape } from "./config-schema.ts";
import type { Io } from "./io.ts";
import { readRuleFile } from "./read.ts";

export interface Config {
  /** Folders of overlays, as they can be opened from the working directory. */
  readonly rules: readonly string[];
  /** The price file, as it can be opened from the working directory. */
  readonly prices: string | undefined;
  readonly format: string | undefined;
  /** What is assumed of inputs, each with its place in the file. */
  readonly defaults: readonly Entry[];
}

export async function readConfig(io: Io, file: string): Promise<Result<Config>> {
  const parsed = await parseText(file, await readRuleFile(io, file));
  if (!("place" in parsed)) return failed(parsed.map(({ at, message }) => finding("config/syntax", at, message)));
  // An empty file says nothing, which is nothing wrong.
  const document = parsed.value === null ? { ...parsed, value: {} } : parsed;
  const read = readShape(document, configShape);
  if (!read.ok) return failed(read.problems.map(({ at, message, hint }) => finding("config/shape", at, message, hint)));
  const { rules = [], prices, region, format, defaults = {} } = read.value;
  const named = Object.keys(defaults).map((name) => entry(document, name, defaults[name], ["defaults", name]));
  return {
    ok: true,
    findings: [],
    value: {
      rules: [rules].flat().map((folder) => openable(file, folder)),
      prices: prices === undefined ? undefined : openable(file, prices),
      format,
      defaults: [...(region === undefined ? [] : [entry(document, "region", region, ["region"])]), ...named],
    },
  };
}

/** Paths in the file start where it lies. */
function openable(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

function entry(document: SourceDocument, name: string, raw: unknown, path: readonly string[]): Entry {
  const at = document.place(path);
  const from = at.line === undefined ? at.file : `${at.file}:${at.line}`;
  return { name, raw, at, key: document.keyPlace(path), member: (index) => document.place([...path, index]), from };
}

function failed<T>(findings: readonly Finding[]): Result<T> {
  return { ok: false, findings };
}
