/** The hit policies of DMN 1.5, as reducers over the rules that matched (in table order). */
import type { Output, OutputValue, PlainTable, TableRule } from "./model.ts";

export type TableStatus =
  | "matched"
  /** No rule matched: the value is the default output, or null. */
  | "no-match"
  /** Several rules matched where the policy allows one, or they disagree where they must not. */
  | "conflict";

/** One row of outputs: the bare value of a table with one output, else values by output name. */
export type Outputs = OutputValue | Readonly<Record<string, OutputValue>>;

export interface TableAnswer {
  readonly status: TableStatus;
  /** One row, a list of rows for the list policies, or a number for sum, min, max and count. */
  readonly value: Outputs | readonly Outputs[];
  /** The rules that matched, in table order. */
  readonly rules: readonly TableRule[];
}

export function applyPolicy(table: PlainTable, rules: readonly TableRule[]): TableAnswer {
  const answer = (status: TableStatus, value: TableAnswer["value"]): TableAnswer => ({ status, value, rules });
  const [first] = rules;
  if (first === undefined) return answer("no-match", nothing(table));
  const one = (rule: TableRule): Outputs => row(table.outputs, rule.then);

  switch (table.hit) {
    case "unique":
      return rules.length > 1 ? answer("conflict", null) : answer("matched", one(first));
    case "any":
      return rules.every((rule) => sameOutputs(rule, first)) ? answer("matched", one(first)) : answer("conflict", null);
    case "first":
      return matched(table, first);
    case "priority":
      return answer("matched", one(byPriority(table.outputs, rules)[0] ?? first));
    case "rule order":
    case "collect":
      return answer("matched", rules.map(one));
    case "output order":
      return answer("matched", byPriority(table.outputs, rules).map(one));
    case "count":
      return answer("matched", rules.length);
    case "sum":
    case "min":
    case "max":
      return answer("matched", aggregate(table.hit, rules));
  }
}

/** The answer where one rule decides alone. */
export function matched({ outputs }: PlainTable, rule: TableRule): TableAnswer {
  return { status: "matched", value: row(outputs, rule.then), rules: [rule] };
}

function aggregate(policy: "sum" | "min" | "max", rules: readonly TableRule[]): number | null {
  const numbers = rules.map((rule) => rule.then[0]).filter((value) => typeof value === "number");
  if (numbers.length !== rules.length) return null;
  if (policy === "sum") return numbers.reduce((total, value) => total + value, 0);
  return policy === "min" ? Math.min(...numbers) : Math.max(...numbers);
}

/** Compares outputs left to right by their place in the list of values; equal rules stay in table order. */
function byPriority(outputs: readonly Output[], rules: readonly TableRule[]): TableRule[] {
  return [...rules].sort((a, b) => {
    const placesOfB = placesOf(outputs, b);
    return (
      placesOf(outputs, a)
        .map((place, number) => place - (placesOfB[number] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    );
  });
}

/** Per output, how far back its value stands in the list of values. */
export function placesOf(outputs: readonly Output[], { then }: TableRule): number[] {
  return outputs.map(({ values }, number) => {
    const place = values.indexOf(then[number] ?? null);
    return values.length === 0 ? 0 : place < 0 ? values.length : place;
  });
}

function sameOutputs(a: TableRule, b: TableRule): boolean {
  return a.then.every((value, number) => value === b.then[number]);
}

function row(outputs: readonly Output[], values: readonly OutputValue[]): Outputs {
  if (outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(outputs.map(({ name }, number) => [name, values[number] ?? null]));
}

/** The default output, else null; counting nothing is zero. */
function nothing(table: PlainTable): Outputs {
  const fallback = defaults(table.outputs);
  return fallback === null && table.hit === "count" ? 0 : fallback;
}

function defaults(outputs: readonly Output[]): Outputs {
  if (outputs.every((output) => output.default === undefined)) return null;
  return row(
    outputs,
    outputs.map((output) => output.default ?? null),
  );
}
