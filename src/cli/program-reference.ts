/** The commands that explain: `explain`, without a workload or about one, and `facts`. */
import { type Command, Option } from "commander";
import { addHiddenInputFlags, flagValue } from "./flags.ts";
import { formatOf } from "./format-of.ts";
import type { Io } from "./io.ts";
import { ownRules, pricesFlag } from "./own-flags.ts";
import type { Exit } from "./program-rules.ts";
import type { Tables } from "./tables.ts";

export function addExplain(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("explain")
    .summary("explain anything with an id, or why a workload does not get an option")
    .description(
      "Explains anything that has an id, without a workload and without a network. Alone it lists the ids. With a workload it says why an option is not the answer, or what would have to change for it to be.",
    )
    .argument("[id]", "such as strategy, endpoint/async, guardrails.canary, payload or table/gap")
    .addHelpText("before", EXAMPLES)
    .addOption(new Option("--format <format>", "form of the text").choices(["text", "json"]).default("text"))
    .option("--no-color", "no colours in the text")
    .showHelpAfterError("  see inference-advisor explain --help")
    .optionsGroup("About a workload:")
    .option("--why-not <option>", "why this option is not the answer, such as endpoint/async", flagValue)
    .option("--what-for <option>", "the smallest change that makes this option the answer", flagValue)
    .option("--fixed <inputs>", "inputs that cannot change, separated by commas", flagValue)
    .option("--spec <file>", "the workload, in YAML or JSON; - reads standard input", flagValue)
    .addHelpText("after", "\nEvery input of recommend is a flag here too: --payload 40MB.");
  pricesFlag(ownRules(command));
  const inputs = addHiddenInputFlags(command, tables.model, tables.args);
  command.action(async (id: string | undefined) => {
    const { color, spec, whyNot, whatFor, fixed, prices = tables.prices } = command.opts();
    const flags = inputs();
    const format = formatOf(command, tables);
    const asked = [whyNot, whatFor, fixed, spec].some((flag) => flag !== undefined) || Object.keys(flags).length > 0;
    if (asked) {
      const { explainOption } = await import("./commands/explain-option.ts");
      exit(await explainOption(io, tables.model, { id, spec, flags, whyNot, whatFor, fixed, prices, format, color }));
    } else {
      const { explainId } = await import("./commands/explain.ts");
      exit(explainId(io, tables.model, { id, format, color }));
    }
  });
}

export function addFacts(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("facts")
    .summary("list the cited facts behind the tables")
    .description("Lists the cited facts behind the tables: value, source, the day it was read, and who says otherwise.")
    .argument("[topic]", "only this topic or fact, such as guardrails or guardrails.canary")
    .addOption(
      new Option("--format <format>", "form of the list").choices(["text", "json", "markdown"]).default("text"),
    )
    .option("--today <date>", "mark facts read more than 180 days before this day, such as 2026-11-20")
    .option("--no-color", "no colours in the text")
    .showHelpAfterError("  see inference-advisor facts --help");
  ownRules(command).action(async (topic: string | undefined) => {
    const { showFacts } = await import("./commands/facts.ts");
    const { today, color } = command.opts();
    exit(showFacts(io, tables.model, { topic, today, format: formatOf(command, tables), color }));
  });
}

const EXAMPLES = `Examples:
  inference-advisor explain endpoint/async
  inference-advisor explain --spec workload.yaml --why-not endpoint/async
  inference-advisor explain --payload 40MB --what-for endpoint/async --fixed traffic
`;
