import { scan } from "../../src/advisor/compare/scan.ts";
import { createAdvisor, plan } from "../../src/advisor/recommend.ts";
import type { Shelf } from "../../src/advisor/size-answer.ts";
import { subjectOf, whatFor } from "../../src/advisor/why/what-for.ts";
import { builtin } from "../../src/builtin.ts";
import { builtinCatalogue } from "../../src/builtin-catalog/index.ts";
import { sheet } from "../../src/builtin-sizing.ts";
import { openCatalogue } from "../../src/catalog/catalogue.ts";
import { unwrap } from "../../src/errors.ts";
import { compile } from "../../src/tables/compile.ts";
import { understand } from "../../src/workload/workload.ts";
import type { Spec } from "./workloads.ts";

const engine = compile(builtin);

export const REGIONS = Object.keys(builtinCatalogue.regions);

/** The built-in prices of a region. */
export async function shelfOf(region = "us-east-1", own?: Parameters<typeof openCatalogue>[2]): Promise<Shelf> {
  return { sheet, catalogue: unwrap(await openCatalogue(builtinCatalogue, region, own)) };
}

/** A plan with its instances and its bill, without flips. */
export function sized(shelf: Shelf, spec: Spec, decide: readonly string[] = []) {
  return plan(engine, workloadOf(spec), { decide }, shelf).answer;
}

/** The same with flips. */
export function planned(shelf: Shelf, spec: Spec) {
  return createAdvisor(builtin, { shelf }).recommend(workloadOf(spec));
}

/** Where the plan changes along an input. */
export function bandsOf(shelf: Shelf, spec: Spec, input: string) {
  return scan(engine, workloadOf(spec), { name: input }, ["endpoint"], () => shelf).bands;
}

/** The smallest sets of changes that give an option. */
export function changesFor(shelf: Shelf, spec: Spec, decision: string, option: string) {
  return whatFor(subjectOf(engine, workloadOf(spec), { decision, option }, shelf), new Set()).sets;
}

function workloadOf(spec: Spec) {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return unwrap(understand(builtin, entries));
}
