/** Files that are lists of entries: golden cases, topics, exceptions. */
import { z } from "zod";
import { type Finding, formatPlace, type Place } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { parseText, type SourceDocument } from "../tables/load/document.ts";
import type { RuleFile } from "../tables/load/index.ts";
import { readShape } from "../tables/load/shape.ts";
import { syntaxHint } from "../tables/load/syntax-hints.ts";

/** An entry, and where it stands in its file. */
export interface Listed<T> {
  readonly raw: T;
  readonly document: SourceDocument;
  readonly index: number;
  readonly at: Place;
}

export async function readLists<T>(
  files: readonly RuleFile[],
  shape: z.ZodType<T>,
): Promise<{ entries: Listed<T>[]; findings: Finding[] }> {
  const entries: Listed<T>[] = [];
  const findings: Finding[] = [];
  for (const { name, text } of files) {
    const document = await parseText(name, text);
    if (!("place" in document)) {
      findings.push(
        ...document.map(({ message, hint, at }) =>
          finding("case/shape", at, message, hint ?? syntaxHint(message) ?? ""),
        ),
      );
      continue;
    }
    const read = readShape(document, z.array(shape));
    if (read.ok)
      entries.push(...read.value.map((raw, index) => ({ raw, document, index, at: document.place([index]) })));
    else findings.push(...read.problems.map(({ at, message, hint }) => finding("case/shape", at, message, hint)));
  }
  return { entries, findings };
}

/** Entries that bear the id of an earlier one. */
export function sameIds(what: string, entries: readonly Listed<{ readonly id: string }>[]): Finding[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ raw: { id }, at }) => {
    const earlier = first.get(id);
    first.set(id, earlier ?? formatPlace(at));
    return earlier === undefined ? [] : [finding("table/duplicate", at, what, id, earlier)];
  });
}

/** Sources that an entry cites and nobody declared. */
export function unknownSources(
  { document, index }: Listed<unknown>,
  source: string | readonly string[],
  known: readonly string[],
): Finding[] {
  const at = document.place([index, "source"]);
  return [source].flat().flatMap((id) => (known.includes(id) ? [] : [finding("table/unknown-source", at, id, known)]));
}
