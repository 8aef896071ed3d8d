/** From a plan to instances: the shortlist with its reasons, what was left out, how many, and how they scale. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { InstanceType } from "../../catalog/model.ts";
import type { Sizing } from "./answer.ts";
import type { Billing } from "./billing-shape.ts";
import { type Candidate, type Candidates, candidateOf, findCandidates, judge } from "./candidates.ts";
import { type Count, countInstances, type Load } from "./count.ts";
import { classOf, isIn, loadOf, type Plan, sharingOf, slotsBecause, wantedTypes } from "./demands.ts";
import { type Facts, holds } from "./facts.ts";
import { figureOf } from "./figures.ts";
import { type Fleets, fleetsOf, fleetsWords } from "./fleets.ts";
import { computedMemory } from "./memory.ts";
import { useSettings } from "./memory-setting.ts";
import { scalingOf } from "./scaling.ts";
import type { Sheet } from "./sheet-shape.ts";
import { alternatives, cheaperOlder, firstOfFamilies, listedTypes } from "./shortlist.ts";
import { number, size } from "./words.ts";

export interface SizingPlan extends Plan {
  readonly facts: Facts;
}

export interface Sized {
  readonly sizing: Sizing;
  /** Undefined where no instance is to be chosen, or none fits. */
  readonly chosen: Candidate | undefined;
  readonly roomiest: Candidates["roomiest"];
  readonly load: Load;
  /** The type that the user fixed does not fit, and why. */
  readonly misfit: string | undefined;
  /** There are several such fleets. */
  readonly fleets: Fleets | undefined;
  /** What the load needs, where the number of instances that the user fixed is below it. */
  readonly short: { readonly given: number; readonly needed: number } | undefined;
  /** A type of an older generation that would cost less than the choice. */
  readonly cheaperOlder: string | undefined;
}

/** How an answer is billed, as the sheet says; undefined where nothing was decided that is. */
export function billingOf(sheet: Sheet, facts: Pick<Facts, "word">): Billing | undefined {
  return sheet.billing.find(({ when }) => holds(when, facts));
}

export function sizePlan(plan: SizingPlan): Sized {
  const { facts, billing } = plan;
  const load = loadOf(plan);
  const candidates = findCandidates(plan.catalogue, wantedOf(plan, archesOf(facts)));
  const given = givenType(plan);
  const best = given === undefined ? candidates.fitting[0] : given.candidate;
  const shortlist = best === undefined ? [] : firstOfFamilies(candidates.fitting, best);
  const fleets = fleetsOf(plan.sheet, facts);
  const count = best === undefined ? undefined : countInstances(best.slots, slotsBecause(plan, best.type), load);
  const onInstances = billing.by !== "use" && billing.by !== "none";
  return {
    chosen: best,
    roomiest: candidates.roomiest,
    load,
    misfit: given?.misfit,
    fleets,
    short: onInstances ? shortOf(load, count) : undefined,
    cheaperOlder: given === undefined ? cheaperOlder(shortlist) : undefined,
    sizing: {
      region: plan.catalogue.region,
      regionAssumed: facts.word("region") !== plan.catalogue.region,
      memory: memoryLines(plan),
      shortlist: listedTypes(shortlist, given !== undefined),
      alternatives: best === undefined || !onInstances ? [] : alternatives(plan, candidates, best),
      excluded: candidates.excluded.map(({ because, types }) => ({ types, because })),
      ...(count === undefined ? {} : { count: countWords(count, sharedWords(facts, fleets)) }),
      settings:
        best === undefined || count === undefined ? useSettings(billing, facts) : scalingFor(plan, best, load, count),
      assumed: assumptions(plan, best),
    },
  };
}

function wantedOf(plan: SizingPlan, arches: readonly string[]) {
  const of = classOf(plan);
  const wanted = wantedTypes(plan, of ?? {}, arches);
  return of === undefined ? { ...wanted, among: () => false } : wanted;
}

/** The type that the user fixed, whatever speaks against it; no candidate where it has no price. */
function givenType(
  plan: SizingPlan,
): { readonly candidate: Candidate | undefined; readonly misfit: string | undefined } | undefined {
  const { sheet, facts, catalogue } = plan;
  const type = facts.isStated(sheet.decision) ? catalogue.type(facts.word(sheet.decision)) : undefined;
  if (type === undefined) return undefined;
  const { by, because } = plan.billing;
  if (by === "use" || by === "none") {
    return { candidate: undefined, misfit: `this plan has no instances: ${because}` };
  }
  const wanted = wantedTypes(plan, {}, [type.arch]);
  const found = judge(type, wanted);
  if (typeof found === "function") {
    const misfit = `types like it ${found()}`;
    const price = wanted.priceOf(type);
    if (price === undefined) return { candidate: undefined, misfit };
    const slots = wanted.slotsOf(type, 1);
    const fit = { ok: true, split: type.accelerator?.count ?? 0, copies: 1, because: () => misfit } as const;
    return { candidate: candidateOf(type, fit, price, slots, wanted), misfit };
  }
  return { candidate: found, misfit: strangeness(plan, type) };
}

