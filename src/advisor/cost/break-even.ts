/** At how many requests a month one option becomes cheaper than another. */
import type { Units } from "../../units.ts";
import { classOf } from "../sizing/demands.ts";
import { figureOf } from "../sizing/figures.ts";
import { type Fleets, fleetsOf, fleetsWords } from "../sizing/fleets.ts";
import { meanRate } from "../sizing/mean-rate.ts";
import type { Sized, SizingPlan } from "../sizing/size-plan.ts";
import { number } from "../sizing/words.ts";
import type { BreakEven } from "./answer.ts";
import { fleetRival, queueRival, type Rival, useRival } from "./rivals.ts";

/** Undefined where fewer than two of the rivals are allowed. */
export function breakEven(plan: SizingPlan, { chosen }: Sized): BreakEven | undefined {
  const { sheet, facts } = plan;
  const { use, fleet, queue } = sheet.rivals;
  if (![use, fleet, queue].includes(facts.word(sheet.rivals.decision))) return undefined;
  const seconds = figureOf(facts.model, sheet.month).value;
  // What needs an accelerator is not weighed against what has none.
  const ownClass = chosen?.type.accelerator === undefined ? undefined : classOf(plan);
  const isGiven = chosen !== undefined && facts.isStated(sheet.decision);
  const among = isGiven ? { fixed: chosen } : ownClass;
  const fleets = fleetsOf(sheet, facts);
  const all = [
    ...(ownClass === undefined ? [useRival(plan)] : []),
    ofAll(fleetRival(plan, among), fleets),
    ofAll(queueRival(plan, among), fleets),
  ];
  const rivals = all.flatMap((each) => (each !== undefined && isAllowed(plan, each.option) ? [each] : []));
  if (rivals.length < 2) return undefined;
  const most = seconds * MOST_RATE;
  const pairs = rivals.flatMap((a, place) => rivals.slice(place + 1).map((b) => [a, b] as const));
  const points = pairs.flatMap(([a, b]) => swap(a, b, most)).sort((a, b) => a.requestsPerMonth - b.requestsPerMonth);
  const rate = meanRate(facts);
  const now = rate === undefined ? undefined : rate.perSecond * seconds;
  return {
    without: withoutOf(plan),
    rivals: rivals.map(({ option, on, cost }) => ({
      option,
      on: on(now ?? 1),
      ...(now === undefined ? {} : { usdPerMonth: cents(cost(now)) }),
    })),
    points: points.map((point) => {
      return { ...point, rate: rateWords(point.requestsPerMonth / seconds, facts.model.units) };
    }),
    curve: curve(
      rivals,
      points.map(({ requestsPerMonth }) => requestsPerMonth),
      now,
    ),
  };
}

/** Of several fleets each has its share of the requests. */
function ofAll(rival: Rival | undefined, fleets: Fleets | undefined): Rival | undefined {
  if (rival === undefined || fleets === undefined) return rival;
  const { many } = fleets;
  return {
    option: rival.option,
    on: (requests) => `${rival.on(requests / many)} for each of ${fleetsWords(fleets)}`,
    cost: (requests) => rival.cost(requests / many) * many,
  };
}

/** In the shortest time in which there is at least one, else in the longest. */
function rateWords(perSecond: number, { dimensions }: Units): string {
  const units = Object.entries(dimensions["rate"] ?? {});
  const amounts = units.map(([unit, [numerator, denominator]]) => ({
    unit,
    amount: (perSecond * denominator) / numerator,
  }));
  amounts.sort((a, b) => a.amount - b.amount);
  const { unit = "/s", amount = perSecond } = amounts.find((each) => each.amount >= 1) ?? amounts.at(-1) ?? {};
  return `${number(amount)}${unit}`;
}

/** What makes the bill of the plan another one than that of the same option here. */
function withoutOf({ facts, billing }: SizingPlan): string[] {
  const isStated = (name: string): boolean => facts.isStated(name) && facts.number(name) !== undefined;
  return [
    ...(isStated("busy-hours") ? ["busy-hours"] : []),
    ...(billing.data === true && isStated("payload") && isStated("response") ? ["data in and out"] : []),
  ];
}

/** The largest rate that a workload can state, in requests a second. */
const MOST_RATE = 1e6;

function isAllowed({ sheet, facts }: SizingPlan, option: string): boolean {
  const decision = facts.decision(sheet.rivals.decision);
  if (decision === undefined || !["decided", "given"].includes(decision.status)) return false;
  return (
    decision.option === option || decision.others.some((each) => each.option === option && each.status !== "ruled-out")
  );
}

/** US dollars by which sums of equal cost may differ; a request costs more. */
const ROUNDING = 1e-7;

interface Swap {
  readonly below: string;
  readonly above: string;
  readonly requestsPerMonth: number;
}

/** The first number of requests at which the dearer of the two at small numbers becomes the cheaper one. */
function swap(a: Rival, b: Rival, most: number): Swap[] {
  const [below, above] = a.cost(1) <= b.cost(1) ? [a, b] : [b, a];
  const stays = (requests: number): boolean => below.cost(requests) <= above.cost(requests) + ROUNDING;
  let low = 1;
  for (let high = 2; high <= most; high *= 2) {
    if (stays(high)) {
      low = high;
      continue;
    }
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (stays(middle)) low = middle;
      else high = middle;
    }
    return [{ below: below.option, above: above.option, requestsPerMonth: low }];
  }
  return [];
}

const STEPS = 25;

/** Around the points and the load of the workload, in even steps of the logarithm. */
function curve(rivals: readonly Rival[], points: readonly number[], now: number | undefined): BreakEven["curve"] {
  const marks = [...points, ...(now === undefined || now === 0 ? [] : [now])];
  if (marks.length === 0) return [];
  const from = Math.max(1, Math.min(...marks) / 10);
  const to = Math.max(...marks) * 10;
  return Array.from({ length: STEPS }, (_, step) => {
    const requests = Math.round(from * (to / from) ** (step / (STEPS - 1)));
    const usd = Object.fromEntries(rivals.map(({ option, cost }) => [option, cents(cost(requests))]));
    return { requestsPerMonth: requests, usd };
  });
}

function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
