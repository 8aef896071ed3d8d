/** What is worth knowing of a size and a bill before anybody relies on them: warnings beside those of the tables. */
import type { Notice } from "../answer.ts";
import { type Facts, holds } from "./facts.ts";
import { figureOf } from "./figures.ts";
import { fleetsWords } from "./fleets.ts";
import { reason } from "./instance-decision.ts";
import { computedMemory } from "./memory.ts";
import type { Sheet } from "./sheet-shape.ts";
import type { Sized, SizingPlan } from "./size-plan.ts";
import { number } from "./words.ts";

export function doubts(plan: SizingPlan, sized: Sized): Notice[] {
  const { sheet, facts } = plan;
  return [
    ...misfit(plan, sized),
    ...tooFew(plan, sized),
    ...tooMany(plan, sized),
    ...contradictions(sheet, facts),
    ...uncounted(plan),
    ...noEstimate(plan),
  ];
}

/** What speaks against a type that the user fixed. */
function misfit({ sheet, facts }: SizingPlan, { misfit: why }: Sized): Notice[] {
  if (why === undefined) return [];
  return [{ ...reason(sheet, "misfit", `${facts.word(sheet.decision)}: ${why}`), about: sheet.decision }];
}

function tooFew({ sheet }: SizingPlan, { short }: Sized): Notice[] {
  if (short === undefined) return [];
  const because = `the stated load needs ${number(short.needed)} instances, and instances ${number(short.given)} is stated: the figures pay for those, which do not carry it`;
  return [reason(sheet, "too-few", because)];
}

/** Beyond a limit, or only beyond what is usual. */
function tooMany({ sheet, facts, billing }: SizingPlan, { chosen, fleets }: Sized): Notice[] {
  const instances = (chosen?.instances ?? 0) * (fleets?.many ?? 1);
  const words = `${number(instances)} instances${fleets === undefined ? "" : ` in ${fleetsWords(fleets)}`}`;
  const limit = billing.most === undefined ? undefined : figureOf(facts.model, billing.most);
  if (limit !== undefined && instances > limit.value) {
    const because = `${words} are above ${limit.text}: ${limit.because}`;
    return [{ ...reason(sheet, "above-limit", because), sources: [...limit.sources] }];
  }
  const crowd = figureOf(facts.model, sheet.crowd);
  if (instances <= crowd.value) return [];
  return [{ ...reason(sheet, "very-many", `${words}: ${crowd.because}`), judgement: crowd.judgement }];
}

/** Numbers of which one cannot be larger than the other, and numbers that stand in for others. */
function contradictions(sheet: Sheet, facts: Facts): Notice[] {
  const isStated = (name: string): boolean => facts.isStated(name);
  const above = sheet.bounds
    .filter(({ input, at }) => isStated(input) && isStated(at) && (facts.number(input) ?? 0) > (facts.number(at) ?? 0))
    .map(({ input, at, because }) => `${input} ${facts.shown(input)} is above ${at} ${facts.shown(at)}: ${because}`);
  const unread = sheet.instead.flatMap(({ input, of, because }) => {
    const names = isStated(input) ? of.filter(isStated) : [];
    return names.length === 0 ? [] : [`${input} is stated, so ${names.join(", ")} count for nothing: ${because}`];
  });
  return [...above, ...unread].map((because) => reason(sheet, "contradiction", because));
}

/** A computed memory without a part of it that is not known. */
function uncounted({ sheet, facts }: SizingPlan): Notice[] {
  const { when, because, source = [] } = sheet.memory.uncached;
  const computed = computedMemory(sheet, facts);
  if (computed === undefined || computed.cached || !holds(when, facts)) return [];
  return [{ ...reason(sheet, "uncounted-cache", because), sources: [source].flat() }];
}

/** An estimate was asked for where the prices from which it would be made are unknown. */
function noEstimate({ sheet, catalogue, billing, estimate }: SizingPlan): Notice[] {
  const { component } = sheet.estimate;
  if (!estimate || billing.hosting === undefined || catalogue.components.includes(component)) return [];
  const because = `nothing is estimated in ${catalogue.region}: estimates are made of ${component} prices, of which the catalogue has none there`;
  return [reason(sheet, "no-estimate", because)];
}
