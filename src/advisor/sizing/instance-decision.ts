/** The choice of a type as a decision of the answer document, beside those that the tables make. */
import { formatQuantity } from "../../units.ts";
import type { DecisionAnswer, OtherOption, Reason } from "../answer.ts";
import { ownReason } from "../own-reason.ts";
import type { SizedType } from "./answer.ts";
import { fleetsWords } from "./fleets.ts";
import { computedMemory, parametersWithin } from "./memory.ts";
import type { Sheet } from "./sheet-shape.ts";
import type { Sized, SizingPlan } from "./size-plan.ts";
import { number, size } from "./words.ts";

/** The name of the rule that chooses: there is no table to name. */
const RULE = "cheapest-that-fits";

export function decideInstance(plan: SizingPlan, sized: Sized): DecisionAnswer {
  const { sheet, facts } = plan;
  const { sizing, chosen } = sized;
  const base = { ...blank(sheet.title), sources: sourcesOf(sized) };
  const reads = { [sheet.after]: facts.word(sheet.after), ...memoryReads(plan) };
  if (facts.isStated(sheet.decision)) {
    const option = facts.word(sheet.decision);
    const attributes = { instances: String(instancesOf(sized)) };
    return { ...base, status: "given", option, title: titleOf(sized, option), attributes, because: "given", reads };
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

/** What the memory is known by: what it was computed of, or the memory itself. */
function memoryReads({ sheet, facts }: SizingPlan): Record<string, string> {
  const names = computedMemory(sheet, facts) === undefined ? ["model-memory"] : ["parameters", "precision"];
  return Object.fromEntries(names.map((name) => [name, facts.shown(name)]));
}

/** The same where no instance is to be chosen: it does not arise, or waits for a decision without an option. */
export function noInstance(title: string, because: string): DecisionAnswer {
  return { ...blank(title), status: "not-applicable", because };
}

/** The same where the choice waits for a decision without an option. */
export function stuckInstance(title: string, name: string, by: DecisionAnswer): DecisionAnswer {
  const because = `waits for ${name}, which has no option: ${by.because}`;
  return { ...blank(title), status: "blocked", because, blockedBy: [name] };
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

function titleOf(sized: Sized, type: string): string {
  const each = sized.fleets === undefined ? "" : ` for each of ${fleetsWords(sized.fleets)}`;
  return `${number(instancesOf(sized))} x ${type}${each}`;
}

function instancesOf({ sizing, load }: Sized): number {
  return sizing.count?.instances ?? load.given ?? load.floor;
}

function nothingFits({ sizing }: Sized): string {
  const why = sizing.excluded.map(({ types, because }) => `types that ${because}: ${types}`);
  return why.length === 0 ? "no type of this family is in the catalogue" : `no type fits: ${why.join("; ")}`;
}

/** The largest model that some type sold here would hold, where memory is what is lacking. */
function wayOut(
  { sheet, facts }: SizingPlan,
  { roomiest: { type, bytes } }: Sized,
): Pick<DecisionAnswer, "relax" | "opens"> {
  const computed = computedMemory(sheet, facts);
  const most = computed === undefined ? bytes : parametersWithin(sheet, facts, bytes);
  const now = computed === undefined ? facts.number("model-memory") : facts.number("parameters");
  if (most < 1 || most >= (now ?? 0)) return { relax: [], opens: [] };
  const rounded = roundedDown(most);
  const { units } = facts.model;
  const change =
    computed === undefined
      ? { input: "model-memory", to: `<= ${size(rounded)}` }
      : { input: "parameters", to: `<= ${formatQuantity(rounded, "number", units)}` };
  return { relax: [[change]], opens: [type] };
}

/** To three digits. */
function roundedDown(value: number): number {
  const digits = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Math.floor(value / digits) * digits;
}

function other(sheet: Sheet, { type, title, because }: SizedType, below: string): OtherOption {
  const option = title === undefined ? type : `${type}, ${title}`;
  return { option: type, title: option, status: "ranked-lower", below, by: [reason(sheet, RULE, because)] };
}

/** A reason of the sizing, under the name of its decision. */
export function reason({ decision }: Sheet, rule: string, because: string): Reason {
  return ownReason(`${decision}/${rule}`, because);
}

/** Where the properties of the types and their prices come from, for those that have a public page. */
function sourcesOf({ chosen }: Sized): string[] {
  return chosen === undefined ? [] : [...new Set([chosen.price.source, ...chosen.type.sources])];
}
