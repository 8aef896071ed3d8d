/** `--decide endpoint,strategy`: names of decisions, checked. */
import { builtin } from "../builtin.ts";
import type { Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { decisionOptions } from "../workload/workload.ts";

export function wantedDecisions(decide: string | undefined): Result<string[]> {
  const known = decisionOptions(builtin).map(([name]) => name);
  const names = (decide ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return { ok: true, value: names, findings: [] };
  const findings = unknown.map((name) => finding("spec/value", { file: "--decide" }, "--decide", name, known));
  return { ok: false, findings };
}