/** What fits and still does not belong to the plan. */
function strangeness(plan: SizingPlan, type: InstanceType): string | undefined {
  const { sheet, facts } = plan;
  const of = classOf(plan);
  if (of !== undefined && !isIn(type, of)) {
    return `it is none of the types of ${facts.word(sheet.after)}${of.because === undefined ? "" : `: ${of.because}`}`;
  }
  if (archesOf(facts).includes(type.arch)) return undefined;
  const said = facts.isStated("arm64")
    ? "and arm64 no is stated"
    : "which is not assumed; state arm64 yes if there is one";
  return `it needs a container for ${type.arch}, ${said}`;
}

/** Architectures for which there is a container. */
function archesOf(facts: Facts): readonly InstanceType["arch"][] {
  return facts.word("arm64") === "yes" ? ["x86_64", "arm64"] : ["x86_64"];
}

function shortOf({ given }: Load, count: Count | undefined): Sized["short"] {
  const needed = count?.needed;
  return given === undefined || needed === undefined || needed <= given ? undefined : { given, needed };
}

function memoryLines({ sheet, facts }: SizingPlan): Sizing["memory"] {
  const computed = computedMemory(sheet, facts);
  const one = computed?.bytes ?? facts.number("model-memory") ?? 0;
  const how = facts.isStated("model-memory") ? "as stated" : "assumed; state it, or parameters";
  const lines = computed?.lines ?? [`${facts.shown("model-memory")}, ${how}`];
  const sharing = sharingOf(sheet, facts);
  if (sharing === undefined) return { bytes: one, lines: [...lines] };
  const models = sharing.times === undefined ? 1 : (facts.number(sharing.times) ?? 1);
  const sum = models === 1 ? "" : `${number(models)} x ${size(one)} = ${size(models * one)}: `;
  return { bytes: models * one, lines: [...lines, `${sum}${sharing.because}`] };
}

function countWords({ instances, needed, lines }: Count, shared: string[]): NonNullable<Sizing["count"]> {
  return { instances, ...(needed === undefined ? {} : { needed }), lines: [...shared, ...lines] };
}

/** How the load comes to one of several fleets. */
function sharedWords(facts: Facts, fleets: Fleets | undefined): string[] {
  if (fleets === undefined) return [];
  const rate = facts.number("rate");
  const share =
    rate === undefined
      ? ""
      : `; ${number(rate)}/s / ${number(fleets.many)} = ${number(rate / fleets.many)}/s for each, if all get as much`;
  return [`for one of ${fleetsWords(fleets)}: ${fleets.because}${share}`];
}

/** A job keeps the number of instances that it is started with. */
function scalingFor(
  { sheet, facts, billing }: SizingPlan,
  best: Candidate,
  load: Load,
  count: Count,
): Sizing["settings"] {
  return billing.by === "job" ? [] : scalingOf(sheet, facts, best, load, count);
}

/** What the arithmetic took for granted. */
function assumptions({ sheet, facts, billing }: SizingPlan, best: Candidate | undefined): Sizing["assumed"] {
  const counted = [...(billing.by === "use" ? [] : ["utilization"]), ...(billing.by === "fleet" ? ["instances"] : [])];
  const names = [
    "duration",
    ...counted,
    ...(facts.number("parameters") === undefined ? ["model-memory"] : ["precision"]),
  ];
  const inputs = names
    .filter((name) => !facts.isStated(name) && facts.word(name) !== "any" && facts.word(name) !== "none")
    .map((name) => ({ input: name, value: facts.shown(name), because: facts.because(name) }));
  if (best === undefined || facts.number("slots") !== undefined) return inputs;
  const { because } = figureOf(
    facts.model,
    best.type.accelerator === undefined ? sheet.slots.cpu : sheet.slots.accelerator,
  );
  return [...inputs, { input: "slots", value: String(best.slots), because }];
}

/** Where a catalogue is needed at all: what it is asked for. */
export type CatalogueOf = (region: string) => Catalogue | undefined;
