/** The command tree as shells complete it: per command its options and arguments, and per value what can stand there. */
import type { Command } from "commander";
import type { Topic } from "../../advisor/topics.ts";
import type { Input, Model } from "../../tables/model.ts";
import { allowedWords, specialWords, valueKind } from "../../tables/value.ts";
import { unitNames } from "../../units.ts";
import { SIZED } from "../../workload/wanted.ts";
import { decisionOptions } from "../../workload/workload.ts";
import { DOCUMENTS } from "../documents.ts";

export interface Word {
  readonly word: string;
  /** What it means, for shells that show it. */
  readonly about: string;
}

/** What can stand where a value is expected. */
export type Value =
  | { readonly kind: "words" | "list"; readonly words: readonly Word[] }
  /** A number with one of these units, or one of the words. */
  | { readonly kind: "quantity"; readonly units: readonly string[]; readonly words: readonly Word[] }
  | { readonly kind: "file" | "folder" | "free" };

export interface Flag {
  /** As typed: `--format`, `-h`. */
  readonly names: readonly string[];
  readonly about: string;
  readonly repeatable: boolean;
  /** Absent for a switch. */
  readonly value?: Value;
}

export interface Positional {
  readonly name: string;
  /** There may be more of them. */
  readonly variadic: boolean;
  readonly value: Value;
}

export interface Branch {
  /** The words that lead here: `rules`, `check`; none for the program itself. */
  readonly path: readonly string[];
  readonly about: string;
  readonly flags: readonly Flag[];
  readonly positionals: readonly Positional[];
  readonly branches: readonly Branch[];
}

/** Describes a command with everything below it. */
export function describeTree(command: Command, model: Model, topics: readonly Topic[]): Branch {
  return describe(command, [], valuesOf(model, topics));
}

/** Every branch with those below it, the program first. */
export function allBranches(branch: Branch): readonly Branch[] {
  return [branch, ...branch.branches.flatMap(allBranches)];
}

type Values = ReadonlyMap<string, Value>;

function describe(command: Command, path: readonly string[], values: Values): Branch {
  const help = command.createHelp();
  const below = help.visibleCommands(command).filter((each) => each.name() !== "help");
  return {
    path,
    about: command.summary() || command.description(),
    // Help leaves out what another help tells at length; it can be typed all the same.
    flags: [...new Set([...command.options, ...help.visibleOptions(command)])].map((option) => {
      const takesValue = option.required || option.optional;
      const value = takesValue ? flagValue(option.long ?? "", option.flags, option.argChoices, values) : undefined;
      return {
        names: [option.short, option.long].flatMap((name) => name ?? []),
        // Values are completed and need no telling.
        about:
          value?.kind === "free" ? option.description : option.description.replace(/: .*$/s, "").replace(/\s+/g, " "),
        repeatable: value?.kind === "list" || option.variadic || option.description.includes("(repeatable)"),
        ...(value === undefined ? {} : { value }),
      };
    }),
    positionals: command.registeredArguments.map((argument) => ({
      name: argument.name(),
      variadic: argument.variadic,
      value: argument.argChoices
        ? { kind: "words", words: plain(argument.argChoices) }
        : (placed(values, path, argument.name()) ?? { kind: "file" }),
    })),
    branches: below.map((each) => describe(each, [...path, each.name()], values)),
  };
}

