/** `prices diff`: what changes between two price files, or between the built-in prices and one. */
import { builtinCatalogue } from "../../builtin-catalog/index.ts";
import { diffPrices, type PriceSide } from "../../catalog/diff-prices.ts";
import { unwrap } from "../../errors.ts";
import { renderPriceDiff } from "../../render/prices/diff.ts";
import { makeTheme } from "../../render/text/theme.ts";
import { EXIT, type Io } from "../io.ts";
import { lookOf } from "../look.ts";
import { readPrices } from "../prices.ts";
import { statedDay } from "../stated-day.ts";

export interface DiffPricesRequest {
  /** A price file; undefined: the built-in prices. */
  readonly before: string | undefined;
  readonly after: string;
  readonly format: "text" | "json";
  readonly most: number;
  readonly today: string | undefined;
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export async function diffPriceFiles(io: Io, request: DiffPricesRequest): Promise<number> {
  const { before, after, format, most, color } = request;
  const today = statedDay(request.today);
  const old = before === undefined ? await builtInPrices() : await side(io, before);
  const diff = diffPrices(old, await side(io, after), today);
  if (format === "json") io.stdout.write(`${JSON.stringify(diff, null, 2)}\n`);
  else io.stdout.write(renderPriceDiff(diff, most, makeTheme(lookOf(io, io.stdout, color)), io.stdout.width));
  const differences = diff.changed.length + diff.added.length + diff.gone.length;
  return differences > 0 ? EXIT.gate : EXIT.ok;
}

async function side(io: Io, file: string): Promise<PriceSide> {
  const { regions } = unwrap(await readPrices(io, file));
  return { name: file, regions, isWhole: false };
}

async function builtInPrices(): Promise<PriceSide> {
  const loaded = Object.entries(builtinCatalogue.regions).map(
    async ([region, load]) => [region, await load()] as const,
  );
  return { name: "built in", regions: Object.fromEntries(await Promise.all(loaded)), isWhole: true };
}
