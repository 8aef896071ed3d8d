/** An option as somebody names it: `endpoint/serverless`, or `serverless` where only one decision has it. */
import type { Place, Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Model } from "../../tables/model.ts";
import { SIZED } from "../../workload/wanted.ts";
import { decisionOptions } from "../../workload/workload.ts";

export interface NamedOption {
  readonly decision: string;
  readonly option: string;
}

export function namedOption(model: Model, typed: string, at: Place): Result<NamedOption> {
  const all = decisionOptions(model).flatMap(([decision, options]) => options.map((option) => ({ decision, option })));
  const wanted = typed.trim();
  if (wanted === SIZED || wanted.startsWith(`${SIZED}/`)) {
    return { ok: false, findings: [finding("explain/type", at, wanted.slice(SIZED.length + 1) || "TYPE")] };
  }
  const matching = all.filter(({ decision, option }) => wanted === option || wanted === `${decision}/${option}`);
  // A decision that only refines another is not what a bare word means.
  const main = matching.filter(({ decision }) => !isRefinement(model, decision));
  const found = main.length > 0 ? main : matching;
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return { ok: true, value: only, findings: [] };
  const names = (found.length > 0 ? found : all).map(({ decision, option }) => `${decision}/${option}`);
  // A decision alone is half a question.
  const own = names.filter((name) => name.startsWith(`${wanted}/`));
  const problem =
    found.length > 1
      ? finding("explain/ambiguous", at, wanted, names)
      : finding("explain/option", at, wanted, own.length > 0 ? own : names, own.length > 0);
  return { ok: false, findings: [problem] };
}

function isRefinement({ nodes }: Model, decision: string): boolean {
  return nodes.some((node) => node.kind === "decision" && node.name === decision && node.refines !== "");
}

/** Names of inputs that must not change, checked. */
export function namedInputs(model: Model, names: readonly string[], at: Place): Result<ReadonlySet<string>> {
  const known = model.inputs.filter(({ product }) => product.length === 0).map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return { ok: true, value: new Set(names), findings: [] };
  return { ok: false, findings: unknown.map((name) => finding("spec/unknown-input", at, name, known)) };
}
