/** Instances that run for the length of a job and are gone afterwards. */
import type { Candidate } from "../sizing/candidates.ts";
import type { Load } from "../sizing/count.ts";
import { money, price } from "../sizing/money.ts";
import { number, percent } from "../sizing/words.ts";
import { type Bill, between, times } from "./bill.ts";
import type { Usage } from "./usage.ts";

export interface JobRun {
  readonly candidate: Candidate;
  readonly load: Load;
  readonly usage: Usage;
  readonly records: number | undefined;
  /** Jobs a second; undefined where nobody said how often. */
  readonly rate: number | undefined;
}

export function jobBill({ candidate, load, usage, records, rate }: JobRun): Bill {
  const instances = Math.max(1, candidate.instances);
  const hourly = candidate.price.usd * instances;
  const base = { perHour: hourly, varies: "", notes: [], prices: [candidate.price] };
  const each = `${instances} x ${price(candidate.price.usd)} an hour (${candidate.type.name}) while a job runs`;
  if (records === undefined) return { ...base, lines: [each], notes: ["state records for the cost of a job"] };
  const work = (records * usage.duration) / 3600 / candidate.slots / instances;
  const usual = work / load.utilization;
  const perJob = between(work * hourly, usual * hourly, usual * hourly);
  const runs = rate === undefined ? undefined : rate * 3600 * usage.hours;
  return {
    ...base,
    perJob,
    perThousand: times(perJob, 1000 / records),
    ...(runs === undefined ? {} : { usage: times(perJob, runs) }),
    varies: `instances ${percent(load.utilization)} to 100 % busy`,
    lines: [
      each,
      `${number(records)} records x ${number(usage.duration)} s / (${number(candidate.slots)} at once x ${instances}) / ${percent(load.utilization)} busy = ${number(usual)} h`,
      `${number(usual)} h x ${money(hourly)} = ${money(usual * hourly)} a job`,
      ...(runs === undefined ? [] : [`${number(runs)} jobs a month: ${money(usual * hourly * runs)}`]),
    ],
    notes: [
      "the time in which the model is loaded is paid too",
      ...(runs === undefined ? ["state job-rate for the cost of a month"] : []),
    ],
  };
}
