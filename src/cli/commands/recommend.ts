/** `recommend`: a spec, flags, or both in; the answer out. */
import { createAdvisor } from "../../advisor/recommend.ts";
import { builtin } from "../../builtin.ts";
import { UserError, unwrap } from "../../errors.ts";
import { finding } from "../../findings.ts";
import { type Entry, flagEntries } from "../../workload/entries.ts";
import { MOST_SPEC_BYTES } from "../../workload/limits.ts";
import { decisionOptions, understand } from "../../workload/workload.ts";
import { EXIT, type Io } from "../io.ts";
import { readable } from "../read.ts";

export interface RecommendRequest {
  readonly spec: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  readonly format: "text" | "json" | "yaml";
  readonly all: boolean;
}

export async function recommend(io: Io, request: RecommendRequest): Promise<number> {
  const decide = wantedDecisions(request.decide);
  const fromSpec = request.spec === undefined ? [] : await specEntries(io, request.spec);
  const workload = unwrap(understand(builtin, [...fromSpec, ...flagEntries(request.flags)]));
  const answer = createAdvisor(builtin).recommend(workload, { decide });

  if (request.format === "json") io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  else if (request.format === "yaml") {
    const { stringify } = await import("yaml");
    io.stdout.write(stringify(answer, { aliasDuplicateObjects: false, lineWidth: 0 }));
  } else {
    const { renderText } = await import("../../render/text.ts");
    io.stdout.write(renderText(answer, { width: io.stdout.width, all: request.all }));
  }
  const stuck = answer.wanted.some((name) => answer.decisions[name]?.status === "no-option");
  return stuck ? EXIT.noOption : EXIT.ok;
}

async function specEntries(io: Io, spec: string): Promise<Entry[]> {
  if (spec === "-" && io.stdinIsTerminal) {
    io.stderr.write("Reading the workload from the terminal; end it with Ctrl-D.\n");
  }
  const bytes = await readable(io, spec, MOST_SPEC_BYTES);
  const { readSpec } = await import("../../workload/spec.ts");
  return unwrap(await readSpec(spec === "-" ? "stdin" : spec, bytes));
}

function wantedDecisions(decide: string | undefined): string[] {
  const known = decisionOptions(builtin).map(([name]) => name);
  const names = (decide ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new UserError(unknown.map((name) => finding("spec/value", { file: "--decide" }, "--decide", name, known)));
  }
  return names;
}
