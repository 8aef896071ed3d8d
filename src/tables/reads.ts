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

/** The inputs on which the value of another one rests. */
export const assumptionsOf = remembered(({ inputs }: Model): ReadonlySet<string> => {
  return new Set(inputs.flatMap(assumptionReads));
});

/** Tables never change once they are loaded, so what is read off them is read off once. */
function remembered<Of extends object, T>(compute: (of: Of) => T): (of: Of) => T {
  const known = new WeakMap<Of, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const now = compute(of);
    known.set(of, now);
    return now;
  };
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
