/** Settings of what is billed by use: the size of its memory, and how many requests it takes at once. */

import type { Billing } from "./billing-shape.ts";
import type { Facts } from "./facts.ts";
import { figureOf } from "./figures.ts";
import type { Setting } from "./scaling.ts";
import { number } from "./words.ts";

const MIB = 2 ** 20;

/** The smallest size that can be set and holds the model, in bytes; undefined where none does. */
export function memorySetting(
  { memory }: Billing,
  { model, number: known }: Pick<Facts, "model" | "number">,
): number | undefined {
  if (memory === undefined) return undefined;
  const [least, most, step] = [memory.least, memory.most, memory.step].map((raw) => figureOf(model, raw).value);
  const need = known("model-memory") ?? 0;
  if (least === undefined || most === undefined || step === undefined || need > most) return undefined;
  return Math.min(most, least + Math.ceil(Math.max(0, need - least) / step) * step);
}

export function useSettings(billing: Billing, facts: Facts): Setting[] {
  const bytes = memorySetting(billing, facts);
  if (bytes === undefined) return [];
  const memory = {
    name: "memory",
    value: `${number(bytes / MIB).replaceAll(",", "")} MB`,
    because: `the smallest size that holds ${facts.shown("model-memory")}, in MB of 1,048,576 bytes; what runs the model comes on top`,
  };
  const atOnce = atOnceOf(facts);
  if (atOnce === undefined) return [memory];
  const because = `${number(facts.number("rate") ?? 0)}/s x ${number(facts.number("duration") ?? 0)} s in work at the peak (Little's law)`;
  const most = String(Math.max(1, Math.ceil(atOnce - 1e-9)));
  const held = facts.word("predictable") === "yes" && billing.provisioned !== undefined;
  return [
    memory,
    { name: "maximum concurrency", value: most, because },
    ...(held
      ? [{ name: "provisioned concurrency", value: most, because: `${because}, in the hours that can be foreseen` }]
      : []),
  ];
}

function atOnceOf(facts: Facts): number | undefined {
  const [rate, duration] = [facts.number("rate"), facts.number("duration")];
  return rate === undefined || duration === undefined ? undefined : rate * duration;
}
