/** The types of the catalogue that fit, cheapest fleet first; those that do not, counted by what they lack. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { InstanceType, Price } from "../../catalog/model.ts";
import { instancesFor, type Load } from "./count.ts";
import { type Demands, type Fit, fitModel, roomIn } from "./fit-model.ts";
import { price as listed } from "./money.ts";
import { number } from "./words.ts";

export interface Candidate {
  readonly type: InstanceType;
  readonly fit: Extract<Fit, { ok: true }>;
  readonly price: Price;
  /** Requests it works on at the same time. */
  readonly slots: number;
  readonly instances: number;
}

export interface Wanted {
  /** The types that are considered at all. */
  readonly among: (type: InstanceType) => boolean;
  readonly priceOf: (type: InstanceType) => Price | undefined;
  readonly slotsOf: (type: InstanceType, copies: number) => number;
  readonly demands: Demands;
  readonly load: Load;
}

export interface Exclusion {
  readonly because: string;
  readonly types: number;
}

export interface Candidates {
  /** Best first: current types before older ones, then by the price of the fleet. */
  readonly fitting: readonly Candidate[];
  readonly excluded: readonly Exclusion[];
  /** The type sold here that holds the largest model, and how many bytes that is. */
  readonly roomiest: { readonly type: string; readonly bytes: number };
}

export function findCandidates(catalogue: Catalogue, wanted: Wanted): Candidates {
  const fitting: Candidate[] = [];
  const counts = new Map<string, number>();
  let roomiest = { type: "", bytes: 0 };
  for (const type of catalogue.types.filter(wanted.among)) {
    const bytes = wanted.priceOf(type) === undefined ? 0 : roomIn(type, wanted.demands);
    if (bytes > roomiest.bytes) roomiest = { type: type.name, bytes };
    const found = judge(type, wanted);
    if (typeof found !== "function") fitting.push(found);
    else counts.set(found(), (counts.get(found()) ?? 0) + 1);
  }
  fitting.sort(byRank);
  const excluded = [...counts].map(([because, types]) => ({ because, types }));
  excluded.sort((a, b) => b.types - a.types || (a.because < b.because ? -1 : 1));
  return { fitting, excluded, roomiest };
}

/** Those that fit, in the order of the catalogue. */
export function fittingTypes(catalogue: Catalogue, wanted: Wanted): Candidate[] {
  return catalogue.types.filter(wanted.among).flatMap((type) => {
    const found = judge(type, wanted);
    return typeof found === "function" ? [] : [found];
  });
}

/** The candidate, or what speaks against the type. */
export function judge(type: InstanceType, wanted: Wanted): Candidate | (() => string) {
  const fits = fitModel(type, wanted.demands);
  if (!fits.ok) return fits.lacking;
  const price = wanted.priceOf(type);
  if (price === undefined) return () => "have no price in this Region";
  const slots = wanted.slotsOf(type, fits.copies);
  return candidateOf(type, fits, price, slots, wanted);
}

export function candidateOf(
  type: InstanceType,
  fits: Candidate["fit"],
  price: Price,
  slots: number,
  { load }: Pick<Wanted, "load">,
): Candidate {
  return { type, fit: fits, price, slots, instances: instancesFor(slots, load) };
}

/** US dollars an hour while all instances run, of which there is at least one while there is work. */
export function fleetPrice({ price, instances }: Candidate): number {
  return price.usd * Math.max(1, instances);
}

/** Why one candidate stands behind another, in words; every order has a reason. */
export function whyBehind(behind: Candidate, before: Candidate): string {
  const older = behind.type.newerFamilies;
  const prices = againstWords(behind, before);
  if (isOlder(behind, before)) {
    return `an older generation${older.length === 0 ? "" : `; ${older.join(", ")} came later`}; ${prices}`;
  }
  if (fleetPrice(behind) > fleetPrice(before)) return prices;
  if (older.length > before.type.newerFamilies.length) return "the same price for an older generation";
  return "the same price; named later";
}

/** What one fleet costs against another, in whatever order they stand. */
export function againstWords(one: Candidate, other: Candidate): string {
  if (fleetPrice(one) === fleetPrice(other)) return "the same price";
  const words = one.instances === other.instances ? eachWords : fleetWords;
  return `${words(one)} against ${words(other)}`;
}

/** AWS has newer hardware of the same line than this one, and the other is of it. */
export function isOlder({ type }: Candidate, than: Candidate): boolean {
  return type.status === "previous" && than.type.status === "current";
}

function eachWords({ price }: Candidate): string {
  return `${listed(price.usd)} an hour`;
}

function fleetWords(candidate: Candidate): string {
  const { instances } = candidate;
  return instances <= 1 ? eachWords(candidate) : `${number(instances)} x ${eachWords(candidate)}`;
}

function byRank(a: Candidate, b: Candidate): number {
  return Number(a.type.status === "previous") - Number(b.type.status === "previous") || byPrice(a, b);
}

/** Those of older generations among the others. */
export function byPrice(a: Candidate, b: Candidate): number {
  return (
    fleetPrice(a) - fleetPrice(b) ||
    a.type.newerFamilies.length - b.type.newerFamilies.length ||
    (a.type.name < b.type.name ? -1 : 1)
  );
}
