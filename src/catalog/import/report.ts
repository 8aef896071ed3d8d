/** What an import did: the document that `--format json` prints. */
import type { Count, Merged } from "./merge.ts";
import type { ReadPriceList } from "./price-list-reader.ts";
import type { Skipped } from "./skipped.ts";

export interface ImportReport {
  readonly schemaVersion: 1;
  readonly command: "prices import";
  /** The price file that was written. */
  readonly output: string;
  /** It was there before, and what it held stays where nothing newer came. */
  readonly added: boolean;
  readonly files: readonly ImportedFile[];
  readonly counts: readonly Count[];
  /** Instance types whose description differs from the catalogue's. */
  readonly types: readonly string[];
  readonly sameTypes: number;
}

interface ImportedFile {
  readonly file: string;
  readonly prices: number;
  readonly types: number;
  readonly skipped: readonly Skipped[];
}

export interface Imported {
  readonly file: string;
  readonly list: ReadPriceList;
}

export function importReport(output: string, added: boolean, read: readonly Imported[], merged: Merged): ImportReport {
  return {
    schemaVersion: 1,
    command: "prices import",
    output,
    added,
    files: read.map(({ file, list: { prices, types, skipped } }) => ({
      file,
      prices: prices.length,
      types: types.length,
      skipped,
    })),
    counts: merged.counts,
    types: merged.types,
    sameTypes: merged.sameTypes,
  };
}
