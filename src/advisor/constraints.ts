/** Pairs of answers that must never stand together: checked on a finished plan. */
import type { Condition, Model, Rule } from "../tables/model.ts";
import type { Answer } from "./answer.ts";

/** The constraints that a plan breaks. A decision without an answer, or outside the plan, breaks none. */
export function brokenConstraints({ constraints }: Model, { decisions }: Answer): Rule[] {
  const options = (name: string): readonly string[] | undefined => {
    const decision = decisions[name];
    if (decision === undefined || decision.status === "no-option" || decision.status === "blocked") return undefined;
    if (decision.status === "not-applicable") return ["none"];
    return decision.options ?? [decision.option ?? "none"];
  };
  const holds = ({ input, cell }: Condition): boolean => {
    const chosen = options(input);
    if (chosen === undefined || cell.kind !== "values") return false;
    return chosen.some((option) => cell.values.includes(option)) !== cell.not;
  };
  return constraints.filter(({ when }) => when.every(holds));
}
