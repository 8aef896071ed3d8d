/** What is known of a plan: the values of inputs, and what was decided. */
import type { Engine } from "../../tables/compile.ts";
import type { Filled } from "../../tables/fill.ts";
import type { Model } from "../../tables/model.ts";
import { formatValue } from "../../tables/value.ts";
import type { DecisionAnswer } from "../answer.ts";
import type { When } from "./sheet-words.ts";

export interface Facts {
  readonly model: Model;
  /** An input in its base unit; undefined where nothing is known of it. */
  number(input: string): number | undefined;
  /** The word of an input, or the option of a decision; `none` where there is neither. */
  word(name: string): string;
  /** As people read it. */
  shown(input: string): string;
  isStated(input: string): boolean;
  /** Why an input is assumed to be what it is; empty where most workloads meet it, or it was stated. */
  because(input: string): string;
  /** A value that a decision sets, such as the metric of a policy. */
  setting(decision: string, setting: string): string | undefined;
  decision(name: string): DecisionAnswer | undefined;
}

export function factsOf(
  { model }: Engine,
  { values, assumed }: Filled,
  decisions: Readonly<Record<string, DecisionAnswer>>,
): Facts {
  const guessed = new Map(assumed.map(({ input, because }) => [input, because]));
  const decision = (name: string) => (Object.hasOwn(decisions, name) ? decisions[name] : undefined);
  return {
    model,
    number: (name) => {
      const value = values.get(name);
      return typeof value === "number" ? value : undefined;
    },
    word: (name) => decision(name)?.option ?? String(values.get(name) ?? "none"),
    shown: (name) => {
      const input = model.inputs.find((each) => each.name === name);
      const value = values.get(name);
      return input === undefined || value === undefined ? "" : formatValue(input, value, model.units);
    },
    isStated: (name) => values.has(name) && !guessed.has(name),
    because: (name) => guessed.get(name) ?? "",
    setting: (of, setting) => decision(of)?.settings[setting]?.value,
    decision,
  };
}

export function holds(when: When, facts: Pick<Facts, "word">): boolean {
  return Object.entries(when).every(([name, wanted]) => [wanted].flat().includes(facts.word(name)));
}
