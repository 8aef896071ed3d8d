/** `prices show`: what the catalogue and the user's own prices say. */
import { builtinCatalogue } from "../../builtin-catalog/index.ts";
import { priceSheet } from "../../catalog/price-sheet.ts";
import { unwrap } from "../../errors.ts";
import { renderSheet } from "../../render/prices/sheet.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { type PricesFlags, wantedPrices } from "../prices.ts";
import { statedDay } from "../stated-day.ts";

export interface ShowPricesRequest extends PricesFlags {
  readonly name: string | undefined;
  readonly region: string | undefined;
  readonly today: string | undefined;
  readonly format: "text" | "json";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function showPrices(io: Io, request: ShowPricesRequest): Promise<number> {
  const { name, region, format, color } = request;
  const today = statedDay(request.today);
  const own = await wantedPrices(io, request);
  const question = {
    ...(name !== undefined && { name }),
    ...(region !== undefined && { region }),
    ...(today !== undefined && { today }),
  };
  const sheet = unwrap(await priceSheet(builtinCatalogue, own, question));
  if (format === "json") io.stdout.write(`${JSON.stringify(sheet, null, 2)}\n`);
  else io.stdout.write(renderSheet(sheet, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  return EXIT.ok;
}
