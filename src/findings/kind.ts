/** What every kind of finding has. */
import type { Severity } from "../errors.ts";

export interface Kind {
  readonly severity: Severity;
  /** One sentence for `explain`. */
  readonly means: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has its own arguments; `finding` checks them.
  readonly says: (...details: any[]) => string | readonly [message: string, hint: string];
}

/** What was typed goes into messages, but never a whole file of it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
