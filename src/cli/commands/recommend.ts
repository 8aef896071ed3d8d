/** `recommend`: a spec, flags, or both in; the answer out. */
import type { Answer } from "../../advisor/answer.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { UserError, unwrap } from "../../errors.ts";
import type { Model } from "../../tables/model.ts";
import { flagEntries } from "../../workload/entries.ts";
import { understand } from "../../workload/workload.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { checkOutput, type Output, writeOutput } from "../output.ts";
import { ownPrices } from "../own-prices.ts";
import { shelfFor } from "../shelf.ts";
import { specEntries } from "../spec-entries.ts";

const NO_ANSWER = ["no-option", "blocked"];

export interface RecommendRequest {
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly format: "text" | "json" | "yaml" | "markdown";
  readonly all: boolean;
  /** Fail where an assumption can change a wanted decision. */
  readonly strict: boolean;
  /** Estimates where no price is published. */
  readonly estimate: boolean;
  /** The user's own price file. */
  readonly prices: string | undefined;
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
  readonly output: Output;
}

export async function recommend(io: Io, model: Model, request: RecommendRequest): Promise<number> {
  // Everything is read before anything is refused: whoever makes two mistakes hears of both.
  const decide = decideFlag(model, request.decide);
  const spec = await specEntries(io, model, request.spec);
  const prices = await ownPrices(io, request.prices);
  const workload = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  if (!decide.ok || !spec.ok || !workload.ok || !prices.ok) {
    throw new UserError([...decide.findings, ...spec.findings, ...workload.findings, ...prices.findings]);
  }
  await checkOutput(io, request.output, [request.spec, request.prices]);
  const options = { estimate: request.estimate, own: prices.value };
  const shelf = unwrap(await shelfFor(model, workload.value, options));
  const answer = createAdvisor(model, { shelf }).recommend(workload.value, { decide: decide.value });
  await writeOutput(io, request.output, await rendered(io, answer, request));
  if (request.strict) {
    const { refuseAssumptions } = await import("../refuse-assumptions.ts");
    const asked = { ...options, spec: request.spec };
    if (await refuseAssumptions(io, model, workload.value, decide.value, asked)) return EXIT.gate;
  }
  return exitCode(answer);
}

async function rendered(io: Io, answer: Answer, { format, all, color, output }: RecommendRequest): Promise<string> {
  if (format === "json") return `${JSON.stringify(answer, null, 2)}\n`;
  if (format === "yaml") {
    const { stringify } = await import("yaml");
    // Readers of YAML 1.1 (PyYAML) take a bare `no` for a truth value and a bare date for a date.
    return stringify(answer, { aliasDuplicateObjects: false, lineWidth: 0, compat: "yaml-1.1" });
  }
  if (format === "markdown") {
    const { renderMarkdown } = await import("../../render/markdown/index.ts");
    return renderMarkdown(answer);
  }
  const { renderText } = await import("../../render/text/index.ts");
  const look = lookOf(io, io.stdout, color && output.file === undefined);
  return renderText(answer, { ...look, width: output.file === undefined ? io.stdout.width : FILE_WIDTH, all });
}

/** What is written into a file is read anywhere. */
const FILE_WIDTH = 80;

/** A decision that waits for one without an option has no answer either. */
export function exitCode({ wanted, decisions }: Answer): number {
  const stuck = wanted.some((name) => NO_ANSWER.includes(decisions[name]?.status ?? ""));
  return stuck ? EXIT.noOption : EXIT.ok;
}
