/** The types and prices with which a workload is sized, loaded for its Region when they are wanted. */
import type { Shelves } from "../advisor/batch/fleet.ts";
import type { Shelf } from "../advisor/size-answer.ts";
import { builtinCatalogue } from "../builtin-catalog/index.ts";
import { sheet } from "../builtin-sizing.ts";
import { type Catalogue, openCatalogue } from "../catalog/catalogue.ts";
import type { OwnPrices } from "../catalog/model.ts";
import { type Finding, parsePlace, type Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Model } from "../tables/model.ts";
import type { Workload } from "../workload/workload.ts";

export interface ShelfOptions {
  /** Prices of the user's own, which go before the built-in ones. */
  readonly own?: OwnPrices | undefined;
  readonly estimate?: boolean;
}

/** A finding where a type is fixed that no catalogue has. */
export async function shelfFor(model: Model, workload: Workload, options: ShelfOptions = {}): Promise<Result<Shelf>> {
  const opened = await openCatalogue(builtinCatalogue, regionOf(model, workload), options.own);
  if (!opened.ok) return opened;
  return shelfOf(opened.value, workload, options);
}

/** For workloads that come one by one from all Regions: everything is loaded before. */
export async function everyShelf(model: Model, options: ShelfOptions = {}): Promise<Shelves> {
  const names = new Set([...Object.keys(builtinCatalogue.regions), ...Object.keys(options.own?.regions ?? {})]);
  const opened = await Promise.all(
    [...names].map(async (name) => [name, await openCatalogue(builtinCatalogue, name, options.own)] as const),
  );
  const shelves = new Map(opened.map(([name, catalogue]) => [name, catalogue]));
  return {
    sheet,
    region: REGION,
    shelfIn: (region) => {
      const catalogue = shelves.get(region === "any" ? sheet.region : region);
      return catalogue?.ok ? { sheet, catalogue: catalogue.value, estimate: options.estimate ?? false } : undefined;
    },
    shelfFor: (workload) => {
      const region = regionOf(model, workload);
      const catalogue = shelves.get(region) ?? {
        ok: false,
        findings: [finding("catalogue/unknown-region", undefined, region, [...names].sort())],
      };
      return catalogue.ok ? shelfOf(catalogue.value, workload, options) : catalogue;
    },
  };
}

function shelfOf(catalogue: Catalogue, workload: Workload, options: ShelfOptions): Result<Shelf> {
  const fixed = workload.inputs.get(sheet.decision);
  if (fixed !== undefined && fixed.value !== "any" && catalogue.type(String(fixed.value)) === undefined) {
    const at = parsePlace(fixed.from.replace(/^flag /, ""));
    const names = catalogue.types.map(({ name }) => name);
    return { ok: false, findings: [finding("spec/value", at, sheet.decision, String(fixed.value), names)] };
  }
  return { ok: true, value: { sheet, catalogue, estimate: options.estimate ?? false }, findings: [] };
}

/** The same for several workloads, which may be in several Regions. */
export async function shelvesFor(
  model: Model,
  workloads: readonly Workload[],
  options: ShelfOptions = {},
): Promise<Result<(workload: Workload) => Shelf | undefined>> {
  const byRegion = new Map<string, Shelf>();
  const findings: Finding[] = [];
  for (const workload of workloads) {
    const shelf = await shelfFor(model, workload, options);
    if (shelf.ok) byRegion.set(regionOf(model, workload), shelf.value);
    else findings.push(...shelf.findings);
  }
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, value: (workload) => byRegion.get(regionOf(model, workload)), findings };
}

/** The same where it is not known before which Regions are asked about. */
export async function shelvesOfAll(
  model: Model,
  options: ShelfOptions = {},
): Promise<(workload: Workload) => Shelf | undefined> {
  const { shelfFor: open } = await everyShelf(model, options);
  return (workload) => {
    const shelf = open(workload);
    return shelf.ok ? shelf.value : undefined;
  };
}

/** Where none is stated or assumed by the organisation, the sheet names one. */
function regionOf({ inputs }: Model, workload: Workload): string {
  const assumed = inputs.find(({ name }) => name === REGION)?.assume.at(-1)?.is;
  const region = workload.inputs.get(REGION)?.value ?? assumed ?? "any";
  return region === "any" ? sheet.region : String(region);
}

/** The input on which it hangs which prices hold. */
export const REGION = "region";
