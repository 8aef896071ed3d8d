/** `explain`: the offline reference. */
import { createReference } from "../../advisor/reference/index.ts";
import { topics } from "../../builtin-topics.ts";
import { unwrap } from "../../errors.ts";
import { renderArticle, renderContents } from "../../render/explain.ts";
import { makeTheme } from "../../render/text/theme.ts";
import type { Model } from "../../tables/model.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";

export interface ExplainRequest {
  readonly id: string | undefined;
  readonly format: "text" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export function explainId(io: Io, model: Model, { id, format, color }: ExplainRequest): number {
  const reference = createReference(model, topics);
  const theme = makeTheme(lookOf(io, io.stdout, color));
  if (id === undefined) {
    const contents = reference.entries.map(({ kind, id: found, title }) => ({ kind, id: found, title }));
    io.stdout.write(
      format === "json" ? json(model, { contents }) : renderContents(reference.entries, theme, io.stdout.width),
    );
    return EXIT.ok;
  }
  const { article, also } = unwrap(reference.find(id));
  io.stdout.write(
    format === "json" ? json(model, { article, also }) : renderArticle(article, also, theme, io.stdout.width),
  );
  return EXIT.ok;
}

function json({ hash }: Model, body: object): string {
  return `${JSON.stringify({ schemaVersion: 1, command: "explain", tables: hash, ...body }, null, 2)}\n`;
}
