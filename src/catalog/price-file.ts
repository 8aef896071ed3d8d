/** Price files: reading them, and writing them so that they read well and compare line by line. */
import type { Finding, Result } from "../errors.ts";
import { withoutFlood } from "../findings/flood.ts";
import { finding } from "../findings/index.ts";
import { fromObject, parseText, type SourceDocument } from "../tables/load/document.ts";
import { readShape } from "../tables/load/shape.ts";
import { decodeText } from "../tables/load/text.ts";
import type { OwnPrices } from "./model.ts";
import { type PriceFile, priceFileShape } from "./price-file-shape.ts";
import { type PriceNames, strangePrices } from "./strange-prices.ts";

/** All prices of all regions take a tenth of it. */
export const MOST_PRICE_FILE_BYTES = 5_000_000;

/**
 * @param file how the user names it; its prices will be named so
 * @param names what there can be prices of; other prices are refused, because nobody would ever see them
 */
export async function readPriceFile(file: string, bytes: Uint8Array, names: PriceNames): Promise<Result<OwnPrices>> {
  if (bytes.length > MOST_PRICE_FILE_BYTES) {
    return failed(
      finding(
        "price/file",
        { file },
        `the file has more than ${MOST_PRICE_FILE_BYTES / 1e6} MB`,
        "is it the right file? prices import reads price lists",
      ),
    );
  }
  const text = decodeText(bytes);
  if (text === undefined) return failed(finding("price/file", { file }, "the file is not text", ""));
  const document = asWritten(file, text) ?? (await parseText(file, text));
  if (!("place" in document))
    return failed(...document.map(({ at, message }) => finding("price/file", at, message, "")));
  if (!isPriceFile(document.value)) {
    const hint = 'one begins with "document": "prices"; `prices import` writes them, `schema prices` describes them';
    return failed(finding("price/file", { file }, "this is no price file", hint));
  }
  let read = readShape(document, priceFileShape);
  // The slower parser tells the places of what is wrong.
  if (!read.ok && document.place([]).line === undefined) {
    const slow = await parseText(file, text);
    if ("place" in slow) read = readShape(slow, priceFileShape);
  }
  if (!read.ok)
    return failed(...read.problems.map(({ at, message, hint }) => finding("price/file", at, message, hint)));
  const { value } = read;
  const slipsIn = (where: SourceDocument): Finding[] =>
    withoutFlood([...unknownSources(where, value), ...strangePrices(where, value, names)]);
  const slips = slipsIn(document);
  if (slips.length === 0) return { ok: true, value: ownPrices(file, value), findings: [] };
  const slow = document.place([]).line === undefined ? await parseText(file, text) : document;
  return failed(...("place" in slow ? slipsIn(slow) : slips));
}

export function writePriceFile({ sources, regions, types }: Omit<OwnPrices, "file">): string {
  const entries = Object.entries(sources).map(
    ([id, { title, url, checked }]) => [id, { title, url, checked }] as const,
  );
  const file = {
    document: "prices",
    schemaVersion: 1,
    sources: Object.fromEntries(entries),
    regions: eachList(regions, (list) => ({ ...list, usd: Object.fromEntries(list.usd) })),
    ...(types.length > 0 && { types }),
  } satisfies Record<keyof Omit<PriceFile, "$schema" | "types">, unknown>;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A file that is just as it was written needs no slower parser: there is no slip in it to point at. */
function asWritten(file: string, text: string): SourceDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return `${JSON.stringify(value, null, 2)}\n` === text ? fromObject(file, value) : undefined;
  } catch {
    return undefined;
  }
}

function isPriceFile(value: unknown): boolean {
  return typeof value === "object" && value !== null && "document" in value && value.document === "prices";
}

function unknownSources(document: SourceDocument, { sources, regions, types = [] }: PriceFile): Finding[] {
  const known = Object.keys(sources);
  const cited = [
    ...Object.entries(regions).flatMap(([region, lists]) =>
      lists.map(({ source }, place) => ({ source, path: ["regions", region, place, "source"] })),
    ),
    ...types.flatMap(({ sources: ids }, place) => ids.map((source) => ({ source, path: ["types", place, "sources"] }))),
  ];
  return cited
    .filter(({ source }) => !known.includes(source))
    .map(({ source, path }) => finding("table/unknown-source", document.place(path), source, known));
}

function ownPrices(file: string, { sources, regions, types = [] }: PriceFile): OwnPrices {
  const named = Object.entries(sources).map(([id, source]) => [id, { id, ...source }] as const);
  // What the shape leaves undefined is not there.
  const there = JSON.parse(JSON.stringify({ regions, types })) as Pick<PriceFile, "regions"> & Pick<OwnPrices, "types">;
  return {
    file,
    sources: Object.fromEntries(named),
    regions: eachList(there.regions, ({ note, ...list }) => ({
      ...list,
      usd: new Map(Object.entries(list.usd)),
      ...(note !== undefined && { note }),
    })),
    types: there.types,
  };
}

function eachList<List, To>(
  regions: Readonly<Record<string, readonly List[]>>,
  to: (list: List) => To,
): Record<string, To[]> {
  return Object.fromEntries(Object.entries(regions).map(([region, lists]) => [region, lists.map(to)]));
}

function failed(...findings: readonly Finding[]): { readonly ok: false; readonly findings: readonly Finding[] } {
  return { ok: false, findings };
}
