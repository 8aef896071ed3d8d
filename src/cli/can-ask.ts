/** Whether somebody is there to answer: decided before anything heavy is loaded. */
import type { Io } from "./io.ts";

export interface AskRequest {
  /** A spec of what is known before anything is asked, and flags on top of it. */
  readonly spec?: string | undefined;
  readonly flags: Readonly<Record<string, string>>;
  readonly decide: string | undefined;
  /** The user's own price file, where a flag names one. */
  readonly prices?: string | undefined;
  readonly color: boolean;
}

/** Prompts only where somebody can answer them, on a terminal that can move its cursor. */
export function canAsk({ env, stdinIsTerminal, stdout }: Io): boolean {
  return stdinIsTerminal && stdout.isTerminal && !env["CI"] && env["TERM"] !== "dumb";
}
