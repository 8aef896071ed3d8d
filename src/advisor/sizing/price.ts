/** What an instance costs an hour: as published, or estimated where that was asked for. */
import type { InstanceType, Price } from "../../catalog/model.ts";
import type { Plan } from "./demands.ts";
import { figureOf } from "./figures.ts";

/** Undefined where nothing is published; an estimate is never made unless it is wanted. */
export function hostingPrice(
  plan: Pick<Plan, "sheet" | "catalogue" | "billing" | "estimate" | "facts">,
  type: InstanceType,
): Price | undefined {
  const { sheet, catalogue, billing, estimate, facts } = plan;
  if (billing.hosting === undefined) return undefined;
  const own = billing.own && catalogue.price(billing.own.component, type.name);
  const published = own ?? catalogue.price(billing.hosting, type.name);
  if (published !== undefined || !estimate) return published;
  const { component, prefix, shares } = sheet.estimate;
  const base = catalogue.price(component, type.name.replace(prefix, ""));
  const rule = shares.find(
    ({ when }) => (when.family?.includes(type.family) ?? true) && (when.size === undefined || when.size === type.size),
  );
  if (base === undefined || rule === undefined) return undefined;
  const share = figureOf(facts.model, rule.share);
  const usd = Number((base.usd * share.value).toPrecision(6));
  const note = `${ESTIMATE}: ${share.text} of ${component} ${base.usd}, ${share.because}`;
  return { ...base, component: billing.hosting, item: type.name, usd, note };
}

const ESTIMATE = "estimate";

export function isEstimate({ note }: Pick<Price, "note">): boolean {
  return note?.startsWith(ESTIMATE) === true;
}
