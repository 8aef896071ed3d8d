/**
 * What compiling a model finds out, as plain JSON: the build keeps it beside the built-in tables, so that starting
 * computes nothing.
 */
import type { Axis } from "./axis.ts";
import { type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { CollectRule, CompanionRule, EliminateRule, PreferRule, Rule, SettingRule, TableRule } from "./model.ts";
import { choosingReads, reads, unreadInputs } from "./reads.ts";
import { type Coarse, type Masks, wordsFor } from "./rule-index.ts";

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

/**
 * Where the numbers of an index begin: its axes, `from`, places and masks, which end where the next begin; then for each
 * coarse column its axis, where its numbers begin, its runs, and where they end.
 */
export type IndexAhead = readonly number[];

export interface NodeAhead {
  readonly axis: number;
  readonly reads: readonly number[];
  readonly choosing: readonly number[];
  /** The same by name, earlier decisions and inputs alike. */
  readonly readsNames: readonly string[];
  readonly choosingNames: readonly string[];
  readonly indexes: Partial<Readonly<Record<ListName, IndexAhead>>>;
  readonly killed: readonly number[];
  readonly ranks: readonly (readonly number[])[];
  readonly added: readonly (readonly number[])[];
}

export interface Ahead {
  readonly axes: readonly (Omit<Axis, "input" | "cuts"> & { readonly cuts: readonly number[] })[];
  /** Inputs in an order in which each rests on earlier ones only, with the index of their assumptions. */
  readonly inputs: readonly { readonly axis: number; readonly assume: IndexAhead }[];
  readonly nodes: readonly NodeAhead[];
  readonly unread: readonly string[];
}

/** `numbers` collects what indexes are made of. */
export function lookAhead({ model, axes, inputs, nodes }: Engine, numbers: number[]): Ahead {
  const indexAhead = (index: Masks): IndexAhead => indexInto(numbers, index);
  return {
    axes: axes.map(({ input: _, cuts, ...axis }) => ({ ...axis, cuts: [...cuts] })),
    inputs: inputs.map(({ axis, assume }) => ({ axis, assume: indexAhead(assume) })),
    nodes: nodes.map((node) => nodeAhead(node, indexAhead)),
    unread: unreadInputs(model),
  };
}

function nodeAhead(compiled: CompiledNode, indexAhead: (index: Masks) => IndexAhead): NodeAhead {
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
    ranks: compiled.ranks.map((rank) => [...rank]),
    added: compiled.added,
  };
}

function indexInto(numbers: number[], { axes, from, places, masks, coarse }: Masks): IndexAhead {
  if (axes.length === 0) return [];
  const put = (own: Int32Array): number => {
    const first = numbers.length;
    for (const number of own) numbers.push(number);
    return first;
  };
  const begins = [axes, from, places, masks].map(put);
  const end = numbers.length;
  const columns = coarse.flatMap(({ axis, first, runs }) => [axis, put(first), put(runs), numbers.length]);
  return [...begins, end, ...columns];
}

/** The same index again, of `size` rules. */
export function indexOutOf(numbers: Int32Array, ahead: IndexAhead, size: number): Masks {
  const [axes = 0, from = 0, places = 0, masks = 0, end = 0, ...columns] = ahead;
  const coarse: Coarse[] = [];
  for (let place = 0; place < columns.length; place += 4) {
    const [axis = 0, first = 0, runs = 0, last = 0] = columns.slice(place, place + 4);
    coarse.push({ axis, first: numbers.subarray(first, runs), runs: numbers.subarray(runs, last) });
  }
  return {
    ...{ size, words: wordsFor(size), coarse },
    axes: numbers.subarray(axes, from),
    from: numbers.subarray(from, places),
    places: numbers.subarray(places, masks),
    masks: numbers.subarray(masks, end),
  };
}
