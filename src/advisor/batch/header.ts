/** What the lines of a batch refer to, said once: why each rule chooses, and the pages behind it. */
import type { Model, Rule } from "../../tables/model.ts";
import { toldDecisions } from "../question.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { BatchHeader } from "./shapes.ts";

export function batchHeader(model: Model, decide: readonly string[]): BatchHeader {
  const told = toldDecisions(model, decide);
  const rules: Record<string, BatchHeader["rules"][string]> = {};
  for (const node of model.nodes) {
    if (node.kind !== "decision" || !told.includes(node.name)) continue;
    const speaking: readonly Rule[] = [...node.applies, ...node.prefer, ...node.collect, ...node.impossible];
    for (const { id, because, sources, origin } of speaking) {
      rules[`${node.name}/${id}`] = { because, sources: [...sources], ...(origin === undefined ? {} : { origin }) };
    }
  }
  const cited = new Set(Object.values(rules).flatMap(({ sources }) => sources));
  const entries = Object.keys(model.sources).flatMap((id) => (cited.has(id) ? (model.sources[id] ?? []) : []));
  return {
    schemaVersion: SCHEMA_VERSION,
    command: "batch",
    tables: model.hash,
    decisions: told,
    rules,
    sources: Object.fromEntries(entries.map(({ id, title, url, checked }) => [id, { title, url, checked }])),
  };
}
