/** What became of every row of the material that the cases were translated from: a case, a topic, or an exception. */
import { z } from "zod";
import { type Finding, formatPlace, type Place } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { RuleFile } from "../../tables/load/index.ts";
import { exceptionShape } from "../list-shapes.ts";
import { readLists } from "../read-list.ts";

/** Anything that names the rows it stands for. */
export interface Translated {
  readonly origin: readonly string[];
  readonly at: Place;
}

export async function loadExceptions(
  files: readonly RuleFile[],
): Promise<{ exceptions: Translated[]; findings: Finding[] }> {
  const { entries, findings } = await readLists(files, exceptionShape);
  return { exceptions: entries.map(({ raw, at }) => ({ origin: [raw.origin], at })), findings };
}

export interface OriginReport {
  /** Rows per kind of translation. */
  readonly counts: Readonly<Record<string, number>>;
  /** Rows that became nothing; undefined where nobody said which rows there are. */
  readonly missing: readonly string[] | undefined;
  readonly findings: readonly Finding[];
}

/** Counts the rows behind each kind of translation, and compares them with all rows there are, where those are known. */
export function reportOrigins(
  translations: Readonly<Record<string, readonly Translated[]>>,
  rows?: readonly string[],
): OriginReport {
  const first = new Map<string, Place>();
  const findings: Finding[] = [];
  const counts: Record<string, number> = {};
  for (const [kind, all] of Object.entries(translations)) {
    counts[kind] = all.reduce((sum, { origin }) => sum + origin.length, 0);
    for (const { origin, at } of all) {
      for (const id of origin) {
        const earlier = first.get(id);
        if (earlier !== undefined) findings.push(finding("table/duplicate", at, "origin", id, formatPlace(earlier)));
        else if (rows !== undefined && !rows.includes(id)) findings.push(finding("case/unknown-origin", at, id, rows));
        first.set(id, earlier ?? at);
      }
    }
  }
  const missing = rows?.filter((id) => !first.has(id));
  return { counts, missing, findings };
}

/** The ids of a list of rows, whatever else the rows hold. */
export async function readRows(files: readonly RuleFile[]): Promise<{ rows: string[]; findings: Finding[] }> {
  const { entries, findings } = await readLists(files, z.looseObject({ id: z.string().min(1) }));
  return { rows: entries.map(({ raw }) => raw.id), findings };
}
