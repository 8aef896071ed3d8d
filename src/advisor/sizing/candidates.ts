/** The types of the catalogue that fit, cheapest fleet first; those that do not, counted by what they lack. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { InstanceType, Price } from "../../catalog/model.ts";
import { instancesFor, type Load } from "./count.ts";
import { type Demands, type Fit, fitModel, roomIn } from "./fit-model.ts";
import { money } from "./money.ts";

export interface Candidate {
  readonly type: InstanceType;
  readonly fit: Extract<Fit, { ok: true }>;
  readonly price: Price;
  /** Requests it works on at the same time. */
  readonly slots: number;
  readonly instances: number;
  /** Those that are paid on average; candidates are ranked by what these cost. */
  readonly paid: number;
}

export interface Wanted {
  /** The types that are considered at all. */
  readonly among: (type: InstanceType) => boolean;
  readonly priceOf: (type: InstanceType) => Price | undefined;
  readonly slotsOf: (type: InstanceType, copies: number) => number;
  readonly demands: Demands;
  readonly load: Load;
  /** Instances that are paid on average, where that is not simply all of them: behind a queue, for a job. */
  readonly paidOf?: (slots: number) => number;
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
  { load, paidOf }: Pick<Wanted, "load" | "paidOf">,
): Candidate {
  const instances = instancesFor(slots, load);
  return { type, fit: fits, price, slots, instances, paid: paidOf?.(slots) ?? Math.max(1, instances) };
}

/** US dollars an hour for what is paid of a candidate on average. */
function fleetPrice({ price, paid }: Candidate): number {
  return price.usd * paid;
}

/** Why one candidate stands behind another, in words; every order has a reason. */
export function whyBehind(behind: Candidate, before: Candidate): string {
  const older = behind.type.newerFamilies;
  if (behind.type.status === "previous" && before.type.status === "current") {
    return `an older generation${older.length === 0 ? "" : `; ${older.join(", ")} came later`}`;
  }
  const [dear, cheap] = [fleetPrice(behind), fleetPrice(before)];
  if (dear > cheap) {
    const alike = behind.slots === before.slots && behind.paid === before.paid;
    const words = alike ? ({ price }: Candidate) => `${money(price.usd)} an hour` : fleetWords;
    return `${words(behind)} against ${words(before)}`;
  }
  if (behind.type.newerFamilies.length > before.type.newerFamilies.length)
    return "the same price for an older generation";
  return "the same price; named later";
}

function fleetWords({ paid, price, slots }: Candidate): string {
  const hourly = `${money(price.usd)} an hour`;
  if (paid === 1) return hourly;
  return Number.isInteger(paid) ? `${paid} x ${hourly}` : `${hourly} for ${slots} at once`;
}

function byRank(a: Candidate, b: Candidate): number {
  return (
    Number(a.type.status === "previous") - Number(b.type.status === "previous") ||
    fleetPrice(a) - fleetPrice(b) ||
    a.type.newerFamilies.length - b.type.newerFamilies.length ||
    (a.type.name < b.type.name ? -1 : 1)
  );
}
