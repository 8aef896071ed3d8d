/** Collects what the products and descriptions of a file are worth: prices, types, and what was passed over. */
import type { InstanceType, Inventory, Price } from "../model.ts";
import { describedType } from "./described-type.ts";
import { onDemand } from "./on-demand.ts";
import { type Known, type Product, productOf } from "./product.ts";
import { type Skip, type Skipped, skipCounter } from "./skipped.ts";

export interface Collected {
  readonly prices: readonly Price[];
  /** Where the prices are from. */
  readonly sources: Inventory["sources"];
  readonly types: readonly InstanceType[];
  readonly skipped: readonly Skipped[];
  /** Codes of price lists that nothing here needs. */
  readonly otherOffers: readonly string[];
}

/** Which edition of a price list it is. */
export interface Edition {
  readonly code: string;
  readonly version: string | undefined;
  /** The day it was published. */
  readonly date: string | undefined;
}

export interface Collector {
  /** What a product is in the catalogue; undefined, and counted, if nothing. */
  classify(code: string, attributes: Readonly<Record<string, unknown>>): Product | undefined;
  price(product: Product, terms: unknown, edition: Edition): void;
  describe(name: string, description: Readonly<Record<string, unknown>>): void;
  skip(skip: Skip): void;
  collected(): Collected;
}

export function makeCollector(known: Known): Collector {
  const prices: Price[] = [];
  const sources: Record<string, Inventory["sources"][string]> = {};
  const types: InstanceType[] = [];
  const otherOffers = new Set<string>();
  const skips = skipCounter();
  return {
    classify: (code, attributes) => {
      const offer = Object.hasOwn(known.offers.offers, code) ? known.offers.offers[code] : undefined;
      if (offer === undefined) {
        otherOffers.add(code);
        return undefined;
      }
      const found = productOf(known, offer, attributes);
      if (!("why" in found)) return found;
      skips.add(found);
      return undefined;
    },
    price: ({ region, component, item, rule }, terms, { code, version, date }) => {
      const example = `${region} ${item}`;
      const { tiers, skips: unpriced, effective } = onDemand(terms, rule, known.offers.most, example);
      for (const skip of unpriced) skips.add(skip);
      const day = date ?? effective;
      if (day === undefined) {
        if (tiers.length > 0) skips.add({ why: "no-date", what: component, example });
        return;
      }
      const source = `${code}-${version ?? day}`;
      const { title = code, url = "" } = known.offers.offers[code] ?? {};
      const named = `${title}, ${version === undefined ? `prices of ${day}` : `version ${version}`}`;
      if (day > (sources[source]?.checked ?? "")) sources[source] = { id: source, title: named, url, checked: day };
      const shared = { region, component, unit: rule.unit, source, date: day };
      prices.push(...tiers.map(({ suffix, usd }) => ({ ...shared, item: item + suffix, usd })));
    },
    describe: (name, description) => {
      const base = known.types.get(`ml.${name}`);
      if (base === undefined) skips.add({ why: "unknown-type", what: "descriptions", example: name });
      else types.push(describedType(description, base));
    },
    skip: (skip) => skips.add(skip),
    collected: () => ({ prices, sources, types, skipped: skips.list(), otherOffers: [...otherOffers].sort() }),
  };
}
