/** Prices that were published so long ago that they may have changed. */
import { dayNumber } from "../days.ts";
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Price } from "./model.ts";

/** Prices change; one published longer ago than this is worth fetching again. */
const FRESH_DAYS = 90;

/** Prices that are older than they should be, told once for each source and day. */
export function stalePrices(prices: readonly Price[], today: string): Finding[] {
  const days = new Map(prices.map(({ source, date }) => [`${source} ${date}`, { source, date }]));
  return [...days.values()].flatMap(({ source, date }) => {
    const age = (dayNumber(today) ?? 0) - publishedOn(date);
    return age > FRESH_DAYS ? [finding("price/stale", undefined, source, age, date)] : [];
  });
}

/** Of a month only its end is sure to be past: no price is called older than it is. */
function publishedOn(date: string): number {
  const [year, month] = date.split("-").map(Number);
  return dayNumber(date) ?? Math.round(Date.UTC(year ?? 0, month ?? 0, 0) / 86_400_000);
}
