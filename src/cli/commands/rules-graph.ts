/** `rules graph`: which inputs and decisions each decision needs. */
import { SCHEMA_VERSION } from "../../advisor/schema-version.ts";
import { requirementsMermaid } from "../../render/tables/mermaid.ts";
import { renderRequirements } from "../../render/tables/requirements.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { requirementsOf } from "../../tables/requirements.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { namedNode, readModel } from "../model-of.ts";
import type { RuleSet } from "../own-rules.ts";

export interface GraphRequest extends RuleSet {
  /** Only what this decision or table rests on. */
  readonly of: string | undefined;
  readonly format: "text" | "mermaid" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function drawGraph(io: Io, request: GraphRequest): Promise<number> {
  const { of, format, color } = request;
  const model = await readModel(io, request);
  const graph = requirementsOf(model, of === undefined ? undefined : namedNode(model, of).name);
  if (format === "json") {
    const document = { schemaVersion: SCHEMA_VERSION, command: "rules graph", tables: model.hash, ...graph };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else if (format === "mermaid") io.stdout.write(requirementsMermaid(graph));
  else io.stdout.write(renderRequirements(graph, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  return EXIT.ok;
}
