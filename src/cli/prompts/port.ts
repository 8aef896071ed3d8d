/** What an interview needs of a terminal. One file talks to the prompt library; tests answer in its place. */

export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** An answer, or one of the keys that work on every screen. */
export type Reply<T> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "back" }
  | { readonly kind: "finish" };

export interface Prompts {
  /** One of the choices. */
  choose(message: string, choices: readonly Choice[], preset: string): Promise<Reply<string>>;
  /** Any of the choices; `ticked` says which begin ticked. */
  tick(message: string, choices: readonly Choice[], ticked: readonly string[]): Promise<Reply<readonly string[]>>;
  /** A line of text; `check` says what is wrong with it, or nothing. */
  type(message: string, preset: string, check: (text: string) => string | undefined): Promise<Reply<string>>;
  confirm(message: string, preset: boolean): Promise<Reply<boolean>>;
}

/** The user pressed Ctrl-C. */
export class Cancelled extends Error {}
