/** Proposed boundary cases as entries of a file of cases. */
import type { Pair, Stated } from "../tables/boundary/pair.ts";
import type { Proposals } from "../tables/boundary/search.ts";
import type { Model, Node, Value } from "../tables/model.ts";
import { rulesOf } from "../tables/reads.ts";
import { formatValue } from "../tables/value.ts";
import { printable } from "./layout.ts";

/** Two entries for each pair; ids that are taken get a number. */
export function caseEntries(model: Model, pairs: readonly Pair[], taken: readonly string[]): object[] {
  const used = new Set(taken);
  return pairs.flatMap((pair) => {
    const { rule, condition, compiled } = pair.target;
    const stem = freeStem(`${compiled.node.name}-${rule.id}-${condition.input}`, used);
    const because = rule.because === "" ? "" : `: ${rule.because}`;
    return [
      entry(model, pair, `${stem}-inside`, pair.inside, pair.answers.inside, `${condition.text} holds${because}`),
      entry(
        model,
        pair,
        `${stem}-outside`,
        pair.outside,
        pair.answers.outside,
        `${condition.text} does not hold, so this does not count${because}`,
      ),
    ];
  });
}

/** What the entries are, and what has none. */
export function describeProposals({ pairs, unshown, left }: Proposals): string {
  const without = unshown.map(
    ({ compiled, rule, condition }) => `${compiled.node.name}/${rule.id} (${condition.text})`,
  );
  return [
    `# ${pairs.length} pair${pairs.length === 1 ? "" : "s"} of cases; the two of a pair differ in one input. Read them before you keep them.`,
    ...(without.length === 0 ? [] : [`# No pair was found for: ${without.join("; ")}`]),
    ...(left === 0 ? [] : [`# ${left} more condition${left === 1 ? "" : "s"} without a pair; see --most.`]),
    "",
  ]
    .map(printable)
    .join("\n");
}

function entry(model: Model, { target }: Pair, id: string, stated: Stated, answer: string, about: string): object {
  const { rule, compiled } = target;
  const { name, refines } = compiled.node;
  const expected = compiled.node.collect.length > 0 && answer.includes(", ") ? answer.split(", ") : answer;
  const sources = rule.sources.length > 0 ? rule.sources : nearestSources(model, compiled.node);
  return {
    id,
    about,
    workload: Object.fromEntries([...stated].map(([input, value]) => [input, written(model, input, value)])),
    expect: answer === "blocked" ? { blocked: [name] } : expectation(name, refines, expected),
    source: sources.length === 1 ? sources[0] : sources,
  };
}

/** A judgement has no source, a case must: the first that its decision cites, for the author to look at. */
function nearestSources(model: Model, node: Node): readonly string[] {
  const cited = rulesOf(node).find(({ sources }) => sources.length > 0)?.sources;
  return cited ?? Object.keys(model.sources).slice(0, 1);
}

function expectation(name: string, refines: string, expected: string | string[]): object {
  if (refines !== "") return { [refines]: { [name]: expected } };
  return { [name]: expected === "not-applicable" ? "none" : expected };
}

function written(model: Model, name: string, value: Value): unknown {
  const input = model.inputs.find((each) => each.name === name);
  return input === undefined || typeof value !== "number" || input.type === "count"
    ? value
    : formatValue(input, value, model.units);
}

function freeStem(stem: string, used: Set<string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? stem : `${stem}-${number}`;
    if (used.has(free) || used.has(`${free}-inside`) || used.has(`${free}-outside`)) continue;
    used.add(free);
    return free;
  }
}