function flagValue(long: string, flags: string, choices: readonly string[] | undefined, values: Values): Value {
  if (choices !== undefined) return { kind: "words", words: plain(choices) };
  const placeholder = /[<[]([\w/-]+)/.exec(flags)?.[1] ?? "";
  return values.get(long) ?? values.get(`<${placeholder}>`) ?? { kind: "free" };
}

/** What a placeholder means for one command, or for all of them. */
function placed(values: Values, path: readonly string[], name: string): Value | undefined {
  return values.get(`${path.join(" ")} <${name}>`) ?? values.get(`<${name}>`);
}

/** Words that mean nothing else to any shell. A table may have others; whoever wants them types them. */
const PLAIN_WORD = /^[\w./%-]+$/;

function typable(value: Value): Value {
  if (!("words" in value)) return value;
  const words = value.words.filter(({ word }) => PLAIN_WORD.test(word));
  return { ...value, words: words.map(({ word, about }) => ({ word, about: about.replace(/\s+/g, " ") })) };
}

/** What the tables say of flags (`--payload`) and of placeholders (`<decisions>`), and what other placeholders mean. */
function valuesOf(model: Model, topics: readonly Topic[]): Values {
  const decisions = decisionOptions(model);
  const titles = new Map(model.nodes.map(({ name, title }) => [name, title]));
  const inputs = model.inputs.map(({ name, help }): Word => ({ word: name, about: help }));
  const named = (name: string): Word => ({ word: name, about: titles.get(name) ?? "" });
  const values: readonly (readonly [name: string, value: Value])[] = [
    ["<file>", { kind: "file" }],
    ["<files>", { kind: "file" }],
    ["<path>", { kind: "file" }],
    ["<folder>", { kind: "folder" }],
    ["<decisions>", { kind: "list", words: [...decisions.map(([name]) => name), SIZED].map(named) }],
    ["<decision>", { kind: "words", words: answers(model) }],
    ["<option>", { kind: "words", words: answers(model).filter(({ word }) => word.includes("/")) }],
    ["<input>", { kind: "words", words: inputs }],
    ["<inputs>", { kind: "list", words: inputs }],
    ["prices show <name>", { kind: "free" }],
    ["<name>", { kind: "words", words: model.nodes.map(({ name }) => named(name)) }],
    ["<document>", { kind: "words", words: plain(DOCUMENTS) }],
    ["<id>", { kind: "words", words: explained(model, topics) }],
    ["<topic>", { kind: "words", words: factTopics(model) }],
    ...decisions.map(([name, options]): [string, Value] => [`--${name}`, optionsOf(model, name, options)]),
    ...model.inputs.map((input): [string, Value] => [`--${input.name}`, inputValue(input, model)]),
  ];
  return new Map(values.map(([name, value]) => [name, typable(value)]));
}

function inputValue(input: Input, model: Model): Value {
  const told = (words: readonly string[]): Word[] =>
    words.map((word) => ({ word, about: input.labels[word] ?? (word === "any" ? "nothing is said" : "") }));
  switch (valueKind(input)) {
    case "word":
      return { kind: "words", words: told(allowedWords(input)) };
    case "set":
      return { kind: "list", words: told(input.values) };
    case "text":
      return { kind: "free" };
    case "quantity":
      return { kind: "quantity", units: unitNames(input.type, model.units), words: told(specialWords(input)) };
  }
}

function optionsOf(model: Model, decision: string, options: readonly string[]): Value {
  const node = model.nodes.find(({ name }) => name === decision);
  const titles = new Map(node?.kind === "decision" ? node.options.map(({ id, title }) => [id, title]) : []);
  return { kind: "words", words: options.map((word) => ({ word, about: titles.get(word) ?? "" })) };
}

/** Decisions and tables, and their options. */
function answers(model: Model): Word[] {
  return model.nodes.flatMap((node): Word[] => [
    { word: node.name, about: node.title },
    ...(node.kind === "decision" ? node.options : []).map(({ id, title }) => ({
      word: `${node.name}/${id}`,
      about: title,
    })),
  ]);
}

/** What people look up by name. Rules, sources and findings are listed by `explain` alone: there are too many. */
function explained(model: Model, topics: readonly Topic[]): Word[] {
  const words = [
    ...answers(model),
    ...topics.map(({ id, title }): Word => ({ word: id, about: title })),
    ...model.inputs.map(({ name, help }): Word => ({ word: name, about: help })),
    ...Object.values(model.limits).map(({ id, what }): Word => ({ word: id, about: what })),
  ];
  const seen = new Set<string>();
  return words.filter(({ word }) => !seen.has(word) && seen.add(word));
}

function factTopics(model: Model): Word[] {
  return plain([...new Set(Object.keys(model.limits).map((id) => id.split(".")[0] ?? id))]);
}

function plain(words: readonly string[]): Word[] {
  return words.map((word) => ({ word, about: "" }));
}
