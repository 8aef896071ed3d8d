/** How the prompts look: the colours and signs of the answers, and the keys that work here. */
import { hang, longest, wrap } from "../../render/layout.ts";
import { makeTheme, type ThemeOptions } from "../../render/text/theme.ts";
import type { Choice, Message } from "./port.ts";

export interface PromptTheme {
  /** The theme of the prompt library. `more`: the screen does not hold all choices. */
  library(more: boolean, columns: number): object;
  /** The question with its note, and the hint in lines of its own. */
  message(message: Message, hint: string, columns: number): string;
  /** What to choose from, in two columns; `indent` is the room that the library takes on the left. */
  lines(choices: readonly Choice[], indent: number, columns: number): string[];
  /** What stays of a question once it is answered. */
  record(ask: string, answer: string, columns: number): string;
}

export function promptTheme(look: ThemeOptions): PromptTheme {
  const { strong, dim, good, bad } = makeTheme(look);
  const sign = (unicode: string, ascii: string): string => (look.unicode ? unicode : ascii);
  const idle = strong("?");
  const done = good(sign("✔", "+"));
  const between = sign(" • ", ", ");
  const plain = (text: string): string => text;

  return {
    library: (more, columns) => ({
      prefix: { idle, done },
      icon: { cursor: sign("❯", ">"), checked: good(sign("◉", "[x]")), unchecked: sign("◯", "[ ]") },
      style: {
        message: plain,
        answer: plain,
        highlight: strong,
        error: bad,
        defaultAnswer: (text: string) => dim(`(${text})`),
        keysHelpTip: (tips: readonly (readonly [string, string])[]) => {
          const here = tips.map((tip) => keyWords(tip, more)).join(between);
          const everywhere = ["Ctrl-B back", "Ctrl-F assume the rest"].join(between);
          const beside = here.length + between.length + everywhere.length < columns;
          return dim(here + (beside ? between : "\n") + everywhere);
        },
      },
    }),
    message: ({ ask, note }, hint, columns) => {
      const question = asked(ask, note === "" ? "" : `(${note})`, dim, columns);
      if (hint === "") return question;
      const hinted = wrap(hint, columns - 4).map((line) => `\n  ${dim(line)}`);
      return `${question}${hinted.join("")}\n${sign("›", ">")}`;
    },
    lines: (choices, indent, columns) => {
      const column = longest(choices.map(({ word }) => word)) + 2;
      const further = `\n${" ".repeat(indent)}`;
      const width = columns - indent - 1;
      return choices.map(({ word, label }) =>
        word === "" || label === ""
          ? wrap(word + label, width).join(further)
          : hang(word, label, 0, column, width).join(further),
      );
    },
    record: (ask, answer, columns) => `${done} ${asked(ask, answer, plain, columns)}\n`,
  };

  /** The question with what belongs to it, beside it where there is room. */
  function asked(ask: string, more: string, paint: (text: string) => string, columns: number): string {
    const width = columns - 4;
    if (ask.length + 1 + more.length <= width) return more === "" ? strong(ask) : `${strong(ask)} ${paint(more)}`;
    const under = more === "" ? [] : wrap(more, width).map(paint);
    return [...wrap(ask, width).map(strong), ...under].join("\n  ");
  }

  function keyWords([key, action]: readonly [string, string], more: boolean): string {
    if (key === "space") return "Space tick";
    if (action === "navigate") return `${sign("↑↓", "up/down")} ${more ? "more" : "move"}`;
    return `Enter ${action === "select" ? "choose" : "go on"}`;
  }
}
