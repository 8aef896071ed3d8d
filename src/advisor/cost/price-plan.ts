/** What a plan costs: by the hour, by the month, for 1,000 requests; or why there is no figure. */
import type { Candidate } from "../sizing/candidates.ts";
import { holds } from "../sizing/facts.ts";
import { figureOf } from "../sizing/figures.ts";
import { fleetsWords } from "../sizing/fleets.ts";
import { isConstant } from "../sizing/mean-rate.ts";
import { money, price } from "../sizing/money.ts";
import { isEstimate } from "../sizing/price.ts";
import { minimumOf } from "../sizing/scaling.ts";
import type { Sized, SizingPlan } from "../sizing/size-plan.ts";
import { number } from "../sizing/words.ts";
import type { Cost, Range } from "./answer.ts";
import { type Bill, between, plus, times, timesBill } from "./bill.ts";
import { fleetBill, type Running } from "./fleet.ts";
import { jobBill } from "./job.ts";
import { notInCatalogue, whyNone } from "./not-priced.ts";
import { tariffOf, useBill } from "./per-use.ts";
import { queueBill } from "./queue.ts";
import { type Usage, usageOf } from "./usage.ts";

export function pricePlan(plan: SizingPlan, sized: Sized): Cost {
  const { sheet, facts, billing } = plan;
  const usage = usageOf(sheet, facts);
  const { fleets, short } = sized;
  const bill = billOfAll(plan, sized, usage);
  if (bill === undefined) return noCost(plan.catalogue.region, whyNone(plan, sized));
  const data = billing.data === true ? dataOf(plan, usage) : undefined;
  const { perHour, fixed, perJob, varies } = bill;
  const used = [bill.usage, data?.cost].flatMap((part) => part ?? []);
  const variable = used.length === 0 ? undefined : used.reduce(plus);
  const perMonth = [fixed, variable].flatMap((part) => part ?? []);
  const month = perMonth.length === 0 ? undefined : perMonth.reduce(plus);
  const release = releaseOf(plan, sized.chosen);
  return {
    status: bill.prices.some(isEstimate) ? "estimated" : "priced",
    because: billing.because,
    currency: "USD",
    region: plan.catalogue.region,
    ...(perHour === undefined ? {} : { perHour: cents(perHour) }),
    ...(month === undefined ? {} : { perMonth: rounded(month) }),
    ...(short === undefined ? perThousand(bill, month, usage) : {}),
    ...(perJob === undefined ? {} : { perJob: rounded(perJob) }),
    ...(fixed === undefined ? {} : { fixed: rounded(fixed) }),
    ...(variable === undefined ? {} : { usage: rounded(variable) }),
    ...(release === undefined ? {} : { releaseHour: cents(release.usd) }),
    ...(fleets === undefined ? {} : { fleets }),
    varies,
    lines: [...usage.lines, ...bill.lines, ...(data?.lines ?? []), ...(release?.lines ?? [])],
    notes: [
      ...(short === undefined ? [] : ["no cost of 1,000 requests: these instances do not carry the stated load"]),
      ...bill.notes,
      ...(data?.notes ?? []),
      ...leftOut(plan, sized, usage),
      ...remarks(plan),
    ],
    prices: [...bill.prices, ...(data?.prices ?? [])],
  };
}

export function noCost(region: string, because: string): Cost {
  return { status: "none", because, currency: "USD", region, varies: "", lines: [], notes: [], prices: [] };
}

/** Of several fleets each has its share of the requests. */
function billOfAll(plan: SizingPlan, sized: Sized, usage: Usage): Bill | undefined {
  const { fleets } = sized;
  if (fleets === undefined) return billOf(plan, sized, usage);
  const { requests } = usage;
  const share = requests === undefined ? usage : { ...usage, requests: requests / fleets.many };
  const one = billOf(plan, sized, share);
  if (one === undefined) return undefined;
  const bill = timesBill(one, fleets.many);
  const perHour = bill.perHour === undefined ? "" : `: ${money(bill.perHour)} an hour while all run`;
  const lines = [...one.lines, `that is one of ${fleetsWords(fleets)}; all of them${perHour}`];
  return { ...bill, lines, varies: one.varies === "" ? "" : `for each: ${one.varies}` };
}

function billOf(plan: SizingPlan, { chosen, load }: Sized, usage: Usage): Bill | undefined {
  const { sheet, facts, billing, catalogue } = plan;
  if (billing.by === "none") return undefined;
  if (billing.by === "use") {
    const tariff = tariffOf(billing, facts, catalogue);
    return tariff === undefined ? undefined : useBill(tariff, usage);
  }
  if (chosen === undefined) return undefined;
  if (billing.by === "job") {
    return jobBill({
      candidate: chosen,
      load,
      usage,
      records: facts.number("records"),
      rate: facts.number("job-rate"),
    });
  }
  const { decision } = sheet.scaling.metric;
  const running: Running = {
    candidate: chosen,
    load,
    usage,
    minimum: minimumOf(sheet, facts, load, chosen.instances),
    // Without a policy, or with a person in its place, nobody takes an instance away.
    unscaled: ["none", "manual"].includes(facts.decision(decision)?.option ?? ""),
    constant: isConstant(facts),
    busyHours: hoursOf(facts.number("busy-hours")),
  };
  return billing.by === "queue" ? queueBill(running) : fleetBill(running);
}

