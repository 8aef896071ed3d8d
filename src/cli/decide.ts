/** `--decide endpoint,strategy`. */
import type { Result } from "../errors.ts";
import type { Model } from "../tables/model.ts";
import { wantedDecisions } from "../workload/wanted.ts";

export function decideFlag(model: Model, text: string | undefined): Result<readonly string[]> {
  const names = (text ?? "").split(",").map((name) => name.trim());
  const said = names.filter((name) => name !== "");
  return wantedDecisions(model, said, { file: "--decide" });
}
