/** The choice of a type as a decision of the answer document, beside those that the tables make. */
import type { DecisionAnswer, Notice, OtherOption, Reason } from "../answer.ts";
import type { SizedType } from "./answer.ts";
import { fleetsWords } from "./fleets.ts";
import type { Sheet } from "./sheet-shape.ts";
import type { Sized, SizingPlan } from "./size-plan.ts";
import { number, size } from "./words.ts";

/** The name of the rule that chooses: there is no table to name. */
const RULE = "cheapest-that-fits";

export function decideInstance(plan: SizingPlan, sized: Sized): DecisionAnswer {
  const { sheet, facts } = plan;
  const { sizing, chosen } = sized;
  const base = { ...blank(sheet.title), sources: sourcesOf(sized) };
  const reads = { [sheet.after]: facts.word(sheet.after), "model-memory": facts.shown("model-memory") };
  if (facts.isStated(sheet.decision)) {
    const option = facts.word(sheet.decision);
    return { ...base, status: "given", option, title: titleOf(sized, option), because: "given", reads };
  }
  const [first, ...rest] = sizing.shortlist;
  if (chosen === undefined || first === undefined) {
    return { ...base, status: "no-option", because: nothingFits(sized), reads, ...wayOut(plan, sized) };
  }
  const older =
    sized.cheaperOlder === undefined ? "" : ` and is no older generation (as ${sized.cheaperOlder}, which costs less)`;
  const beside = [...rest, ...sizing.alternatives].filter(
    (each, place, all) => all.findIndex(({ type }) => type === each.type) === place,
  );
  return {
    ...base,
    status: "decided",
    option: first.type,
    title: titleOf(sized, first.type),
    attributes: { instances: String(first.instances) },
    rule: `${sheet.decision}/${RULE}`,
    because: `the cheapest of ${facts.word(sheet.after)} that fits${older}: ${first.fits}`,
    reads,
    others: beside.map((each) => other(sheet, each, first.type)),
  };
}

/** The same where no instance is to be chosen: it does not arise, or waits for a decision without an option. */
export function noInstance(title: string, because: string, blockedBy: readonly string[] = []): DecisionAnswer {
  const waits = blockedBy.length > 0;
  return {
    ...blank(title),
    status: waits ? "blocked" : "not-applicable",
    because: waits ? `waits for ${blockedBy.join(" and ")}, which has no option` : because,
    blockedBy: [...blockedBy],
  };
}

/** An estimate was asked for where the prices from which it would be made are unknown. */
export function noEstimate({ sheet, catalogue, billing, estimate }: SizingPlan): Notice[] {
  const { component } = sheet.estimate;
  if (!estimate || billing.hosting === undefined || catalogue.components.includes(component)) return [];
  const because = `nothing is estimated in ${catalogue.region}: estimates are made of ${component} prices, of which the catalogue has none there`;
  return [reason(sheet, "no-estimate", because)];
}

/** What speaks against a type, and against a number of instances, that the user fixed. */
export function misfits(sheet: Sheet, facts: SizingPlan["facts"], { misfit, short }: Sized): Notice[] {
  const type = misfit === undefined ? [] : [`${facts.word(sheet.decision)}: ${misfit}`];
  const few =
    short === undefined
      ? []
      : [
          reason(
            sheet,
            "too-few",
            `the stated load needs ${number(short.needed)} instances, and instances ${number(short.given)} is stated: the figures pay for those, which do not carry it`,
          ),
        ];
  return [...type.map((because) => ({ ...reason(sheet, "misfit", because), about: sheet.decision })), ...few];
}

function blank(title: string): Omit<DecisionAnswer, "status" | "because"> {
  return {
    decision: title,
    attributes: {},
    reads: {},
    sources: [],
    judgement: false,
    onlySurvivor: false,
    insteadOf: [],
    blockedBy: [],
    quiet: false,
    shown: true,
    with: [],
    settings: {},
    others: [],
    alsoMatched: [],
    flips: [],
    relax: [],
    opens: [],
    refines: {},
  };
}

function titleOf({ sizing, load, fleets }: Sized, type: string): string {
  const instances = sizing.count?.instances ?? load.given ?? load.floor;
  const each = fleets === undefined ? "" : ` for each of ${fleetsWords(fleets)}`;
  return `${number(instances)} x ${type}${each}`;
}

function nothingFits({ sizing }: Sized): string {
  const why = sizing.excluded.map(({ types, because }) => `types that ${because}: ${types}`);
  return why.length === 0 ? "no type of this family is in the catalogue" : `no type fits: ${why.join("; ")}`;
}

/** The largest model that some type sold here would hold, where memory is what is lacking. */
function wayOut({ facts }: SizingPlan, { roomiest: { type, bytes } }: Sized): Pick<DecisionAnswer, "relax" | "opens"> {
  if (bytes === 0 || bytes >= (facts.number("model-memory") ?? 0)) return { relax: [], opens: [] };
  const digits = 10 ** (Math.floor(Math.log10(bytes)) - 2);
  return { relax: [[{ input: "model-memory", to: `<= ${size(Math.floor(bytes / digits) * digits)}` }]], opens: [type] };
}

function other(sheet: Sheet, { type, title, because }: SizedType, below: string): OtherOption {
  const option = title === undefined ? type : `${type}, ${title}`;
  return { option: type, title: option, status: "ranked-lower", below, by: [reason(sheet, RULE, because)] };
}

function reason({ decision }: Sheet, rule: string, because: string): Reason {
  return {
    rule: `${decision}/${rule}`,
    because,
    reads: {},
    limits: [],
    evidence: [],
    measured: [],
    sources: [],
    judgement: false,
  };
}

/** Where the properties of the types and their prices come from, for those that have a public page. */
function sourcesOf({ chosen }: Sized): string[] {
  return chosen === undefined ? [] : [...new Set([chosen.price.source, ...chosen.type.sources])];
}
