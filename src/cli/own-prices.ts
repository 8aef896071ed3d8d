/** The user's own prices, if a flag or the configuration names a file. What reads it is loaded only then. */
import type { OwnPrices } from "../catalog/model.ts";
import { type Result, unwrap } from "../errors.ts";
import type { Io } from "./io.ts";

export async function ownPrices(io: Io, file: string | undefined): Promise<Result<OwnPrices | undefined>> {
  if (file === undefined) return { ok: true, value: undefined, findings: [] };
  const { readPrices } = await import("./prices.ts");
  return readPrices(io, file);
}

/** The same where nothing else can be wrong any more. */
export async function pricesOf(io: Io, file: string | undefined): Promise<OwnPrices | undefined> {
  return unwrap(await ownPrices(io, file));
}
