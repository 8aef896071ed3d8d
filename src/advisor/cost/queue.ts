/** Instances behind a queue: paid while they work, and none of them need run when the queue is empty. */
import { money, price } from "../sizing/money.ts";
import { number, percent } from "../sizing/words.ts";
import { type Bill, between } from "./bill.ts";
import type { Running } from "./fleet.ts";

const DAY = 24;

export function queueBill(running: Running): Bill {
  const { candidate, usage, load, busyHours } = running;
  const most = Math.max(1, candidate.instances);
  const least = running.unscaled ? most : Math.min(running.minimum, most);
  const hourly = candidate.price.usd;
  const whole = (instances: number): number => instances * usage.hours * hourly;
  const work = usage.requests === undefined ? undefined : (usage.requests * usage.duration) / 3600 / candidate.slots;
  const clocked =
    busyHours === undefined ? undefined : usage.hours * ((most * busyHours + least * (DAY - busyHours)) / DAY);
  const worked = work === undefined ? undefined : work / load.utilization;
  const usual = clocked ?? worked;
  const lines = [
    ...(clocked === undefined
      ? []
      : [`${number(busyHours ?? 0)} h a day with ${most}, else ${least}: ${number(clocked)} instance hours a month`]),
    ...(work === undefined || worked === undefined || clocked !== undefined
      ? []
      : [
          `${number(usage.requests ?? 0)} requests x ${number(usage.duration)} s / ${number(candidate.slots)} at once = ${number(work)} hours of work`,
          `${number(work)} h / ${percent(load.utilization)} busy = ${number(worked)} instance hours a month`,
        ]),
    ...(usual === undefined
      ? []
      : [
          `${number(Math.max(usual, least * usage.hours))} h x ${price(hourly)} (${candidate.type.name}) = ${money(Math.max(usual * hourly, whole(least)))} a month`,
        ]),
    `${most} x ${price(hourly)} x ${number(usage.hours)} h = ${money(whole(most))} a month, never idle`,
  ];
  const low = Math.max(whole(least), (clocked ?? work ?? 0) * hourly);
  return {
    perHour: most * hourly,
    fixed: between(whole(least), whole(least), whole(least)),
    usage: between(
      low - whole(least),
      usual === undefined ? undefined : Math.max(usual * hourly, whole(least)) - whole(least),
      Math.max(whole(most), low) - whole(least),
    ),
    varies: "how long the queue has work",
    lines,
    notes: ["start-up and the wait before instances go are paid too; how often that happens is not known"],
    prices: [candidate.price],
  };
}
