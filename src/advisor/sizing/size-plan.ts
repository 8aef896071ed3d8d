/** From a plan to instances: the shortlist with its reasons, what was left out, how many, and how they scale. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { SizedType, Sizing } from "./answer.ts";
import {
  againstWords,
  byPrice,
  type Candidate,
  type Candidates,
  candidateOf,
  findCandidates,
  fleetPrice,
  isOlder,
  judge,
  whyBehind,
} from "./candidates.ts";
import { type Count, countInstances, type Load } from "./count.ts";
import { classOf, isIn, loadOf, type Plan, sharingOf, slotsBecause, wantedTypes } from "./demands.ts";
import { type Facts, holds } from "./facts.ts";
import { figureOf } from "./figures.ts";
import { memoryOf } from "./memory.ts";
import { useSettings } from "./memory-setting.ts";
import { money } from "./money.ts";
import { isEstimate } from "./price.ts";
import { scalingOf } from "./scaling.ts";
import type { Billing, Sheet } from "./sheet-shape.ts";
import { number, size, sold } from "./words.ts";

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
  /** What the load needs, where the number of instances that the user fixed is below it. */
  readonly short: { readonly given: number; readonly needed: number } | undefined;
  /** A type of an older generation that would cost less than the choice. */
  readonly cheaperOlder: string | undefined;
}

const MOST = 3;

/** How an answer is billed, as the sheet says; undefined where nothing was decided that is. */
export function billingOf(sheet: Sheet, facts: Pick<Facts, "word">): Billing | undefined {
  return sheet.billing.find(({ when }) => holds(when, facts));
}

