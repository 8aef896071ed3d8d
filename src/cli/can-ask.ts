/** Whether somebody is there to answer: decided before anything heavy is loaded. */
import type { Io } from "./io.ts";

export interface AskRequest {
  readonly decide: string | undefined;
  readonly color: boolean;
}

/** Prompts only where somebody can answer them. */
export function canAsk(io: Io): boolean {
  return io.stdinIsTerminal && io.stdout.isTerminal && !io.env["CI"];
}
