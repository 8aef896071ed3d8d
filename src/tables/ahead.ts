/**
 * What compiling a model finds out, as plain JSON: the build keeps it beside the built-in tables, so that starting
 * computes nothing.
 */
import type { Axis } from "./axis.ts";
import { type CompiledInput, type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { CollectRule, CompanionRule, EliminateRule, PreferRule, Rule, SettingRule, TableRule } from "./model.ts";
import { choosingReads, reads, unreadInputs } from "./reads.ts";
import { type Masks, wordsFor } from "./rule-index.ts";

/** The lists of rules that nodes have. */
export interface RulesOf {
  readonly applies: Rule;
  readonly eliminate: EliminateRule;
  readonly prefer: PreferRule;
  readonly collect: CollectRule;
  readonly impossible: Rule;
  readonly companions: CompanionRule;
  readonly settings: SettingRule;
  /** Of a plain table. */
  readonly rules: TableRule;
}
export type ListName = keyof RulesOf;

/** An index without its rules; its own numbers lie between two places of those of all. */
export type IndexAhead = Pick<Masks, "axes" | "from" | "coarse"> & { readonly at: readonly [number, number] };

export interface NodeAhead {
  readonly axis: number;
  readonly reads: readonly number[];
  readonly choosing: readonly number[];
  /** The same by name, earlier decisions and inputs alike. */
  readonly readsNames: readonly string[];
  readonly choosingNames: readonly string[];
  readonly indexes: Partial<Readonly<Record<ListName, IndexAhead | undefined>>>;
  readonly killed: readonly number[];
  readonly ranks: readonly (readonly number[])[];
  readonly added: readonly (readonly number[])[];
}

export interface Ahead {
  readonly axes: readonly (Omit<Axis, "input" | "cuts"> & { readonly cuts: readonly number[] })[];
  /** Inputs in an order in which each rests on earlier ones only, with the index of their assumptions. */
  readonly inputs: readonly (Pick<CompiledInput, "axis" | "grounds"> & { readonly assume: IndexAhead | undefined })[];
  readonly nodes: readonly NodeAhead[];
  readonly unread: readonly string[];
}

/** `numbers` collects what indexes are made of. */
export function lookAhead({ model, axes, inputs, nodes }: Engine, numbers: number[]): Ahead {
  const indexAhead = (index: Masks): IndexAhead | undefined => indexInto(numbers, index);
  return {
    axes: axes.map(({ input: _, cuts, ...axis }) => ({ ...axis, cuts: [...cuts] })),
    inputs: inputs.map(({ axis, assume, grounds }) => ({ axis, assume: indexAhead(assume), grounds })),
    nodes: nodes.map((node) => nodeAhead(node, indexAhead)),
    unread: unreadInputs(model),
  };
}

function nodeAhead(compiled: CompiledNode, indexAhead: (index: Masks) => IndexAhead | undefined): NodeAhead {
  const { node, axis, choosing } = compiled;
  const names = { readsNames: reads(node), choosingNames: choosingReads(node) };
  const base = { axis, reads: compiled.reads, choosing, ...names, killed: [], ranks: [], added: [] };
  if (!isDecision(compiled)) return { ...base, indexes: { rules: indexAhead(compiled.rules) } };
  const { applies, eliminate, prefer, collect, impossible, companions, settings } = compiled;
  const lists = { applies, eliminate, prefer, collect, impossible, companions, settings };
  return {
    ...base,
    indexes: Object.fromEntries(Object.entries(lists).map(([name, index]) => [name, indexAhead(index)])),
    killed: [...compiled.killed],
    ranks: compiled.ranks,
    added: compiled.added,
  };
}

/** An index that looks at nothing needs no telling. */
function indexInto(all: number[], { axes, from, numbers, coarse }: Masks): IndexAhead | undefined {
  if (axes.length === 0) return undefined;
  const begin = all.length;
  for (const number of numbers) all.push(number);
  return { axes, from, coarse, at: [begin, all.length] };
}

/** The same index again, of `size` rules. */
export function indexOutOf(all: Int32Array, ahead: IndexAhead | undefined, size: number): Masks {
  if (ahead === undefined) return { size, words: wordsFor(size), axes: [], from: [], numbers: all, coarse: [] };
  const { axes, from, coarse, at } = ahead;
  return { size, words: wordsFor(size), axes, from, numbers: all.subarray(...at), coarse };
}
