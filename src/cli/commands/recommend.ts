/** `recommend`: a spec, flags, or both in; the answer out. */
import type { Answer } from "../../advisor/answer.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { UserError } from "../../errors.ts";
import type { Model } from "../../tables/model.ts";
import { flagEntries } from "../../workload/entries.ts";
import { understand } from "../../workload/workload.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { specEntries } from "../spec-entries.ts";

const NO_ANSWER = ["no-option", "blocked"];

export interface RecommendRequest {
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly format: "text" | "json" | "yaml" | "markdown";
  readonly all: boolean;
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function recommend(io: Io, model: Model, request: RecommendRequest): Promise<number> {
  // Everything is read before anything is refused: whoever makes two mistakes hears of both.
  const decide = decideFlag(model, request.decide);
  const spec = await specEntries(io, model, request.spec);
  const workload = understand(model, [...(spec.ok ? spec.value : []), ...flagEntries(request.flags)]);
  if (!decide.ok || !spec.ok || !workload.ok) {
    throw new UserError([...decide.findings, ...spec.findings, ...workload.findings]);
  }
  const answer = createAdvisor(model).recommend(workload.value, { decide: decide.value });

  if (request.format === "json") io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else if (request.format === "yaml") {
    const { stringify } = await import("yaml");
    // Readers of YAML 1.1 (PyYAML) take a bare `no` for a truth value and a bare date for a date.
    io.stdout.write(stringify(answer, { aliasDuplicateObjects: false, lineWidth: 0, compat: "yaml-1.1" }));
  } else if (request.format === "markdown") {
    const { renderMarkdown } = await import("../../render/markdown.ts");
    io.stdout.write(renderMarkdown(answer));
  } else {
    const { renderText } = await import("../../render/text/index.ts");
    io.stdout.write(
      renderText(answer, { ...lookOf(io, io.stdout, request.color), width: io.stdout.width, all: request.all }),
    );
  }
  return exitCode(answer);
}

/** A decision that waits for one without an option has no answer either. */
export function exitCode({ wanted, decisions }: Answer): number {
  const stuck = wanted.some((name) => NO_ANSWER.includes(decisions[name]?.status ?? ""));
  return stuck ? EXIT.noOption : EXIT.ok;
}
