/** The flags that put rules and prices of one's own before the built-in ones. */
import type { Command } from "commander";
import { flagValue } from "./flags.ts";

/** The flags of everything that can run with an organisation's own rules. */
export function ownRules(command: Command): Command {
  return command
    .option("--rules <folder>", "rules of your own on top of the built-in ones (repeatable)", many)
    .option("--no-config", "leave inference-advisor.yaml aside");
}

/** The flag of everything that tells what something costs. */
export function pricesFlag(command: Command): Command {
  return command.option("--prices <file>", "prices of your own, before the built-in ones", flagValue);
}

export function ruleSet(command: Command, folder: string | undefined) {
  const { rules = [], config } = command.opts();
  return { folder, rules: rules as readonly string[], config: config as boolean };
}

/** The values of a flag that may be given several times. */
export function many(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, flagValue(value)];
}
