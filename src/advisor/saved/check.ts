/** Holds a saved answer against what the tables answer now. */
import type { Answer, DecisionAnswer } from "../answer.ts";
import type { Check, SavedAnswer, SavedOutcome } from "./shapes.ts";

export function checkSaved(saved: SavedAnswer, now: Answer): Check {
  const compared = Object.entries(saved.decisions).map(([decision, before]) => {
    const after = now.decisions[decision];
    return { decision, saved: sideOf(before), now: sideOf(after), because: after?.because ?? "" };
  });
  const different = compared.filter((each) => each.saved.answer !== each.now.answer);
  const otherRule = compared
    .filter((each) => each.saved.answer === each.now.answer && each.saved.rule !== each.now.rule)
    .map(({ because: _, ...each }) => each);
  return {
    schemaVersion: 1,
    command: "check",
    tables: { saved: saved.tables, now: now.tables },
    holds: different.length === 0,
    checked: compared.length,
    different,
    otherRule,
  };
}

/** The answer with what refines it, in one word or several. */
function sideOf(outcome: SavedOutcome | DecisionAnswer | undefined): Check["different"][number]["saved"] {
  if (outcome === undefined) return { answer: "no such decision" };
  const own = outcome.options?.join(", ") ?? outcome.option ?? outcome.status;
  const finer = Object.values(outcome.refines ?? {}).flatMap(({ option }) => option ?? []);
  return { answer: [own, ...finer].join(", "), ...(outcome.rule === undefined ? {} : { rule: outcome.rule }) };
}
