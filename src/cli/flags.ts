/** Flags from inputs: an input declared in the rules is a flag, and nobody writes code for it. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Input, Model } from "../tables/model.ts";
import { unreadInputs } from "../tables/reads.ts";
import { allowedWords, describeExpected, valueKind } from "../tables/value.ts";
import { decisionOptions } from "../workload/workload.ts";

/** Adds one flag per input and per decision; the function returned tells which were given, in declared order. */
export function addInputFlags(command: Command, model: Model): () => Record<string, string> {
  return addFlags(command, model, (option) => command.addOption(option));
}

/** The same, without a word in the help of the command. */
export function addHiddenInputFlags(command: Command, model: Model): () => Record<string, string> {
  return addFlags(command, model, (option) => command.addOption(option.hideHelp()));
}

function addFlags(command: Command, model: Model, add: (option: Option) => void): () => Record<string, string> {
  const names: string[] = [];
  const unread = unreadInputs(model);
  const inputs = model.inputs.filter(({ product }) => product.length === 0);
  for (const [group, title] of [...Object.entries(model.groups), ["", "Other inputs"] as const]) {
    for (const input of inputs.filter((each) => each.group === group)) {
      const told = unread.includes(input.name) ? " (no decision reads it yet)" : "";
      const option = new Option(`--${input.name} <${placeholder(input)}>`, describe(input, model) + told);
      option.argParser(valueKind(input) === "set" ? together : flagValue);
      add(option.helpGroup(`${title}:`));
      names.push(input.name);
    }
  }
  for (const [decision, options] of decisionOptions(model)) {
    const option = new Option(`--${decision} <option>`, `already decided: ${options.join(", ")}`);
    add(option.argParser(flagValue).helpGroup("Already decided:"));
    names.push(decision);
  }
  return () => {
    const values = command.opts();
    const given: Record<string, string> = {};
    for (const name of names) {
      const value: unknown = values[camelCase(name)];
      if (typeof value === "string") given[name] = value;
    }
    return given;
  };
}

/** In `--latency --traffic spiky` the value of `--latency` is missing; commander would take `--traffic` for it. */
export function flagValue(value: string): string {
  if (value.startsWith("--")) throw new InvalidArgumentError("A value must stand before the next flag.");
  return value;
}

/** A set may be given bit by bit: `--needs vpc --needs data-capture`. */
function together(value: string, before: unknown): string {
  return typeof before === "string" ? `${before},${flagValue(value)}` : flagValue(value);
}

function placeholder(input: Input): string {
  const kind = valueKind(input);
  if (kind === "quantity") return input.type;
  if (kind === "set") return "list";
  return input.type === "yes/no" ? "yes/no" : "value";
}

function describe(input: Input, model: Model): string {
  const kind = valueKind(input);
  if (input.type === "yes/no") return input.help;
  if (kind === "quantity" || kind === "text") return `${input.help}: ${describeExpected(input, model.units)}`;
  return `${input.help}: ${(kind === "set" ? input.values : allowedWords(input)).join(", ")}`;
}

/** How commander names the property of an option. */
function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
