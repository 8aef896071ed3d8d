/** A model with an organisation's own assumptions in place of the built-in ones. */
import type { Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Model } from "../tables/model.ts";
import type { Entry } from "./entries.ts";
import { understand } from "./workload.ts";

/** `by` names whose assumptions they are, as answers say it. */
export function withDefaults(model: Model, entries: readonly Entry[], by: string): Result<Model> {
  const known = model.inputs.filter(({ product }) => product.length === 0).map(({ name }) => name);
  const isInput = ({ name }: Entry): boolean => model.inputs.some((input) => input.name === name);
  const strange = entries.filter((entry) => !isInput(entry));
  const read = understand(model, entries.filter(isInput));
  const findings = [
    ...strange.map(({ name, at, key = at }) => finding("spec/unknown-input", key, name, known)),
    ...read.findings,
  ];
  if (!read.ok || findings.length > 0) return { ok: false, findings };
  const inputs = model.inputs.map((input) => {
    const stated = read.value.inputs.get(input.name);
    if (stated === undefined) return input;
    const row = { when: [], is: stated.value, because: `assumed by ${by}`, origin: stated.from };
    return { ...input, usual: "", assume: [row] };
  });
  return { ok: true, value: { ...model, inputs }, findings: [] };
}
