/** The tables of a rule set at a glance. */
import type { Model, Node } from "./model.ts";
import { reads, rulesOf } from "./reads.ts";

export interface Overview {
  readonly name: string;
  readonly kind: "decision" | "list" | "table";
  readonly title: string;
  /** The hit policy of a table; "" for a decision. */
  readonly hit: string;
  readonly options: readonly string[];
  /** How many rules it has in all. */
  readonly rules: number;
  /** The inputs and decisions that it reads. */
  readonly reads: readonly string[];
  readonly at: string;
}

export function overviewOf({ nodes }: Model): Overview[] {
  return nodes.map((node) => ({
    name: node.name,
    kind: kindOf(node),
    title: node.title,
    hit: node.kind === "table" ? node.hit : "",
    options: node.kind === "table" ? [] : node.options.map(({ id }) => id),
    rules: rulesOf(node).length,
    reads: reads(node),
    at: node.at,
  }));
}

/** A list collects options; any other decision chooses one. */
export function kindOf(node: Node): "decision" | "list" | "table" {
  if (node.kind === "table") return "table";
  return node.collect.length > 0 ? "list" : "decision";
}
