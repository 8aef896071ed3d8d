/** The other side of the ports: a user who answers by a script, and a world that is a map of files. */
import { builtin } from "../../src/builtin.ts";
import type { Io, Sink } from "../../src/cli/io.ts";
import type { Choice, Message, Prompts, Reply } from "../../src/cli/prompts/port.ts";
import type { Value } from "../../src/tables/model.ts";
import { formatValue } from "../../src/tables/value.ts";
import { RULES } from "../rules.ts";

export const CHECKLIST = "checklist";
export const ENTER = undefined;
export const BACK = { kind: "back" } as const;
export const FINISH = { kind: "finish" } as const;

/**
 * The reply to a screen: named by its input, `checklist`, or by what it asks. A plain value answers (on the checklist
 * it is the list of what to untick); `undefined` is Enter alone.
 */
export type Script = (screen: string, choices: readonly Choice[]) => Value | typeof BACK | typeof FINISH | undefined;

export interface User extends Prompts {
  /** The screens in the order in which they came. */
  readonly screens: readonly string[];
  /** What was said beside the questions. */
  readonly notes: readonly string[];
  /** Screens whose answers were taken off the terminal. */
  readonly withdrawn: readonly string[];
  /** What was said of what can be typed. */
  readonly hints: readonly string[];
}

export function scripted(script: Script): User {
  const screens: string[] = [];
  const notes: string[] = [];
  const hints: string[] = [];
  const withdrawn: string[] = [];
  const answered: string[] = [];
  const reply = async <T>(
    { ask, note }: Message,
    choices: readonly Choice[],
    enter: T,
    read: (value: Value) => T,
  ): Promise<Reply<T>> => {
    const input = builtin.inputs.find((each) => each.ask === ask);
    const screen = input?.name ?? (ask.startsWith("Most workloads") ? CHECKLIST : ask);
    screens.push(screen);
    notes.push(note);
    const act = script(screen, choices);
    if (typeof act === "object" && "kind" in act) return act;
    answered.push(screen);
    return { kind: "answer", value: act === undefined ? enter : read(act) };
  };
  return {
    withdraw: () => {
      withdrawn.push(answered.pop() ?? "");
    },
    withdrawn,
    screens,
    notes,
    hints,
    choose: (message, choices, preset) =>
      reply(message, choices, preset, (value) => offered(choices, [String(value)]).join()),
    tick: (message, choices, ticked) =>
      reply(message, choices, ticked, (value) => {
        const named = offered(choices, Array.isArray(value) ? value : [String(value)]);
        return message.ask.startsWith("Most workloads") ? ticked.filter((each) => !named.includes(each)) : named;
      }),
    type: (message, { hint, check }) => {
      hints.push(hint);
      return reply(message, [], "", (value) => {
        const input = builtin.inputs.find((each) => each.ask === message.ask);
        const text =
          input === undefined || typeof value === "string" ? String(value) : formatValue(input, value, builtin.units);
        const problem = check(text);
        if (problem !== undefined) throw new Error(`${message.ask} refused ${text}: ${problem}`);
        return text;
      });
    },
    confirm: (message, preset) => reply(message, [], preset, (value) => value === "yes"),
  };
}

function offered(choices: readonly Choice[], values: readonly string[]): string[] {
  const known = choices.map(({ value }) => value);
  const strange = values.filter((value) => !known.includes(value));
  if (strange.length > 0) throw new Error(`${strange.join(", ")} is not among ${known.join(", ")}`);
  return [...values];
}

export interface World {
  readonly io: Io;
  readonly files: Map<string, string>;
  stdout(): string;
  stderr(): string;
}

export function world(files: Readonly<Record<string, string>> = {}): World {
  const stored = new Map(Object.entries(files));
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr"): Sink => ({
    isTerminal: true,
    width: 80,
    write: (text) => {
      written[name] += text;
    },
  });
  const read: Io["read"] = (path) => {
    const text = stored.get(path);
    if (text === undefined) return Promise.reject(Object.assign(new Error(path), { code: "ENOENT" }));
    return Promise.resolve(new TextEncoder().encode(text));
  };
  const io: Io = {
    env: { NO_COLOR: "1", LANG: "C.UTF-8" },
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    stdinIsTerminal: true,
    read,
    async *stream(path) {
      yield await read(path, Number.POSITIVE_INFINITY);
    },
    list: () => Promise.resolve(undefined),
    exists: (path) => Promise.resolve(stored.has(path)),
    isSame: (path, other) => Promise.resolve(path === other),
    makeFolder: () => Promise.resolve(),
    save: (path, text) => {
      if (path.includes("/")) return Promise.reject(Object.assign(new Error(path), { code: "ENOENT" }));
      stored.set(path, text);
      return Promise.resolve();
    },
    depth: 0,
    rulesFolder: RULES,
  };
  return { io, files: stored, stdout: () => written.stdout, stderr: () => written.stderr };
}

/** The words of a command line whose only quotes are single ones. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ""));
}

/** Replies one after another, then Enter alone. */
export function inTurn(...acts: readonly ReturnType<Script>[]): Script {
  const left = [...acts];
  return () => left.shift();
}

/** An answer document without the places where its values were stated. */
export function withoutFrom(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === "from" ? undefined : value)));
}
