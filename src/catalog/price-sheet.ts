/** Prices to look at: of a type, a family, a component or an item, in one region or in all of them. */
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { type Catalogue, openCatalogue } from "./catalogue.ts";
import type { CatalogueParts, InstanceType, Inventory, OwnPrices, Price } from "./model.ts";
import { stalePrices } from "./stale-prices.ts";

export interface PriceQuestion {
  /** An instance type, with or without its prefix, a family, a component or an item. */
  readonly name?: string;
  readonly region?: string;
  /** The day from which ages are counted, as 2026-11-20; nothing is old without it. */
  readonly today?: string;
}

export interface PriceSheet {
  readonly schemaVersion: 1;
  readonly command: "prices show";
  readonly name?: string;
  readonly region?: string;
  /** The user's own price file. */
  readonly own?: string;
  /** The instance types that were asked for by name. */
  readonly types: readonly InstanceType[];
  /** Of a named item the cheapest first, else by region in the order of the catalogue. */
  readonly prices: readonly Price[];
  readonly sources: Inventory["sources"];
  readonly findings: readonly Finding[];
}

export async function priceSheet(
  parts: CatalogueParts,
  own: OwnPrices | undefined,
  { name, region, today }: PriceQuestion,
): Promise<Result<PriceSheet>> {
  const regions = region === undefined ? allRegions(parts, own) : [region];
  const catalogues: Catalogue[] = [];
  for (const each of regions) {
    const opened = await openCatalogue(parts, each, own);
    if (!opened.ok) return opened;
    catalogues.push(opened.value);
  }
  const inventory = catalogues[0];
  const types = name === undefined ? [] : (inventory?.types ?? []).filter((type) => isNamed(type, name));
  const all = catalogues.flatMap(inOrder);
  const found = name === undefined ? all : all.filter((price) => isAbout(price, name));
  if (name !== undefined && types.length + found.length === 0) {
    return { ok: false, findings: [finding("price/unknown", undefined, name, names(inventory?.types ?? [], all))] };
  }
  const prices =
    name === undefined || catalogues.some(({ components }) => components.includes(name)) ? found : cheapestFirst(found);
  const cited = new Set([...prices.map(({ source }) => source), ...types.flatMap(({ sources }) => sources)]);
  const sources = Object.entries(inventory?.sources ?? {}).filter(([id]) => cited.has(id));
  return {
    ok: true,
    findings: [],
    value: {
      schemaVersion: 1,
      command: "prices show",
      ...(name !== undefined && { name }),
      ...(region !== undefined && { region }),
      ...(own !== undefined && { own: own.file }),
      types,
      prices,
      sources: Object.fromEntries(sources),
      findings: today === undefined ? [] : stalePrices(prices, today),
    },
  };
}

/** The prices of a region: those of instance types as the catalogue lists them. */
function inOrder(catalogue: Catalogue): Price[] {
  const places = new Map(catalogue.types.map(({ name }, place) => [name, place]));
  const placeOf = ({ item }: Price): number => places.get(item) ?? places.get(`ml.${item}`) ?? -1;
  return catalogue.components.flatMap((component) =>
    [...catalogue.prices(component)].sort((a, b) => placeOf(a) - placeOf(b)),
  );
}

/** By what they are for, and then the cheapest first. */
function cheapestFirst(prices: readonly Price[]): Price[] {
  const kinds = [...new Set(prices.map(({ component }) => component))];
  return kinds.flatMap((kind) => prices.filter(({ component }) => component === kind).sort((a, b) => a.usd - b.usd));
}

function allRegions(parts: CatalogueParts, own: OwnPrices | undefined): string[] {
  return [...new Set([...Object.keys(parts.regions), ...Object.keys(own?.regions ?? {})])].sort();
}

function isNamed({ name, family }: InstanceType, asked: string): boolean {
  return name === asked || name === `ml.${asked}` || family === asked || `ml.${family}` === asked;
}

function isAbout({ component, item }: Price, asked: string): boolean {
  const machine = item.replace(/^ml\./, "");
  const wanted = asked.replace(/^ml\./, "");
  return component === asked || item === asked || machine === wanted || machine.split(".")[0] === wanted;
}

function names(types: readonly InstanceType[], prices: readonly Price[]): string[] {
  const words = [
    ...types.flatMap(({ name, family }) => [name, family]),
    ...prices.flatMap(({ component, item }) => [component, item]),
  ];
  return [...new Set(words)];
}
