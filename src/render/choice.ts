import type { DecisionAnswer, LoneDecision } from "../advisor/answer.ts";

/** The chosen options with what refines them, or why there is none: `step-functions, standard`. */
export function choice(decision: DecisionAnswer): string {
  const options = decision.options?.join(", ") ?? decision.option;
  if (options === undefined) return outcomeWords(decision.status);
  return [options, ...Object.values(decision.refines).flatMap(({ option }) => option ?? [])].join(", ");
}

/** A decision and the smaller ones that refine it. */
export function withRefinements(decision: DecisionAnswer): LoneDecision[] {
  return [decision, ...Object.values(decision.refines)];
}

/** How an outcome that is no option reads in a sentence. */
export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  "not-applicable": "does not arise",
  "no-option": "nothing fits",
  blocked: "not decided",
};
