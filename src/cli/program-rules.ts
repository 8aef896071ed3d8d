/** The commands of the tables: `rules check` and its sisters. Each command's work is loaded when it runs. */
import { type Command, Option } from "commander";
import type { Io } from "./io.ts";
import { addLooks } from "./program-looks.ts";

/** Says with which code the program ends. */
export type Exit = (code: number) => void;

export function addRules(program: Command, io: Io, exit: Exit): void {
  const rules = program
    .command("rules")
    .summary("check, test and show the decision tables")
    .showHelpAfterError("  see inference-advisor rules --help");
  rules
    .command("check")
    .summary("find mistakes and gaps in the tables")
    .description(
      "Reads a rule set and reports mistakes and inputs for which nothing is decided, with an example of each.",
    )
    .argument(
      "[folder]",
      "a folder with inputs.yaml, limits.yaml, sources.yaml and decisions/; default: the built-in rules",
    )
    .addOption(
      new Option("--format <format>", "form of the report")
        .choices(["text", "json", "sarif", "junit", "github"])
        .default("text"),
    )
    .addOption(
      new Option("--fail-on <severity>", "exit 1 from this severity on").choices(["error", "warn"]).default("error"),
    )
    .action(async function (this: Command, folder: string | undefined) {
      const { checkRules } = await import("./commands/rules-check.ts");
      const { format, failOn } = this.opts();
      exit(await checkRules(io, { folder, format, failOn }));
    });
  addLooks(rules, io, exit);
  rules
    .command("test")
    .summary("run the golden cases")
    .description("Runs the golden cases of a rule set and names the rules that no case reaches.")
    .argument("[folder]", "a folder with a rule set and cases/; default: the built-in rules")
    .option("--origins [files...]", "count the rows that cases, topics and exceptions come from; files list all rows")
    .option("--stats", "signs of tuning: what rests on one case, preferences that come too late")
    .action(async function (this: Command, folder: string | undefined) {
      const { testRules } = await import("./commands/rules-test.ts");
      const { origins, stats } = this.opts();
      exit(await testRules(io, { folder, origins: origins === true ? [] : origins, stats: stats === true }));
    });
}
