/** Price lists as plain JSON: in an object of so many keys, each costs more to read than its price in a list. */
import type { PriceList } from "./model.ts";

export interface PackedList extends Omit<PriceList, "usd"> {
  readonly items: readonly string[];
  /** In the order of the items. */
  readonly usd: readonly number[];
}

export function packLists(lists: readonly PriceList[]): PackedList[] {
  return lists.map(({ usd, ...list }) => ({ ...list, items: [...usd.keys()], usd: [...usd.values()] }));
}

export function unpackLists(packed: readonly PackedList[]): PriceList[] {
  return packed.map(({ items, usd, ...list }) => {
    const prices = new Map<string, number>();
    for (const [place, price] of usd.entries()) prices.set(items[place] ?? "", price);
    return { ...list, usd: prices };
  });
}
