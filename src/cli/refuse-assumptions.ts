/** `--strict`: says which assumptions can change what was asked for. */
import { openAssumptions } from "../advisor/strict.ts";
import { openSizes } from "../advisor/strict-sizes.ts";
import { sheet } from "../builtin-sizing.ts";
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { outcomeWords } from "../render/choice.ts";
import { renderFindings } from "../render/findings.ts";
import type { Model } from "../tables/model.ts";
import { prepare } from "../tables/prepare.ts";
import { SIZED } from "../workload/wanted.ts";
import type { Workload } from "../workload/workload.ts";
import type { Io } from "./io.ts";
import { type ShelfOptions, shelvesOfAll } from "./shelf.ts";

export interface StrictOptions extends ShelfOptions {
  readonly spec: string | undefined;
}

/** Whether there are any; the answer itself has been given by then. */
export async function refuseAssumptions(
  io: Io,
  model: Model,
  workload: Workload,
  decide: readonly string[],
  { spec, ...options }: StrictOptions,
): Promise<boolean> {
  const tables = openAssumptions(
    model,
    workload,
    decide.map((name) => (name === SIZED ? sheet.after : name)),
  );
  const named = new Set(tables.map(({ input }) => input));
  const sizes = decide.includes(SIZED)
    ? openSizes(prepare(model), workload, decide, await shelvesOfAll(model, options))
    : [];
  const open = [...tables, ...sizes.filter(({ input }) => !named.has(input))];
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
