/** What every kind of finding has. */
import type { Severity } from "../errors.ts";

export type Said = string | readonly [message: string, hint: string];

export interface Kind {
  readonly severity: Severity;
  /** One sentence for `explain`. */
  readonly means: string;
  /** Each kind has arguments of its own, which `finding` asks for. */
  readonly says: (...details: never[]) => Said;
}

/** What was typed goes into messages, but never a whole file of it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
