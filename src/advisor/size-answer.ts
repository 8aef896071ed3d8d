/** What turns a plan into instances and a bill: the sheet, and the types and prices of a region. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Engine } from "../tables/compile.ts";
import type { Evaluation } from "../tables/session.ts";
import type { Answer, DecisionAnswer, Notice } from "./answer.ts";
import { breakEven } from "./cost/break-even.ts";
import { noCost, pricePlan } from "./cost/price-plan.ts";
import { doubts } from "./sizing/doubts.ts";
import { factsOf } from "./sizing/facts.ts";
import { decideInstance, noInstance, stuckInstance } from "./sizing/instance-decision.ts";
import type { Sheet } from "./sizing/sheet-shape.ts";
import { billingOf, sizePlan } from "./sizing/size-plan.ts";

export interface Shelf {
  readonly sheet: Sheet;
  readonly catalogue: Catalogue;
  /** Estimates where no price is published; never without being asked for. */
  readonly estimate?: boolean;
}

export interface SizedAnswer {
  readonly decision: DecisionAnswer;
  readonly parts: Pick<Answer, "sizing" | "cost">;
  readonly warnings: readonly Notice[];
}

/** The instances of a plan and what they cost. */
export function sizeAnswer(
  shelf: Shelf,
  engine: Engine,
  evaluation: Evaluation,
  decisions: Readonly<Record<string, DecisionAnswer>>,
): SizedAnswer {
  const { sheet, catalogue, estimate = false } = shelf;
  const facts = factsOf(engine, evaluation.filled, decisions);
  const billing = billingOf(sheet, facts);
  const [stuck] = Object.entries(decisions).flatMap(([name, answer]) =>
    ["no-option", "blocked"].includes(answer.status) && isBelow(engine, name, sheet.after)
      ? [stuckInstance(sheet.title, name, answer)]
      : [],
  );
  if (billing === undefined) {
    const because = "instances are chosen for endpoints and transform jobs";
    const decision = stuck ?? noInstance(sheet.title, because);
    return { decision, parts: { cost: noCost(catalogue.region, "nothing is decided that is billed") }, warnings: [] };
  }
  const plan = { sheet, catalogue, facts, billing, estimate };
  const sized = sizePlan(plan);
  const onInstances = billing.by !== "use" && billing.by !== "none";
  const cost = pricePlan(plan, sized);
  const swaps = breakEven(plan, sized);
  return {
    decision: stuck ?? (onInstances ? decideInstance(plan, sized) : noInstance(sheet.title, billing.because)),
    parts: {
      ...(billing.by === "none" ? {} : { sizing: sized.sizing }),
      cost: swaps === undefined ? cost : { ...cost, breakEven: swaps },
    },
    warnings: doubts(plan, sized),
  };
}

/** A decision on which the choice of a type rests. */
function isBelow({ nodes, nodeOf }: Engine, name: string, after: string): boolean {
  const seen = new Set<number>();
  const visit = (number: number): void => {
    if (seen.has(number)) return;
    seen.add(number);
    for (const read of nodes[number]?.reads ?? []) visit(read);
  };
  visit(nodeOf.get(after) ?? -1);
  return seen.has(nodeOf.get(name) ?? -2);
}
