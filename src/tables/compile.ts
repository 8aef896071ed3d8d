/** From a model to what runs: axes, bitmask indexes, and options as bits. */
import { type Axis, atomsOfWords, buildAxis } from "./axis.ts";
import type {
  CollectRule,
  CompanionRule,
  Condition,
  Decision,
  EliminateRule,
  Input,
  Model,
  Node,
  PlainTable,
  PreferRule,
  Rule,
  SettingRule,
  TableRule,
} from "./model.ts";
import { nodeInput } from "./node-input.ts";
import { sortByReading } from "./order.ts";
import { assumptionReads, choosingReads, reads, rulesOf } from "./reads.ts";
import { indexRules, type Masks, type RuleIndex } from "./rule-index.ts";

export interface CompiledInput {
  readonly input: Input;
  readonly axis: number;
  /** The conditions of the assumption table; its rows stand in `input.assume`. */
  readonly assume: RuleIndex;
  /** The axes of all inputs on which its value rests where it is not stated. */
  readonly grounds: readonly number[];
}

interface CompiledBase {
  /** The axis on which later nodes read the answer. */
  readonly axis: number;
  /** Numbers of the nodes it reads, ascending. */
  readonly reads: readonly number[];
  /** The axes that its answer hangs on. */
  readonly choosing: readonly number[];
}

export interface CompiledDecision extends CompiledBase {
  readonly node: Decision;
  readonly options: readonly string[];
  /** Per option, its atom on the axis. */
  readonly atomOf: readonly number[];
  readonly applies: RuleIndex;
  readonly eliminate: RuleIndex<EliminateRule>;
  /** Per elimination rule, its options as bits. */
  readonly killed: Int32Array;
  readonly prefer: RuleIndex<PreferRule>;
  /** Per preference rule, option numbers in rank order. */
  readonly ranks: readonly (readonly number[])[];
  readonly collect: RuleIndex<CollectRule>;
  /** Per collecting rule, the numbers of the options that it adds. */
  readonly added: readonly (readonly number[])[];
  /** The option of a list to which nothing was added; -1 for none. */
  readonly otherwise: number;
  /** It answers with a list. */
  readonly isList: boolean;
  readonly impossible: RuleIndex;
  readonly companions: RuleIndex<CompanionRule>;
  readonly settings: RuleIndex<SettingRule>;
}

export interface CompiledTable extends CompiledBase {
  readonly node: PlainTable;
  readonly rules: RuleIndex<TableRule>;
}

export type CompiledNode = CompiledDecision | CompiledTable;

export interface Engine {
  readonly model: Model;
  readonly axes: readonly Axis[];
  readonly axisOf: ReadonlyMap<string, number>;
  readonly nodeOf: ReadonlyMap<string, number>;
  /** In an order in which each rests on earlier ones only. */
  readonly inputs: readonly CompiledInput[];
  readonly nodes: readonly CompiledNode[];
  /** Per axis, the rules that look at it and have a say in an answer. */
  readonly choosers: readonly (readonly Chooser[])[];
  /** Per node, the nodes that read it. */
  readonly readers: readonly (readonly number[])[];
}

/** Where rules of a node look at an axis. */
export interface Chooser {
  readonly node: number;
  readonly index: Masks;
  readonly column: number;
}

export function isDecision(compiled: CompiledNode): compiled is CompiledDecision {
  return compiled.node.kind === "decision";
}

