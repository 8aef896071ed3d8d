/** Prices of the user's own: a file that a flag or the configuration names. */
import { builtinCatalogue } from "../builtin-catalog/index.ts";
import { offers } from "../builtin-catalog/offers.ts";
import { sheet } from "../builtin-sizing.ts";
import type { OwnPrices } from "../catalog/model.ts";
import { MOST_PRICE_FILE_BYTES, readPriceFile } from "../catalog/price-file.ts";
import { priceNames } from "../catalog/strange-prices.ts";
import { type Result, unwrap } from "../errors.ts";
import { readConfig } from "./config.ts";
import { findConfig } from "./find-config.ts";
import type { Io } from "./io.ts";
import { readable } from "./read.ts";

export async function readPrices(io: Io, file: string): Promise<Result<OwnPrices>> {
  const read = await readable(io, file, MOST_PRICE_FILE_BYTES);
  if (read.ok) return readPriceFile(file, read.value, await priceNames(builtinCatalogue, offers, sheet.region));
  return { ok: false, findings: read.findings.map((found) => ({ ...found, hint: NAMED })) };
}

const NAMED = "--prices, or `prices` in the configuration, names a price file, as `prices import` writes it";

export interface PricesFlags {
  /** The price file that a flag names. */
  readonly prices: string | undefined;
  /** False where the configuration file is to be left aside. */
  readonly config: boolean;
}

/** The user's own prices, if there are any. */
export async function wantedPrices(io: Io, { prices, config }: PricesFlags): Promise<OwnPrices | undefined> {
  const configured = config && prices === undefined ? await findConfig(io) : undefined;
  const file = configured === undefined ? prices : unwrap(await readConfig(io, configured)).prices;
  return file === undefined ? undefined : unwrap(await readPrices(io, file));
}
