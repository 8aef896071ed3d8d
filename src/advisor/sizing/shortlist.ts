/** The types that are named: the best of each of a few families with its reason, and what stands beside the choice. */
import type { SizedType } from "./answer.ts";
import {
  againstWords,
  byPrice,
  type Candidate,
  type Candidates,
  findCandidates,
  fleetPrice,
  isOlder,
  whyBehind,
} from "./candidates.ts";
import { classOf, isIn, wantedTypes } from "./demands.ts";
import { holds } from "./facts.ts";
import { money } from "./money.ts";
import { isEstimate } from "./price.ts";
import type { SizingPlan } from "./size-plan.ts";
import { sold } from "./words.ts";

const MOST = 3;

/** The choice, and of each other family the type whose fleet costs least. */
export function firstOfFamilies(fitting: readonly Candidate[], best: Candidate): Candidate[] {
  const seen = new Set([best.type.family]);
  const others = [...fitting].sort(byPrice).filter(({ type }) => {
    if (seen.has(type.family)) return false;
    seen.add(type.family);
    return true;
  });
  return [best, ...others].slice(0, MOST);
}

/** `isGiven`: the user fixed the first of them. */
export function listedTypes(shortlist: readonly Candidate[], isGiven: boolean): SizedType[] {
  return shortlist.map((each) => sizedType(each, isGiven ? besideGiven(each, shortlist) : inOrder(each, shortlist)));
}

/** A type of an older generation that would cost less than the choice. */
export function cheaperOlder([best, ...others]: readonly Candidate[]): string | undefined {
  const older = best === undefined ? [] : others.filter((each) => isOlder(each, best) && byPrice(each, best) < 0);
  return older[0]?.type.name;
}

/** One size up, and the cheapest of other lines that are allowed. */
export function alternatives(plan: SizingPlan, { fitting }: Candidates, best: Candidate): SizedType[] {
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

/** Beside a type that the user fixed there is no order, only other prices. */
function besideGiven(each: Candidate, [given = each]: readonly Candidate[]): string {
  return each === given ? "as stated" : againstWords(each, given);
}

function inOrder(each: Candidate, all: readonly Candidate[]): string {
  const [best = each] = all;
  if (each !== best) return whyBehind(each, best);
  return cheaperOlder(all) === undefined
    ? "the cheapest that fits"
    : "the cheapest that fits and is no older generation";
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
