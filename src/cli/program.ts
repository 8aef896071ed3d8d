/** The command tree. Each command's work is loaded when it runs. */
import { Command, Option } from "commander";
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { type AskRequest, canAsk } from "./can-ask.ts";
import { addHiddenInputFlags, addInputFlags, flagValue } from "./flags.ts";
import { formatOf } from "./format-of.ts";
import type { Io } from "./io.ts";
import { ownRules, pricesFlag } from "./own-flags.ts";
import { addBatch } from "./program-batch.ts";
import { addCompare, addWhatIf } from "./program-compare.ts";
import { addCompletion } from "./program-completion.ts";
import { addGenerate } from "./program-generate.ts";
import { addPrices } from "./program-prices.ts";
import { addExplain, addFacts } from "./program-reference.ts";
import { addRules, type Exit } from "./program-rules.ts";
import type { Tables } from "./tables.ts";
import { VERSION } from "./version.ts";

export function buildProgram(io: Io, tables: Tables, exit: Exit): Command {
  const program = new Command("inference-advisor")
    .description("Recommends and explains an AWS set-up for machine-learning inference.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.width,
      getErrHelpWidth: () => io.stderr.width,
      // Help has no colours; to look for them would open streams.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      // As findings are said: the hint in a line of its own.
      outputError: (text, write) => write(text.replace(/\n\(Did you mean (.*)\)\n/, "\n  did you mean $1\n")),
    })
    .addHelpText("before", EXAMPLES)
    .addHelpText("after", "\nNext: inference-advisor recommend --help")
    .showSuggestionAfterError()
    .showHelpAfterError("  see inference-advisor --help")
    .exitOverride();
  const { model, rules, prices, format, args } = tables;
  const commands: Record<string, () => void> = {
    recommend: () => addRecommend(program, io, tables, exit),
    batch: () => addBatch(program, io, tables, exit),
    ask: () => addAsk(program, io, tables, exit),
    "what-if": () => addWhatIf(program, io, tables, exit),
    compare: () => addCompare(program, io, tables, exit),
    explain: () => addExplain(program, io, tables, exit),
    facts: () => addFacts(program, io, tables, exit),
    generate: () => addGenerate(program, io, tables, exit),
    prices: () => addPrices(program, io, exit),
    rules: () => addRules(program, io, exit),
    schema: () => addSchema(program, io),
    // Every command with every flag, whatever was typed.
    completion: () => addCompletion(program, io, model, () => buildProgram(io, { model, rules, prices, format }, exit)),
  };
  // Where one of them runs, nobody asks for the others.
  const only = args?.[0] !== undefined && Object.hasOwn(commands, args[0]) ? commands[args[0]] : undefined;
  if (only !== undefined) only();
  else for (const add of Object.values(commands)) add();
  return program;
}

function addRecommend(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("recommend")
    .summary("recommend a set-up and explain it")
    .description("Recommends a set-up for a workload and says why, why not the others, and what would change it.")
    .argument("[spec]", "a workload spec in YAML or JSON; - reads standard input")
    .addHelpText("before", RECOMMEND_EXAMPLES)
    .showHelpAfterError("  see inference-advisor recommend --help")
    .optionsGroup("Answer:")
    .option("--decide <decisions>", "only these decisions, separated by commas", flagValue)
    .addOption(
      new Option("--format <format>", "form of the answer")
        .choices(["text", "json", "yaml", "markdown"])
        .default("text"),
    )
    .option("--all", "every option, assumption and flip in the text")
    .option("--estimate", "estimate prices that the catalogue lacks; such figures say so")
    .option("--output <file>", "into this file instead of standard output", flagValue)
    .option("--force", "replace the file of --output if it is there")
    .option("--strict", "refuse where an assumption can change what was asked for: exit 1, and what to state")
    .option("--check <file>", "ask again for a saved answer; exit 1 if the tables now answer otherwise", flagValue)
    .option("--no-color", "no colours in the text")
    .option("--no-input", "never prompt (nothing prompts here; accepted for scripts)");
  pricesFlag(ownRules(command)).helpOption("-h, --help", "print this help");
  const inputs = addInputFlags(command, tables.model, tables.args);
  command.action(async (spec: string | undefined) => {
    const { decide, all, estimate, color, output: file, force, check, strict, prices = tables.prices } = command.opts();
    const format = formatOf(command, tables);
    const output = { file, force: force === true };
    const flags = inputs();
    if (check === undefined) {
      const { recommend } = await import("./commands/recommend.ts");
      const more = { all: all === true, estimate: estimate === true, strict: strict === true, prices, color, output };
      exit(await recommend(io, tables.model, { spec, flags, decide, format, ...more }));
    } else {
      const { checkAnswer } = await import("./commands/check-saved.ts");
      const besides = [
        spec ?? [],
        Object.keys(flags).map((name) => `--${name}`),
        decide === undefined ? [] : "--decide",
        strict === true ? "--strict" : [],
      ];
      // The form that somebody usually wants may be one that a check does not have.
      const isUsual = command.getOptionValueSource("format") !== "cli";
      const more = { prices, format: isUsual && format === "markdown" ? "text" : format, color, output };
      exit(await checkAnswer(io, tables.model, { file: check, besides: besides.flat(), ...more }));
    }
  });
}

