/** `recommend --check`: does a saved answer still hold? */
import { createAdvisor } from "../../advisor/recommend.ts";
import { checkSaved } from "../../advisor/saved/check.ts";
import { readSaved } from "../../advisor/saved/read.ts";
import { UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { renderCheck } from "../../render/check.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { decodeText } from "../../tables/load/text.ts";
import type { Model } from "../../tables/model.ts";
import { SIZED } from "../../workload/wanted.ts";
import { understand } from "../../workload/workload.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { checkOutput, type Output, writeOutput } from "../output.ts";
import { pricesOf } from "../own-prices.ts";
import { readable } from "../read.ts";
import { shelfFor } from "../shelf.ts";

/** An answer with every detail is about 200 KB. */
const MOST_BYTES = 5_000_000;

export interface CheckRequest {
  readonly file: string;
  /** What else was said about a workload; there must be nothing. */
  readonly besides: readonly string[];
  /** The user's own price file. */
  readonly prices: string | undefined;
  readonly format: "text" | "json" | "yaml" | "markdown";
  readonly color: boolean;
  readonly output: Output;
}

export async function checkAnswer(io: Io, model: Model, request: CheckRequest): Promise<number> {
  const { file, besides, output } = request;
  await checkOutput(io, output, [file, request.prices]);
  if (request.format === "markdown") {
    throw new UserError([finding("saved/no-page", { file: "--format" })]);
  }
  if (besides.length > 0) throw new UserError([finding("saved/alone", { file: "--check" }, besides.join(", "))]);
  const name = file === "-" ? "stdin" : file;
  const bytes = unwrap(await readable(io, file, MOST_BYTES));
  const text = bytes.length > MOST_BYTES ? undefined : decodeText(bytes);
  if (text === undefined) {
    const hint = "give an answer as `recommend --format json` printed it";
    throw new UserError([finding("saved/shape", { file: name }, "this is no saved answer", hint)]);
  }
  const { answer, entries } = unwrap(await readSaved(name, text));
  const workload = unwrap(understand(model, entries));
  const known = new Set([...model.nodes.map((node) => node.name), SIZED]);
  const shelf = unwrap(await shelfFor(model, workload, { own: await pricesOf(io, request.prices) }));
  const now = createAdvisor(model, { shelf }).recommend(workload, {
    decide: answer.wanted.filter((wanted) => known.has(wanted)),
  });
  const check = checkSaved(answer, now);
  const theme = makeTheme(lookOf(io, io.stdout, request.color && output.file === undefined));
  const asData = request.format === "json" || request.format === "yaml";
  const words = asData ? `${JSON.stringify(check, null, 2)}\n` : renderCheck(check, theme, io.stdout.width);
  await writeOutput(io, output, words);
  return check.holds ? EXIT.ok : EXIT.gate;
}
