/** Holds a saved answer against what the tables answer now. */
import type { Answer, DecisionAnswer } from "../answer.ts";
import type { Range } from "../cost/answer.ts";
import type { Check, SavedAnswer, SavedOutcome } from "./shapes.ts";

export function checkSaved(saved: SavedAnswer, now: Answer): Check {
  const compared = Object.entries(saved.decisions).map(([decision, before]) => {
    const after = now.decisions[decision];
    const counted = before.attributes?.["instances"] !== undefined && after?.attributes["instances"] !== undefined;
    const sides = { saved: sideOf(before, counted), now: sideOf(after, counted) };
    return { decision, ...sides, because: after?.because ?? "" };
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
    ...otherBill(saved.cost, now.cost),
  };
}

/** What was saved, and is another now. */
function otherBill(before: SavedAnswer["cost"], after: Answer["cost"]): Pick<Check, "cost"> {
  if (before === undefined || after === undefined) return {};
  const bill = ({ perHour, perMonth }: typeof before | typeof after): NonNullable<Check["cost"]>["saved"] => ({
    ...(perHour === undefined ? {} : { perHour }),
    ...(perMonth === undefined ? {} : { perMonth: rangeOf(perMonth) }),
  });
  const [saved, now] = [bill(before), bill(after)];
  return JSON.stringify(saved) === JSON.stringify(now) ? {} : { cost: { saved, now } };
}

function rangeOf({ low, typical, high }: Range): Range {
  return { low, ...(typical === undefined ? {} : { typical }), high };
}

/** The answer with what refines it, in one word or several; `counted`: with how many of it there are. */
function sideOf(
  outcome: SavedOutcome | DecisionAnswer | undefined,
  counted: boolean,
): Check["different"][number]["saved"] {
  if (outcome === undefined) return { answer: "no such decision" };
  const many = counted ? `${outcome.attributes?.["instances"]} x ` : "";
  const own = outcome.options?.join(", ") ?? (outcome.option && `${many}${outcome.option}`) ?? outcome.status;
  const finer = Object.values(outcome.refines ?? {}).flatMap(({ option }) => option ?? []);
  return { answer: [own, ...finer].join(", "), ...(outcome.rule === undefined ? {} : { rule: outcome.rule }) };
}
