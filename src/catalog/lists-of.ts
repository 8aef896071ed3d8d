/** Prices of one region as lists: those that differ only in their item and price stand together. */
import type { Price, PriceList } from "./model.ts";

export function listsOf(prices: readonly Price[]): PriceList[] {
  const lists = new Map<string, { list: Omit<PriceList, "usd">; usd: Map<string, number> }>();
  for (const { component, item, unit, usd, source, date, note } of prices) {
    const list = { component, unit, source, date, ...(note !== undefined && { note }) };
    const key = JSON.stringify(list);
    const same = lists.get(key) ?? { list, usd: new Map() };
    lists.set(key, same);
    same.usd.set(item, usd);
  }
  return [...lists.values()].map(({ list, usd }) => ({ ...list, usd }));
}
