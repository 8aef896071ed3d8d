/**
 * The advisor as a library.
 *
 * @example
 * import { createAdvisor } from "inference-advisor";
 *
 * const advisor = createAdvisor();
 * const answer = advisor.recommend({ payload: "500 MB", duration: "5 min", traffic: "intermittent" });
 * answer.decisions.endpoint.option; // "async"
 */
import type { Answer } from "./advisor/answer.ts";
import { createAdvisor as adviseFrom } from "./advisor/recommend.ts";
import { builtin } from "./builtin.ts";
import { unwrap } from "./errors.ts";
import { understand } from "./workload/workload.ts";

export type { Answer, DecisionAnswer } from "./advisor/answer.ts";
export type { Finding, Place, Severity } from "./errors.ts";
export { UserError } from "./errors.ts";

/** Inputs by name, as a workload spec has them: `{ payload: "40 MB", needs: ["vpc"], "cold-start": "no" }`. */
export type WorkloadSpec = Readonly<Record<string, unknown>>;

export interface Advisor {
  /**
   * Recommends a set-up; the same workload always gets the same answer.
   * @param options.decide only these decisions, presupposing that they arise
   * @throws UserError with every mistake of the spec
   */
  recommend(spec: WorkloadSpec, options?: { readonly decide?: readonly string[] }): Answer;
}

/** Prepares the built-in tables once; recommending is then synchronous. */
export function createAdvisor(): Advisor {
  const advisor = adviseFrom(builtin);
  return {
    recommend: (spec, options) => {
      const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "caller" }));
      return advisor.recommend(unwrap(understand(builtin, entries)), options);
    },
  };
}
