/** Topics: short reference texts about what is no choice between options. */
import type { Finding, Place } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { RuleFile } from "../tables/load/index.ts";
import type { Model } from "../tables/model.ts";
import { topicShape } from "./list-shapes.ts";
import { readLists, sameIds, unknownSources } from "./read-list.ts";

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly see: readonly string[];
  readonly sources: readonly string[];
  readonly origin: readonly string[];
  readonly at: Place;
}

export async function loadTopics(
  model: Model,
  files: readonly RuleFile[],
): Promise<{ topics: Topic[]; findings: Finding[] }> {
  const { entries, findings } = await readLists(files, topicShape);
  const near = model.nodes.flatMap((node) =>
    node.kind === "decision" ? [node.name, ...node.options.map(({ id }) => `${node.name}/${id}`)] : [],
  );
  const topics = entries.map((entry): Topic => {
    const { id, title, text: body, see = [], source, origin = [] } = entry.raw;
    findings.push(...unknownSources(entry, source, Object.keys(model.sources)));
    const unknown = see.filter((name) => !near.includes(name));
    const at = entry.document.place([entry.index, "see"]);
    findings.push(...unknown.map((name) => finding("table/unknown-option", at, name, near)));
    return { id, title, text: body.trim(), see, sources: [source].flat(), origin: [origin].flat(), at: entry.at };
  });
  findings.push(...sameIds("topic", entries));
  return { topics, findings };
}
