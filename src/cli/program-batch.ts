/** The command `batch`. */
import { type Command, Option } from "commander";
import { addHiddenInputFlags, flagValue } from "./flags.ts";
import type { Io } from "./io.ts";
import { ownRules, pricesFlag } from "./own-flags.ts";
import { type Exit, wholeNumber } from "./program-rules.ts";
import type { Tables } from "./tables.ts";

export function addBatch(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("batch")
    .summary("recommend for many workloads, a line of JSON each")
    .description(
      "Answers a stream of workloads, one after the other, in as little memory for ten million as for ten: JSON Lines in, JSON Lines out. A line that cannot be read gets a line with its findings, and the rest goes on.",
    )
    .argument("[file]", "workloads as JSON Lines, or as documents of a .yaml file; default and -: standard input")
    .addHelpText("before", EXAMPLES)
    .showHelpAfterError("  see inference-advisor batch --help")
    .option("--terse", "only the options, without the rules that chose them")
    .option("--explain", "the whole answer for each line, as recommend --format json gives it")
    .option("--decide <decisions>", "only these decisions, separated by commas", flagValue)
    .option("--summary", "count the answers instead of writing them (with --output: beside it)")
    .addOption(new Option("--format <format>", "form of the summary").choices(["text", "json"]).default("text"))
    .option("--output <file>", "the lines into this file, which is there only once it is whole", flagValue)
    .option("--force", "replace the file of --output if it is there")
    .option("--fail-fast", "stop at the first line that cannot be read")
    .addOption(
      new Option("--input-format <format>", "form of the workloads; default: by the name of the file").choices([
        "jsonl",
        "yaml",
      ]),
    )
    .option(
      "--jobs <n>",
      "threads to use, at most two for each processor; the output is the same for any number",
      wholeNumber,
      1,
    )
    .option("--no-color", "no colours in the summary")
    .addHelpText("after", AFTER);
  pricesFlag(ownRules(command));
  const inputs = addHiddenInputFlags(command, tables.model, tables.args);
  command.action(async (file: string | undefined) => {
    const { batch } = await import("./commands/batch.ts");
    const {
      terse,
      explain,
      decide,
      summary,
      format,
      output,
      force,
      failFast,
      inputFormat,
      jobs,
      color,
      prices = tables.prices,
    } = command.opts();
    const detail = explain === true ? "explain" : terse === true ? "terse" : "rules";
    const flags = inputs();
    exit(
      await batch(io, tables.model, {
        file: file ?? "-",
        flags,
        decide,
        detail,
        inputFormat,
        output: { file: output, force: force === true },
        summary: summary === true,
        format,
        failFast: failFast === true,
        jobs,
        prices,
        color,
      }),
    );
  });
}

const EXAMPLES = `Examples:
  inference-advisor batch fleet.jsonl > plans.jsonl
  inference-advisor batch fleet.jsonl --terse --decide endpoint,compute
  inference-advisor batch fleet.jsonl --region eu-west-1 --summary
`;

const AFTER = `
Every input of recommend is a flag here too; it holds for all lines, whatever
they say. A line may carry an id. Exit code 1: a line could not be read. A
decision without an option is an answer like any other.`;
