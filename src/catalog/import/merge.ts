/** Imported prices into a price file: of the same thing the newer price stays, and every change is counted. */
import type { Finding, Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { pricesOf } from "../catalogue.ts";
import { listsOf } from "../lists-of.ts";
import type { InstanceType, Inventory, OwnPrices, Price } from "../model.ts";
import type { Offers } from "../offers-shape.ts";
import type { Collected } from "./collector.ts";
import type { Known } from "./product.ts";

/** What became of the imported prices of a component in a region. */
export interface Count {
  readonly region: string;
  readonly component: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Older than what was there, and so left. */
  readonly older: number;
}

export interface Merged {
  readonly own: Omit<OwnPrices, "file">;
  readonly counts: readonly Count[];
  /** Instance types that differ from the built-in ones. */
  readonly types: readonly string[];
  readonly sameTypes: number;
}

/** @param today the day on which files that say no date were fetched */
export function mergePrices(
  known: Known,
  before: OwnPrices | undefined,
  read: readonly Collected[],
  today: string | undefined,
): Result<Merged> {
  const types = newTypes(known, read, today);
  if (!types.ok) return types;
  const findings: Finding[] = [];
  const imported = new Map<string, Price>();
  for (const price of read.flatMap(({ prices }) => prices)) {
    const other = imported.get(keyOf(price));
    if (other !== undefined && other.date === price.date && other.usd !== price.usd) {
      const [low = 0, high = 0] = [other.usd, price.usd].sort((a, b) => a - b);
      findings.push(finding("price/conflict", undefined, keyOf(price), low, high));
    }
    if (other === undefined || isNewer(price, other)) imported.set(keyOf(price), price);
  }
  const old = Object.entries(before?.regions ?? {}).flatMap(([region, lists]) =>
    lists.flatMap((list) => pricesOf(region, list)),
  );
  const all = new Map(old.map((price) => [keyOf(price), price]));
  const counts = new Map<string, Count>();
  for (const price of imported.values()) {
    const fate = fateOf(price, all.get(keyOf(price)));
    count(counts, price, fate);
    if (fate !== "older") all.set(keyOf(price), price);
  }
  const prices = [...all.values()];
  const names = new Set(types.value.map(({ name }) => name));
  const ownTypes = [...(before?.types ?? []).filter(({ name }) => !names.has(name)), ...types.value].sort(byName);
  const described = new Set(read.flatMap((each) => each.types.map(({ name }) => name)));
  return {
    ok: true,
    findings,
    value: {
      own: {
        regions: byRegion(prices),
        types: ownTypes,
        sources: sourcesOf(known.offers, before, read, prices, ownTypes),
      },
      counts: [...counts.values()].sort((a, b) => compare(a.region, b.region) || compare(a.component, b.component)),
      types: types.value.map(({ name }) => name).sort(),
      sameTypes: described.size - types.value.length,
    },
  };
}

/** The described types that differ from the catalogue; they need a day, which their description does not have. */
function newTypes(
  { types, offers }: Known,
  read: readonly Collected[],
  today: string | undefined,
): Result<InstanceType[]> {
  const last = new Map(read.flatMap((each) => each.types).map((type) => [type.name, type]));
  const changed = [...last.values()].filter((type) => JSON.stringify(type) !== JSON.stringify(types.get(type.name)));
  if (changed.length === 0) return { ok: true, value: [], findings: [] };
  if (today === undefined) return { ok: false, findings: [finding("price/undated-types", undefined, changed.length)] };
  const dated = changed.map((type) => ({ ...type, sources: [`${offers.types.id}-${today}`], date: today }));
  return { ok: true, value: dated, findings: [] };
}

/** Of two prices of one day the higher one counts, in whatever order the files came: an estimate must not be too low. */
function isNewer(price: Price, other: Price): boolean {
  return price.date === other.date ? price.usd > other.usd : price.date > other.date;
}

type Fate = keyof Omit<Count, "region" | "component">;

function fateOf(price: Price, before: Price | undefined): Fate {
  if (before === undefined) return "added";
  if (before.date > price.date) return "older";
  return before.usd === price.usd && before.unit === price.unit ? "same" : "changed";
}

function count(counts: Map<string, Count>, { region, component }: Price, fate: Fate): void {
  const key = `${region} ${component}`;
  const known = counts.get(key) ?? { region, component, added: 0, changed: 0, same: 0, older: 0 };
  counts.set(key, { ...known, [fate]: known[fate] + 1 });
}

/** The sources that are still cited. */
function sourcesOf(
  { types }: Offers,
  before: OwnPrices | undefined,
  read: readonly Collected[],
  prices: readonly Price[],
  ownTypes: readonly InstanceType[],
): Inventory["sources"] {
  const known: Record<string, Inventory["sources"][string]> = { ...before?.sources };
  for (const source of read.flatMap(({ sources }) => Object.values(sources))) {
    // The prices of one edition may hold from different days; it is as old as the last of them.
    if (source.checked > (known[source.id]?.checked ?? "")) known[source.id] = source;
  }
  const ofTypes = ownTypes.flatMap(({ sources: ids, date }) =>
    ids.map((id) => known[id] ?? { id, title: types.title, url: types.url, checked: date }),
  );
  const ofPrices = prices.flatMap(({ source }) => known[source] ?? []);
  const cited = new Map([...ofPrices, ...ofTypes].map((source) => [source.id, source]));
  return Object.fromEntries([...cited].sort(([a], [b]) => compare(a, b)));
}

function byRegion(prices: readonly Price[]): OwnPrices["regions"] {
  const regions = [...new Set(prices.map(({ region }) => region))].sort();
  return Object.fromEntries(
    regions.map((region) => {
      const sorted = prices.filter((price) => price.region === region).sort((a, b) => compare(keyOf(a), keyOf(b)));
      return [region, listsOf(sorted)];
    }),
  );
}

function keyOf({ region, component, item }: Price): string {
  return `${region} ${component} ${item}`;
}

function byName(a: InstanceType, b: InstanceType): number {
  return compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