function hoursOf(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds / 3600;
}

/** What 1,000 requests cost is known without their number only where nothing else is paid. */
function perThousand(bill: Bill, month: Range | undefined, { requests }: Usage): { perThousand?: Range } {
  // What is free in a month makes each of so many requests cheaper.
  if (bill.perThousand !== undefined && (bill.isFreeFirst !== true || requests === undefined || requests === 0)) {
    return { perThousand: fine(bill.perThousand) };
  }
  if (month === undefined || requests === undefined || requests === 0) return {};
  return { perThousand: fine(times(month, 1000 / requests)) };
}

interface DataCost {
  readonly cost?: Range;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly prices: Bill["prices"];
}

/** Data in and out, counted where its size was stated: an assumption made for limits is no bill. */
function dataOf({ sheet, facts, catalogue }: SizingPlan, { requests }: Usage): DataCost | undefined {
  const { component, in: into, out } = sheet.extras.data;
  const items = [into, out].map((item) => ({ component, item }));
  const prices = items.flatMap(({ item }) => catalogue.price(component, item) ?? []);
  const [first, second] = prices;
  const nothing = { lines: [], prices: [] };
  if (requests === undefined) return undefined;
  if (first === undefined || second === undefined) {
    return { ...nothing, notes: [`data in and out is not counted: ${notInCatalogue(catalogue, items)}`] };
  }
  const GB = 1e9;
  const usd = (["payload", "response"] as const).map(
    (name, place) => (requests * (facts.number(name) ?? 0) * (prices[place]?.usd ?? 0)) / GB,
  );
  const sum = usd.reduce((all, each) => all + each);
  const sizes = `${facts.shown("payload")} in, ${facts.shown("response")} out, at most`;
  if (!facts.isStated("payload") || !facts.isStated("response")) {
    const unit = `${price(first.usd)} a GB`;
    const note = `data in and out is not counted (${unit}): state payload and response; ${sizes}, it would be ${money(sum)} a month`;
    return { ...nothing, notes: [note] };
  }
  const line = `${number(requests)} requests x (${sizes}) x ${price(first.usd)} a GB = ${money(sum)} a month`;
  return { cost: between(sum, sum, sum), lines: [line], notes: [], prices };
}

/** What each hour of a release adds: a second fleet, or a part of one. */
function releaseOf({ sheet, facts }: SizingPlan, chosen: Candidate | undefined) {
  const { decision, shares } = sheet.release;
  const raw = shares[facts.word(decision)];
  if (chosen === undefined || raw === undefined) return undefined;
  const share = figureOf(facts.model, raw);
  const usd = Math.max(1, chosen.instances) * chosen.price.usd * share.value;
  const line = `each hour of a release (${facts.word(decision)}) adds up to ${share.text} of the fleet: ${money(usd)}`;
  return { usd, lines: [line] };
}

/** What is billed beside, which price stands for another, and what to state for a figure that is missing. */
function leftOut({ billing, catalogue, facts }: SizingPlan, { chosen }: Sized, { requests }: Usage): string[] {
  const beside = (billing.leaves ?? []).map(({ what, price: name }) => {
    const known = name && catalogue.price(name.component, name.item);
    return `${what}${known === undefined ? "" : ` (${price(known.usd)} a ${known.unit})`}`;
  });
  const isOther = billing.own !== undefined && chosen !== undefined && chosen.price.component !== billing.own.component;
  const onInstances = billing.by === "fleet" || billing.by === "queue";
  const rate = facts.number("rate") === undefined ? "rate or mean-rate" : "mean-rate";
  return [
    ...(onInstances && requests === undefined ? [`state ${rate} for the cost of 1,000 requests`] : []),
    ...beside,
    ...(isOther && billing.own !== undefined ? [billing.own.otherwise] : []),
  ];
}

function remarks({ sheet, facts, billing }: SizingPlan): string[] {
  const said = sheet.remarks
    .filter(({ when }) => holds(when, facts))
    .map(({ because }) => withLimits(facts.model.limits, because));
  const held = billing.provisioned !== undefined && facts.word("predictable") === "yes" ? [billing.provisioned] : [];
  return [...held, ...said];
}

function withLimits(limits: SizingPlan["facts"]["model"]["limits"], text: string): string {
  return text.replace(/@([a-z][\w-]*(?:\.[\w-]+)+)/g, (name, id: string) => limits[id]?.text ?? name);
}

/** Bills are in cents; what 1,000 requests cost can be far less. */
function cents(usd: number): number {
  return Math.abs(usd) < 1 ? Number(usd.toPrecision(6)) : Math.round(usd * 100 + 1e-7) / 100;
}

function rounded(range: Range): Range {
  const { low, typical, high } = range;
  return { low: cents(low), ...(typical === undefined ? {} : { typical: cents(typical) }), high: cents(high) };
}

function fine({ low, typical, high }: Range): Range {
  const digits = (usd: number): number => Number(usd.toPrecision(6));
  return { low: digits(low), ...(typical === undefined ? {} : { typical: digits(typical) }), high: digits(high) };
}
