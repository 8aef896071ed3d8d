/** Rules of an evaluated model as parts of the answer document. */

import type { Engine } from "../tables/compile.ts";
import { admits } from "../tables/distance.ts";
import type { Condition, Rule, Value } from "../tables/model.ts";
import type { Evaluation } from "../tables/session.ts";
import { formatValue } from "../tables/value.ts";
import type { Answer, Reason } from "./answer.ts";

/** Writes rules as reasons and keeps the sources they cite. */
export class Writer {
  readonly engine: Engine;
  readonly evaluation: Evaluation;
  private readonly cited = new Set<string>();
  private readonly reasons = new Map<Rule, Reason>();

  constructor(engine: Engine, evaluation: Evaluation) {
    this.engine = engine;
    this.evaluation = evaluation;
  }

  /** What ranks several options lower is one reason. */
  reason(owner: string, rule: Rule): Reason {
    const reason = this.reasons.get(rule) ?? this.written(owner, rule);
    this.reasons.set(rule, reason);
    return reason;
  }

  private written(owner: string, rule: Rule): Reason {
    const limits = rule.when.flatMap((condition) => condition.limits);
    const texts = [...new Set(limits.map((id) => this.engine.model.limits[id]?.text ?? ""))];
    return {
      rule: `${owner}/${rule.id}`,
      because: rule.because,
      reads: this.reads([rule]),
      ...(texts.length === 0 ? {} : { limit: texts.join(", ") }),
      limits: [...new Set(limits)],
      evidence: this.evidenceOf(rule.when),
      measured: this.evidenceOf(rule.when.filter((condition) => condition.limits.length > 0)),
      sources: this.cite([rule]),
      judgement: rule.judgement,
      ...origin([rule]),
    };
  }

  /** The inputs that rules read, with the values they have in this workload. */
  reads(rules: readonly Rule[]): Record<string, string> {
    const read: Record<string, string> = {};
    for (const { input } of rules.flatMap((rule) => rule.when)) read[input] = this.inWords(input);
    return read;
  }

  /** Two conditions on one set read the same value; it is said once. */
  private evidenceOf(conditions: readonly Condition[]): string[] {
    return [...new Set(conditions.map((condition) => this.evidence(condition)))];
  }

  /** `payload > @async.payload` as it was met: `payload 2 GB > 1 GB`. */
  private evidence({ input, text, limits }: Condition): string {
    const value = `${input} ${this.inWords(input)}`;
    if (limits.length === 0) return value;
    return `${value} ${this.withLimits(text.slice(input.length).trim())}`;
  }

  /** A condition line with the values of its limits: `payload > @async.payload` is `payload > 1 GB`. */
  withLimits(text: string): string {
    return text.replace(/@[\w.-]+/g, (limit) => this.engine.model.limits[limit.slice(1)]?.text ?? limit);
  }

  holds({ input, cell }: Condition): boolean {
    const value = this.valueOf(input);
    return value !== undefined && admits(cell, value);
  }

  cite(rules: readonly Rule[]): string[] {
    const ids = [...new Set(rules.flatMap((rule) => rule.sources))];
    for (const id of ids) this.cited.add(id);
    return ids;
  }

  sources(): Answer["sources"] {
    const { sources } = this.engine.model;
    // Their own keys alone: looking at the other sources would read them.
    const cited = Reflect.ownKeys(sources).filter((id) => this.cited.has(String(id)));
    return Object.fromEntries(
      cited.flatMap((key) => {
        const source = sources[String(key)];
        return source === undefined
          ? []
          : [[source.id, { title: source.title, url: source.url, checked: source.checked }]];
      }),
    );
  }

  /** What an input is taken to be here, or what a decision answers; undefined where nobody knows. */
  valueOf(name: string): Value | undefined {
    const { nodeOf, axisOf, axes } = this.engine;
    const number = axisOf.get(name) ?? -1;
    if (!nodeOf.has(name)) return this.evaluation.filled.values.get(name);
    return axes[number]?.words[this.evaluation.filled.atoms[number] ?? -1] ?? "none";
  }

  /** The same in words. */
  inWords(name: string): string {
    const { model } = this.engine;
    const value = this.valueOf(name);
    const input = model.inputs.find((each) => each.name === name);
    if (input !== undefined && value !== undefined) return formatValue(input, value, model.units);
    return value === undefined ? "" : String(value);
  }
}

/** A value as people read it, with its base where it is a quantity. */
export function shownValue(engine: Engine, name: string, value: Value): { value: string | string[]; base?: number } {
  const input = engine.model.inputs.find((each) => each.name === name);
  if (Array.isArray(value)) return { value: [...(value as readonly string[])] };
  if (input === undefined || typeof value !== "number") return { value: String(value) };
  return { value: formatValue(input, value, engine.model.units), base: value };
}

/** The places of those rules that stand in an overlay. */
export function origin(rules: readonly Rule[]): { origin?: string } {
  const places = new Set(rules.flatMap((rule) => rule.origin ?? []));
  return places.size === 0 ? {} : { origin: [...places].join(", ") };
}
