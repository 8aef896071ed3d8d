/** Flags from inputs: an input declared in the rules is a flag, and nobody writes code for it. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Input, Model } from "../tables/model.ts";
import { unreadInputs } from "../tables/reads.ts";
import { allowedWords, describeExpected, valueKind } from "../tables/value.ts";
import { decisionOptions } from "../workload/workload.ts";

/**
 * Adds one flag per input and per decision; the function returned tells which were given, in declared order. Where
 * nothing of them is told (help, a slip), those that stand in `args` are enough, and where another command runs, none.
 */
export function addInputFlags(command: Command, model: Model, args?: readonly string[]): () => Record<string, string> {
  return addFlags(command, model, args, (option) => command.addOption(option));
}

/** The same, without a word in the help of the command. */
export function addHiddenInputFlags(
  command: Command,
  model: Model,
  args?: readonly string[],
): () => Record<string, string> {
  return addFlags(command, model, args, (option) => command.addOption(option.hideHelp()));
}

function addFlags(
  command: Command,
  model: Model,
  args: readonly string[] = ["help"],
  add: (option: Option) => void,
): () => Record<string, string> {
  const said = saidFlags(command, model, args);
  const isSaid = (name: string): boolean => said === "any" || said.has(name);
  const inputs = model.inputs.filter(({ name, product }) => product.length === 0 && isSaid(name));
  const decisions = decisionOptions(model).filter(([name]) => isSaid(name));
  for (const [group, title] of [...Object.entries(model.groups), ["", "Other inputs"] as const]) {
    for (const input of inputs.filter((each) => each.group === group)) {
      const option = new Option(`--${input.name} <${placeholder(input)}>`, describe(input, model));
      option.argParser(valueKind(input) === "set" ? together : flagValue);
      add(option.helpGroup(`${title}:`));
    }
  }
  for (const [decision, options] of decisions) {
    const option = new Option(`--${decision} <option>`, `already decided: ${options.join(", ")}`);
    add(option.argParser(flagValue).helpGroup("Already decided:"));
  }
  return () => {
    const values = command.opts();
    const given: Record<string, string> = {};
    for (const name of [...inputs.map((input) => input.name), ...decisions.map(([decision]) => decision)]) {
      const value: unknown = values[camelCase(name)];
      if (typeof value === "string") given[name] = value;
    }
    return given;
  };
}

/** The flags that were written, or "any" where help lists them all, or a slip may be meant for one of them. */
function saidFlags(command: Command, model: Model, args: readonly string[]): ReadonlySet<string> | "any" {
  const running = args.find((word) => !word.startsWith("-"));
  if (running === "help") return "any";
  if (running !== topmost(command).name()) return new Set();
  const own = new Set(command.options.map(({ long }) => long));
  const known = new Set([...model.inputs, ...model.nodes].map(({ name }) => `--${name}`));
  const said = args.filter((word) => /^-[^-]|^--./.test(word)).map((word) => word.replace(/=.*/s, ""));
  return said.every((word) => own.has(word) || known.has(word)) ? new Set(said.map((word) => word.slice(2))) : "any";
}

/** `generate` of `generate recommender-job`. */
function topmost(command: Command): Command {
  return command.parent === null || command.parent.parent === null ? command : topmost(command.parent);
}

/**
 * In `--latency --traffic spiky` the value of `--latency` is missing; commander would take `--traffic` for it. Of two
 * values it would drop the first without a word.
 */
export function flagValue(value: string, before?: unknown): string {
  if (before !== undefined) throw new InvalidArgumentError("It is stated twice; keep one of the two.");
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
  const told = unreadInputs(model).includes(input.name) ? " (no decision reads it yet)" : "";
  if (input.type === "yes/no") return `${input.help}${told}`;
  if (kind === "quantity" || kind === "text") return `${input.help}: ${describeExpected(input, model.units)}${told}`;
  return `${input.help}: ${(kind === "set" ? input.values : allowedWords(input)).join(", ")}${told}`;
}

/** How commander names the property of an option. */
function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
