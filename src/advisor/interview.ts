/** An interview: asks what can still change a wanted decision, and nothing else; the usual statements on one screen. */
import { conservativeIn, describeBounds } from "../tables/bounds.ts";
import type { Engine } from "../tables/compile.ts";
import { fill } from "../tables/fill.ts";
import { createInquiry, type Inquiry } from "../tables/inquiry.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import type { Wanted } from "../tables/open.ts";
import { formatValue } from "../tables/value.ts";
import type { Units } from "../units.ts";
import type { Known, Statement } from "./known.ts";
import { mattering, type Settled, standOf, thresholds } from "./outlook.ts";
import { wantedOf } from "./wanted-of.ts";

/** The statements that most workloads meet, on one screen. */
export interface Checklist {
  readonly kind: "checklist";
  readonly statements: readonly Statement[];
}

export interface Question {
  readonly kind: "question";
  readonly input: Input;
  /** What is taken unless it is answered, as a value and in words. */
  readonly value: Value;
  readonly assumed: string;
  /** The wanted decisions that can still come out in more than one way. */
  readonly open: readonly string[];
  /** Those that cannot, with what they have come to. */
  readonly settled: readonly Settled[];
  /** How many questions there can still be, this one included. */
  readonly left: number;
  /** Where bounds were answered before: those, and the values at which it matters, such as `> 4 MB`. */
  readonly again?: { readonly bounds: string; readonly matters: readonly string[] };
}

export type Screen = Checklist | Question;

/** A range for which one value is stated: within it every value is answered alike. */
export interface Taken {
  readonly input: string;
  readonly bounds: string;
  readonly value: string;
}

export interface Interviewer {
  readonly units: Units;
  /** The next screen, or undefined when nothing asked could still change a wanted decision. */
  next(known: Known): Screen | undefined;
  /** What has to be stated so that all that is known, confirmed or answered is no assumption any more. */
  conclude(known: Known): ReadonlyMap<string, Value>;
  /** What the plan assumes although it was said not to hold, because no other value was given. */
  unanswered(known: Known): readonly string[];
  /** The values that stand for the ranges that were answered. */
  taken(known: Known): readonly Taken[];
}

/** Fewer statements than this are asked one by one. */
const WORTH_A_SCREEN = 3;

/** An interview about the set-up itself, or about the decisions asked for; `given` are decisions already made. */
export function createInterviewer(
  model: Model,
  asked: readonly string[],
  given: ReadonlyMap<string, string> = new Map(),
): Interviewer {
  const { engine, wanted } = wantedOf(model, asked, given);
  // Whoever goes back comes by the same screens again.
  const shown = new Map<string, Screen | undefined>();
  return {
    units: model.units,
    next: (known) => {
      const key = keyOf(known);
      if (!shown.has(key)) shown.set(key, nextScreen(inquiryOf(engine, wanted, known), known));
      return shown.get(key);
    },
    conclude: (known) => conclude(engine, known),
    unanswered: (known) => unanswered(inquiryOf(engine, wanted, known), known),
    taken: (known) => taken(engine, known),
  };
}

/** What nobody is asked about keeps its assumption; so does what the user is not sure of, within its bounds. */
function inquiryOf(engine: Engine, wanted: Wanted, known: Known): Inquiry {
  const stated = new Map([...known.held, ...known.stated, ...pinned(engine, known)]);
  const { values } = fill(engine, stated);
  const stateable = engine.model.inputs.filter(({ product }) => product.length === 0);
  const silent = stateable.filter(({ name, ask }) => ask === "" || !values.has(name)).map(({ name }) => name);
  const { given } = wanted;
  const within = new Map([...known.within].filter(([name]) => !stated.has(name)));
  return createInquiry(
    engine,
    { stated, unsure: new Set([...known.unsure, ...silent]), within, given },
    wanted,
    values,
  );
}

function keyOf({ stated, held, unsure, within, denied, checked }: Known): string {
  return JSON.stringify([[...stated], [...held], [...unsure], [...within], [...denied], checked]);
}

function nextScreen(inquiry: Inquiry, known: Known): Screen | undefined {
  const { model } = inquiry.engine;
  const isUsual = (input: Input): boolean => input.usual !== "" && !known.within.has(input.name);
  const matters = mattering(
    inquiry,
    [...model.inputs].sort((a, b) => a.cost - b.cost),
  );
  if (!known.checked) {
    const usual = matters.among(isUsual);
    const inOrder = model.inputs.filter((input) => usual.includes(input));
    const statements = inOrder.map((input) => ({ input, value: inquiry.usual.get(input.name) ?? "" }));
    if (statements.length >= WORTH_A_SCREEN) return { kind: "checklist", statements };
  }
  const input = matters.first();
  if (input === undefined) return undefined;
  const { open, settled } = standOf(inquiry, matters.turning());
  const range = known.within.get(input.name);
  const value = range === undefined ? inquiry.usual.get(input.name) : conservativeIn(input, range, model.units);
  return {
    kind: "question",
    input,
    value: value ?? "",
    assumed: formatValue(input, value ?? "", model.units),
    open,
    settled,
    left: matters.left(),
    ...(range === undefined
      ? {}
      : { again: { bounds: describeBounds(input, range, model.units), matters: thresholds(inquiry, input) } }),
  };
}

/** The values of ranges that nobody wants to narrow any further. */
function pinned({ model }: Engine, { within, unsure }: Known, all = false): Map<string, Value> {
  const ranges = model.inputs.flatMap((input): [string, Value][] => {
    const range = within.get(input.name);
    if (range === undefined || !(all || unsure.has(input.name))) return [];
    return [[input.name, conservativeIn(input, range, model.units)]];
  });
  return new Map(ranges);
}

/** What holds is stated like what was answered: then nobody takes it for an assumption, and no rule can change it. */
function conclude(engine: Engine, known: Known): ReadonlyMap<string, Value> {
  return new Map([...known.held, ...pinned(engine, known, true), ...known.stated]);
}

/** What was denied and turned out not to matter is no loss. */
function unanswered(inquiry: Inquiry, { stated, held, denied, within, unsure }: Known): string[] {
  const { model } = inquiry.engine;
  const { values } = fill(inquiry.engine, new Map([...held, ...stated]));
  const lacking = model.inputs.filter(({ name }) => denied.has(name) && !stated.has(name) && !within.has(name));
  const matters = mattering(inquiry, lacking).among(() => true);
  return lacking.flatMap((input) => {
    const value = values.get(input.name);
    if (value === undefined || !(unsure.has(input.name) || matters.includes(input))) return [];
    return [`${input.name} ${formatValue(input, value, model.units)}`];
  });
}

function taken(engine: Engine, known: Known): Taken[] {
  const values = pinned(engine, known, true);
  const { inputs, units } = engine.model;
  return inputs.flatMap((input) => {
    const [range, value] = [known.within.get(input.name), values.get(input.name)];
    if (range === undefined || value === undefined || known.stated.has(input.name)) return [];
    return [
      { input: input.name, bounds: describeBounds(input, range, units), value: formatValue(input, value, units) },
    ];
  });
}
