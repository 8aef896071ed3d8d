/** Instances that are paid from start to end, busy or idle, between a smallest and a largest number of them. */
import type { Candidate } from "../sizing/candidates.ts";
import type { Load } from "../sizing/count.ts";
import { instancesFor } from "../sizing/count.ts";
import { money, price } from "../sizing/money.ts";
import { number } from "../sizing/words.ts";
import { type Bill, between } from "./bill.ts";
import type { Usage } from "./usage.ts";

export interface Running {
  readonly candidate: Candidate;
  readonly load: Load;
  readonly usage: Usage;
  /** Fewest instances at any time. */
  readonly minimum: number;
  /** The number does not follow the load. */
  readonly unscaled: boolean;
  /** The load is the same all the time, as far as anybody said. */
  readonly constant: boolean;
  /** Hours of a day with the peak load; undefined where nobody said it. */
  readonly busyHours: number | undefined;
}

const DAY = 24;

export function fleetBill(running: Running): Bill {
  const { candidate, usage, busyHours } = running;
  const most = Math.max(1, candidate.instances);
  const least = running.unscaled || running.constant ? most : Math.min(running.minimum, most);
  const each = candidate.price.usd * usage.hours;
  const usual = usualInstances(running, least, most);
  const name = candidate.type.name;
  const always = (instances: number): string =>
    `${instances} x ${price(candidate.price.usd)} an hour (${name}) x ${number(usage.hours)} h = ${money(instances * each)} a month`;
  const profile =
    busyHours === undefined || least === most
      ? []
      : [`${number(busyHours)} h a day with ${most}, else ${least}: ${number(usual ?? most)} instances on average`];
  return {
    perHour: most * candidate.price.usd,
    fixed: between(least * each, usual === undefined ? undefined : usual * each, most * each),
    varies: least === most ? "" : `${least} to ${most} instances`,
    lines: [...(least === 0 ? [] : [always(least)]), ...(least === most ? [] : [...profile, always(most)])],
    notes: [],
    prices: [candidate.price],
  };
}

/** By the hours of the day where they are stated; else what the mean load needs, which the smallest number bounds. */
function usualInstances(
  { busyHours, usage, load, candidate }: Running,
  least: number,
  most: number,
): number | undefined {
  if (least === most) return least;
  if (busyHours !== undefined) return (most * busyHours + least * (DAY - busyHours)) / DAY;
  if (usage.requests === undefined) return undefined;
  const rate = usage.requests / (usage.hours * 3600);
  return Math.max(least, instancesFor(candidate.slots, { ...load, rate, floor: least, given: undefined }));
}
