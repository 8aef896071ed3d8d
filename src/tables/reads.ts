/** What a decision or table reads: the arrows of the decision requirements graph. */
import type { Input, Model, Node, Rule } from "./model.ts";

/** Every rule of a node, in the order in which they stand. */
export function rulesOf(node: Node): readonly Rule[] {
  if (node.kind === "table") return node.rules;
  return [
    ...node.applies,
    ...node.eliminate,
    ...node.prefer,
    ...node.collect,
    ...node.impossible,
    ...node.companions,
    ...node.settings,
  ];
}

/** The inputs and decisions that a node reads. Its companions and settings may read its own answer as well. */
export function reads(node: Node): string[] {
  const after: readonly Rule[] = node.kind === "table" ? [] : [...node.companions, ...node.settings];
  const names = rulesOf(node).flatMap((rule) =>
    rule.when.flatMap(({ input }) => (input === node.name && after.includes(rule) ? [] : [input])),
  );
  return [...new Set(names)];
}

/** What the answer itself hangs on: without the companions and settings around it. */
export function choosingReads(node: Node): string[] {
  const rules =
    node.kind === "table" ? node.rules : [...node.applies, ...node.eliminate, ...node.prefer, ...node.collect];
  return [...new Set(rules.flatMap((rule) => rule.when.map(({ input }) => input)))];
}

/** The names of the nodes that `name` rests on, itself included, in the order of `nodes`. */
export function ancestors(nodes: readonly Node[], name: string): Node[] {
  const wanted = new Set([name]);
  for (const node of [...nodes].reverse()) {
    if (wanted.has(node.name)) for (const read of reads(node)) wanted.add(read);
  }
  return nodes.filter((node) => wanted.has(node.name));
}

/** The inputs that decide what is assumed for an input, or from which it is computed. */
export function assumptionReads(input: Input): string[] {
  return [...input.product, ...input.assume.flatMap((rule) => rule.when.map((condition) => condition.input))];
}

/** Inputs that no rule, assumption or product reads: whatever they are, no answer changes. */
export function unreadInputs({ nodes, inputs }: Model): string[] {
  const rows = [...nodes.flatMap(rulesOf), ...inputs.flatMap((input) => input.assume)];
  const read = new Set([
    ...rows.flatMap(({ when }) => when.map(({ input }) => input)),
    ...inputs.flatMap(({ product }) => product),
  ]);
  return inputs.map(({ name }) => name).filter((name) => !read.has(name));
}
