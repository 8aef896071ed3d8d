/** The commands that show the tables as they are: `rules list`, `rules show` and `rules graph`. */
import { type Command, Option } from "commander";
import { flagValue } from "./flags.ts";
import type { Io } from "./io.ts";
import { ownRules, ruleSet } from "./own-flags.ts";
import type { Exit } from "./program-rules.ts";

const FOLDER = ["[folder]", "a folder with a rule set; default: the built-in rules"] as const;

export function addLooks(rules: Command, io: Io, exit: Exit): void {
  const list = rules
    .command("list")
    .summary("list the decisions and tables")
    .description("Lists the decisions and tables with their options, and how many rules each has.")
    .argument(...FOLDER)
    .addOption(new Option("--format <format>", "form of the list").choices(["text", "json"]).default("text"))
    .option("--no-color", "no colours in the text")
    .action(async function (this: Command, folder: string | undefined) {
      const { listTables } = await import("./commands/rules-list.ts");
      const { format, color } = this.opts();
      exit(await listTables(io, { ...ruleSet(this, folder), format, color }));
    });
  const show = rules
    .command("show")
    .summary("show a decision or table as a grid")
    .description("Shows a decision or table as a grid: conditions, effect, reason, and where each rule is written.")
    .argument("<name>", "a decision or table, such as endpoint")
    .argument(...FOLDER)
    .addOption(
      new Option("--format <format>", "form of the grid").choices(["text", "json", "markdown"]).default("text"),
    )
    .option("--no-color", "no colours in the text")
    .action(async function (this: Command, name: string, folder: string | undefined) {
      const { showTable } = await import("./commands/rules-show.ts");
      const { format, color } = this.opts();
      exit(await showTable(io, { name, ...ruleSet(this, folder), format, color }));
    });
  const graph = rules
    .command("graph")
    .summary("draw what each decision needs")
    .description("Draws the decision requirements graph: which inputs and earlier decisions each decision reads.")
    .argument(...FOLDER)
    .option("--of <name>", "only what this decision or table rests on", flagValue)
    .addOption(
      new Option("--format <format>", "form of the graph").choices(["text", "mermaid", "json"]).default("text"),
    )
    .option("--no-color", "no colours in the text")
    .action(async function (this: Command, folder: string | undefined) {
      const { drawGraph } = await import("./commands/rules-graph.ts");
      const { of, format, color } = this.opts();
      exit(await drawGraph(io, { ...ruleSet(this, folder), of, format, color }));
    });
  for (const command of [list, show, graph]) ownRules(command);
}
