/** One file to import, chunk by chunk, up to the finding that says why it is not one. */
import type { Finding, Result } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { PieceReader, type Stumble } from "./piece-reader.ts";
import { priceListReader, type ReadPriceList } from "./price-list-reader.ts";
import type { Known } from "./product.ts";
import type { Skipped, Why } from "./skipped.ts";

/** The largest offer of one region that is needed here has a tenth of it. */
const MOST_BYTES = 300_000_000;

export async function readPriceList(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  known: Known,
): Promise<Result<ReadPriceList>> {
  const list = priceListReader(known);
  const pieces = new PieceReader(list.wish);
  const head: number[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const marked = size === 0 && MARK.every((byte, place) => chunk[place] === byte);
    size += chunk.length;
    if (head.length < LOOK) head.push(...chunk.slice(0, LOOK - head.length));
    if (size > MOST_BYTES)
      return refused(finding("price/too-large", { file }, MOST_BYTES / 1e6, fetchOf(known, list.read())));
    for (const piece of pieces.push(marked ? chunk.slice(MARK.length) : chunk)) list.take(piece);
    if (pieces.stumbled() !== undefined) break;
  }
  for (const piece of pieces.end()) list.take(piece);
  if (size === 0) return refused(finding("price/empty", { file }));
  const stumble = pieces.stumbled();
  if (stumble !== undefined) return refused(illegible(file, stumble, Uint8Array.from(head)));
  const read = list.read();
  const other = somethingElse(file, read, known) ?? ofNoUse(file, read, known);
  if (other !== undefined) return refused(other);
  const notTaken = read.skipped.flatMap(({ why, what, count, examples }) => {
    const said = WORTH_SAYING[why]?.(what);
    return said === undefined ? [] : [finding("price/not-taken", { file }, said, count, examples)];
  });
  return {
    ok: true,
    value: read,
    findings: [...(read.hasMore ? [finding("price/more-pages", { file })] : []), ...notTaken],
  };
}

/** Rows that were meant to be prices, and what is wrong with them; the others are for other uses. */
const WORTH_SAYING: Partial<Record<Why, (what: string) => string>> = {
  "other-currency": (currency) => `prices in ${currency}, and everything here is in USD`,
  "no-price": (written) => `${written} is no price`,
  "other-unit": (unit) => `the unit ${unit} is new`,
  "no-region": (prefix) => `their region is not known (${prefix})`,
  "no-date": (component) => `prices of ${component} without a date`,
  unreadable: (what) => what,
};

/** The command that fetches what the file was meant to be. */
function fetchOf({ offers: { offers } }: Known, { offerCode }: ReadPriceList): string {
  const [first] = Object.values(offers);
  return (Object.hasOwn(offers, offerCode) ? offers[offerCode] : first)?.fetch ?? "";
}

function illegible(file: string, { problem, line }: Stumble, head: Uint8Array): Finding {
  if (COMPRESSED.some((magic) => magic.every((byte, place) => head[place] === byte))) {
    return finding("price/compressed", { file });
  }
  const text = new TextDecoder().decode(head).trimStart();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell bytes from text
  if (problem === "not-text" || /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, -1))) {
    return finding("price/not-text", { file });
  }
  const look = LOOKS.find(([pattern]) => pattern.test(text));
  if (look !== undefined) return finding("price/not-json", { file }, look[1]);
  return problem === "cut-off" ? finding("price/cut-off", { file }) : finding("price/syntax", { file, line });
}

/** A file from the right place that is not the right one. */
function somethingElse(file: string, read: ReadPriceList, known: Known): Finding | undefined {
  const { forms } = read;
  const { host } = known.offers;
  if (forms.has("price-file")) return finding("price/own-file", { file });
  if (forms.has("prices") || forms.has("types")) return undefined;
  const fetch = fetchOf(known, read);
  if (forms.has("region-index")) return finding("price/index", { file }, "the regions of a price list", host, fetch);
  if (forms.has("service-index")) return finding("price/index", { file }, "price lists", host, fetch);
  return finding(forms.has("savings-plan") ? "price/savings-plan" : "price/not-a-price-list", { file });
}

function ofNoUse(file: string, read: ReadPriceList, { offers }: Known): Finding | undefined {
  if (read.prices.length + read.types.length > 0) return undefined;
  if (read.otherOffers.length > 0 && read.skipped.length === 0) {
    return finding("price/other-service", { file }, read.otherOffers, Object.keys(offers.offers));
  }
  return finding("price/nothing-to-take", { file }, read.skipped.slice(0, 3).map(described).join("; "));
}

function described({ why, what, count, examples: [example = ""] }: Skipped): string {
  const words = WORTH_SAYING[why]?.(what) ?? `for other uses, ${what}`;
  return `${count}: ${words} (${example})`;
}

function refused(found: Finding): Result<ReadPriceList> {
  return { ok: false, findings: [found] };
}

/** The byte order mark of UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];
/** The first bytes of gzip, zip, bzip2, xz and zstd. */
const COMPRESSED = [
  [0x1f, 0x8b],
  [0x50, 0x4b, 0x03, 0x04],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a],
  [0x28, 0xb5, 0x2f, 0xfd],
];
/** How many bytes tell what a file is. */
const LOOK = 200;
const LOOKS: readonly (readonly [RegExp, string])[] = [
  [/^</, "a web page or XML"],
  [/^"[^"\n]*",/, "CSV"],
  [/^[+|-]{2}/, "a table for people"],
  [/^\w+,\w+,/, "CSV"],
  [/^[^[{"\-\d]/, ""],
];
