/** What is paid for requests only: their time by the size of memory, and the requests themselves. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Price } from "../../catalog/model.ts";
import type { Billing } from "../sizing/billing-shape.ts";
import type { Facts } from "../sizing/facts.ts";
import { figureOf } from "../sizing/figures.ts";
import { memorySetting } from "../sizing/memory-setting.ts";
import { money, price } from "../sizing/money.ts";
import { number } from "../sizing/words.ts";
import { type Bill, between } from "./bill.ts";
import type { Usage } from "./usage.ts";

export interface Tariff {
  /** Bytes of memory that are set. */
  readonly memory: number;
  /** US dollars for a second at this size. */
  readonly second: number;
  /** US dollars for a request beside its time. */
  readonly request: number;
  /** Of each month: requests, and seconds at this size. */
  readonly freeRequests: number;
  readonly freeSeconds: number;
  readonly prices: readonly Price[];
}

const GIB = 2 ** 30;

/** The prices of a size of memory. */
export function itemsOf({ duration, request }: Billing, memory: number): { component: string; item: string }[] {
  const size = String(Math.round(memory / GIB));
  const time =
    duration === undefined ? [] : [{ component: duration.component, item: duration.item.replace("{GiB}", size) }];
  return [...time, ...(request === undefined ? [] : [request])];
}

/** Undefined where no size holds the model, or the catalogue has no price of it. */
export function tariffOf(
  billing: Billing,
  facts: Pick<Facts, "model" | "number">,
  catalogue: Catalogue,
): Tariff | undefined {
  const memory = memorySetting(billing, facts);
  if (memory === undefined || billing.duration === undefined) return undefined;
  const { "of-memory": ofMemory = false } = billing.duration;
  const gib = memory / GIB;
  const [time, request] = itemsOf(billing, memory).map(({ component, item }) => catalogue.price(component, item));
  if (time === undefined || (billing.request !== undefined && request === undefined)) return undefined;
  const free = billing.free;
  return {
    memory,
    second: time.usd * (ofMemory ? gib : 1),
    request: request?.usd ?? 0,
    freeRequests: free === undefined ? 0 : figureOf(facts.model, free.requests).value,
    freeSeconds: free === undefined ? 0 : figureOf(facts.model, free.seconds).value / gib,
    prices: request === undefined ? [time] : [time, request],
  };
}

/** US dollars for so many requests in a month, each so many seconds long. */
export function useCost(
  { second, request, freeRequests, freeSeconds }: Tariff,
  requests: number,
  duration: number,
): number {
  return Math.max(0, requests * duration - freeSeconds) * second + Math.max(0, requests - freeRequests) * request;
}

export function useBill(tariff: Tariff, usage: Usage): Bill {
  const { requests, duration, longest, atLongest } = usage;
  const thousand = 1000 * (duration * tariff.second + tariff.request);
  const size = `${number(tariff.memory / GIB)} GiB`;
  const each = `${number(duration)} s x ${price(Number(tariff.second.toPrecision(8)))} a second at ${size}${tariff.request === 0 ? "" : ` + ${price(tariff.request)} a request`}`;
  const bound = atLongest ? ["every request is counted at its longest; state mean-duration for less"] : [];
  const paid = requests === undefined ? undefined : useCost(tariff, requests, duration);
  const most = requests === undefined ? undefined : useCost(tariff, requests, longest);
  const free =
    tariff.freeRequests === 0
      ? []
      : [`free in a month: ${number(tariff.freeRequests)} requests and ${number(tariff.freeSeconds)} s at ${size}`];
  return {
    perThousand: between(thousand, thousand, 1000 * (longest * tariff.second + tariff.request)),
    isFreeFirst: tariff.freeRequests > 0,
    ...(paid === undefined || most === undefined ? {} : { usage: between(paid, paid, most) }),
    varies: atLongest || duration === longest ? "" : "how long requests take",
    lines: [
      `${each} = ${money(thousand)} for 1,000 requests${tariff.freeRequests === 0 ? "" : ", beyond what is free"}`,
      ...(paid === undefined ? [] : [...free, `${number(requests ?? 0)} requests: ${money(paid)} a month`]),
    ],
    notes: [...bound, ...(requests === undefined ? ["state rate or mean-rate for the cost of a month"] : [])],
    prices: tariff.prices,
  };
}
