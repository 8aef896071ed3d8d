/** Prices of a user's own: files to import, the price file they become, and how old it is. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const PRICE_KINDS = {
  "price/empty": {
    severity: "error",
    means: "A file to import has no content.",
    says: () => ["the file is empty", "did the command that wrote it fail? run it again and look at its messages"],
  },
  "price/compressed": {
    severity: "error",
    means: "A file to import is an archive, or compressed.",
    says: () => ["the file is compressed", "unpack it first, or pipe it: gunzip -c FILE | … prices import -"],
  },
  "price/not-text": {
    severity: "error",
    means: "A file to import is not UTF-8 text.",
    says: () => ["the file is not text", "give JSON in UTF-8, as the AWS command line writes it"],
  },
  "price/not-json": {
    severity: "error",
    means: "A file to import is text, but not JSON: CSV, a web page, or a table for people.",
    says: (look: string) => [
      look === "" ? "the file is not JSON" : `the file is ${look}, not JSON`,
      "give the .json of an offer, or add --output json to the command",
    ],
  },
  "price/syntax": {
    severity: "error",
    means: "A file to import begins as JSON and then breaks its rules.",
    says: () => ["here the file is no valid JSON", "fetch it again"],
  },
  "price/cut-off": {
    severity: "error",
    means: "A file to import ends in the middle.",
    says: () => ["the file ends in the middle", "the download was cut off; fetch it again"],
  },
  "price/too-large": {
    severity: "error",
    means: "A file to import is larger than any price list of one region.",
    says: (most: number, command: string) => [
      `the file has more than ${most} MB`,
      `fetch one region (here eu-west-1): ${command}`,
    ],
  },
  "price/index": {
    severity: "error",
    means: "A file to import lists where prices can be found, and has none itself.",
    says: (what: string, host: string, command: string) => [
      `this lists ${what}, without prices`,
      `fetch the file it names for your region from ${host}, or run (here for eu-west-1): ${command}`,
    ],
  },
  "price/savings-plan": {
    severity: "error",
    means: "A file to import holds the rates of a savings plan, which depend on a commitment and on no single price.",
    says: () => [
      "these are rates of a savings plan, which hold only for those who committed to one",
      "import the on-demand prices; what a commitment saves comes on top",
    ],
  },
  "price/own-file": {
    severity: "error",
    means: "A file to import is a price file already.",
    says: () => ["this is a price file already", "use it as it is: --prices FILE, or `prices` in the configuration"],
  },
  "price/other-service": {
    severity: "error",
    means: "A file to import has prices of services that no answer here needs.",
    says: (codes: readonly string[], known: readonly string[]) => [
      `these are prices of ${codes.map((code) => (code === "" ? "no named service" : shorten(code))).join(", ")}`,
      `services are ${known.join(", ")}`,
    ],
  },
  "price/not-a-price-list": {
    severity: "error",
    means: "A file to import is JSON of something else.",
    says: () => [
      "this is JSON, but no price list",
      "give what `aws pricing get-products`, an offer file or `aws ec2 describe-instance-types` holds",
    ],
  },
  "price/nothing-to-take": {
    severity: "error",
    means: "A price list has no row that is of use.",
    says: (rows: string) => [
      "nothing in this file is of use",
      rows === "" ? "it has no rows at all; check the filters of the command" : `its rows: ${rows}`,
    ],
  },
  "price/more-pages": {
    severity: "warning",
    means: "The answer of a command says that more pages follow, and they are not there.",
    says: () => ["more pages follow this one", "fetch all of them (leave out --no-paginate and --max-items)"],
  },
  "price/not-taken": {
    severity: "warning",
    means: "Rows that should be prices could not be used.",
    says: (why: string, count: number, examples: readonly string[]) => [
      `${count} ${count === 1 ? "row" : "rows"} not taken: ${why}`,
      `such as ${examples.map(shorten).join(", ")}`,
    ],
  },
  "price/conflict": {
    severity: "warning",
    means: "Two rows give the same thing different prices on the same day.",
    says: (what: string, first: number, second: number) => [
      `${what} has two prices, ${first} and ${second} USD`,
      "the higher one was taken; look it up",
    ],
  },
  "price/older-than-built-in": {
    severity: "warning",
    means: "A price file has prices that are older than the built-in ones, and it goes before them.",
    says: (count: number, example: string) => [
      `${count} ${count === 1 ? "price is" : "prices are"} older than the built-in ${count === 1 ? "one" : "ones"}, such as ${example}`,
      "the price file goes first; import a newer list, or take them out of the file",
    ],
  },
  "price/undated-types": {
    severity: "error",
    means: "Descriptions of instance types differ from the catalogue, and nothing says of what day they are.",
    says: (count: number) => [
      `${count} instance types differ from the catalogue, but the file says no date`,
      "say when you fetched it: --today 2026-11-20",
    ],
  },
  "price/file": {
    severity: "error",
    means: "A price file cannot be read: its syntax, a key or a value is wrong.",
    says: (what: string, hint: string) => (hint === "" ? what : [what, hint]),
  },
  "price/overwrite": {
    severity: "error",
    means: "Where a price file is to be written lies a file that is none.",
    says: () => [
      "this file is no price file, so nothing is added to it",
      "choose another with --output, or replace it with --force",
    ],
  },
  "price/unknown": {
    severity: "error",
    means: "No instance type, component or item of the catalogue has this name.",
    says: (name: string, known: readonly string[]) => [
      `the catalogue has nothing called "${shorten(name)}"`,
      suggestion(name, known),
    ],
  },
  "price/region": {
    severity: "error",
    means: "A price file has prices of a Region that no workload can name.",
    says: (region: string, known: readonly string[]) => [
      `there is no Region "${shorten(region)}"`,
      suggestion(region, known),
    ],
  },
  "price/component": {
    severity: "error",
    means: "A price file has prices of something that nothing is counted with.",
    says: (component: string, known: readonly string[]) => [
      `nothing is counted with prices of "${shorten(component)}"`,
      suggestion(component, known),
    ],
  },
  "price/unit": {
    severity: "error",
    means: "A price is for another unit than the figures are computed with.",
    says: (component: string, unit: string, known: readonly string[]) => [
      `prices of ${component} are for 1 ${known.join(" or ")}, not for 1 ${shorten(unit)}`,
      "convert the price",
    ],
  },
  "price/type": {
    severity: "error",
    means: "A price is for an instance type that neither the catalogue nor the file describes.",
    says: (name: string, known: readonly string[]) => [
      `there is no instance type "${shorten(name)}"`,
      suggestion(name, known) || "if it is new, describe it under `types`",
    ],
  },
  "price/later": {
    severity: "error",
    means: "A price is dated after the day on which its source was read.",
    says: (date: string, source: string, read: string) => [
      `${date} lies after ${read}, when ${shorten(source)} was read`,
      "mend the date, or `checked` of the source",
    ],
  },
  "price/stale": {
    severity: "note",
    means: "Prices are so old that they may have changed.",
    says: (source: string, days: number, date: string) => [
      `prices of ${source} are ${days} days old, of ${date}`,
      "import newer ones with `inference-advisor prices import`",
    ],
  },
} satisfies Record<string, Kind>;
