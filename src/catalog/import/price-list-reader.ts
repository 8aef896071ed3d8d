/**
 * Reads a file of prices or of descriptions of instance types in whatever form it was fetched: pages of answers, one or
 * several, with entries as text or as objects; entries by themselves; or a whole offer with products and terms apart.
 */
import { type Collected, type Collector, type Edition, makeCollector } from "./collector.ts";
import type { Path, Piece, Wish } from "./piece-reader.ts";
import type { Known, Product } from "./product.ts";
import { dayIn, inside, isMap, shown } from "./values.ts";

/** What a document of the file turned out to be. */
export type Form = "prices" | "types" | "region-index" | "service-index" | "savings-plan" | "price-file";

export interface ReadPriceList extends Collected {
  readonly forms: ReadonlySet<Form>;
  /** An answer says that more pages follow it, and they do not. */
  readonly hasMore: boolean;
  /** The code of an offer whose reading was broken off, else empty. */
  readonly offerCode: string;
}

export interface PriceListReader {
  wish(path: Path, isContainer: boolean): Wish;
  take(piece: Piece): void;
  read(): ReadPriceList;
}

/** A document as far as it is read. An offer names its products first and says later what they cost. */
interface Page {
  readonly scalars: Map<string | number, unknown>;
  readonly products: Map<string, Product>;
  readonly terms: Map<string, unknown>;
  readonly forms: Set<Form>;
  /** The product of a document that is a single entry. */
  single: unknown;
}

/** An entry has a handful of terms; what comes before its products, an offer cannot be asked to remember. */
const MOST_TERMS_AHEAD = 100;

export function priceListReader(known: Known): PriceListReader {
  const collector = makeCollector(known);
  const forms = new Set<Form>();
  let page = newPage();
  let hasMore = false;
  const endPage = (): void => {
    const edition = editionOf(Object.fromEntries(page.scalars));
    if (page.single !== undefined) {
      takeEntry(collector, page.forms, {
        ...Object.fromEntries(page.scalars),
        product: page.single,
        terms: { OnDemand: Object.fromEntries(page.terms) },
      });
    }
    for (const [sku, product] of page.products) collector.price(product, page.terms.get(sku), edition);
    if (page.scalars.get("document") === "prices") page.forms.add("price-file").delete("region-index");
    for (const form of page.forms) forms.add(form);
    // Pages in one file follow each other: only the last can miss one.
    if (page.forms.size > 0) hasMore = typeof page.scalars.get("NextToken") === "string";
    page = newPage();
  };
  return {
    wish: (path, isContainer) => wishFor(page, path, isContainer),
    take: (piece) => {
      if (piece.path.length === 0 && typeof piece.value !== "string") endPage();
      else takePart(collector, page, piece);
    },
    read: () => ({
      ...collector.collected(),
      forms,
      hasMore,
      offerCode: shown(page.scalars.get("offerCode") ?? ""),
    }),
  };
}

/** Only what is wanted is ever kept; the rest of a file of hundreds of megabytes is passed by. */
function wishFor(page: Page, path: Path, isContainer: boolean): Wish {
  const [top, second] = path;
  if (path.length < 2 && !isContainer) return "take";
  if (path.length === 0) return "enter";
  if (path.length === 1) return wishAtTop(page, top);
  // Entries can be text.
  if (!isContainer) return top === "PriceList" ? "take" : "pass";
  if (path.length > 2) return "take";
  if (top === "terms" && second === "savingsPlan") page.forms.add("savings-plan");
  if (top === "terms") return second === "OnDemand" ? "enter" : "pass";
  // The products of a savings plan are a list.
  return top === "products" && typeof second === "number" ? "pass" : "take";
}

function wishAtTop(page: Page, top: string | number | undefined): Wish {
  if (top === "product" || typeof top === "number") return "take";
  const form = Object.hasOwn(FORMS, top ?? "") ? FORMS[top ?? ""] : undefined;
  if (form !== undefined) page.forms.add(form);
  return ["PriceList", "InstanceTypes", "products", "terms"].includes(top ?? "") ? "enter" : "pass";
}

/** What a document is that has this at its top, whatever is in it. */
const FORMS: Readonly<Record<string, Form>> = {
  PriceList: "prices",
  InstanceTypes: "types",
  regions: "region-index",
  offers: "service-index",
  versions: "service-index",
};

function takePart(collector: Collector, page: Page, { path: [top, second, third], value }: Piece): void {
  switch (top) {
    case "products":
      takeProduct(collector, page, String(second), value);
      return;
    case "terms":
      if (page.products.has(String(third)) || page.terms.size < MOST_TERMS_AHEAD) page.terms.set(String(third), value);
      return;
    case "product":
      page.single = value;
      return;
    default:
      if (typeof top === "string" && top !== "PriceList" && top !== "InstanceTypes") page.scalars.set(top, value);
      else takeEntry(collector, page.forms, value);
  }
}

function takeProduct(collector: Collector, page: Page, sku: string, value: unknown): void {
  page.forms.add("prices");
  const attributes = attributesOf(value);
  const code = shown(page.scalars.get("offerCode") ?? attributes["servicecode"] ?? "");
  const product = collector.classify(code, attributes);
  if (product !== undefined) page.products.set(sku, product);
}

/** An entry of a list: a product with its terms, as text or as an object, or a described instance type. */
function takeEntry(collector: Collector, forms: Set<Form>, value: unknown): void {
  const entry = typeof value === "string" ? parsed(value) : value;
  if (isMap(entry) && typeof entry["InstanceType"] === "string") {
    forms.add("types");
    collector.describe(entry["InstanceType"], entry);
    return;
  }
  const product = isMap(entry) ? entry["product"] : undefined;
  if (!isMap(entry) || !isMap(product)) {
    const example = shown(value);
    collector.skip({ why: "unreadable", what: "entries without a product", example });
    return;
  }
  forms.add("prices");
  const attributes = attributesOf(product);
  const edition = editionOf({ offerCode: attributes["servicecode"], ...entry });
  const found = collector.classify(edition.code, attributes);
  if (found !== undefined) collector.price(found, inside(entry, "terms", "OnDemand"), edition);
}

function attributesOf(product: unknown): Readonly<Record<string, unknown>> {
  const attributes = inside(product, "attributes");
  return isMap(attributes) ? attributes : {};
}

function editionOf({ serviceCode, offerCode, version, publicationDate }: Readonly<Record<string, unknown>>): Edition {
  return {
    code: shown(serviceCode ?? offerCode ?? ""),
    version: typeof version === "string" && /^\w+$/.test(version) ? version : undefined,
    date: dayIn(publicationDate),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function newPage(): Page {
  return { scalars: new Map(), products: new Map(), terms: new Map(), forms: new Set(), single: undefined };
}
