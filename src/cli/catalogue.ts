/** The catalogue of a region, with the user's own prices before the built-in ones. Loaded only where it is wanted. */
import { builtinCatalogue } from "../builtin-catalog/index.ts";
import { type Catalogue, openCatalogue } from "../catalog/catalogue.ts";
import { type Result, unwrap } from "../errors.ts";
import type { Io } from "./io.ts";

/** @param prices the user's price file, if a flag or the configuration names one */
export async function catalogueOf(io: Io, region: string, prices: string | undefined): Promise<Result<Catalogue>> {
  if (prices === undefined) return openCatalogue(builtinCatalogue, region);
  const { readPrices } = await import("./prices.ts");
  return openCatalogue(builtinCatalogue, region, unwrap(await readPrices(io, prices)));
}
