/** The entries of a workload spec that a user named: a file, or - for standard input. */
import type { Result } from "../errors.ts";
import type { Model } from "../tables/model.ts";
import { dimensionOf } from "../units.ts";
import type { Entry } from "../workload/entries.ts";
import { MOST_SPEC_BYTES } from "../workload/limits.ts";
import type { Io } from "./io.ts";
import { readable } from "./read.ts";

export async function specEntries(io: Io, model: Model, spec: string | undefined): Promise<Result<Entry[]>> {
  if (spec === undefined) return { ok: true, value: [], findings: [] };
  if (spec === "-" && io.stdinIsTerminal) {
    io.stderr.write("Reading the workload from the terminal; end it with Ctrl-D.\n");
  }
  const read = await readable(io, spec, MOST_SPEC_BYTES);
  if (!read.ok) return { ok: false, findings: read.findings.map((found) => ({ ...found, ...aUnit(model, spec) })) };
  const { readSpec } = await import("../workload/spec.ts");
  return readSpec(spec === "-" ? "stdin" : spec, read.value);
}

/** In `--payload 40 MB` the shell parts the unit from its number, and it arrives as the spec. */
function aUnit({ units }: Model, spec: string): { hint?: string } {
  if (spec === "" || dimensionOf(spec, units) === undefined) return {};
  return { hint: `a unit and its number belong together, without a space: 40${spec}` };
}
