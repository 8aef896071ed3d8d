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
import type { DecisionName, WorkloadSpec } from "./builtin-spec.ts";
import { type Catalogue, openCatalogue } from "./catalog/catalogue.ts";
import { type Result, UserError, unwrap } from "./errors.ts";
import { finding } from "./findings/index.ts";
import type { Overlay, RuleFile } from "./tables/load/index.ts";
import type { Model } from "./tables/model.ts";
import { wantedDecisions } from "./workload/wanted.ts";
import { understand, type Workload } from "./workload/workload.ts";

export type { Answer, DecisionAnswer, LoneDecision, Notice, OtherOption, Reason } from "./advisor/answer.ts";
export type { DecisionName, WorkloadSpec } from "./builtin-spec.ts";
export type { Catalogue } from "./catalog/catalogue.ts";
export type { Finding, Place, Result, Severity } from "./errors.ts";
export { UserError, unwrap } from "./errors.ts";
export type { Overlay, RuleFile } from "./tables/load/index.ts";

/** Tables that were loaded and checked. Plain JSON: it can be stored, and read back without any parser of YAML. */
export type Rules = Model;

/** Inputs by name; where the tables are one's own, so are the names. */
type AnySpec = Readonly<Record<string, unknown>>;

export interface Advisor<Spec = WorkloadSpec, Decision = DecisionName> {
  /**
   * Recommends a set-up; the same workload always gets the same answer.
   * @param options.decide only these decisions, presupposing that they arise
   * @throws UserError with every mistake of the spec, or of `decide`
   */
  recommend(spec: Spec, options?: { readonly decide?: readonly Decision[] }): Answer;
}

export interface AdvisorOptions {
  /** Types and prices of the Regions in question, from {@link loadCatalogue}; without them nothing is sized or priced. */
  readonly catalogues?: readonly Catalogue[];
}

/** Prepares the tables once, the built-in ones or those of {@link loadRules}; recommending is then synchronous. */
export function createAdvisor(options?: AdvisorOptions): Advisor;
export function createAdvisor(options: AdvisorOptions & { readonly rules: Rules }): Advisor<AnySpec, string>;
export function createAdvisor({
  rules = builtin,
  catalogues = [],
}: AdvisorOptions & { readonly rules?: Rules } = {}): Advisor<AnySpec, string> {
  const unpriced = adviseFrom(rules);
  const priced = new Map(
    catalogues.map((catalogue) => [catalogue.region, adviseFrom(rules, { shelf: { sheet, catalogue } })]),
  );
  return {
    recommend: (spec, { decide = [] } = {}) => {
      if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
        const got = Array.isArray(spec) ? "a list" : "a single value";
        throw new UserError([finding("spec/not-a-map", { file: "the spec" }, got)]);
      }
      const wanted = unwrap(wantedDecisions(rules, decide, { file: "decide" }));
      const entries = Object.entries(spec)
        .filter(([, raw]) => raw !== undefined)
        .map(([name, raw]) => ({ name, raw, at: { file: name }, from: "caller" }));
      const workload = unwrap(understand(rules, entries));
      const advisor = priced.get(regionOf(workload)) ?? unpriced;
      return advisor.recommend(workload, { decide: wanted });
    },
  };
}

/**
 * The built-in types, with the prices of a Region.
 * @param options.prices the text of a price file, whose prices go before the built-in ones
 * @throws UserError where there are no prices of that Region, or with every mistake of the price file
 */
export async function loadCatalogue(
  region = sheet.region,
  { prices }: { readonly prices?: string } = {},
): Promise<Catalogue> {
  if (prices === undefined) return unwrap(await openCatalogue(builtinCatalogue, region));
  const { readPriceFile } = await import("./catalog/price-file.ts");
  const { priceNames } = await import("./catalog/strange-prices.ts");
  const { offers } = await import("./builtin-catalog/offers.ts");
  const names = await priceNames(builtinCatalogue, offers, sheet.region);
  const own = unwrap(await readPriceFile("prices", new TextEncoder().encode(prices), names));
  return unwrap(await openCatalogue(builtinCatalogue, region, own));
}

function regionOf({ inputs }: Workload): string {
  const stated = inputs.get("region")?.value ?? "any";
  return stated === "any" ? sheet.region : String(stated);
}

export interface RuleTexts {
  /** A whole rule set: `inputs.yaml`, `limits.yaml`, `sources.yaml`, `decisions/…`. Default: the built-in one. */
  readonly files?: readonly RuleFile[];
  /** An organisation's own rules on top of it, the last uppermost. */
  readonly overlays?: readonly Overlay[];
}

/**
 * Loads rules of one's own from texts, or says everything that is wrong with them and where; no file is read. Loading
 * brings in the parser of YAML, which an advisor with built-in tables never needs.
 */
export async function loadRules({ files, overlays = [] }: RuleTexts): Promise<Result<Rules>> {
  const { loadModel } = await import("./tables/load/index.ts");
  const { texts } = files === undefined ? await import("./builtin-texts.ts") : { texts: files };
  return loadModel(texts, overlays);
}
