/** Two sets of prices side by side: what changed, what came and what went. */
import type { Finding } from "../errors.ts";
import { pricesOf } from "./catalogue.ts";
import type { Price, PriceList } from "./model.ts";
import { stalePrices } from "./stale-prices.ts";

export interface PriceDiff {
  readonly schemaVersion: 1;
  readonly command: "prices diff";
  readonly before: string;
  readonly after: string;
  /** The largest change in per cent first. */
  readonly changed: readonly ChangedPrice[];
  readonly added: readonly Price[];
  readonly gone: readonly Price[];
  readonly same: number;
  /** What is old on the later side; only where a day was given to count from. */
  readonly findings: readonly Finding[];
}

export interface ChangedPrice {
  readonly before: Price;
  readonly after: Price;
  /** Undefined where the unit changed too. */
  readonly percent?: number;
}

export interface PriceSide {
  readonly name: string;
  readonly regions: Readonly<Record<string, readonly PriceList[]>>;
  /** It has all prices there are, so the other side cannot be expected to. */
  readonly isWhole: boolean;
}

export function diffPrices(before: PriceSide, after: PriceSide, today?: string): PriceDiff {
  const old = byKey(before);
  const now = byKey(after);
  const changed: ChangedPrice[] = [];
  let same = 0;
  for (const [key, price] of now) {
    const earlier = old.get(key);
    if (earlier === undefined) continue;
    if (earlier.usd === price.usd && earlier.unit === price.unit) same++;
    else changed.push(changeOf(earlier, price));
  }
  return {
    schemaVersion: 1,
    command: "prices diff",
    before: before.name,
    after: after.name,
    changed: changed.sort((a, b) => size(b) - size(a)),
    added: [...now].filter(([key]) => !old.has(key)).map(([, price]) => price),
    gone: before.isWhole ? [] : [...old].filter(([key]) => !now.has(key)).map(([, price]) => price),
    same,
    findings: today === undefined ? [] : stalePrices([...now.values()], today),
  };
}

function changeOf(before: Price, after: Price): ChangedPrice {
  if (before.unit !== after.unit) return { before, after };
  return { before, after, percent: Math.round(1000 * (after.usd / before.usd - 1)) / 10 };
}

function size({ percent = Number.POSITIVE_INFINITY }: ChangedPrice): number {
  return Math.abs(percent);
}

function byKey({ regions }: PriceSide): Map<string, Price> {
  const prices = Object.keys(regions)
    .sort()
    .flatMap((region) => (regions[region] ?? []).flatMap((list) => pricesOf(region, list)));
  return new Map(prices.map((price) => [`${price.region} ${price.component} ${price.item}`, price]));
}
