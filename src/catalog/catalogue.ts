/** Types and prices of one region, to be looked up by name. What is not known is undefined, never a guess. */
import type { Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { CatalogueParts, InstanceType, Inventory, OwnPrices, Price, PriceList } from "./model.ts";

export interface Catalogue {
  readonly region: string;
  /** Every type there is, sold in this region or not, by family and size. */
  readonly types: readonly InstanceType[];
  readonly sources: Inventory["sources"];
  /** Regions with prices, sorted. */
  readonly regions: readonly string[];
  /** What prices there are in this region. */
  readonly components: readonly string[];
  type(name: string): InstanceType | undefined;
  price(component: string, item: string): Price | undefined;
  /** All prices of a component. */
  prices(component: string): readonly Price[];
}

/** The catalogue of a region, with the user's own prices before the built-in ones. */
export async function openCatalogue(
  parts: CatalogueParts,
  region: string,
  own?: OwnPrices,
): Promise<Result<Catalogue>> {
  const regions = [...new Set([...Object.keys(parts.regions), ...Object.keys(own?.regions ?? {})])].sort();
  if (!regions.includes(region)) {
    return { ok: false, findings: [finding("catalogue/unknown-region", undefined, region, regions)] };
  }
  const builtin = Object.hasOwn(parts.regions, region) ? parts.regions[region] : undefined;
  const [inventory, lists] = await Promise.all([parts.inventory(), builtin?.() ?? []]);
  return { ok: true, value: makeCatalogue({ inventory, region, regions, lists, own }), findings: [] };
}

interface CatalogueData {
  readonly inventory: Inventory;
  readonly region: string;
  readonly regions: readonly string[];
  readonly lists: readonly PriceList[];
  readonly own?: OwnPrices | undefined;
}

function makeCatalogue({ inventory, region, regions, lists, own }: CatalogueData): Catalogue {
  const ownLists = own !== undefined && Object.hasOwn(own.regions, region) ? own.regions[region] : undefined;
  const components = [...new Set([...lists, ...(ownLists ?? [])].map(({ component }) => component))];
  const all = [
    ...lists.map((list) => ({ list, from: undefined })),
    ...(ownLists ?? []).map((list) => ({ list, from: own?.file })),
  ];
  const byComponent = new Map(components.map((each) => [each, all.filter(({ list }) => list.component === each)]));
  // Each component has a price for nearly every type, and a workload is priced with few of them.
  const known = new Map<string, Price | undefined>();
  const price = (component: string, item: string): Price | undefined => {
    const key = `${component}\n${item}`;
    if (!known.has(key)) {
      // The user's own prices go before the built-in ones.
      const last = byComponent.get(component)?.findLast(({ list }) => list.usd.has(item));
      known.set(key, last && priceOf(region, last.list, item, last.from));
    }
    return known.get(key);
  };

  const types = new Map(inventory.types.map((type) => [type.name, type]));
  for (const type of own?.types ?? []) types.set(type.name, type);
  return {
    region,
    types: [...types.values()],
    sources: own === undefined ? inventory.sources : { ...inventory.sources, ...own.sources },
    regions,
    components,
    type: (name) => types.get(name),
    price,
    prices: (component) => {
      const items = new Set(byComponent.get(component)?.flatMap(({ list }) => [...list.usd.keys()]));
      return [...items].flatMap((item) => price(component, item) ?? []);
    },
  };
}

/** The prices of a list one by one. */
export function pricesOf(region: string, list: PriceList, from?: string): Price[] {
  return [...list.usd.keys()].flatMap((item) => priceOf(region, list, item, from) ?? []);
}

function priceOf(
  region: string,
  { usd, ...shared }: PriceList,
  item: string,
  from: string | undefined,
): Price | undefined {
  const own = from === undefined ? {} : { from };
  const price = usd.get(item);
  return price === undefined ? undefined : { region, ...shared, item, usd: price, ...own };
}
