/** What a product of a price list is in the catalogue, or why it is nothing there. */
import type { InstanceType } from "../model.ts";
import type { Offer, Offers, PriceRule } from "../offers-shape.ts";
import type { Skip } from "./skipped.ts";
import { shown } from "./values.ts";

export interface Product {
  readonly region: string;
  readonly rule: PriceRule;
  readonly component: string;
  readonly item: string;
}

/** What an import has to know of the catalogue. */
export interface Known {
  readonly offers: Offers;
  readonly types: ReadonlyMap<string, InstanceType>;
  /** The rules' patterns, ready. */
  readonly patterns: ReadonlyMap<PriceRule, RegExp>;
}

export function knownOf(offers: Offers, types: readonly InstanceType[]): Known {
  const rules = Object.values(offers.offers).flatMap(({ prices }) => prices);
  return {
    offers,
    types: new Map(types.map((type) => [type.name, type])),
    patterns: new Map(rules.map((rule) => [rule, new RegExp(`^(?:${rule.usage})$`)])),
  };
}

/** @param attributes of the product, as the price list has them: any of them can be missing or odd */
export function productOf(known: Known, offer: Offer, attributes: Readonly<Record<string, unknown>>): Product | Skip {
  const { usagetype } = attributes;
  if (typeof usagetype !== "string") return { why: "unreadable", what: "products without a usage type", example: "" };
  const { prefix, usage } = split(usagetype);
  const kind = usage.replace(/:.*$/s, "");
  const rule = offer.prices.find((each) => known.patterns.get(each)?.test(usage));
  if (rule === undefined) return { why: "other-use", what: kind, example: usagetype };
  const other = Object.entries(offer.only ?? {}).find(
    ([name, value]) => attributes[name] !== undefined && attributes[name] !== value,
  );
  if (other !== undefined)
    return { why: "other-use", what: `${other[0]} ${shown(attributes[other[0]])}`, example: usagetype };
  const part = known.patterns.get(rule)?.exec(usage)?.[1] ?? "";
  const fill = (text: string): string => text.replaceAll("$1", part);
  const type = rule.type === undefined ? undefined : fill(rule.type);
  if (type !== undefined && !known.types.has(type)) return { why: "unknown-type", what: rule.component, example: type };
  const region = regionOf(known.offers, attributes, prefix);
  if (region === undefined) return { why: "no-region", what: `prefix ${prefix}`, example: usagetype };
  return { region, rule, component: rule.component, item: fill(rule.item) };
}

/** `USE1-Host:ml.m5.large` is the usage `Host:ml.m5.large` in the region of `USE1`. */
function split(usagetype: string): { prefix: string; usage: string } {
  const [, prefix = "", usage = usagetype] = /^([A-Z]{2,4}\d{0,2})-(.*)$/s.exec(usagetype) ?? [];
  return { prefix, usage };
}

function regionOf(
  { regions }: Offers,
  attributes: Readonly<Record<string, unknown>>,
  prefix: string,
): string | undefined {
  const { regionCode } = attributes;
  if (typeof regionCode === "string" && /^[a-z]+(-[a-z0-9]+)+$/.test(regionCode)) return regionCode;
  return Object.hasOwn(regions.prefixes, prefix) ? regions.prefixes[prefix] : undefined;
}
