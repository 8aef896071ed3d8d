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
import { UserError, unwrap } from "./errors.ts";
import { finding } from "./findings/index.ts";
import { wantedDecisions } from "./workload/wanted.ts";
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
   * @throws UserError with every mistake of the spec, or of `decide`
   */
  recommend(spec: WorkloadSpec, options?: { readonly decide?: readonly string[] }): Answer;
}

/** Prepares the built-in tables once; recommending is then synchronous. */
export function createAdvisor(): Advisor {
  const advisor = adviseFrom(builtin);
  return {
    recommend: (spec, { decide = [] } = {}) => {
      if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
        const got = Array.isArray(spec) ? "a list" : "a single value";
        throw new UserError([finding("spec/not-a-map", { file: "the spec" }, got)]);
      }
      const wanted = unwrap(wantedDecisions(builtin, decide, { file: "decide" }));
      const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "caller" }));
      return advisor.recommend(unwrap(understand(builtin, entries)), { decide: wanted });
    },
  };
}
