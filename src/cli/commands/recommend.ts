/** `recommend`: a spec, flags, or both in; the answer out. */
import type { Answer } from "../../advisor/answer.ts";
import { createAdvisor } from "../../advisor/recommend.ts";
import { type Result, UserError } from "../../errors.ts";
import type { Model } from "../../tables/model.ts";
import { dimensionOf } from "../../units.ts";
import { type Entry, flagEntries } from "../../workload/entries.ts";
import { MOST_SPEC_BYTES } from "../../workload/limits.ts";
import { understand } from "../../workload/workload.ts";
import { decideFlag } from "../decide.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { readable } from "../read.ts";

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

async function specEntries(io: Io, model: Model, spec: string | undefined): Promise<Result<Entry[]>> {
  if (spec === undefined) return { ok: true, value: [], findings: [] };
  if (spec === "-" && io.stdinIsTerminal) {
    io.stderr.write("Reading the workload from the terminal; end it with Ctrl-D.\n");
  }
  const read = await readable(io, spec, MOST_SPEC_BYTES);
  if (!read.ok) return { ok: false, findings: read.findings.map((found) => ({ ...found, ...aUnit(model, spec) })) };
  const { readSpec } = await import("../../workload/spec.ts");
  return readSpec(spec === "-" ? "stdin" : spec, read.value);
}

/** In `--payload 40 MB` the shell parts the unit from its number, and it arrives as the spec. */
function aUnit({ units }: Model, spec: string): { hint?: string } {
  if (spec === "" || dimensionOf(spec, units) === undefined) return {};
  return { hint: `a unit and its number belong together, without a space: 40${spec}` };
}
