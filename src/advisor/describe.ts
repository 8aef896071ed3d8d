/** Explanations of the engine as parts of the answer document. */
import type { Engine } from "../tables/compile.ts";
import type { Explanation } from "../tables/explain.ts";
import type { Condition, Rule, Value } from "../tables/model.ts";
import type { Evaluation } from "../tables/session.ts";
import { formatValue } from "../tables/value.ts";
import type { Answer, DecisionAnswer, Flip, OtherOption, Reason } from "./answer.ts";

/** Writes rules as reasons and keeps the sources they cite. */
export class Writer {
  readonly engine: Engine;
  readonly evaluation: Evaluation;
  private readonly cited = new Set<string>();

  constructor(engine: Engine, evaluation: Evaluation) {
    this.engine = engine;
    this.evaluation = evaluation;
  }

  reason(owner: string, rule: Rule): Reason {
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
    for (const { input } of rules.flatMap((rule) => rule.when)) read[input] = this.valueOf(input);
    return read;
  }

  /** Two conditions on one set read the same value; it is said once. */
  private evidenceOf(conditions: readonly Condition[]): string[] {
    return [...new Set(conditions.map((condition) => this.evidence(condition)))];
  }

  /** `payload > @async.payload` as it was met: `payload 2 GB > 1 GB`. */
  private evidence({ input, text, limits }: Condition): string {
    const value = `${input} ${this.valueOf(input)}`;
    if (limits.length === 0) return value;
    const test = text.slice(input.length).trim();
    return `${value} ${test.replace(/@[\w.-]+/g, (limit) => this.engine.model.limits[limit.slice(1)]?.text ?? limit)}`;
  }

  cite(rules: readonly Rule[]): string[] {
    const ids = [...new Set(rules.flatMap((rule) => rule.sources))];
    for (const id of ids) this.cited.add(id);
    return ids;
  }

  sources(): Answer["sources"] {
    const entries = Object.values(this.engine.model.sources).filter(({ id }) => this.cited.has(id));
    return Object.fromEntries(entries.map(({ id, title, url, checked }) => [id, { title, url, checked }]));
  }

  private valueOf(name: string): string {
    const { model, nodeOf, axisOf, axes } = this.engine;
    const value = this.evaluation.filled.values.get(name);
    const input = model.inputs.find((each) => each.name === name);
    if (input !== undefined && value !== undefined) return formatValue(input, value, model.units);
    const number = axisOf.get(name) ?? -1;
    return nodeOf.has(name) ? (axes[number]?.words[this.evaluation.filled.atoms[number] ?? -1] ?? "none") : "";
  }
}

/** A value as people read it, with its base where it is a quantity. */
export function shownValue(engine: Engine, name: string, value: Value): { value: string | string[]; base?: number } {
  const input = engine.model.inputs.find((each) => each.name === name);
  if (Array.isArray(value)) return { value: [...(value as readonly string[])] };
  if (input === undefined || typeof value !== "number") return { value: String(value) };
  return { value: formatValue(input, value, engine.model.units), base: value };
}

interface Surroundings {
  readonly shown: boolean;
  readonly from: string | undefined;
  readonly presupposedBy: string | undefined;
  readonly flips: Flip[];
  readonly relax: DecisionAnswer["relax"];
}

