import type { Command } from "commander";
import type { Tables } from "./tables.ts";

/** The form that the flag asks for, else the one of the configuration if this command has it. */
export function formatOf(command: Command, { format }: Tables) {
  const { argChoices = [] } = command.options.find((option) => option.long === "--format") ?? {};
  const byFlag = command.getOptionValueSource("format") === "cli";
  return byFlag || format === undefined || !argChoices.includes(format) ? command.opts()["format"] : format;
}
