/** Prompts on a real terminal, by inquirer. */
import { clearScreenDown, moveCursor } from "node:readline";
import inquirer from "inquirer";
import { wrap } from "../../render/layout.ts";
import type { ThemeOptions } from "../../render/text/theme.ts";
import { Cancelled, type Prompts, type Reply } from "./port.ts";
import { promptTheme } from "./theme.ts";

/** Keys that work on every screen, beside Ctrl-C. */
const KEYS: Readonly<Record<string, "back" | "finish">> = { b: "back", f: "finish" };

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** What the cursor, and the cursor with a tick, take on the left of a choice. */
const CURSOR = 2;
const TICK = 5;

/** Lines of a screen that are not choices: the question, the keys, and room to breathe. */
const AROUND = 6;

export function terminalPrompts(input: NodeJS.ReadStream, output: NodeJS.WriteStream, look: ThemeOptions): Prompts {
  const theme = promptTheme(look);
  const columns = (): number => output.columns ?? 80;
  const page = (): number => Math.max(5, (output.rows ?? 24) - AROUND);

  const records: string[] = [];

  /** Asks, and leaves one line that says what was answered; a screen that is left unanswered vanishes. */
  const ask = async <T>(
    ask: string,
    question: Record<string, unknown>,
    shown: (answer: T) => string,
  ): Promise<Reply<T>> => {
    const stop = new AbortController();
    const listen = (_: string | undefined, key: Key | undefined): void => {
      const meant = key?.ctrl === true && key.name !== undefined ? KEYS[key.name] : undefined;
      if (meant !== undefined) stop.abort(meant);
    };
    input.on("keypress", listen);
    try {
      const prompt = inquirer.createPromptModule({ signal: stop.signal, clearPromptOnDone: true });
      // The library types answers by literal questions; what each type of question answers is known here only.
      const answers: { answer: unknown } = await prompt([{ ...question, name: "answer" } as never]);
      const value = answers.answer as T;
      const record = theme.record(ask, shown(value), columns());
      records.push(record);
      output.write(record);
      return { kind: "answer", value };
    } catch (error) {
      const name = error instanceof Error ? error.name : "";
      if (name === "AbortPromptError") return { kind: stop.signal.reason === "back" ? "back" : "finish" };
      if (name === "ExitPromptError") throw new Cancelled();
      throw error;
    } finally {
      input.off("keypress", listen);
    }
  };

  return {
    withdraw: () => {
      const lines = (records.pop() ?? "").split("\n").length - 1;
      if (lines === 0) return;
      moveCursor(output, 0, -lines);
      clearScreenDown(output);
    },
    choose: (message, choices, preset) => {
      const lines = theme.lines(choices, CURSOR, columns());
      const question = {
        type: "select",
        message: theme.message(message, "", columns()),
        choices: choices.map(({ value }, place) => ({ value, name: lines[place] })),
        default: preset,
        loop: false,
        pageSize: page(),
        theme: theme.library(lines.join("\n").split("\n").length > page(), columns()),
      };
      return ask(message.ask, question, (value: string) => choices.find((each) => each.value === value)?.word ?? value);
    },
    tick: (message, choices, ticked) => {
      const lines = theme.lines(choices, TICK, columns());
      const question = {
        type: "checkbox",
        message: theme.message(message, "", columns()),
        choices: choices.map(({ value }, place) => ({ value, name: lines[place], checked: ticked.includes(value) })),
        loop: false,
        pageSize: page(),
        shortcuts: { all: null, invert: null },
        theme: theme.library(lines.join("\n").split("\n").length > page(), columns()),
      };
      return ask(message.ask, question, (values: readonly string[]) => {
        const words = choices.filter(({ value }) => values.includes(value)).map(({ word }) => word);
        return words.includes("") ? `${values.length} of ${choices.length}` : words.join(", ") || "none of them";
      });
    },
    type: (message, { hint, empty, check }) => {
      const question = {
        type: "input",
        message: theme.message(message, hint, columns()),
        validate: (text: string) => wrap(check(text) ?? "", columns() - 1).join("\n") || true,
        theme: theme.library(false, columns()),
      };
      return ask(message.ask, question, (text: string) => text.trim() || empty);
    },
    confirm: (message, preset) => {
      const question = {
        type: "confirm",
        message: theme.message(message, "", columns()),
        default: preset,
        theme: theme.library(false, columns()),
      };
      return ask(message.ask, question, (yes: boolean) => (yes ? "yes" : "no"));
    },
  };
}
