/** Prices that nothing would ever read, or that would be read for something else: slips of a price file. */
import type { Finding } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { SourceDocument } from "../tables/load/document.ts";
import type { CatalogueParts } from "./model.ts";
import type { Offers } from "./offers-shape.ts";
import type { PriceFile } from "./price-file-shape.ts";

/** What there can be prices of. */
export interface PriceNames {
  /** By component what a price of it can be for. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly types: readonly string[];
  readonly regions: readonly string[];
}

/** @param home the Region of which every component has prices */
export async function priceNames(parts: CatalogueParts, offers: Offers, home: string): Promise<PriceNames> {
  const [{ types }, lists = []] = await Promise.all([parts.inventory(), parts.regions[home]?.()]);
  const units = new Map<string, string[]>();
  for (const { component, unit } of [...Object.values(offers.offers).flatMap(({ prices }) => prices), ...lists]) {
    units.set(component, [...new Set([...(units.get(component) ?? []), unit])]);
  }
  const regions = [...new Set([...Object.keys(parts.regions), ...Object.values(offers.regions.prefixes)])].sort();
  return { units, types: types.map(({ name }) => name), regions };
}

export function strangePrices(document: SourceDocument, file: PriceFile, names: PriceNames): Finding[] {
  const types = [...names.types, ...(file.types ?? []).map(({ name }) => name)];
  const prefix = /^[^.]+\./.exec(names.types[0] ?? "")?.[0] ?? "";
  return Object.entries(file.regions).flatMap(([region, lists]) => {
    const key = document.keyPlace(["regions", region]);
    const where = names.regions.includes(region) ? [] : [finding("price/region", key, region, names.regions)];
    const inside = lists.flatMap(({ component, unit, usd }, place) => {
      const path = ["regions", region, place];
      const units = names.units.get(component);
      if (units === undefined) {
        return [finding("price/component", document.place([...path, "component"]), component, [...names.units.keys()])];
      }
      const wrong = units.includes(unit)
        ? []
        : [finding("price/unit", document.place([...path, "unit"]), component, unit, units)];
      const strange = Object.keys(usd)
        .filter((item) => item.startsWith(prefix) && !types.includes(item))
        .map((item) => finding("price/type", document.keyPlace([...path, "usd", item]), item, types));
      return [...wrong, ...strange];
    });
    return [...where, ...inside, ...datedLater(document, file, region)];
  });
}

/** Nobody reads a price before the day on which it is published. */
function datedLater(document: SourceDocument, { regions, sources }: PriceFile, region: string): Finding[] {
  return (regions[region] ?? []).flatMap(({ date, source }, place) => {
    const read = sources[source]?.checked;
    if (read === undefined || date.slice(0, read.length) <= read) return [];
    return [finding("price/later", document.place(["regions", region, place, "date"]), date, source, read)];
  });
}
