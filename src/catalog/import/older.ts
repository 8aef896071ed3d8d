/** Prices of one's own that the built-in catalogue knows of a later day. */
import type { Finding } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { pricesOf } from "../catalogue.ts";
import type { CatalogueParts, OwnPrices } from "../model.ts";

export async function olderPrices(parts: CatalogueParts, { regions }: Pick<OwnPrices, "regions">): Promise<Finding[]> {
  const older: string[] = [];
  for (const [region, lists] of Object.entries(regions)) {
    const load = Object.hasOwn(parts.regions, region) ? parts.regions[region] : undefined;
    const builtin = ((await load?.()) ?? []).flatMap((list) => pricesOf(region, list));
    const dates = new Map(builtin.map(({ component, item, date }) => [`${component} ${item}`, date]));
    for (const { component, item, date } of lists.flatMap((list) => pricesOf(region, list))) {
      const known = dates.get(`${component} ${item}`);
      if (known !== undefined && known > date) older.push(`${region} ${component} ${item} of ${date}`);
    }
  }
  return older.length === 0 ? [] : [finding("price/older-than-built-in", undefined, older.length, older[0] ?? "")];
}
