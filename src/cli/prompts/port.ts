/** What an interview needs of a terminal. One file talks to the prompt library; tests answer in its place. */

export interface Message {
  readonly ask: string;
  /** Said beside the question while it waits for an answer, and not kept. */
  readonly note: string;
}

export interface Choice {
  readonly value: string;
  /** What is chosen, in a word; empty where the label says it all. */
  readonly word: string;
  readonly label: string;
}

/** What a line of text has to be. */
export interface Line {
  readonly hint: string;
  /** What Enter alone stands for. */
  readonly empty: string;
  /** What is wrong with a text, or nothing. */
  check(text: string): string | undefined;
}

/** An answer, or one of the keys that work on every screen. */
export type Reply<T> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "finish" };

export interface Prompts {
  /** One of the choices. */
  choose(message: Message, choices: readonly Choice[], preset: string): Promise<Reply<string>>;
  /** Any of the choices; `ticked` says which begin ticked. */
  tick(message: Message, choices: readonly Choice[], ticked: readonly string[]): Promise<Reply<readonly string[]>>;
  /** A line of text, "" for Enter alone. */
  type(message: Message, line: Line): Promise<Reply<string>>;
  confirm(message: Message, preset: boolean): Promise<Reply<boolean>>;
  /** The answer before is taken back: what stays of it on the screen goes. Nothing else was written since. */
  withdraw(): void;
}

/** The user pressed Ctrl-C. */
export class Cancelled extends Error {}
