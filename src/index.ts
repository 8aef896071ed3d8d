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
import { builtinCatalogue } from "./builtin-catalog/index.ts";
import { sheet } from "./builtin-sizing.ts";
import { type Catalogue, openCatalogue } from "./catalog/catalogue.ts";
import { UserError, unwrap } from "./errors.ts";
import { finding } from "./findings/index.ts";
import { wantedDecisions } from "./workload/wanted.ts";
import { understand, type Workload } from "./workload/workload.ts";

export type { Answer, DecisionAnswer } from "./advisor/answer.ts";
export type { Catalogue } from "./catalog/catalogue.ts";
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

export interface AdvisorOptions {
  /** Types and prices of the Regions in question, from {@link loadCatalogue}; without them nothing is sized or priced. */
  readonly catalogues?: readonly Catalogue[];
}

/** Prepares the built-in tables once; recommending is then synchronous. */
export function createAdvisor({ catalogues = [] }: AdvisorOptions = {}): Advisor {
  const unpriced = adviseFrom(builtin);
  const priced = new Map(
    catalogues.map((catalogue) => [catalogue.region, adviseFrom(builtin, { shelf: { sheet, catalogue } })]),
  );
  return {
    recommend: (spec, { decide = [] } = {}) => {
      if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
        const got = Array.isArray(spec) ? "a list" : "a single value";
        throw new UserError([finding("spec/not-a-map", { file: "the spec" }, got)]);
      }
      const wanted = unwrap(wantedDecisions(builtin, decide, { file: "decide" }));
      const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "caller" }));
      const workload = unwrap(understand(builtin, entries));
      const advisor = priced.get(regionOf(workload)) ?? unpriced;
      return advisor.recommend(workload, { decide: wanted });
    },
  };
}

/** The built-in types, with the prices of a Region. */
export async function loadCatalogue(region = sheet.region): Promise<Catalogue> {
  return unwrap(await openCatalogue(builtinCatalogue, region));
}

function regionOf({ inputs }: Workload): string {
  const stated = inputs.get("region")?.value ?? "any";
  return stated === "any" ? sheet.region : String(stated);
}