function addAsk(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const command = program
    .command("ask")
    .summary("be asked, and get the plan")
    .description("Asks what can still change the plan, then shows it and the command that says the same.")
    .argument("[spec]", "a workload spec of what is known already; nothing in it is asked again")
    .addHelpText("before", ASK_EXAMPLES)
    .option("--decide <decisions>", "only these decisions, separated by commas", flagValue)
    .option("--no-color", "no colours in the text")
    .addHelpText("after", "\nEvery input of recommend is a flag here too: --payload 40MB.")
    .showHelpAfterError("  see inference-advisor ask --help");
  const inputs = addHiddenInputFlags(pricesFlag(ownRules(command)), tables.model, tables.args);
  command.action(async (spec: string | undefined) => {
    const { decide, color, prices } = command.opts();
    await runAsk(io, tables, { spec, flags: inputs(), decide, color, prices }, exit);
  });
}

async function runAsk(io: Io, tables: Tables, request: AskRequest, exit: Exit): Promise<void> {
  if (!canAsk(io)) throw new UserError([finding("cli/no-terminal", undefined)]);
  if (request.spec === "-") throw new UserError([finding("cli/answers-from-stdin", { file: "-" })]);
  const { ask } = await import("./commands/ask.ts");
  const { terminalPrompts } = await import("./prompts/terminal.ts");
  const { lookOf } = await import("./look.ts");
  const prompts = terminalPrompts(process.stdin, process.stdout, lookOf(io, io.stdout, request.color));
  exit(await ask(io, request, prompts, tables));
}

function addSchema(program: Command, io: Io): void {
  program
    .command("schema")
    .summary("print the JSON Schema of a document")
    .description("Prints the JSON Schema (draft-07) of a document: what editors complete and other programs validate.")
    .argument(
      "<document>",
      "spec; prices, a price file; answer, check, batch, batch-summary, why-not, what-for, comparison, scan, facts or price-sheet, as --format json prints them; or a file of a rule set: inputs, limits, sources, decision, cases, topics, constraints, sizing, exceptions, offers, generator; overlay or config, for rules of your own",
    )
    .showHelpAfterError("  write inference-advisor schema spec; its --help lists the other documents")
    .action(async (document: string) => {
      const { printSchema } = await import("./commands/schema.ts");
      printSchema(io, document);
    });
}

const EXAMPLES = `Examples:
  inference-advisor recommend --access queued --payload 500MB --duration 5min
  inference-advisor recommend workload.yaml --traffic spiky --format json
  inference-advisor rules check
`;

const ASK_EXAMPLES = `Examples:
  inference-advisor ask
  inference-advisor ask workload.yaml --decide endpoint,strategy
  inference-advisor ask --payload 40MB --traffic spiky
`;

const RECOMMEND_EXAMPLES = `Examples:
  inference-advisor recommend --payload 3MB --duration 45s --traffic intermittent
  inference-advisor recommend workload.yaml --decide endpoint --format json
  echo '{"models": 300, "model-use": "seldom"}' | inference-advisor recommend -
`;
