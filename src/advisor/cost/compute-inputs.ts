/**
 * Inputs that are computed before anything is decided: the memory of a model from its parameters, and what two rivals
 * cost in relation to each other. Nothing here reads a decision, so the tables may read the result.
 */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Compute, Values } from "../../tables/fill.ts";
import type { Model, Value } from "../../tables/model.ts";
import type { Candidate } from "../sizing/candidates.ts";
import type { Plan } from "../sizing/demands.ts";
import { figureOf } from "../sizing/figures.ts";
import { meanRate } from "../sizing/mean-rate.ts";
import { memoryOf } from "../sizing/memory.ts";
import { money } from "../sizing/money.ts";
import type { Sheet } from "../sizing/sheet-shape.ts";
import { number } from "../sizing/words.ts";
import { fleetRival, type Rival, useRival } from "./rivals.ts";

/** `stated`: what the user said. Without a catalogue nothing is compared. */
export function computeInputs(
  model: Model,
  sheet: Sheet,
  stated: ReadonlyMap<string, Value>,
  catalogue: Catalogue | undefined,
): Compute {
  const from = new Map(model.inputs.map((input) => [input.name, input.from]));
  const known = new Map<string, ReturnType<Compute>>();
  const market = { model, sheet, catalogue, fitting: new Map<string, readonly Candidate[]>() };
  // Flips ask again and again with the same values of what it is computed from.
  return (input, values) => {
    const key = `${input} ${(from.get(input) ?? []).map((name) => values.get(name)).join(" ")}`;
    if (!known.has(key))
      known.set(
        key,
        computeInput(market, input, values, (name) => stated.has(name)),
      );
    return known.get(key);
  };
}

/** What inputs are computed with. */
export interface Market {
  readonly model: Model;
  readonly sheet: Sheet;
  readonly catalogue: Catalogue | undefined;
  /** Types that were found to fit before, by what they have to fit; for who asks about many workloads. */
  readonly fitting: Map<string, readonly Candidate[]>;
}

/** The value of one input, computed from those of others. */
export function computeInput(
  { model, sheet, catalogue, fitting }: Market,
  input: string,
  values: Values,
  isStated: (name: string) => boolean,
): ReturnType<Compute> {
  const facts = factsOf(model, values, isStated);
  if (input !== sheet.rivals.ratio) {
    const need = memoryOf(sheet, facts);
    return need === undefined ? undefined : { value: need.bytes, because: () => need.lines.join("; ") };
  }
  const rate = meanRate(facts);
  if (catalogue === undefined || rate === undefined) return undefined;
  const plan = { sheet, catalogue, facts, fitting };
  const [use, fleet] = [useRival(plan), fleetRival(plan)];
  if (use === undefined || fleet === undefined) return undefined;
  const requests = rate.perSecond * figureOf(model, sheet.month).value;
  // Digits beyond these say nothing of a price, and so small a part is as good as none.
  const value = Math.max(LEAST, Number((use.cost(requests) / fleet.cost(requests)).toPrecision(6)));
  return { value, because: () => inWords(use, fleet, requests, catalogue) };
}

const LEAST = 1e-6;

function inWords(use: Rival, fleet: Rival, requests: number, { region }: Catalogue): string {
  const cost = (rival: Rival): string => `${money(rival.cost(requests))} ${rival.option} (${rival.on(requests)})`;
  return `${number(requests)} requests a month cost ${cost(use)} and ${cost(fleet)} in ${region}`;
}

function factsOf(model: Model, values: Values, isStated: (name: string) => boolean): Plan["facts"] {
  return {
    model,
    number: (name) => {
      const value = values.get(name);
      return typeof value === "number" ? value : undefined;
    },
    word: (name) => String(values.get(name) ?? "none"),
    isStated,
    setting: () => undefined,
  };
}
