/** Whether an input that is computed outside the tables can have a say at all, by what is known of the other inputs. */
import { atomsOf } from "../../tables/axis.ts";
import type { Engine } from "../../tables/compile.ts";
import { assumptionReads, rulesOf } from "../../tables/reads.ts";
import { has } from "../../tables/runs.ts";

/** False only where every rule that reads the input fails on a condition about another one. */
export type Weighs = (atoms: Int32Array) => boolean;

export function weighing({ model, axes, axisOf }: Engine, name: string): Weighs {
  // What other inputs are made of it, no rule tells.
  if (model.inputs.some((input) => assumptionReads(input).includes(name))) return () => true;
  const inputs = new Set(model.inputs.map((input) => input.name));
  const rules = model.nodes
    .flatMap(rulesOf)
    .filter(({ when }) => when.some(({ input }) => input === name))
    .map(({ when }) =>
      when.flatMap(({ input, cell }) => {
        const number = axisOf.get(input) ?? -1;
        const axis = axes[number];
        // What a decision answers is not known yet.
        if (input === name || !inputs.has(input) || axis === undefined) return [];
        return [{ number, admitted: atomsOf(axis, cell) }];
      }),
    );
  return (atoms) => rules.some((rule) => rule.every(({ number, admitted }) => has(admitted, atoms[number] ?? 0)));
}
