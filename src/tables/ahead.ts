/**
 * What compiling a model finds out, as plain JSON: the build keeps it beside the built-in tables, so that starting
 * computes nothing.
 */
import type { Axis } from "./axis.ts";
import { type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { CollectRule, CompanionRule, EliminateRule, PreferRule, Rule, SettingRule, TableRule } from "./model.ts";
import { choosingReads, reads, unreadInputs } from "./reads.ts";
import type { RuleIndex } from "./rule-index.ts";

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

interface ColumnAhead {
  readonly axis: number;
  /** The atoms at which another bucket begins. */
  readonly starts: readonly number[];
  readonly masks: readonly number[];
  readonly check: readonly (readonly number[] | null)[] | null;
}
export type IndexAhead = readonly ColumnAhead[];

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

export function lookAhead({ model, axes, inputs, nodes }: Engine): Ahead {
  return {
    axes: axes.map(({ input: _, cuts, ...axis }) => ({ ...axis, cuts: [...cuts] })),
    inputs: inputs.map(({ axis, assume }) => ({ axis, assume: indexAhead(assume) })),
    nodes: nodes.map(nodeAhead),
    unread: unreadInputs(model),
  };
}

function nodeAhead(compiled: CompiledNode): NodeAhead {
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

function indexAhead({ columns }: RuleIndex): IndexAhead {
  return columns.map(({ axis, bucket, masks, check }) => ({
    axis,
    starts: [...bucket].flatMap((number, atom) => (atom > 0 && number !== bucket[atom - 1] ? [atom] : [])),
    masks: Array.from(masks),
    check: check?.map((runs) => runs && [...runs]) ?? null,
  }));
}
