/**
 * A second reading of the specification: decision tables and decisions as plain data, evaluated the naive way. The
 * same data prints as the documents that the engine loads (documents.ts), so both can be asked the same question.
 */
import type { HitPolicy, OutputValue, TableAnswer } from "../../src/tables/index.ts";

export type Value = number | string | readonly string[];
export type Facts = Readonly<Record<string, Value>>;

/** A quantity as it is written, and what that is in the base unit. */
export interface Quantity {
  readonly text: string;
  readonly base: number;
}

export interface Bound {
  readonly op: "<" | "<=" | ">" | ">=" | "=";
  readonly than: Quantity;
}

export type Alternative =
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "exactly"; readonly quantity: Quantity }
  | { readonly kind: "between"; readonly from: Quantity; readonly to: Quantity }
  | { readonly kind: "bounds"; readonly bounds: readonly Bound[] };

export type Test =
  | { readonly kind: "bounds"; readonly bounds: readonly Bound[] }
  | { readonly kind: "is"; readonly not: boolean; readonly among: readonly Alternative[] }
  | { readonly kind: "has"; readonly verb: "has" | "has all" | "lacks"; readonly members: readonly string[] };

export interface Condition {
  readonly input: string;
  readonly test: Test;
}

export interface InputSpec {
  readonly name: string;
  readonly type: string;
  readonly values: readonly string[];
  readonly range?: readonly [Quantity, Quantity];
  readonly optional: boolean;
  readonly neutral: boolean;
}

export interface OutputSpec {
  readonly name: string;
  readonly values: readonly OutputValue[];
  readonly default?: OutputValue;
}

export interface RuleSpec {
  readonly when: readonly Condition[];
  readonly out: readonly OutputValue[];
}

export interface TableSpec {
  readonly hit: HitPolicy;
  readonly inputs: readonly InputSpec[];
  readonly outputs: readonly OutputSpec[];
  readonly rules: readonly RuleSpec[];
}

export interface ChoiceSpec {
  readonly name: string;
  readonly options: readonly string[];
  readonly applies: readonly (readonly Condition[])[];
  readonly eliminate: readonly { readonly when: readonly Condition[]; readonly out: readonly string[] }[];
  /** A rank may end in `*`: every option not named, as declared. */
  readonly prefer: readonly { readonly when: readonly Condition[]; readonly rank: readonly string[] }[];
  readonly collect: readonly { readonly when: readonly Condition[]; readonly add: readonly string[] }[];
  readonly otherwise?: string;
  readonly impossible: readonly (readonly Condition[])[];
}

export interface ChoiceAnswer {
  readonly status: "decided" | "given" | "not-applicable" | "no-option" | "blocked";
  readonly options: readonly string[];
}

export function holds({ input, test }: Condition, facts: Facts): boolean {
  const value = facts[input];
  if (value === undefined) throw new Error(`no value for ${input}`);
  switch (test.kind) {
    case "bounds":
      return test.bounds.every((bound) => within(bound, value));
    case "is":
      return test.among.some((alternative) => admits(alternative, value)) !== test.not;
    case "has": {
      const present = test.members.map((member) => typeof value === "object" && value.includes(member));
      if (test.verb === "has all") return !present.includes(false);
      return present.includes(true) === (test.verb === "has");
    }
  }
}

function matches(conditions: readonly Condition[], facts: Facts): boolean {
  return conditions.every((condition) => holds(condition, facts));
}

/** What a table answers by the definitions of DMN 1.5, rule ids included. */
export function answerOf(
  table: TableSpec,
  facts: Facts,
): { status: string; value: TableAnswer["value"]; ids: string[] } {
  const hits = table.rules.map((rule, index) => ({ ...rule, id: `rule-${index + 1}` }));
  const matched = hits.filter((rule) => matches(rule.when, facts));
  const ids = (table.hit === "first" ? matched.slice(0, 1) : matched).map((rule) => rule.id);
  const [one] = matched;
  if (one === undefined) return { status: "no-match", value: noMatch(table), ids };

  const rows = matched.map((rule) => rowOf(table, rule.out));
  const numbers = matched.flatMap(({ out }) => (typeof out[0] === "number" ? [out[0]] : []));
  const whole = numbers.length === matched.length;
  const conflict = { status: "conflict", value: null, ids };
  const matchedWith = (value: TableAnswer["value"]) => ({ status: "matched", value, ids });
  switch (table.hit) {
    case "unique":
      return rows.length > 1 ? conflict : matchedWith(rowOf(table, one.out));
    case "any":
      return new Set(rows.map((row) => JSON.stringify(row))).size > 1 ? conflict : matchedWith(rowOf(table, one.out));
    case "first":
      return matchedWith(rowOf(table, one.out));
    case "priority":
      return matchedWith(rowOf(table, ranked(table, matched)[0]?.out ?? []));
    case "output order":
      return matchedWith(ranked(table, matched).map((rule) => rowOf(table, rule.out)));
    case "rule order":
    case "collect":
      return matchedWith(rows);
    case "count":
      return matchedWith(rows.length);
    case "sum":
      return matchedWith(whole ? numbers.reduce((a, b) => a + b) : null);
    case "min":
      return matchedWith(whole ? (numbers.sort((a, b) => a - b)[0] ?? null) : null);
    case "max":
      return matchedWith(whole ? (numbers.sort((a, b) => b - a)[0] ?? null) : null);
  }
}

