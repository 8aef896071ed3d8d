/** Values to begin with for scaling: bounds of the capacity, and the target of the metric that the tables chose. */
import type { Candidate } from "./candidates.ts";
import type { Count, Load } from "./count.ts";
import type { Facts } from "./facts.ts";
import { figureOf } from "./figures.ts";
import type { Sheet } from "./sheet-shape.ts";
import { number, percent } from "./words.ts";

export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly because: string;
}

/** Fewest instances: what the tables set, else what the load must have at least, never more than there are. */
export function minimumOf(
  sheet: Sheet,
  facts: Pick<Facts, "setting">,
  { floor }: Pick<Load, "floor">,
  most: number,
): number {
  const { decision, setting } = sheet.scaling.minimum;
  const set = Number(facts.setting(decision, setting) ?? Number.NaN);
  return Math.min(Number.isFinite(set) ? set : floor, most);
}

export function scalingOf(sheet: Sheet, facts: Facts, candidate: Candidate, load: Load, count: Count): Setting[] {
  const minimum = minimumOf(sheet, facts, load, count.instances);
  const because = whyMost(load, count);
  return [
    {
      name: "minimum capacity",
      value: String(minimum),
      because: minimum === 0 ? "nothing runs while idle" : "what runs at all times",
    },
    { name: "maximum capacity", value: String(Math.max(1, count.instances)), because },
    ...target(sheet, facts, candidate, load),
  ];
}

function whyMost({ given }: Load, { needed, instances }: Count): string {
  if (needed === undefined) return given === undefined ? "no rate is stated; raise it for peaks" : "as stated";
  if (needed > instances) return `as stated; the peak needs ${number(needed)}`;
  return given === undefined ? "what the peak needs" : "as stated, and enough for the peak";
}

function target(sheet: Sheet, facts: Facts, { slots }: Candidate, load: Load): Setting[] {
  const { metric, targets } = sheet.scaling;
  const name = facts.setting(metric.decision, metric.setting) ?? "";
  const rule = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (rule === undefined) return [];
  const perSecond = slots / load.duration;
  switch (rule.counts) {
    case "per-minute": {
      const factor = rule.factor === undefined ? undefined : figureOf(facts.model, rule.factor);
      const value = perSecond * 60 * (factor?.value ?? 1);
      const safely = factor === undefined ? "" : ` x ${factor.text} (${factor.because})`;
      const because = `${number(slots)} at once / ${number(load.duration)} s x 60 s${safely}; a load test says better`;
      return [{ name: `target of ${name}`, value: number(Math.max(1, Math.floor(value))), because }];
    }
    case "at-once": {
      const value = Math.max(1, Math.floor(slots * load.utilization));
      return [
        {
          name: `target of ${name}`,
          value: number(value),
          because: `${number(slots)} at once x ${percent(load.utilization)} busy`,
        },
      ];
    }
    case "backlog": {
      const wait = facts.number("latency");
      if (wait !== undefined) {
        const value = Math.max(1, Math.floor(wait * perSecond));
        return [
          {
            name: `target of ${name}`,
            value: number(value),
            because: `${number(wait)} s that an answer may take x ${number(perSecond)} requests/s of an instance`,
          },
        ];
      }
      if (rule.usual === undefined) return [];
      const { text, because } = figureOf(facts.model, rule.usual);
      return [{ name: `target of ${name}`, value: text, because }];
    }
  }
}
