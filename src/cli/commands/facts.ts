/** `facts`: the cited numbers and facts behind the tables. */
import { factSheet } from "../../advisor/facts.ts";
import { unwrap } from "../../errors.ts";
import { factsMarkdown, renderFacts } from "../../render/facts.ts";
import { makeTheme } from "../../render/text/theme.ts";
import type { Model } from "../../tables/model.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";

export interface FactsRequest {
  readonly topic: string | undefined;
  readonly today: string | undefined;
  readonly format: "text" | "json" | "markdown";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export function showFacts(io: Io, model: Model, { topic, today, format, color }: FactsRequest): number {
  const sheet = unwrap(
    factSheet(model, { ...(topic === undefined ? {} : { topic }), ...(today === undefined ? {} : { today }) }),
  );
  if (format === "json") io.stdout.write(`${JSON.stringify(sheet, null, 2)}\n`);
  else if (format === "markdown") io.stdout.write(factsMarkdown(sheet));
  else io.stdout.write(renderFacts(sheet, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  return EXIT.ok;
}