/** What every decision of a chain answers; each reads only those before it. */
export function decideAll(chain: readonly ChoiceSpec[], facts: Facts, given: Facts = {}): Map<string, ChoiceAnswer> {
  const answers = new Map<string, ChoiceAnswer>();
  const known: Record<string, Value> = { ...facts };
  for (const choice of chain) {
    const fixed = given[choice.name];
    const answer: ChoiceAnswer =
      typeof fixed === "string" ? { status: "given", options: [fixed] } : decideOne(choice, known, answers);
    answers.set(choice.name, answer);
    known[choice.name] = answer.options[0] ?? "none";
  }
  return answers;
}

export function isImpossible(choice: ChoiceSpec, facts: Facts, answers: ReadonlyMap<string, ChoiceAnswer>): boolean {
  const earlier = [...answers].map(([name, { options }]) => [name, options[0] ?? "none"]);
  return choice.impossible.some((when) => matches(when, { ...facts, ...Object.fromEntries(earlier) }));
}

export function conditionsOf(choice: ChoiceSpec): Condition[] {
  const rules = [choice.eliminate, choice.prefer, choice.collect].flat();
  return [...choice.applies.flat(), ...choice.impossible.flat(), ...rules.flatMap((rule) => rule.when)];
}

function decideOne(choice: ChoiceSpec, known: Facts, answers: ReadonlyMap<string, ChoiceAnswer>): ChoiceAnswer {
  const read = conditionsOf(choice).map(({ input }) => answers.get(input)?.status ?? "decided");
  if (read.includes("no-option") || read.includes("blocked")) return { status: "blocked", options: [] };
  if (choice.applies.length > 0 && !choice.applies.some((when) => matches(when, known))) {
    return { status: "not-applicable", options: [] };
  }
  const out = choice.eliminate.filter(({ when }) => matches(when, known)).flatMap((rule) => rule.out);
  const wanted = choice.collect.length > 0 ? added(choice, known) : rankOf(choice, known);
  const left = [...new Set(wanted)].filter((option) => !out.includes(option));
  const chosen = choice.collect.length > 0 ? left : left.slice(0, 1);
  if (chosen.length > 0) return { status: "decided", options: chosen };
  return choice.otherwise === undefined
    ? { status: "no-option", options: [] }
    : { status: "decided", options: [choice.otherwise] };
}

function added(choice: ChoiceSpec, known: Facts): string[] {
  return choice.collect.filter(({ when }) => matches(when, known)).flatMap((rule) => rule.add);
}

function rankOf(choice: ChoiceSpec, known: Facts): readonly string[] {
  const first = choice.prefer.find(({ when }) => matches(when, known));
  return (first?.rank ?? []).flatMap((option) => (option === "*" ? choice.options : [option]));
}

/** The best first: outputs compared left to right by their place among the values, a value not listed last. */
function ranked<R extends RuleSpec>(table: TableSpec, rules: readonly R[]): R[] {
  const better = (a: R, b: R): number => {
    for (const [place, { values }] of table.outputs.entries()) {
      const [ofA, ofB] = [a, b].map((rule) => values.indexOf(rule.out[place] ?? null));
      const difference = (ofA === -1 ? values.length : (ofA ?? 0)) - (ofB === -1 ? values.length : (ofB ?? 0));
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const sorted: R[] = [];
  for (const rule of rules) {
    const worse = sorted.findIndex((other) => better(rule, other) < 0);
    sorted.splice(worse < 0 ? sorted.length : worse, 0, rule);
  }
  return sorted;
}

function rowOf({ outputs }: TableSpec, out: readonly OutputValue[]) {
  if (outputs.length === 1) return out[0] ?? null;
  return Object.fromEntries(outputs.map(({ name }, place) => [name, out[place] ?? null]));
}

/** The default outputs; without any, null, and nothing to count is 0. */
function noMatch(table: TableSpec) {
  if (table.outputs.some((output) => output.default !== undefined)) {
    return rowOf(
      table,
      table.outputs.map((output) => output.default ?? null),
    );
  }
  return table.hit === "count" ? 0 : null;
}

function admits(alternative: Alternative, value: Value): boolean {
  switch (alternative.kind) {
    case "word":
      return value === alternative.word;
    case "text":
      return value === alternative.text;
    case "exactly":
      return value === alternative.quantity.base;
    case "between":
      return typeof value === "number" && value >= alternative.from.base && value <= alternative.to.base;
    case "bounds":
      return alternative.bounds.every((bound) => within(bound, value));
  }
}

function within({ op, than: { base } }: Bound, value: Value): boolean {
  if (typeof value !== "number") return false;
  if (op === "=") return value === base;
  return op.startsWith("<")
    ? value < base || (op === "<=" && value === base)
    : value > base || (op === ">=" && value === base);
}
