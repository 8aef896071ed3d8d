/** Reads sizing.yaml and checks every name in it against the tables. */
import type { Finding, Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { type Path, parseText, type SourceDocument } from "../../tables/load/document.ts";
import type { RuleFile } from "../../tables/load/index.ts";
import { readShape } from "../../tables/load/shape.ts";
import { syntaxHint } from "../../tables/load/syntax-hints.ts";
import type { Model } from "../../tables/model.ts";
import { allowedWords, valueKind } from "../../tables/value.ts";
import { decisionOptions } from "../../workload/workload.ts";
import { readFigure } from "./figures.ts";
import { type Sheet, sheetShape } from "./sheet-shape.ts";

export async function loadSheet(model: Model, { name, text }: RuleFile): Promise<Result<Sheet>> {
  const document = await parseText(name, text);
  if (!("place" in document)) {
    const findings = document.map(({ at, message, hint }) =>
      finding("table/syntax", at, message, hint ?? syntaxHint(message) ?? ""),
    );
    return { ok: false, findings };
  }
  const read = readShape(document, sheetShape);
  if (!read.ok) {
    return {
      ok: false,
      findings: read.problems.map(({ at, message, hint }) => finding("table/shape", at, message, hint)),
    };
  }
  const findings = checked(model, document, [], read.value);
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: read.value, findings };
}

/** The sources and limits that a sheet rests on. */
export function citedBy(sheet: Sheet): { readonly sources: readonly string[]; readonly limits: readonly string[] } {
  const sources: string[] = [];
  const limits: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === "string") {
      if (key === "source") sources.push(value);
      for (const [, id = ""] of value.matchAll(/@([a-z][\w-]*(?:\.[\w-]+)+)/g)) limits.push(id);
    } else if (Array.isArray(value)) for (const each of value) walk(each, key);
    else if (typeof value === "object" && value !== null)
      for (const [of, each] of Object.entries(value)) walk(each, of);
  };
  walk(sheet, "");
  return { sources, limits };
}

/** Every figure is a number, every condition has names and values that exist, every source is declared. */
function checked(model: Model, document: SourceDocument, path: Path, value: unknown): Finding[] {
  const at = document.place(path);
  const key = path.at(-1);
  if (key === "source") {
    const known = Object.keys(model.sources);
    const ids = [value].flat().map(String);
    return ids.filter((id) => !known.includes(id)).map((id) => finding("table/unknown-source", at, id, known));
  }
  if (key === "when" && path.at(-3) !== "shares") return condition(model, document, path, value);
  if (typeof value === "string" && (["times", "input", "at"].includes(String(key)) || path.at(-2) === "of")) {
    const known = model.inputs.map(({ name }) => name);
    return known.includes(value) ? [] : [finding("table/unknown-input", at, value, known)];
  }
  if (typeof value === "string") {
    const ids = [...value.matchAll(/@([a-z][\w-]*(?:\.[\w-]+)+)/g)].map(([, id = ""]) => id);
    const known = Object.keys(model.limits);
    return ids.filter((id) => !known.includes(id)).map((id) => finding("table/unknown-limit", at, id, known));
  }
  if (typeof value !== "object" || value === null) return [];
  const figure = "is" in value && "because" in value ? readFigure(model, value as never) : null; // the shape says what it is
  const own =
    figure === undefined ? [finding("table/shape", at, "this is no number with a unit", "write 20 % or 4 B")] : [];
  const unsourced =
    figure !== null && figure !== undefined && figure.sources.length === 0 && !figure.judgement
      ? [finding("table/shape", at, "a number without a source", "cite one, or admit it with judgement: true")]
      : [];
  return [
    ...own,
    ...unsourced,
    ...Object.entries(value).flatMap(([of, each]) =>
      checked(model, document, [...path, Array.isArray(value) ? Number(of) : of], each),
    ),
  ];
}

function condition(model: Model, document: SourceDocument, path: Path, value: unknown): Finding[] {
  if (typeof value !== "object" || value === null) return [];
  const options = new Map(decisionOptions(model));
  return Object.entries(value).flatMap(([name, wanted]) => {
    const at = document.place([...path, name]);
    const input = model.inputs.find((each) => each.name === name);
    const words =
      options.get(name) ?? (input !== undefined && valueKind(input) === "word" ? allowedWords(input) : undefined);
    if (words === undefined) {
      return [finding("table/unknown-input", at, name, [...model.inputs.map((each) => each.name), ...options.keys()])];
    }
    const unknown = [wanted]
      .flat()
      .map(String)
      .filter((word) => !words.includes(word));
    return unknown.map((word) => finding("table/value", at, name, word, words));
  });
}
