/** `--decide endpoint,strategy`. */
import { builtin } from "../builtin.ts";
import type { Result } from "../errors.ts";
import { wantedDecisions } from "../workload/wanted.ts";

export function decideFlag(text: string | undefined): Result<readonly string[]> {
  const names = (text ?? "").split(",").map((name) => name.trim());
  const said = names.filter((name) => name !== "");
  return wantedDecisions(builtin, said, { file: "--decide" });
}
