/** Names of decisions that somebody asks for, checked. */
import type { Place, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Model } from "../tables/model.ts";
import { decisionOptions } from "./workload.ts";

/** The decision that follows from a catalogue of types and not from a table. */
export const SIZED = "instance";

export function wantedDecisions(model: Model, names: readonly string[], at: Place): Result<readonly string[]> {
  const known = [...decisionOptions(model).map(([name]) => name), SIZED];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return { ok: true, value: names, findings: [] };
  return { ok: false, findings: unknown.map((name) => finding("spec/value", at, at.file, name, known)) };
}

/** Several decisions are a plan, in which some need not arise; whoever asks for one wants its answer. */
export function presupposing(asked: readonly string[]): readonly string[] {
  return asked.length === 1 ? asked : [];
}
