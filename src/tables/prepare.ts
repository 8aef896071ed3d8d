/** The engine of a model: compiled, or for the built-in tables put together from what the build has found out. */
import { type Ahead, type IndexAhead, indexOutOf, type ListName, type NodeAhead, type RulesOf } from "./ahead.ts";
import { type Axis, atomsOfWords } from "./axis.ts";
import { assumptionRules, type CompiledNode, compile, type Engine, nodeAsInput, whoReads } from "./compile.ts";
import type { Input, Model, Node, Rule } from "./model.ts";
import { choosingReads, reads, unreadInputs } from "./reads.ts";
import { boxer, RuleIndex, type RuleSource } from "./rule-index.ts";

/** A list of rules of which each can be had without the others. */
export interface Rows<R extends Rule = Rule> extends RuleSource<R> {
  readonly size: number;
}

/** What is known of a model without compiling it. */
export interface Prepared {
  readonly ahead: Ahead;
  /** What its indexes are made of. */
  readonly numbers: Int32Array;
  rows<List extends ListName>(node: number, list: List): Rows<RulesOf[List]>;
}

const prepared = new WeakMap<Model, Prepared>();

/** Says what is known of a model. One that was made from it by changing something is another model. */
export function learn(model: Model, known: Prepared): void {
  prepared.set(model, known);
  model.nodes.forEach((node, number) => {
    reads.learn(node, known.ahead.nodes[number]?.readsNames ?? []);
    choosingReads.learn(node, known.ahead.nodes[number]?.choosingNames ?? []);
  });
  unreadInputs.learn(model, known.ahead.unread);
}

export function prepare(model: Model): Engine {
  const known = prepared.get(model);
  return known === undefined ? compile(model) : engineFrom(model, known);
}

function engineFrom(model: Model, { ahead, numbers, rows }: Prepared): Engine {
  const readable = [...model.inputs, ...model.nodes.map(nodeAsInput)];
  const axes = ahead.axes.flatMap(({ size, cuts, words, firstWord, members }, number): Axis[] => {
    const input = readable[number];
    return input === undefined ? [] : [{ input, size, cuts: new Float64Array(cuts), words, firstWord, members }];
  });
  const axisOf = new Map(axes.map((axis, number) => [axis.input.name, number]));
  const inBoxes = boxer(axes, axisOf);
  const index = <R extends Rule>(known: IndexAhead | undefined, rows: Rows<R>): RuleIndex<R> =>
    new RuleIndex(indexOutOf(numbers, known, rows.size), rows, inBoxes);
  const nodes = ahead.nodes.flatMap((known, number) => {
    const node = model.nodes[number];
    const list = <List extends ListName>(name: List) => index(known.indexes[name], rows(number, name));
    return node === undefined ? [] : [nodeFrom(node, known, list, axes[known.axis])];
  });
  return {
    model,
    axes,
    axisOf,
    nodeOf: new Map(model.nodes.map((node, number) => [node.name, number])),
    inputs: ahead.inputs.flatMap(({ axis, assume, grounds }) => {
      const input = model.inputs[axis];
      return input === undefined ? [] : [{ input, axis, assume: index(assume, assumptionRows(input)), grounds }];
    }),
    nodes,
    ...whoReads(nodes, axes.length),
  };
}

type ListOf = <List extends ListName>(name: List) => RuleIndex<RulesOf[List]>;

function nodeFrom(node: Node, known: NodeAhead, list: ListOf, axis: Axis | undefined): CompiledNode {
  const { axis: number, reads, choosing } = known;
  if (node.kind === "table") return { axis: number, reads, choosing, node, rules: list("rules") };
  const options = node.options.map((option) => option.id);
  const collect = list("collect");
  return {
    axis: number,
    reads,
    choosing,
    node,
    options,
    atomOf: atomsOfWords(axis, options),
    applies: list("applies"),
    eliminate: list("eliminate"),
    killed: new Int32Array(known.killed),
    prefer: list("prefer"),
    ranks: known.ranks,
    collect,
    added: known.added,
    otherwise: options.indexOf(node.otherwise),
    isList: collect.size > 0,
    impossible: list("impossible"),
    companions: list("companions"),
    settings: list("settings"),
  };
}

function assumptionRows(input: Input): Rows {
  const rules = (): Rule[] => assumptionRules(input);
  return { size: input.assume.length, rules, rule: (number) => rules()[number] };
}
