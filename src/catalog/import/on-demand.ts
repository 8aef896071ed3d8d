/** The on-demand price of a product, by tiers where it has several, or why there is none. */
import type { PriceRule } from "../offers-shape.ts";
import type { Skip } from "./skipped.ts";
import { dayIn, isMap, shown } from "./values.ts";

export interface Tier {
  /** Empty for the first, else `-tier2` and so on. */
  readonly suffix: string;
  readonly usd: number;
}

export interface OnDemand {
  readonly tiers: readonly Tier[];
  readonly skips: readonly Skip[];
  /** From when the price holds, as 2026-09-01. */
  readonly effective: string | undefined;
}

/** @param terms of a product by their codes, as the price list has them */
export function onDemand(terms: unknown, rule: PriceRule, most: number, example: string): OnDemand {
  const found = values(terms).sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  const term = found[0];
  const dimensions = values(isMap(term) ? term["priceDimensions"] : undefined)
    .filter(isMap)
    .sort(byRange);
  if (dimensions.length === 0) {
    return {
      tiers: [],
      skips: [{ why: "unreadable", what: "products without an on-demand price", example }],
      effective: undefined,
    };
  }
  const tiers: Tier[] = [];
  const skips: Skip[] = [];
  for (const dimension of dimensions) {
    const read = priceOf(dimension, rule, most, example);
    if (typeof read === "number")
      tiers.push({ suffix: tiers.length === 0 ? "" : `-tier${tiers.length + 1}`, usd: read });
    else skips.push(read);
  }
  return { tiers, skips, effective: dayOf(term) || undefined };
}

function priceOf(
  dimension: Readonly<Record<string, unknown>>,
  rule: PriceRule,
  most: number,
  example: string,
): number | Skip {
  const { unit, pricePerUnit } = dimension;
  const prices = isMap(pricePerUnit) ? pricePerUnit : {};
  const [currency] = Object.keys(prices).filter((each) => each !== "USD");
  const written = prices["USD"];
  if (written === undefined && currency !== undefined) return { why: "other-currency", what: currency, example };
  if (typeof unit !== "string" || !rule.written.includes(unit)) {
    return { why: "other-unit", what: `${shown(unit)} for ${rule.component}`, example };
  }
  const usd = decimal(written);
  if (usd === 0) return { why: "nothing", what: "a price of 0", example };
  if (!(usd > 0) || usd > most) return { why: "no-price", what: `"${shown(written)}"`, example };
  return usd;
}

/** A text must be a plain decimal: what else JavaScript takes for a number (0x10, blanks) is none here. */
function decimal(written: unknown): number {
  if (typeof written === "string") return /^\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  return typeof written === "number" ? written : Number.NaN;
}

function byRange(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): number {
  return (Number(a["beginRange"]) || 0) - (Number(b["beginRange"]) || 0);
}

function dayOf(term: unknown): string {
  return (isMap(term) && dayIn(term["effectiveDate"])) || "";
}

function values(map: unknown): unknown[] {
  return isMap(map) ? Object.values(map) : [];
}
