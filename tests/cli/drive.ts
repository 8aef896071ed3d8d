/** Drives an interview from a program: a user who knows the whole workload, without a terminal. */
import type { Interviewer } from "../../src/advisor/interview.ts";
import { type Known, NOTHING_KNOWN, withAnswer, withoutAnswer, withStatements } from "../../src/advisor/known.ts";
import type { Values } from "./workloads.ts";

export interface Driven {
  /** How many screens were shown. */
  readonly screens: number;
  readonly known: Known;
}

/** Answers with the values of the workload; `any` of a word, and what it does not hold, is "not sure". */
export function drive(interviewer: Interviewer, truth: Values, before: Known = NOTHING_KNOWN): Driven {
  let known = before;
  for (let screens = 0; ; screens++) {
    const screen = interviewer.next(known);
    if (screen === undefined) return { screens, known };
    if (screen.kind === "checklist") {
      const { statements } = screen;
      const holding = statements.filter(({ input, value }) => String(truth.get(input.name)) === String(value));
      known = withStatements(known, statements, holding);
      continue;
    }
    const { input } = screen;
    const value = truth.get(input.name);
    const unsure = value === undefined || (value === "any" && input.values.length > 0);
    known = unsure ? withoutAnswer(known, input) : withAnswer(known, input, value);
  }
}
