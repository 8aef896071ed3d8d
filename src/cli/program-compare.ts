/** The commands that hold plans against each other: `what-if` and `compare`. */
import { type Command, Option } from "commander";
import { addHiddenInputFlags, flagValue } from "./flags.ts";
import { formatOf } from "./format-of.ts";
import type { Io } from "./io.ts";
import { ownRules, pricesFlag } from "./own-flags.ts";
import type { Exit } from "./program-rules.ts";
import type { Tables } from "./tables.ts";

export function addWhatIf(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("what-if")
    .summary("change or scan inputs and show what changes")
    .description("Shows what a change of the workload does to the plan, or where the plan changes along an input.")
    .argument("[spec]", "a workload spec in YAML or JSON; - reads standard input")
    .addHelpText("before", WHAT_IF_EXAMPLES)
    .addHelpText("after", INPUT_FLAGS)
    .showHelpAfterError("  see inference-advisor what-if --help")
    .optionsGroup("What if:")
    .option("--set <changes>", "name=value, with commas between several; name= takes a statement back", many)
    .option("--scan <input>", "all of an input, or input=from..to; given twice, a map of the two", many);
  const inputs = addAnswerFlags(command, tables);
  command.action(async (spec: string | undefined) => {
    const { whatIfCommand } = await import("./commands/what-if.ts");
    const { set = [], scan = [], decide, color, prices = tables.prices } = command.opts();
    const format = formatOf(command, tables);
    exit(await whatIfCommand(io, tables.model, { spec, flags: inputs(), decide, set, scan, prices, format, color }));
  });
}

export function addCompare(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("compare")
    .summary("set plans or options side by side")
    .description("Compares the plans of several specs, a plan with options assumed, or the options of a decision.")
    .argument("[specs...]", "workload specs in YAML or JSON; - reads standard input")
    .addHelpText("before", COMPARE_EXAMPLES)
    .addHelpText("after", INPUT_FLAGS)
    .showHelpAfterError("  see inference-advisor compare --help")
    .optionsGroup("Compare:")
    .option("--assume <options>", "the plan with these, as decision=option; each flag is a plan of its own", many)
    .option("--of <decision>", "the options of a decision, or those named: decision/option,decision/option", flagValue);
  const inputs = addAnswerFlags(command, tables);
  command.action(async (specs: readonly string[]) => {
    const { compareCommand } = await import("./commands/compare.ts");
    const { assume = [], of, decide, color, prices = tables.prices } = command.opts();
    const format = formatOf(command, tables);
    exit(await compareCommand(io, tables.model, { specs, flags: inputs(), decide, assume, of, prices, format, color }));
  });
}

/** The flags that both share with `recommend`; the function returned tells which inputs were given. */
function addAnswerFlags(command: Command, tables: Tables): () => Record<string, string> {
  command
    .optionsGroup("Answer:")
    .option("--decide <decisions>", "only these decisions, separated by commas", flagValue)
    .addOption(
      new Option("--format <format>", "form of the answer").choices(["text", "json", "markdown"]).default("text"),
    )
    .option("--no-color", "no colours in the text");
  pricesFlag(ownRules(command)).helpOption("-h, --help", "print this help");
  return addHiddenInputFlags(command, tables.model, tables.args);
}

function many(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, flagValue(value)];
}

const INPUT_FLAGS = "\nEvery input of recommend is a flag here too: --payload 40MB.";

const WHAT_IF_EXAMPLES = `Examples:
  inference-advisor what-if workload.yaml --set payload=3MB,traffic=steady
  inference-advisor what-if --access queued --scan payload --decide endpoint
  inference-advisor what-if --scan rate=1/s..1000/s --scan duration
`;

const COMPARE_EXAMPLES = `Examples:
  inference-advisor compare today.yaml tomorrow.yaml
  inference-advisor compare workload.yaml --assume endpoint=async
  inference-advisor compare --payload 40MB --of endpoint
`;
