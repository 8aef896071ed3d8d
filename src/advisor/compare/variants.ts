/** Workloads that differ from one another in what somebody wants to know about. */
import { SIZED } from "../../workload/wanted.ts";
import type { Stated, Workload } from "../../workload/workload.ts";

/** A workload under the name of its column. */
export interface Variant {
  readonly name: string;
  readonly workload: Workload;
  /** Options that the user does not have, but wants to see the plan with. */
  readonly assumes?: ReadonlyMap<string, Stated<string>>;
}

/** What is stated instead, and the inputs and decisions whose statement is taken back. */
export interface Changes {
  readonly stated: Pick<Workload, "inputs" | "given">;
  readonly back: readonly string[];
}

export function changed(workload: Workload, { stated, back }: Changes): Workload {
  const inputs = new Map([...workload.inputs, ...stated.inputs]);
  const given = new Map([...workload.given, ...stated.given]);
  for (const name of back) {
    inputs.delete(name);
    given.delete(name);
  }
  return { ...workload, inputs, given };
}

/** The same workload with options assumed: as good as given. */
export function assuming(workload: Workload, assumes: ReadonlyMap<string, Stated<string>>): Variant {
  const name = [...assumes].map(([decision, { value }]) => `${decision} ${value}`).join(", ");
  // A type of instance is stated as an input, because no table decides on it.
  const types = [...assumes].filter(([decision]) => decision === SIZED);
  const options = [...assumes].filter(([decision]) => decision !== SIZED);
  const inputs = new Map([...workload.inputs, ...types]);
  return { name, assumes, workload: { ...workload, inputs, given: new Map([...workload.given, ...options]) } };
}

/** The name of the plan that nothing was done to. */
export const AS_IT_IS = "as it is";
