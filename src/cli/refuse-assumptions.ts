/** `--strict`: says which assumptions can change what was asked for. */
import { openAssumptions } from "../advisor/strict.ts";
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { outcomeWords } from "../render/choice.ts";
import { renderFindings } from "../render/findings.ts";
import type { Model } from "../tables/model.ts";
import type { Workload } from "../workload/workload.ts";
import type { Io } from "./io.ts";

/** Whether there are any; the answer itself has been given by then. */
export function refuseAssumptions(
  io: Io,
  model: Model,
  workload: Workload,
  decide: readonly string[],
  spec: string | undefined,
): boolean {
  const open = openAssumptions(model, workload, decide);
  if (open.length === 0) return false;
  const at = spec === undefined ? undefined : { file: spec === "-" ? "stdin" : spec };
  const each = open.map(({ input, assumed, otherwise }): Finding => {
    if (otherwise === undefined) return finding("spec/assumed", at, input, assumed, "", "");
    const { value, together, decision, from, to } = otherwise;
    const values = [`${input} ${value}`, ...together].join(" and ");
    return finding(
      "spec/assumed",
      at,
      input,
      assumed,
      values,
      `${decision} ${outcomeWords(to)} instead of ${outcomeWords(from)}`,
    );
  });
  io.stderr.write(renderFindings([finding("spec/unsettled", at, open.length), ...each]));
  return true;
}
