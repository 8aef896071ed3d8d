/**
 * Two versions of a rule set as one model: the nodes of both stand side by side over the inputs that they share. Compiled
 * together they cut every input where either does, so one box holds the same workloads for both.
 */
import type { Cell, Condition, Input, Model, Node, PlainTable, Rule, TableRule } from "../model.ts";
import { domain, intersect } from "../ranges.ts";
import { formatValue, specialWords, valueKind } from "../value.ts";

export type Version = "before" | "after";

/** What is compared: the answer, what is told beside it, or the value assumed for an input. */
export type Aspect = "answer" | "beside" | "assumption";

/** Under which names the two versions of one thing stand in the joint model. */
export interface Twin {
  readonly name: string;
  readonly aspect: Aspect;
  readonly before: string;
  readonly after: string;
}

export interface SideBySide {
  readonly model: Model;
  readonly twins: readonly Twin[];
}

export function sideBySide(before: Model, after: Model): SideBySide {
  const shared = sharedInputs(before, after);
  const old = new Set(before.inputs.map(({ name }) => name));
  const nodes = [...versionOf(before, "before", shared, old), ...versionOf(after, "after", shared, old)];
  const inputs = new Map<string, Input>();
  for (const [model, version] of [[before, "before"] as const, [after, "after"] as const]) {
    for (const input of model.inputs) {
      const name = nameOf(input.name, version, shared, old);
      const common = shared.get(input.name) ?? { ...input, name };
      inputs.set(name, { ...common, assume: version === "before" ? [] : assumed(input, shared, old) });
    }
  }
  const known = new Map(nodes.map((node) => [node.name, node.kind]));
  const twins = nodes.flatMap(({ name, kind }): Twin[] => {
    const newer = name.replace(/^before:/, "after:");
    if (newer === name || known.get(newer) !== kind) return [];
    const aspect = name.startsWith("before:=") ? "assumption" : name.endsWith("/beside") ? "beside" : "answer";
    const plain = name.replace(/^before:=?/, "").replace(/\/beside$/, "");
    return [{ name: plain, aspect, before: name, after: newer }];
  });
  return { model: { ...after, inputs: [...inputs.values()], nodes, constraints: [] }, twins };
}

/** Inputs of both versions, with the values that both know. Where they have none in common they are two inputs. */
function sharedInputs(before: Model, after: Model): Map<string, Input> {
  const shared = new Map<string, Input>();
  for (const now of after.inputs) {
    const old = before.inputs.find(({ name }) => name === now.name);
    if (old === undefined || old.type !== now.type || old.product.join() !== now.product.join()) continue;
    const range = [Math.max(old.range[0], now.range[0]), Math.min(old.range[1], now.range[1])] as const;
    const values = now.values.filter((value) => old.values.includes(value));
    if (range[0] > range[1] || (now.values.length > 0 && values.length === 0)) continue;
    const common = { neutral: old.neutral && now.neutral, optional: old.optional && now.optional };
    shared.set(now.name, { ...now, ...common, values, range });
  }
  return shared;
}

/** What is assumed now says which workloads are usual; conditions on inputs that changed their meaning are left out. */
function assumed(input: Input, shared: ReadonlyMap<string, Input>, old: ReadonlySet<string>) {
  const name = (read: string): string => nameOf(read, "after", shared, old);
  const same = input.assume.filter(({ when }) => when.every((each) => name(each.input) === each.input));
  return same.map((row) => ({ ...row, when: row.when.map((each) => clippedTo(shared, each)) }));
}

function clippedTo(shared: ReadonlyMap<string, Input>, condition: Condition): Condition {
  const input = shared.get(condition.input);
  return input === undefined ? condition : { ...condition, cell: clipped(input, condition.cell) };
}

/** An input that means something else now stands beside the old one. */
function nameOf(input: string, version: Version, shared: ReadonlyMap<string, Input>, old: ReadonlySet<string>): string {
  return version === "before" || shared.has(input) || !old.has(input) ? input : `${input} (new)`;
}

function versionOf(
  model: Model,
  version: Version,
  shared: ReadonlyMap<string, Input>,
  old: ReadonlySet<string>,
): Node[] {
  const names = new Set(model.nodes.map(({ name }) => name));
  const condition = (made: Condition): Condition => {
    if (names.has(made.input)) return { ...made, input: `${version}:${made.input}` };
    return { ...clippedTo(shared, made), input: nameOf(made.input, version, shared, old) };
  };
  const rules = <R extends Rule>(list: readonly R[]): R[] =>
    list.map((rule) => ({ ...rule, when: rule.when.map(condition) }));

  const assumptions = model.inputs
    .filter(({ name, assume }) => shared.has(name) && assume.length > 0)
    .map((input) => assumptionTable(input, version, model, rules));
  const nodes = model.nodes.flatMap((node): Node[] => {
    const name = `${version}:${node.name}`;
    if (node.kind === "table") return [{ ...node, name, rules: rules(node.rules) }];
    const decision = {
      ...node,
      name,
      applies: rules(node.applies),
      eliminate: rules(node.eliminate),
      prefer: rules(node.prefer),
      collect: rules(node.collect),
      impossible: rules(node.impossible),
      companions: rules(node.companions),
      settings: rules(node.settings),
    };
    const beside = [
      ...decision.companions.map((rule) => ({ ...rule, texts: [rule.companion] })),
      ...decision.settings.map((rule) => ({
        ...rule,
        texts: Object.entries(rule.set).map(([setting, value]) => `${setting}: ${value}`),
      })),
    ];
    return [decision, besideTable(name, node.at, beside)];
  });
  return [...assumptions, ...nodes];
}

/** The rows that give an input's value when nobody stated it are a first-match table like any other. */
function assumptionTable(
  input: Input,
  version: Version,
  model: Model,
  rules: (list: readonly TableRule[]) => TableRule[],
): PlainTable {
  const rows = input.assume.map(
    ({ when, is, because }, row): TableRule => ({
      ...{ id: `row ${row + 1}`, when, because, sources: [], judgement: true, at: input.at },
      // biome-ignore lint/suspicious/noThenProperty: the key of the rule format
      then: [formatValue(input, is, model.units)],
    }),
  );
  return { ...table(`${version}:=${input.name}`, input.at, rules(rows)), hit: "first" };
}

/** What is told beside an answer: its companions and settings. */
function besideTable(name: string, at: string, told: readonly (Rule & { texts: readonly string[] })[]): PlainTable {
  const cell = { kind: "values", values: ["none"], not: true } as const;
  const arises: Condition = { input: name, text: "", cell, limits: [], at };
  const rows = told.flatMap(({ texts, ...rule }) =>
    // biome-ignore lint/suspicious/noThenProperty: the key of the rule format
    texts.map((text): TableRule => ({ ...rule, when: [...rule.when, arises], then: [text] })),
  );
  return { ...table(`${name}/beside`, at, rows), hit: "rule order" };
}

function table(name: string, at: string, rules: readonly TableRule[]): PlainTable {
  return { kind: "table", name, title: "", hit: "first", outputs: [{ name: "is", values: [] }], rules, at };
}

/** What a condition admits of the values that both versions know. */
function clipped(input: Input, cell: Cell): Cell {
  if (cell.kind !== "ranges" || valueKind(input) !== "quantity") return cell;
  const words = cell.words.filter((word) => specialWords(input).includes(word));
  return { ...cell, words, ranges: intersect(cell.ranges, [domain(input)]) };
}

/** The name of a node without its version. */
export function plainName(name: string): string {
  return name.replace(/^(before|after):/, "");
}
