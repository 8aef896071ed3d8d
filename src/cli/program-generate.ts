/** The commands that make files of a plan. Each command's work is loaded when it runs. */
import type { Command } from "commander";
import { addInputFlags, flagValue } from "./flags.ts";
import type { Io } from "./io.ts";
import { ownRules, pricesFlag } from "./own-flags.ts";
import type { Exit } from "./program-rules.ts";
import type { Tables } from "./tables.ts";

export function addGenerate(program: Command, io: Io, tables: Tables, exit: Exit): void {
  const generate = program
    .command("generate")
    .summary("make files of a plan")
    .showHelpAfterError("  see inference-advisor generate --help");
  const command = generate
    .command("recommender-job")
    .summary("the request of a job that measures the shortlist")
    .description(
      "Writes the request of a job with which AWS measures the instance types of a plan: a load test where latency or rate is stated, a recommendation job for a generative model. What only you can know stands in angle brackets until a flag fills it.",
    )
    .argument("[spec]", "a workload spec in YAML or JSON; - reads standard input")
    .addHelpText("before", EXAMPLES)
    .showHelpAfterError("  see inference-advisor generate recommender-job --help")
    .optionsGroup("Job:");
  for (const [flag, what] of Object.entries(BLANKS)) command.option(`--${flag} <text>`, what, flagValue);
  command
    .option("--output <path>", "into this .json file or this folder instead of standard output", flagValue)
    .option("--force", "replace files that are there");
  pricesFlag(ownRules(command)).helpOption("-h, --help", "print this help");
  const inputs = addInputFlags(command, tables.model, tables.args);
  command.action(async (spec: string | undefined) => {
    const { generateFiles } = await import("./commands/generate.ts");
    const { output, force, prices = tables.prices } = command.opts();
    const files = { spec, flags: inputs(), given: given(command), prices, output, force: force === true };
    exit(await generateFiles(io, tables.model, { generator: "recommender-job", ...files }));
  });
}

/** What only the user knows; what it has to look like stands in the generator. */
const BLANKS = {
  name: "name of the job; by default measure- and that of the spec",
  role: "ARN of the role that the job runs as",
  "model-package": "ARN of the version of a registered model",
  model: "name of a model, where none is registered",
  "sample-payload": "address of an archive with sample requests",
  "content-type": "MIME type of the sample requests",
  "model-data": "address of the folder of a generative model",
  results: "address of the folder for results",
  "input-tokens": "tokens of a prompt, on average",
  "output-tokens": "tokens of an answer, on average",
} as const;

function given(command: Command): Record<string, string> {
  const entries = Object.keys(BLANKS).flatMap((flag) => {
    const value: unknown = command.opts()[flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())];
    return typeof value === "string" ? [[flag, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

const EXAMPLES = `Examples:
  inference-advisor generate recommender-job workload.yaml --role ARN --model-package ARN --output job.json
  inference-advisor generate recommender-job --model-kind generative --parameters 8bn --output job/
`;