export function compile(model: Model): Engine {
  const conditions = conditionsByInput(model);
  const readable = [...model.inputs, ...model.nodes.map(nodeAsInput)];
  const axes = readable.map((input) => buildAxis(input, conditions.get(input.name) ?? []));
  const axisOf = new Map(axes.map((axis, number) => [axis.input.name, number]));
  const nodeOf = new Map(model.nodes.map((node, number) => [node.name, number]));
  const index = <R extends Rule>(rules: readonly R[]): RuleIndex<R> => indexRules(rules, axes, axisOf);

  const compileNode = (node: Node): CompiledNode => {
    const base = {
      axis: axisOf.get(node.name) ?? -1,
      reads: reads(node)
        .flatMap((name) => nodeOf.get(name) ?? [])
        .sort((a, b) => a - b),
      choosing: choosingReads(node).flatMap((name) => axisOf.get(name) ?? []),
    };
    if (node.kind === "table") return { ...base, node, rules: index(node.rules) };
    const options = node.options.map((option) => option.id);
    const numbers = (ids: readonly string[]): number[] => ids.map((id) => options.indexOf(id));
    return {
      ...base,
      node,
      options,
      atomOf: atomsOfWords(axes[base.axis], options),
      applies: index(node.applies),
      eliminate: index(node.eliminate),
      killed: Int32Array.from(node.eliminate.map((rule) => asBits(numbers(rule.out)))),
      prefer: index(node.prefer),
      ranks: node.prefer.map((rule) => numbers(rule.rank)),
      collect: index(node.collect),
      added: node.collect.map((rule) => numbers(rule.add)),
      otherwise: options.indexOf(node.otherwise),
      isList: node.collect.length > 0,
      impossible: index(node.impossible),
      companions: index(node.companions),
      settings: index(node.settings),
    };
  };
  const { sorted } = sortByReading(
    model.inputs.map((input) => ({ name: input.name, reads: assumptionReads(input), input })),
  );
  const grounds = new Map<string, readonly string[]>();
  for (const { name, reads: own } of sorted) {
    grounds.set(name, [...new Set(own.flatMap((read) => [read, ...(grounds.get(read) ?? [])]))]);
  }
  const nodes = model.nodes.map(compileNode);
  return {
    model,
    axes,
    axisOf,
    nodeOf,
    inputs: sorted.map(({ input }) => ({
      input,
      axis: axisOf.get(input.name) ?? -1,
      assume: index(assumptionRules(input)),
      grounds: (grounds.get(input.name) ?? []).flatMap((name) => axisOf.get(name) ?? []),
    })),
    nodes,
    ...whoReads(nodes, axes.length),
  };
}

/** The arrows of the graph the other way round. */
export function whoReads(nodes: readonly CompiledNode[], axes: number): Pick<Engine, "choosers" | "readers"> {
  const choosers: Chooser[][] = Array.from({ length: axes }, () => []);
  const readers: number[][] = nodes.map(() => []);
  nodes.forEach((compiled, node) => {
    for (const index of choosingIndexes(compiled)) {
      for (let column = 0; column < index.axes.length; column++) {
        choosers[index.axes[column] ?? -1]?.push({ node, index, column });
      }
    }
    for (const read of compiled.reads) readers[read]?.push(node);
  });
  return { choosers, readers };
}

/** The rules that have a say in the answer itself; a table without outputs (of notices) answers nothing. */
function choosingIndexes(compiled: CompiledNode): RuleIndex[] {
  if (!isDecision(compiled)) return compiled.node.outputs.length === 0 ? [] : [compiled.rules];
  return [compiled.applies, compiled.eliminate, compiled.prefer, compiled.collect];
}

/** How later conditions see a node: by its options, or by the words of its only output. */
export function nodeAsInput(node: Node): Input {
  const [only] = node.kind === "table" ? node.outputs : [];
  const values = node.kind === "table" ? (only?.values ?? []).map(String) : node.options.map((option) => option.id);
  return nodeInput(node.name, values);
}

function conditionsByInput(model: Model): Map<string, Condition[]> {
  const byInput = new Map<string, Condition[]>();
  const rows = [...model.nodes.flatMap(rulesOf), ...model.inputs.flatMap((input) => input.assume)];
  for (const condition of rows.flatMap((row) => row.when)) {
    const known = byInput.get(condition.input);
    if (known === undefined) byInput.set(condition.input, [condition]);
    else known.push(condition);
  }
  return byInput;
}

function asBits(options: readonly number[]): number {
  return options.reduce((bits, option) => bits | (1 << option), 0);
}

/** The rows of an assumption table as rules: their conditions and nothing else. */
export function assumptionRules({ assume }: Input): Rule[] {
  return assume.map(({ when }) => ({ id: "", when, because: "", sources: [], judgement: true, at: "" }));
}
