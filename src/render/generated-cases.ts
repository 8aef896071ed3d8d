/** Proposed boundary cases as entries of a file of cases. */
import type { Pair, Stated } from "../tables/boundary/pair.ts";
import type { Proposals } from "../tables/boundary/search.ts";
import type { Model, Value } from "../tables/model.ts";
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
  const [first = "", ...more] = rule.sources;
  return {
    id,
    about,
    workload: Object.fromEntries([...stated].map(([input, value]) => [input, written(model, input, value)])),
    expect: answer === "blocked" ? { blocked: [name] } : expectation(name, refines, expected),
    source: more.length === 0 && first !== "" ? first : rule.sources,
  };
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
