/** The decision requirements graph: which inputs and decisions each decision needs. */
import type { Model, Node } from "./model.ts";
import { kindOf } from "./overview.ts";
import { ancestors, choosingReads, reads } from "./reads.ts";

export interface Requirement {
  readonly name: string;
  readonly kind: "decision" | "list" | "table";
  readonly title: string;
  /** 1 for what reads inputs only, else one more than the deepest decision it reads. */
  readonly layer: number;
  readonly inputs: readonly string[];
  readonly decisions: readonly string[];
  /** Those of them that its answer does not hang on, only what is said beside it. */
  readonly beside: readonly string[];
}

export interface Requirements {
  /** Inputs that are read, in the order of their declaration, with the inputs from which one is computed. */
  readonly inputs: readonly { readonly name: string; readonly from: readonly string[] }[];
  /** In an order in which each reads only earlier ones. */
  readonly decisions: readonly Requirement[];
}

/** The graph of all tables, or of those on which `name` rests. */
export function requirementsOf(model: Model, name?: string): Requirements {
  const nodes = name === undefined ? model.nodes : ancestors(model.nodes, name);
  const layers = new Map<string, number>();
  const decisions = nodes.map((node) => requirement(node, layers));
  const read = new Set(decisions.flatMap(({ inputs }) => inputs));
  const products = model.inputs.filter((input) => read.has(input.name)).flatMap(({ product }) => product);
  const known = new Set([...read, ...products]);
  return {
    inputs: model.inputs
      .filter((input) => known.has(input.name))
      .map((input) => ({ name: input.name, from: input.product })),
    decisions,
  };
}

/** Notes the layer of the node; those it reads have theirs already. */
function requirement(node: Node, layers: Map<string, number>): Requirement {
  const all = reads(node);
  const decisions = all.filter((name) => layers.has(name));
  const layer = 1 + Math.max(0, ...decisions.map((name) => layers.get(name) ?? 0));
  layers.set(node.name, layer);
  const choosing = choosingReads(node);
  return {
    name: node.name,
    kind: kindOf(node),
    title: node.title,
    layer,
    inputs: all.filter((name) => !decisions.includes(name)),
    decisions,
    beside: all.filter((name) => !choosing.includes(name)),
  };
}
