/**
 * The knowledge as data: what loading a rule set produces, what the build precompiles, what everything else reads.
 * Plain JSON throughout; places are kept as text (`endpoint.yaml:12:5`).
 */
import type { Units } from "../units.ts";

/** `one of`, `yes/no`, `any of`, `text`, `count`, or the name of a dimension. */
export type InputType = string;

export interface Input {
  readonly name: string;
  readonly type: InputType;
  /** The values of `one of` and `any of`; the words after each value are for people. */
  readonly values: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** Both ends included, in the base unit. Ordered inputs only. */
  readonly range: readonly [number, number];
  /** Has the value `any`: nothing said. */
  readonly neutral: boolean;
  /** May be absent: the value `none` (null in a standard decision table). */
  readonly optional: boolean;
  readonly group: string;
  readonly ask: string;
  readonly help: string;
  /** The assumption as a statement that a typical workload meets; the interview lists such statements on one screen. */
  readonly usual: string;
  /** How hard the question is to answer, 1 by default; the interview asks cheap questions first. */
  readonly cost: number;
  readonly assume: readonly AssumeRule[];
  /** Computed, never asked: the product of two inputs. */
  readonly product: readonly string[];
  /** Where it is not stated, code outside the tables may compute it from these inputs; else its assumption holds. */
  readonly from: readonly string[];
  /** No rule reads it: it serves the arithmetic beside the tables, which sizes and prices what they decide. */
  readonly beside: boolean;
  readonly at: string;
}

/** A row of the small first-match table that gives the value of an input nobody stated. */
export interface AssumeRule {
  readonly when: readonly Condition[];
  readonly is: Value;
  readonly because: string;
  /** Who assumes it, where that is not the built-in table: the place in an overlay or a configuration file. */
  readonly origin?: string;
}

/** A number in the base unit, a word (`any`, `none`, `yes` and `no` included), or the members of a set. */
export type Value = number | string | readonly string[];

/** A cited number, or a cited fact in words. */
export interface Limit {
  readonly id: string;
  readonly text: string;
  /** In the base unit of its dimension; undefined for a fact in words. */
  readonly value?: number;
  /** The dimension of its unit; "" for a plain number and for words. */
  readonly dimension: string;
  readonly what: string;
  readonly sources: readonly string[];
  readonly checked: string;
  /** What study guides say where they differ. */
  readonly seeds: Readonly<Record<string, string>>;
  /** Where it holds, if not everywhere. */
  readonly where: string;
  /** The limit in which its publisher contradicts it; "" for none. */
  readonly disputed: string;
  readonly note: string;
  readonly confidence: "high" | "medium" | "low";
  readonly at: string;
}

export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly checked: string;
  readonly at: string;
}

/** The set of values a condition admits. */
export type Cell =
  /** Half-open intervals `[from, to)` in ascending order, and the special words admitted beside them. */
  | {
      readonly kind: "ranges";
      readonly ranges: readonly (readonly [number, number])[];
      readonly words: readonly string[];
    }
  /** Listed values, or with `not` everything but them. */
  | { readonly kind: "values"; readonly values: readonly string[]; readonly not: boolean }
  /** A test of a set: some, all or none of these members are in it. */
  | { readonly kind: "members"; readonly test: "some" | "all" | "none"; readonly members: readonly string[] };

export interface Condition {
  readonly input: string;
  readonly text: string;
  readonly cell: Cell;
  readonly limits: readonly string[];
  readonly at: string;
}

/** What every row has: a stable id, its conditions, the reason and where that comes from. */
export interface Rule {
  readonly id: string;
  readonly when: readonly Condition[];
  readonly because: string;
  readonly sources: readonly string[];
  /** No source: plain judgement, and the output says so. */
  readonly judgement: boolean;
  readonly at: string;
  /** Where it stands in an overlay, an organisation's own rules: `platform/decisions/endpoint.yaml:12`. */
  readonly origin?: string;
}

/** A rule that an overlay switched off, `decision/rule`, with the organisation's reason. */
export interface Disabled {
  readonly rule: string;
  readonly because: string;
  readonly at: string;
}

export interface Option {
  readonly id: string;
  readonly title: string;
  /** What it is, in a sentence or two. */
  readonly what: string;
  /** What is assumed of unstated inputs where this option is given: whoever has it meets them. */
  readonly implies: Readonly<Record<string, Value>>;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface EliminateRule extends Rule {
  readonly out: readonly string[];
}
export interface PreferRule extends Rule {
  /** Every option of the decision, most wanted first. */
  readonly rank: readonly string[];
}
export interface CollectRule extends Rule {
  readonly add: readonly string[];
}
export interface CompanionRule extends Rule {
  readonly companion: string;
}
export interface SettingRule extends Rule {
  readonly set: Readonly<Record<string, string>>;
}

export interface Decision {
  readonly kind: "decision";
  readonly name: string;
  readonly title: string;
  /** What is decided, in a sentence or two. */
  readonly about: string;
  /** The decision inside which this one is shown, and the option it refines. */
  readonly refines: string;
  /** Worth telling only when it was asked for or one of its inputs was stated. */
  readonly quiet: boolean;
  readonly options: readonly Option[];
  readonly applies: readonly Rule[];
  readonly eliminate: readonly EliminateRule[];
  readonly prefer: readonly PreferRule[];
  /** A list answer: every match adds options, in rule order. */
  readonly collect: readonly CollectRule[];
  /** The option of a list answer to which nothing was added. */
  readonly otherwise: string;
  readonly impossible: readonly Rule[];
  readonly companions: readonly CompanionRule[];
  readonly settings: readonly SettingRule[];
  readonly at: string;
}

export const HIT_POLICIES = [
  "unique",
  "any",
  "priority",
  "first",
  "rule order",
  "output order",
  "collect",
  "sum",
  "min",
  "max",
  "count",
] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

/** One output value: what a rule gives, what a default is. */
export type OutputValue = string | number | boolean | null;

export interface Output {
  readonly name: string;
  /** The allowed values in priority order; empty when any value is allowed. */
  readonly values: readonly OutputValue[];
  /** The value when no rule matches; undefined when there is none. */
  readonly default?: OutputValue;
}

export interface TableRule extends Rule {
  readonly then: readonly OutputValue[];
}

/** A plain decision table with one of the hit policies of DMN. */
export interface PlainTable {
  readonly kind: "table";
  readonly name: string;
  readonly title: string;
  readonly hit: HitPolicy;
  readonly outputs: readonly Output[];
  readonly rules: readonly TableRule[];
  readonly at: string;
}

export type Node = Decision | PlainTable;

export interface Model {
  readonly units: Units;
  readonly groups: Readonly<Record<string, string>>;
  readonly inputs: readonly Input[];
  readonly limits: Readonly<Record<string, Limit>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** In an order in which each reads only earlier ones. */
  readonly nodes: readonly Node[];
  /** Pairs of answers that contradict each other; their conditions read decisions only, a list by its members. */
  readonly constraints: readonly Rule[];
  /** What overlays switched off; absent without any. */
  readonly disabled?: readonly Disabled[];
  /** Changes when the knowledge changes, and only then. */
  readonly hash: string;
  /** Limits whose value some text says in its words; by then the text holds the value and not the name. */
  readonly mentioned: readonly string[];
}
