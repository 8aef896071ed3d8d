/** Why an option is not the answer: every rule that bears on it, with each condition, met or not, and by how much. */
import { describeGap, standing } from "../../tables/distance.ts";
import { type Explanation, explain } from "../../tables/explain.ts";
import type { Condition, PreferRule, Rule } from "../../tables/model.ts";
import { because } from "../describe.ts";
import { Writer } from "../writer.ts";
import type { Bearing, BearingCondition, WhyNot } from "./shapes.ts";
import { headOf, nearestSets, type Subject } from "./what-for.ts";

export function whyNot(subject: Subject, fixed: ReadonlySet<string> = new Set()): WhyNot {
  const { engine, evaluation, node } = subject;
  const { filled, outcomes, given } = evaluation;
  const explanation = explain(engine, node, filled.atoms, outcomes, given.has(node));
  const writer = new Writer(engine, evaluation);
  const status = statusOf(subject, explanation);
  const rules = bearings(subject, explanation, writer);
  return {
    ...headOf(subject),
    question: "why-not",
    status,
    because: because(explanation, undefined),
    rules: [...rules.filter(({ fired }) => fired), ...rules.filter(({ fired }) => !fired)],
    ...(status === "chosen" ? {} : { nearest: nearestSets(subject, fixed) }),
    sources: writer.sources(),
  };
}

function statusOf({ decision, option }: Subject, { status, options, against }: Explanation): WhyNot["status"] {
  if (options.includes(option)) return "chosen";
  if (status === "given") return "given-otherwise";
  if (status === "not-applicable" || status === "blocked") return status;
  if ((against.get(option) ?? []).length > 0) return "ruled-out";
  return decision.node.collect.length > 0 ? "not-added" : "ranked-lower";
}

/**
 * The rules that rule the option out or add it, what decides whether its decision arises, the ranking that chose, and
 * the rankings that would choose it: those before, which do not match, and those behind, which match too.
 */
function bearings({ decision, option }: Subject, explanation: Explanation, writer: Writer): Bearing[] {
  const { node } = decision;
  const bear = (rule: Rule, effect: Bearing["effect"], rank?: readonly string[]): Bearing =>
    bearing(writer, node.name, rule, effect, rank);
  const arises = explanation.status === "not-applicable" ? node.applies.map((rule) => bear(rule, "arises")) : [];
  const ruling = node.eliminate.filter(({ out }) => out.includes(option)).map((rule) => bear(rule, "rules-out"));
  const adding = node.collect.filter(({ add }) => add.includes(option)).map((rule) => bear(rule, "adds"));
  const ranking = rankings(explanation, option).map((rule) => bear(rule, "ranks", rule.rank));
  const later = explanation.alsoMatched
    .filter(({ rule }) => chooses(explanation, rule, option))
    .map(({ rule }) => bear(rule, "ranks-behind", rule.rank));
  return [...arises, ...ruling, ...adding, ...ranking, ...later];
}

/** The ranking that chose, and the unmatched ones before it that would choose the option. */
function rankings(explanation: Explanation, option: string): PreferRule[] {
  const { prefer } = explanation.decision;
  const [chose] = explanation.rules;
  const before = prefer.slice(0, prefer.findIndex(({ id }) => id === chose?.id) + 1);
  return before.filter((rule) => rule.id === chose?.id || chooses(explanation, rule, option));
}

/** Would a ranking choose the option, if only the option itself were not ruled out? */
function chooses({ against }: Explanation, { rank }: PreferRule, option: string): boolean {
  return rank.slice(0, rank.indexOf(option)).every((other) => against.has(other));
}

function bearing(
  writer: Writer,
  decision: string,
  rule: Rule,
  effect: Bearing["effect"],
  rank: readonly string[] | undefined,
): Bearing {
  const { limits, sources, judgement, because: why, rule: id, origin } = writer.reason(decision, rule);
  const conditions = rule.when.map((condition) => conditionOf(writer, condition));
  return {
    rule: id,
    effect,
    fired: conditions.every(({ met }) => met),
    ...(rank === undefined ? {} : { rank: [...rank] }),
    because: why,
    conditions,
    limits,
    sources,
    judgement,
    ...(origin === undefined ? {} : { origin }),
  };
}

function conditionOf(writer: Writer, condition: Condition): BearingCondition {
  const { model } = writer.engine;
  const input = model.inputs.find(({ name }) => name === condition.input);
  const value = writer.valueOf(condition.input);
  const gap = input === undefined || value === undefined ? undefined : standing(input, condition, value, model).gap;
  return {
    text: writer.withLimits(condition.text),
    input: condition.input,
    value: writer.inWords(condition.input),
    assumed: writer.evaluation.filled.assumed.some((assumption) => assumption.input === condition.input),
    met: writer.holds(condition),
    ...(gap === undefined || input === undefined ? {} : { distance: describeGap(input, gap, model.units) }),
  };
}