export function sizePlan(plan: SizingPlan): Sized {
  const { facts, billing } = plan;
  const load = loadOf(plan);
  const arch = facts.word("arm64") === "yes" ? ["x86_64", "arm64"] : ["x86_64"];
  const candidates = findCandidates(plan.catalogue, wantedOf(plan, arch));
  const given = givenType(plan);
  const best = given === undefined ? candidates.fitting[0] : given.candidate;
  const shortlist = best === undefined ? [] : firstOfFamilies(candidates.fitting, best);
  const count = best === undefined ? undefined : countInstances(best.slots, slotsBecause(plan, best.type), load);
  const onInstances = billing.by !== "use" && billing.by !== "none";
  return {
    chosen: best,
    roomiest: candidates.roomiest,
    load,
    misfit: given?.misfit,
    short: onInstances ? shortOf(load, count) : undefined,
    cheaperOlder: given === undefined ? cheaperOlder(shortlist) : undefined,
    sizing: {
      region: plan.catalogue.region,
      regionAssumed: facts.word("region") !== plan.catalogue.region,
      memory: memoryLines(plan),
      shortlist: shortlist.map((each) => sizedType(each, whyListed(each, shortlist, given !== undefined))),
      alternatives: best === undefined || !onInstances ? [] : alternatives(plan, candidates, best),
      excluded: candidates.excluded.map(({ because, types }) => ({ types, because })),
      ...(count === undefined ? {} : { count: countWords(count) }),
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
  const of = classOf(plan);
  const strange = of !== undefined && !isIn(type, of);
  return { candidate: found, misfit: strange ? `it is none of the types of ${facts.word(sheet.after)}` : undefined };
}

function firstOfFamilies(fitting: readonly Candidate[], best: Candidate): Candidate[] {
  const seen = new Set([best.type.family]);
  const others = [...fitting].sort(byPrice).filter(({ type }) => {
    if (seen.has(type.family)) return false;
    seen.add(type.family);
    return true;
  });
  return [best, ...others].slice(0, MOST);
}

/** Beside a type that the user fixed there is no order, only other prices. */
function whyListed(each: Candidate, all: readonly Candidate[], isGiven: boolean): string {
  const [best = each] = all;
  if (each !== best) return isGiven ? againstWords(each, best) : whyBehind(each, best);
  if (isGiven) return "as stated";
  return cheaperOlder(all) === undefined
    ? "the cheapest that fits"
    : "the cheapest that fits and is no older generation";
}

function shortOf({ given }: Load, count: Count | undefined): Sized["short"] {
  const needed = count?.needed;
  return given === undefined || needed === undefined || needed <= given ? undefined : { given, needed };
}

/** The shortlist goes by price behind its first entry. */
function cheaperOlder([best, ...others]: readonly Candidate[]): string | undefined {
  const older = best === undefined ? [] : others.filter((each) => isOlder(each, best) && byPrice(each, best) < 0);
  return older[0]?.type.name;
}

function sizedType(candidate: Candidate, because: string, title?: string): SizedType {
  const { type, fit, slots, instances, price } = candidate;
  return {
    type: type.name,
    ...(title === undefined ? {} : { title }),
    because,
    fits: fit.because(),
    vcpu: type.vcpu,
    arch: type.arch,
    status: type.status,
    split: fit.split,
    slots,
    instances,
    usdPerHour: price.usd,
    estimated: isEstimate(price),
  };
}

/** One size up, and the cheapest of other lines that are allowed. */
function alternatives(plan: SizingPlan, { fitting }: Candidates, best: Candidate): SizedType[] {
  const { sheet, facts } = plan;
  const larger = fitting
    .filter(({ type, price }) => type.family === best.type.family && price.usd > best.price.usd)
    .sort((a, b) => a.price.usd - b.price.usd)[0];
  const up = larger === undefined ? [] : [sizedType(larger, roomier(larger, best), "one size up")];
  const ruledOut = (option: string): boolean =>
    facts.decision(sheet.after)?.others.some((other) => other.option === option && other.status === "ruled-out") ===
    true;
  const lines = sheet.alternatives.filter(
    ({ when, option }) => holds(when, facts) && (option === undefined || !ruledOut(option)),
  );
  const beside = lines.flatMap(({ title, because, family, category, arch = "x86_64" }) => {
    const of = category === undefined && family === undefined ? (classOf(plan) ?? {}) : { category, family };
    const [first] = findCandidates(plan.catalogue, wantedTypes(plan, of, [arch])).fitting;
    if (first === undefined || (first.type.arch === best.type.arch && isIn(best.type, of))) return [];
    return [sizedType(first, because, title)];
  });
  return [...up, ...beside];
}

function roomier(larger: Candidate, best: Candidate): string {
  const memory = larger.type.memory > best.type.memory ? ` and ${sold(larger.type.memory)} of memory` : "";
  const more = fleetPrice(larger) - fleetPrice(best);
  const fleet = best.instances === 1 && larger.instances === 1 ? "" : " for all";
  const prices =
    Math.abs(more) < LEAST ? "the same price" : `${money(Math.abs(more))} ${more > 0 ? "more" : "less"} an hour`;
  return `${larger.type.vcpu} vCPUs${memory}, for ${prices}${fleet}`;
}

/** Below this a difference of prices is one of rounding. */
const LEAST = 1e-9;

function memoryLines({ sheet, facts }: SizingPlan): Sizing["memory"] {
  const computed = facts.isStated("model-memory") ? undefined : memoryOf(sheet, facts);
  const one = computed?.bytes ?? facts.number("model-memory") ?? 0;
  const how = facts.isStated("model-memory") ? "as stated" : "assumed; state it, or parameters";
  const lines = computed?.lines ?? [`${facts.shown("model-memory")}, ${how}`];
  const sharing = sharingOf(sheet, facts);
  if (sharing === undefined) return { bytes: one, lines: [...lines] };
  const models = sharing.times === undefined ? 1 : (facts.number(sharing.times) ?? 1);
  const sum = models === 1 ? "" : `${number(models)} x ${size(one)} = ${size(models * one)}: `;
  return { bytes: models * one, lines: [...lines, `${sum}${sharing.because}`] };
}

function countWords({ instances, needed, lines }: Count): NonNullable<Sizing["count"]> {
  return { instances, ...(needed === undefined ? {} : { needed }), lines: [...lines] };
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
