/** `rules list`: the decisions and tables of a rule set. */
import { SCHEMA_VERSION } from "../../advisor/schema-version.ts";
import { renderOverview } from "../../render/tables/overview.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { overviewOf } from "../../tables/overview.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { readModel } from "../model-of.ts";
import type { RuleSet } from "../own-rules.ts";
import { placedIn } from "../read.ts";

export interface ListRequest extends RuleSet {
  readonly format: "text" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function listTables(io: Io, request: ListRequest): Promise<number> {
  const { folder, format, color } = request;
  const model = await readModel(io, request);
  const list = placedIn(folder, overviewOf(model));
  if (format === "json") {
    const document = { schemaVersion: SCHEMA_VERSION, command: "rules list", tables: model.hash, list };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else io.stdout.write(renderOverview(list, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  return EXIT.ok;
}