export function describeDecision(writer: Writer, explanation: Explanation, around: Surroundings): DecisionAnswer {
  const { decision, status, options, rules } = explanation;
  const [chosen] = options;
  const option = decision.options.find(({ id }) => id === chosen);
  const titles = decision.options.filter(({ id }) => options.includes(id));
  const title = options.flatMap((id) => titles.find((each) => each.id === id)?.title ?? []).join(" + ");
  const [rule] = rules;
  const list = decision.collect.length > 0 && options.length > 0;
  return {
    decision: decision.title,
    status,
    ...(chosen === undefined ? {} : { option: chosen }),
    ...(list ? { options: [...options] } : {}),
    ...(option === undefined ? {} : { title }),
    attributes: { ...option?.attributes },
    ...(rule === undefined ? {} : { rule: `${decision.name}/${rule.id}` }),
    because: because(explanation, around.presupposedBy),
    reads: writer.reads(rules),
    sources: writer.cite(rules),
    judgement: rules.length > 0 && rules.every((each) => each.judgement),
    ...origin([...rules, ...obstacles(explanation)]),
    onlySurvivor: explanation.onlySurvivor,
    insteadOf: [...explanation.insteadOf],
    ...(around.from === undefined ? {} : { from: around.from }),
    blockedBy: [...explanation.blockedBy],
    quiet: decision.quiet,
    shown: around.shown,
    with: explanation.companions.map((each) => ({
      id: `${decision.name}/${each.id}`,
      title: each.companion,
      because: each.because,
      sources: writer.cite([each]),
      ...origin([each]),
    })),
    settings: settings(writer, explanation),
    refines: {},
    others: status === "not-applicable" || status === "blocked" ? [] : others(writer, explanation),
    alsoMatched: explanation.alsoMatched.map(({ rule: also, option: to }) => ({
      rule: `${decision.name}/${also.id}`,
      option: to,
      because: also.because,
    })),
    flips: around.flips,
    relax: around.relax,
  };
}

function because(explanation: Explanation, presupposedBy: string | undefined): string {
  const { status, rules, blockedBy, insteadOf, options, onlySurvivor } = explanation;
  if (status === "blocked")
    return `waits for ${listed(blockedBy)}, which ${blockedBy.length === 1 ? "has" : "have"} no option`;
  if (status === "given")
    return presupposedBy === undefined ? "given" : `presupposed, because ${presupposedBy} was asked for`;
  if (status === "no-option" && rules.length === 0) return "every option is ruled out";
  // A list that falls to its table's default: no rule spoke, neither for it nor for another.
  if (status === "decided" && rules.length === 0) return "nothing in the workload calls for another";
  const reason = rules.map((rule) => rule.because).join("; ");
  if (insteadOf.length === 0) return reason;
  // The rule speaks for what it ranks first; the choice is what the limits of others left.
  const [one] = insteadOf;
  const wanted = insteadOf.length === 1 ? `${one} would come first` : `${listed(insteadOf)} would come first`;
  const left = onlySurvivor ? "is all that is left" : "comes next";
  return `${options[0]} ${left}; ${wanted} (${reason}), but ${listed([...new Set(obstacles(explanation).map((rule) => rule.because))])}`;
}

/** Why the options that were wanted more are out: for each, the first rule that says so. */
function obstacles({ insteadOf, against }: Explanation): Rule[] {
  return insteadOf.flatMap((option) => against.get(option)?.[0] ?? []);
}

/** The places of those rules that stand in an overlay. */
function origin(rules: readonly Rule[]): { origin?: string } {
  const places = new Set(rules.flatMap((rule) => rule.origin ?? []));
  return places.size === 0 ? {} : { origin: [...places].join(", ") };
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Every option that was not chosen: with all that speaks against it, or the preference that ranked it lower. */
function others(writer: Writer, { decision, options, against, rules }: Explanation): OtherOption[] {
  return decision.options
    .filter(({ id }) => !options.includes(id))
    .map(({ id, title }) => {
      const out = against.get(id) ?? [];
      return out.length > 0
        ? { option: id, title, status: "ruled-out", by: out.map((rule) => writer.reason(decision.name, rule)) }
        : { option: id, title, status: "ranked-lower", by: rules.map((rule) => writer.reason(decision.name, rule)) };
    });
}

/** The first rule that sets a key has the say. */
function settings(writer: Writer, { decision, settings: rules }: Explanation): DecisionAnswer["settings"] {
  const set: DecisionAnswer["settings"] = {};
  for (const rule of rules) {
    for (const [key, value] of Object.entries(rule.set)) {
      set[key] ??= {
        value,
        rule: `${decision.name}/${rule.id}`,
        because: rule.because,
        sources: writer.cite([rule]),
        ...origin([rule]),
      };
    }
  }
  return set;
}
