/** What a plan demands of a type: the classes it may come from, memory, load, architecture. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { InstanceType, Price } from "../../catalog/model.ts";
import type { Billing } from "./billing-shape.ts";
import type { Wanted } from "./candidates.ts";
import type { Load } from "./count.ts";
import { type Facts, holds } from "./facts.ts";
import { figureOf } from "./figures.ts";
import type { Demands } from "./fit-model.ts";
import { fleetsOf } from "./fleets.ts";
import { computedMemory } from "./memory.ts";
import { hostingPrice } from "./price.ts";
import type { Sheet } from "./sheet-shape.ts";

export type Class = Pick<Sheet["classes"][number], "category" | "family" | "accelerators">;

export interface Plan {
  readonly sheet: Sheet;
  readonly catalogue: Catalogue;
  readonly facts: Pick<Facts, "model" | "number" | "word" | "isStated" | "setting">;
  readonly billing: Billing;
  readonly estimate: boolean;
}

/** Types of a class, on architectures for which there is a container. */
export function wantedTypes(plan: Plan, of: Class, arches: readonly string[]): Wanted {
  const { sheet, facts } = plan;
  return {
    among: (type) => isIn(type, of),
    priceOf: (type): Price | undefined => hostingPrice(plan, type),
    slotsOf: (type, copies) => slotsOf(sheet, facts, type, copies),
    demands: demandsOf(plan, arches),
    load: loadOf(plan),
  };
}

export function isIn(type: InstanceType, { category, family, accelerators }: Class): boolean {
  return (
    (category === undefined || category.includes(type.category)) &&
    (family === undefined || family.includes(type.family)) &&
    (accelerators === undefined || (type.accelerator?.count ?? 0) <= accelerators)
  );
}

function demandsOf({ sheet, facts, billing }: Plan, arches: readonly string[]): Demands {
  const format = facts.word("precision");
  const known = facts.number("parameters") !== undefined || facts.isStated("precision");
  const formats = Object.hasOwn(sheet.memory.formats, format) ? sheet.memory.formats[format] : undefined;
  return {
    memory: memoryNeed(sheet, facts),
    ofAccelerator: figureOf(facts.model, sheet.memory.accelerator).value,
    ofInstance: figureOf(facts.model, sheet.memory.instance).value,
    splits: sheet.memory.splits,
    capability: known ? formats : undefined,
    format,
    jobs: billing.jobs === true,
    arches,
  };
}

/** What is computed may be more than an input can say. */
function memoryNeed(sheet: Sheet, facts: Plan["facts"]): number {
  const computed = computedMemory(sheet, facts)?.bytes;
  const { times } = sharingOf(sheet, facts) ?? {};
  const models = times === undefined ? 1 : (facts.number(times) ?? 1);
  return (computed ?? facts.number("model-memory") ?? 0) * models;
}

/** How several models share the memory of an instance, where there are several. */
export function sharingOf(
  { memory }: Sheet,
  facts: Pick<Facts, "word">,
): Sheet["memory"]["shared"][number] | undefined {
  return memory.shared.find(({ when }) => holds(when, facts));
}

/** The load of one fleet. */
export function loadOf({ sheet, facts, billing }: Pick<Plan, "sheet" | "facts" | "billing">): Load {
  const instances = facts.number("instances") ?? 1;
  const floor = billing.floor === undefined ? undefined : figureOf(facts.model, billing.floor);
  return {
    rate: billing.by === "job" ? jobRate(facts) : rateOfOne(sheet, facts),
    duration: facts.number("mean-duration") ?? facts.number("duration") ?? 1,
    utilization: (facts.number("utilization") ?? 100) / 100,
    floor: floor?.value ?? instances,
    floorBecause: floor?.because ?? `what the workload assumes for ${facts.word("environment")}`,
    given: facts.isStated("instances") ? instances : undefined,
  };
}

function rateOfOne(sheet: Sheet, facts: Plan["facts"]): number | undefined {
  const rate = facts.number("rate");
  return rate === undefined ? undefined : rate / (fleetsOf(sheet, facts)?.many ?? 1);
}

/** The rate at which a dataset has to be worked off; undefined where nothing says how soon. */
function jobRate(facts: Plan["facts"]): number | undefined {
  const [records, window] = [facts.number("records"), facts.number("window")];
  return records === undefined || window === undefined ? undefined : records / window;
}

/** Requests that one instance works on at the same time: as stated, else by its cores or copies. */
function slotsOf(sheet: Sheet, facts: Plan["facts"], type: InstanceType, copies: number): number {
  const stated = facts.number("slots");
  if (stated !== undefined) return stated;
  const each = figureOf(facts.model, type.accelerator === undefined ? sheet.slots.cpu : sheet.slots.accelerator);
  return each.value * (type.accelerator === undefined ? type.vcpu : copies);
}

export function slotsBecause({ sheet, facts }: Plan, { accelerator }: InstanceType): string {
  if (facts.number("slots") !== undefined) return "as stated";
  const { because, judgement } = figureOf(
    facts.model,
    accelerator === undefined ? sheet.slots.cpu : sheet.slots.accelerator,
  );
  return `assumed: ${because}${judgement ? " (our judgement)" : ""}`;
}

/** The class that holds for the plan. */
export function classOf({ sheet, facts }: Plan): Sheet["classes"][number] | undefined {
  return sheet.classes.find(({ when }) => holds(when, facts));
}
