/** The commands of the tables: `rules check` and its sisters. Each command's work is loaded when it runs. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Io } from "./io.ts";
import { many, ownRules, ruleSet } from "./own-flags.ts";
import { addLooks } from "./program-looks.ts";

/** Says with which code the program ends. */
export type Exit = (code: number) => void;

export function addRules(program: Command, io: Io, exit: Exit): void {
  const rules = program
    .command("rules")
    .summary("check, test and show the decision tables")
    .showHelpAfterError("  see inference-advisor rules --help");
  const check = rules
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
      exit(await checkRules(io, { ...ruleSet(check, folder), format, failOn }));
    });
  ownRules(check);
  addLooks(rules, io, exit);
  const test = rules
    .command("test")
    .summary("run the golden cases")
    .description("Runs the golden cases of a rule set and names the rules that no case reaches.")
    .argument("[folder]", "a folder with a rule set and cases/; default: the built-in rules")
    .option("--origins [files...]", "count the rows that cases, topics and exceptions come from; files list all rows")
    .option("--stats", "signs of tuning: what rests on one case, preferences that come too late")
    .option("--generate", "propose pairs of cases for conditions that no two cases show yet, as YAML")
    .option("--most <n>", "pairs to propose", wholeNumber, 20)
    .action(async (folder: string | undefined) => {
      if (test.opts()["generate"] === true) {
        const { generateRuleCases } = await import("./commands/rules-generate.ts");
        return exit(await generateRuleCases(io, folder, test.opts()["most"]));
      }
      const { testRules } = await import("./commands/rules-test.ts");
      const { origins, stats } = test.opts();
      const files = origins === true ? [] : origins;
      exit(await testRules(io, { ...ruleSet(test, folder), origins: files, stats: stats === true }));
    });
  ownRules(test);
  rules
    .command("diff")
    .summary("which workloads change their answer between two versions")
    .description(
      "Compares what two rule sets answer, not how they are written: per decision the regions of workloads that change, each with an example and the rules responsible. Exit code 1 when something changes or cannot be proved equal.",
    )
    .argument("[before]", "a folder with a rule set; with one folder only, the built-in rules are what was before")
    .argument("[after]", "the folder to compare it with")
    .option("--rules <folder>", "compare the rules with and without your own on top (repeatable)", many)
    .option("--no-config", "leave inference-advisor.yaml aside (as it always is here; accepted for scripts)")
    .addOption(
      new Option("--format <format>", "form of the report").choices(["text", "json", "markdown"]).default("text"),
    )
    .option("--most <n>", "regions to show for each decision", wholeNumber, 5)
    .option("--boxes <n>", "how long to search: boxes of workloads for each decision", wholeNumber, 5000)
    .action(async function (this: Command, before: string | undefined, after: string | undefined) {
      const { diffRules } = await import("./commands/rules-diff.ts");
      const { format, most, boxes, rules = [] } = this.opts();
      exit(await diffRules(io, { folders: [before ?? [], after ?? []].flat(), rules, format, most, budget: boxes }));
    });
  for (const command of rules.commands)
    command.showHelpAfterError(`  see inference-advisor rules ${command.name()} --help`);
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError("write a whole number from 1.");
  return number;
}
