/**
 * What the rivals of a plan cost for so many requests a month: paid by use, a fleet that is always on, instances behind
 * a queue. Each runs on the cheapest type that fits, found from inputs and prices and never from a decision, so that
 * tables can weigh them against each other.
 */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Billing } from "../sizing/billing-shape.ts";
import { type Candidate, fittingTypes } from "../sizing/candidates.ts";
import { neededFor } from "../sizing/count.ts";
import { type Class, loadOf, type Plan, wantedTypes } from "../sizing/demands.ts";
import { figureOf } from "../sizing/figures.ts";
import type { Sheet } from "../sizing/sheet-shape.ts";
import { sold } from "../sizing/words.ts";
import { tariffOf, useCost } from "./per-use.ts";

export interface Rival {
  readonly option: string;
  /** What it is priced with. */
  on(requests: number): string;
  /** US dollars a month. */
  cost(requests: number): number;
}

/** The types among which a rival chooses: those of a class that fit, or one that is fixed. */
export type Among = Class | { readonly fixed: Candidate };

export interface RivalPlan {
  readonly sheet: Sheet;
  readonly catalogue: Catalogue;
  readonly facts: Plan["facts"];
  /** Types that were found to fit before, by what they have to fit. */
  readonly fitting?: Map<string, readonly Candidate[]>;
}

export function useRival({ sheet, catalogue, facts }: RivalPlan): Rival | undefined {
  const option = sheet.rivals.use;
  const billing = billingOf(sheet, option);
  const tariff = billing && tariffOf(billing, facts, catalogue);
  if (tariff === undefined) return undefined;
  const duration = facts.number("mean-duration") ?? facts.number("duration") ?? 1;
  return {
    option,
    on: () => `${sold(tariff.memory)} of memory`,
    cost: (requests) => useCost(tariff, requests, duration),
  };
}

/** Always on: the number of instances follows the mean load, and never falls below what the workload wants. */
export function fleetRival(plan: RivalPlan, of: Among = { category: plan.sheet.rivals.category }): Rival | undefined {
  const { sheet, facts } = plan;
  const option = sheet.rivals.fleet;
  const billing = billingOf(sheet, option);
  const candidates = billing === undefined ? [] : fitting(plan, billing, of);
  if (billing === undefined || candidates.length === 0) return undefined;
  const hours = figureOf(facts.model, sheet.month).value / 3600;
  const load = loadOf({ sheet, facts, billing });
  const instances = ({ slots }: Candidate, requests: number): number =>
    Math.max(1, load.given ?? load.floor, neededFor(slots, { ...load, rate: requests / (hours * 3600) }) ?? 0);
  const hourly = (each: Candidate, requests: number): number => instances(each, requests) * each.price.usd;
  const best = (requests: number): Candidate | undefined => cheapest(candidates, (each) => hourly(each, requests));
  return {
    option,
    on: (requests) => {
      const found = best(requests);
      return found === undefined ? "" : `${instances(found, requests)} x ${found.type.name}`;
    },
    cost: (requests) => {
      const found = best(requests);
      return found === undefined ? 0 : hourly(found, requests) * hours;
    },
  };
}

/** Behind a queue instances are paid while they work; it can go down to none. */
export function queueRival(plan: RivalPlan, of: Among = { category: plan.sheet.rivals.category }): Rival | undefined {
  const { sheet, facts } = plan;
  const option = sheet.rivals.queue;
  const billing = billingOf(sheet, option);
  const candidates = billing === undefined ? [] : fitting(plan, billing, of);
  const found = cheapest(candidates, ({ price, slots }) => price.usd / slots);
  if (billing === undefined || found === undefined) return undefined;
  const { duration, utilization } = loadOf({ sheet, facts, billing });
  const each = ((duration / 3600) * found.price.usd) / found.slots / utilization;
  return { option, on: () => `${found.type.name}, none while idle`, cost: (requests) => requests * each };
}

function billingOf({ billing, rivals }: Sheet, option: string): Billing | undefined {
  return billing.find(({ when }) => [when[rivals.decision] ?? []].flat().includes(option));
}

/** Which types fit does not hang on the load, so whoever asks for many loads need look only once. */
function fitting(plan: RivalPlan, billing: Billing, of: Among): readonly Candidate[] {
  if ("fixed" in of) return [of.fixed];
  const { facts } = plan;
  const demands = ["model-memory", "slots"].map((name) => facts.number(name));
  const key = JSON.stringify([billing.when, of, demands, facts.word("precision")]);
  const before = plan.fitting?.get(key);
  if (before !== undefined) return before;
  const wanted = wantedTypes({ ...plan, billing, estimate: false }, of, ["x86_64"]);
  const all = fittingTypes(plan.catalogue, wanted);
  const current = all.filter(({ type }) => type.status === "current");
  const found = current.length > 0 ? current : all;
  plan.fitting?.set(key, found);
  return found;
}

function cheapest(candidates: readonly Candidate[], costOf: (each: Candidate) => number): Candidate | undefined {
  let best: Candidate | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const each of candidates) {
    const cost = costOf(each);
    if (cost < least) [best, least] = [each, cost];
  }
  return best;
}
