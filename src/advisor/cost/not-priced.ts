/** Why there is no figure: what exactly the catalogue lacks, and how it gets there. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import { memorySetting } from "../sizing/memory-setting.ts";
import type { Sized, SizingPlan } from "../sizing/size-plan.ts";
import { itemsOf } from "./per-use.ts";

/** One price, by what names it. */
export interface PriceName {
  readonly component: string;
  readonly item: string;
}

export function whyNone({ billing, catalogue, facts, sheet }: SizingPlan, { chosen }: Sized): string {
  if (billing.by === "none") return billing.because;
  if (billing.by === "use") {
    const memory = memorySetting(billing, facts);
    if (memory === undefined) return `no size of memory holds ${facts.shown("model-memory")}`;
    return notInCatalogue(catalogue, itemsOf(billing, memory));
  }
  if (chosen === undefined && facts.isStated(sheet.decision)) {
    return notInCatalogue(catalogue, [{ component: billing.hosting ?? "", item: facts.word(sheet.decision) }]);
  }
  return "no instance type fits, so there is nothing to price";
}

/** Of these names those without a price. That this catalogue has none does not say that nobody published it. */
export function notInCatalogue(catalogue: Catalogue, names: readonly PriceName[]): string {
  const missing = names.filter(({ component, item }) => catalogue.price(component, item) === undefined);
  const [first, ...rest] = missing.map(({ component, item }) => `${component} ${item}`);
  const them = [first, ...rest].join(" and ");
  return `the catalogue has no price of ${them} in ${catalogue.region}; bring ${rest.length === 0 ? "it" : "them"} in with prices import`;
}
