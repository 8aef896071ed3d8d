/** A decision or table as a grid: rules are rows, and what they read are columns. */
import type { Model, Node, OutputValue, Rule } from "./model.ts";
import { kindOf } from "./overview.ts";

/** The parts of a decision in the order in which they work; a plain table has `rules` only. */
export type PartName = "applies" | "eliminate" | "prefer" | "collect" | "impossible" | "with" | "settings" | "rules";

/** What a matching row does. */
export type Effect =
  | { readonly kind: "arises" | "impossible" }
  | { readonly kind: "rules-out" | "ranks" | "adds"; readonly options: readonly string[] }
  | { readonly kind: "companion"; readonly text: string }
  | { readonly kind: "gives"; readonly values: Readonly<Record<string, OutputValue>> };

export interface GridRow {
  readonly id: string;
  /** All of these hold. `test` is the condition without its input, limits as numbers: `> 4 MB`. */
  readonly when: readonly { readonly input: string; readonly test: string; readonly limits: readonly string[] }[];
  readonly effect: Effect;
  readonly because: string;
  readonly sources: readonly string[];
  readonly judgement: boolean;
  /** Where it is written: `decisions/endpoint.yaml:12:5`. */
  readonly at: string;
}

export interface Part {
  readonly name: PartName;
  /** The columns: what its rows read, in the order in which they first do. */
  readonly inputs: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface Grid {
  readonly name: string;
  readonly kind: "decision" | "list" | "table";
  readonly title: string;
  /** The hit policy of a table; "" for a decision. */
  readonly hit: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  /** The option of a list to which nothing was added; "" for none. */
  readonly otherwise: string;
  readonly at: string;
  readonly parts: readonly Part[];
}

export function gridOf(model: Model, node: Node): Grid {
  const { name, title, at } = node;
  if (node.kind === "table") {
    const rows = node.rules.map((rule) => {
      const values = node.outputs.map((output, place) => [output.name, rule.then[place] ?? null]);
      return row(model, rule, { kind: "gives", values: Object.fromEntries(values) });
    });
    return { name, kind: "table", title, hit: node.hit, options: [], otherwise: "", at, parts: part("rules", rows) };
  }
  const parts = [
    ...part(
      "applies",
      rowsOf(model, node.applies, () => ({ kind: "arises" })),
    ),
    ...part(
      "eliminate",
      rowsOf(model, node.eliminate, ({ out }) => ({ kind: "rules-out", options: out })),
    ),
    ...part(
      "prefer",
      rowsOf(model, node.prefer, ({ rank }) => ({ kind: "ranks", options: rank })),
    ),
    ...part(
      "collect",
      rowsOf(model, node.collect, ({ add }) => ({ kind: "adds", options: add })),
    ),
    ...part(
      "impossible",
      rowsOf(model, node.impossible, () => ({ kind: "impossible" })),
    ),
    ...part(
      "with",
      rowsOf(model, node.companions, ({ companion }) => ({ kind: "companion", text: companion })),
    ),
    ...part(
      "settings",
      rowsOf(model, node.settings, ({ set }) => ({ kind: "gives", values: set })),
    ),
  ];
  const options = node.options.map((option) => ({ id: option.id, title: option.title }));
  return { name, kind: kindOf(node), title, hit: "", options, otherwise: node.otherwise, at, parts };
}

function part(name: PartName, rows: readonly GridRow[]): Part[] {
  const inputs = [...new Set(rows.flatMap(({ when }) => when.map(({ input }) => input)))];
  return rows.length === 0 ? [] : [{ name, inputs, rows }];
}

function rowsOf<R extends Rule>(model: Model, rules: readonly R[], effect: (rule: R) => Effect): GridRow[] {
  return rules.map((rule) => row(model, rule, effect(rule)));
}

function row({ limits }: Model, { id, when, because, sources, judgement, at }: Rule, effect: Effect): GridRow {
  const cells = when.map((condition) => ({
    input: condition.input,
    test: condition.text
      .trim()
      .slice(condition.input.length)
      .trim()
      .replace(/@[\w.-]*\w/g, (name) => limits[name.slice(1)]?.text ?? name),
    limits: condition.limits,
  }));
  return { id, when: cells, effect, because, sources, judgement, at };
}
