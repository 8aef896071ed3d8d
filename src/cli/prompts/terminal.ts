/** Prompts on a real terminal, by inquirer. */
import inquirer from "inquirer";
import { Cancelled, type Prompts, type Reply } from "./port.ts";

/** Keys that work on every screen, beside Ctrl-C. */
const KEYS: Readonly<Record<string, "back" | "finish">> = { b: "back", f: "finish" };

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

export function terminalPrompts(input: NodeJS.ReadStream): Prompts {
  const ask = async <T>(question: Record<string, unknown>): Promise<Reply<T>> => {
    const stop = new AbortController();
    const listen = (_: string | undefined, key: Key | undefined): void => {
      const meant = key?.ctrl === true && key.name !== undefined ? KEYS[key.name] : undefined;
      if (meant !== undefined) stop.abort(meant);
    };
    input.on("keypress", listen);
    try {
      const prompt = inquirer.createPromptModule({ signal: stop.signal });
      // The library types answers by literal questions; what each type of question answers is known here only.
      const answers: { answer: unknown } = await prompt([{ ...question, name: "answer" } as never]);
      return { kind: "answer", value: answers.answer as T };
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
    choose: (message, choices, preset) =>
      ask({ type: "select", message, choices, default: preset, loop: false, pageSize: 14 }),
    tick: (message, choices, ticked) =>
      ask({
        type: "checkbox",
        message,
        choices: choices.map((choice) => ({ ...choice, checked: ticked.includes(choice.value) })),
        loop: false,
        pageSize: 16,
        // Once answered, the list itself would fill the screen.
        theme: {
          style: { renderSelectedChoices: (chosen: readonly unknown[]) => `${chosen.length} of ${choices.length}` },
        },
      }),
    type: (message, preset, check) =>
      ask({
        type: "input",
        message,
        ...(preset === "" ? {} : { default: preset }),
        validate: (text: string) => check(text) ?? true,
      }),
    confirm: (message, preset) => ask({ type: "confirm", message, default: preset }),
  };
}
