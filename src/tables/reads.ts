/** What a decision or table reads: the arrows of the decision requirements graph. */
import type { Input, Model, Node, Rule } from "./model.ts";
import { remembered } from "./remembered.ts";

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
export const reads = remembered((node: Node): readonly string[] => {
  const after = new Set<Rule>(node.kind === "table" ? [] : [...node.companions, ...node.settings]);
  const names = rulesOf(node).flatMap((rule) =>
    rule.when.flatMap(({ input }) => (input === node.name && after.has(rule) ? [] : [input])),
  );
  return [...new Set(names)];
});

/** What the answer itself hangs on: without the companions and settings around it. */
export const choosingReads = remembered((node: Node): readonly string[] => {
  const rules =
    node.kind === "table" ? node.rules : [...node.applies, ...node.eliminate, ...node.prefer, ...node.collect];
  return [...new Set(rules.flatMap((rule) => rule.when.map(({ input }) => input)))];
});

/** How many decisions choose their answer by each input. */
export const readersOf = remembered(({ nodes }: Model): ReadonlyMap<string, number> => {
  const readers = new Map<string, number>();
  for (const node of nodes.filter(({ kind }) => kind === "decision")) {
    for (const input of choosingReads(node)) readers.set(input, (readers.get(input) ?? 0) + 1);
  }
  return readers;
});

/** The nodes that the named ones rest on, themselves included, in the order of `nodes`. */
export function ancestors(nodes: readonly Node[], ...names: readonly string[]): Node[] {
  const wanted = new Set(names);
  for (let number = nodes.length - 1; number >= 0; number--) {
    const node = nodes[number];
    if (node !== undefined && wanted.has(node.name)) for (const read of reads(node)) wanted.add(read);
  }
  return nodes.filter((node) => wanted.has(node.name));
}

/** The inputs that decide what is assumed for an input, or from which it is computed. */
export function assumptionReads(input: Input): string[] {
  return [
    ...input.product,
    ...input.from,
    ...input.assume.flatMap((rule) => rule.when.map((condition) => condition.input)),
  ];
}

/** Inputs that nothing reads, no rule, assumption, product or sizing: whatever they are, no answer changes. */
export const unreadInputs = remembered(({ nodes, inputs }: Model): readonly string[] => {
  const rows = [...nodes.flatMap(rulesOf), ...inputs.flatMap((input) => input.assume)];
  const read = new Set([
    ...rows.flatMap(({ when }) => when.map(({ input }) => input)),
    ...inputs.flatMap(({ product }) => product),
  ]);
  return inputs.filter(({ name, beside }) => !beside && !read.has(name)).map(({ name }) => name);
});
