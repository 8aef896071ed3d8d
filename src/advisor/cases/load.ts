/** Golden cases: a workload and what it must answer. */
import type { Finding, Place } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { RuleFile } from "../../tables/load/index.ts";
import type { Model } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import type { Entry } from "../../workload/entries.ts";
import { entriesAt } from "../../workload/spec.ts";
import { caseShape, type Expected, expectedShape } from "../list-shapes.ts";
import { type Listed, readLists, sameIds, unknownSources } from "../read-list.ts";

export interface Case {
  readonly id: string;
  readonly origin: readonly string[];
  readonly about: string;
  readonly entries: readonly Entry[];
  readonly decide: readonly string[];
  readonly decisions: Readonly<Record<string, Expected>>;
  readonly assumed: Readonly<Record<string, unknown>>;
  readonly relax: readonly (readonly string[])[];
  readonly blocked: readonly string[];
  readonly tells: readonly string[];
  readonly tellsNot: readonly string[];
  readonly at: Place;
}

export async function loadCases(
  model: Model,
  files: readonly RuleFile[],
): Promise<{ cases: Case[]; findings: Finding[] }> {
  const { entries, findings } = await readLists(files, caseShape);
  const sources = Object.keys(model.sources);
  const cases = entries.map((entry): Case => {
    const { raw, document, index, at } = entry;
    const { assumed = {}, relax = [], blocked = [], tells = [], "tells-not": tellsNot = [], ...decisions } = raw.expect;
    findings.push(...unknownRules(model, entry, [...tells, ...tellsNot]));
    findings.push(...unknownSources(entry, raw.source, sources));
    return {
      id: raw.id,
      origin: [raw.origin ?? []].flat(),
      about: raw.about,
      entries: entriesAt(document, [index, "workload"], raw.workload),
      decide: raw.decide ?? [],
      decisions: readExpected(model, entry, decisions, findings),
      assumed,
      relax,
      blocked,
      tells,
      tellsNot,
      at,
    };
  });
  findings.push(...sameIds("case", entries));
  return { cases, findings };
}

function readExpected(
  model: Model,
  { document, index }: Listed<unknown>,
  decisions: Record<string, unknown>,
  findings: Finding[],
): Record<string, Expected> {
  const known = model.nodes.map((node) => node.name);
  const read: Record<string, Expected> = {};
  for (const [name, raw] of Object.entries(decisions)) {
    const at = document.keyPlace([index, "expect", name]);
    if (!known.includes(name)) findings.push(finding("table/unknown-input", at, name, known));
    const shaped = expectedShape.safeParse(raw);
    if (shaped.success) read[name] = shaped.data;
    else
      findings.push(
        finding("case/shape", at, `${name} has no readable expectation`, "write an option, a list, or a map"),
      );
  }
  return read;
}

function unknownRules(model: Model, { document, index }: Listed<unknown>, ids: readonly string[]): Finding[] {
  if (ids.length === 0) return [];
  const known = model.nodes.flatMap((node) => rulesOf(node).map((rule) => `${node.name}/${rule.id}`));
  const at = document.place([index, "expect"]);
  return ids.filter((id) => !known.includes(id)).map((id) => finding("table/unknown-option", at, id, known));
}
