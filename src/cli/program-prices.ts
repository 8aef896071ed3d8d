/** The commands of prices: `prices import` and its sisters. Each command's work is loaded when it runs. */
import { type Command, Option } from "commander";
import { flagValue } from "./flags.ts";
import type { Io } from "./io.ts";
import { pricesFlag } from "./own-flags.ts";
import { type Exit, wholeNumber } from "./program-rules.ts";

/** Where imported prices go, unless a flag says otherwise. */
const USUAL_FILE = "inference-advisor-prices.json";

export function addPrices(program: Command, io: Io, exit: Exit): void {
  const prices = program
    .command("prices")
    .summary("show, import and compare prices")
    .showHelpAfterError("  see inference-advisor prices --help");
  prices
    .command("import")
    .summary("make a price file of what AWS publishes")
    .description(
      "Reads answers of `aws pricing get-products`, offer files and answers of `aws ec2 describe-instance-types` into a price file, which --prices or the configuration puts before the built-in prices. An existing price file keeps what it has, and the newer price of each thing stays.",
    )
    .argument("<files...>", "files as they were fetched; - reads standard input")
    .addHelpText("before", IMPORT_EXAMPLES)
    .option("--output <file>", "the price file", (value: string) => flagValue(value), USUAL_FILE)
    .option("--force", "begin a new price file, whatever lies there")
    .option("--today <date>", "the day on which files without a date were fetched, such as 2026-11-20", flagValue)
    .addOption(format("report"))
    .option("--no-color", "no colours in the text")
    .showHelpAfterError("  see inference-advisor prices import --help")
    .action(async function (this: Command, files: string[]) {
      const { importPrices } = await import("./commands/prices-import.ts");
      const { output, force, today, format, color } = this.opts();
      exit(await importPrices(io, { files, output, force: force === true, today, format, color }));
    });
  const show = prices
    .command("show")
    .summary("what a type costs where, or what a region charges")
    .description("Shows prices with their source and the day they were published, and what an instance type has.")
    .argument("[name]", "an instance type, a family, a component or an item, such as ml.g5.xlarge, g6 or storage")
    .option("--region <region>", "only in this region", flagValue)
    .option("--no-config", "leave inference-advisor.yaml aside")
    .option("--today <date>", "mark prices published more than 90 days before this day, such as 2026-11-20", flagValue)
    .addOption(format("list"))
    .option("--no-color", "no colours in the text")
    .showHelpAfterError("  see inference-advisor prices show --help")
    .action(async function (this: Command, name: string | undefined) {
      const { showPrices } = await import("./commands/prices-show.ts");
      const { region, prices: own, config, today, format, color } = this.opts();
      exit(await showPrices(io, { name, region, prices: own, config, today, format, color }));
    });
  pricesFlag(show);
  prices
    .command("diff")
    .summary("what changes between two price files")
    .description(
      "Compares two price files, or the built-in prices with one: what changed, the most first, what is new and what is gone. Exit code 1 when something differs.",
    )
    .argument("<before>", "a price file; with one file only, the built-in prices are what was before")
    .argument("[after]", "the price file to compare it with")
    .option("--most <n>", "changes to show", wholeNumber, 20)
    .option("--today <date>", "mark prices published more than 90 days before this day, such as 2026-11-20", flagValue)
    .addOption(format("report"))
    .option("--no-color", "no colours in the text")
    .showHelpAfterError("  see inference-advisor prices diff --help")
    .action(async function (this: Command, before: string, after: string | undefined) {
      const { diffPriceFiles } = await import("./commands/prices-diff.ts");
      const { most, today, format, color } = this.opts();
      const files = after === undefined ? { before: undefined, after: before } : { before, after };
      exit(await diffPriceFiles(io, { ...files, most, today, format, color }));
    });
}

function format(what: string): Option {
  return new Option("--format <format>", `form of the ${what}`).choices(["text", "json"]).default("text");
}

const IMPORT_EXAMPLES = `Examples:
  aws pricing get-products … --output json | inference-advisor prices import -
  inference-advisor prices import offer.json answer-1.json answer-2.json
  inference-advisor prices show ml.g5.xlarge --prices ${USUAL_FILE}
`;
