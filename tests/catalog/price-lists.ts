/** Price lists shaped like the real ones, with placeholder SKUs: pages of answers, whole offers, descriptions of types. */
import { builtinCatalogue } from "../../src/builtin-catalog/index.ts";
import { offers } from "../../src/builtin-catalog/offers.ts";
import { knownOf } from "../../src/catalog/import/product.ts";
import { readPriceList } from "../../src/catalog/import/read-price-list.ts";

export const KNOWN = knownOf(offers, (await builtinCatalogue.inventory()).types);

export interface Row {
  readonly usage: string;
  readonly usd?: unknown;
  readonly unit?: string;
  readonly region?: string;
  readonly currency?: string;
  readonly code?: string;
  readonly published?: string;
  readonly version?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Where tiers begin, with what one unit costs there. */
  readonly tiers?: Readonly<Record<string, string>>;
}

let count = 0;

/** An entry of an answer, as an object. */
export function entry(row: Row) {
  const { published = "2026-11-11T19:43:04Z", version = "20261111194304", code = "AmazonSageMaker" } = row;
  const sku = `EXAMPLE${String(++count).padStart(8, "0")}`;
  return {
    product: { productFamily: "ML Instance", attributes: attributesOf(row), sku },
    serviceCode: code,
    terms: {
      OnDemand: { [`${sku}.JRTCKXETXF`]: term(row, sku) },
      Reserved: { [`${sku}.OTHER`]: { priceDimensions: {} } },
    },
    ...(version === "" ? {} : { version }),
    ...(published === "" ? {} : { publicationDate: published }),
  };
}

/** What `aws pricing get-products` prints: entries are text in text. */
export function answer(rows: readonly Row[], more: object = {}): string {
  const list = rows.map((row) => JSON.stringify(entry(row)));
  return JSON.stringify({ FormatVersion: "aws_v1", PriceList: list, ...more }, null, 4);
}

/** A whole offer: products first, and their terms apart. */
export function offer(rows: readonly Row[], more: object = {}): string {
  const entries = rows.map(entry);
  const products = entries.map(({ product }) => [product.sku, product] as const);
  const terms = entries.map(({ product, terms: { OnDemand } }) => [product.sku, OnDemand] as const);
  return JSON.stringify(
    {
      formatVersion: "v1.0",
      disclaimer: "EXAMPLE",
      offerCode: rows[0]?.code ?? "AmazonSageMaker",
      version: "20261111194304",
      publicationDate: "2026-11-11T19:43:04Z",
      products: Object.fromEntries(products),
      terms: { OnDemand: Object.fromEntries(terms), Reserved: {} },
      ...more,
    },
    null,
    2,
  );
}

/** Reads a text or bytes in pieces of a size, as a stream brings them. */
export function read(content: string | Uint8Array, size = 65_536, file = "list.json") {
  return readPriceList(file, inChunks(content, size), KNOWN);
}

async function* inChunks(content: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function attributesOf({ usage, region = "us-east-1", code = "AmazonSageMaker", attributes = {} }: Row) {
  return { servicecode: code, usagetype: usage, regionCode: region, gpuMemory: "32 HBM…", ...attributes };
}

function term(
  { usd = "1.5000000000", unit = "Hrs", currency = "USD", tiers = { "0": String(usd) } }: Row,
  sku: string,
) {
  const dimensions = Object.entries(tiers).map(([beginRange, price], place) => {
    const rateCode = `${sku}.JRTCKXETXF.TIER${place}`;
    const amount = Object.keys(tiers).length === 1 ? usd : price;
    return [rateCode, { rateCode, beginRange, endRange: "Inf", unit, pricePerUnit: { [currency]: amount } }] as const;
  });
  return {
    offerTermCode: "JRTCKXETXF",
    sku,
    effectiveDate: "2026-11-01T00:00:00Z",
    priceDimensions: Object.fromEntries(dimensions),
  };
}
