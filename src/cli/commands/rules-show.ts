/** `rules show`: a decision or table as a grid. */
import { SCHEMA_VERSION } from "../../advisor/schema-version.ts";
import { renderGrid } from "../../render/tables/grid.ts";
import { gridMarkdown } from "../../render/tables/grid-markdown.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { gridOf } from "../../tables/grid.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { namedNode, readModel } from "../model-of.ts";
import type { RuleSet } from "../own-rules.ts";
import { placedIn } from "../read.ts";

export interface ShowRequest extends RuleSet {
  readonly name: string;
  readonly format: "text" | "json" | "markdown";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function showTable(io: Io, request: ShowRequest): Promise<number> {
  const { name, folder, format, color } = request;
  const model = await readModel(io, request);
  const grid = placedIn(folder, gridOf(model, namedNode(model, name)));
  if (format === "json") {
    const document = { schemaVersion: SCHEMA_VERSION, command: "rules show", tables: model.hash, table: grid };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else if (format === "markdown") io.stdout.write(gridMarkdown(grid));
  else io.stdout.write(renderGrid(grid, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  return EXIT.ok;
}
