/** Options that no workload gets. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { encode } from "../axis.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { wholeBox, withSide } from "../region.ts";
import { isEmpty, NO_ATOMS, run } from "../runs.ts";
import type { Doubts } from "./doubts.ts";
import { boxOf, cutAnswer, neverArises, reaches } from "./firing.ts";
import type { Claim } from "./search.ts";

export function findUnusedOptions(doubts: Doubts, compiled: CompiledDecision): Finding[] {
  const { node, options } = compiled;
  const at = parsePlace(node.at);
  return options.flatMap((id, option) => {
    const question = `whether a workload gets ${id}`;
    const ways = [
      (engine: Engine, own: CompiledDecision) => comesFirst(engine, own, option),
      ...node.collect.flatMap(({ add }, rule) =>
        add.includes(id) ? [(engine: Engine, own: CompiledDecision) => isAdded(engine, own, option, rule)] : [],
      ),
    ];
    const settled = ways.map((way) => doubts.settle(way, question));
    if (settled.some(({ none }) => !none)) return [];
    if (!settled.some(({ given }) => given)) return [finding("table/unused-option", at, node.name, id)];
    doubts.note("table/only-given", node.at, `the option ${id}`);
    return [];
  });
}

/** The option is the answer, or the first of a list. */
function comesFirst(engine: Engine, compiled: CompiledDecision, option: number): Claim {
  const number = engine.nodes.indexOf(compiled);
  const axis = engine.axes[compiled.axis];
  const word = compiled.options[option] ?? "";
  const atom = axis === undefined ? 0 : encode(axis, word);
  return {
    start: withSide(wholeBox(engine), compiled.axis, run(atom, atom + 1)),
    ownAnswer: true,
    refuted: (box) => isEmpty(box[compiled.axis] ?? NO_ATOMS) || neverArises(compiled, box),
    holds: (_, outcomes) => outcomes[number] === option,
    // An option called none reads like a decision that does not arise: only its rules tell the two apart.
    cut: (box) => (word === "none" ? cutAnswer(compiled, box) : undefined),
  };
}

/** A rule adds the option to a list, and nothing rules it out. */
function isAdded(engine: Engine, compiled: CompiledDecision, option: number, rule: number): Claim {
  const against = compiled.eliminate.rules.flatMap((_, limit) =>
    ((compiled.killed[limit] ?? 0) & (1 << option)) === 0 ? [] : [limit],
  );
  const before = { index: compiled.eliminate, rules: against };
  return reaches(engine, compiled, "collect", boxOf(engine, compiled.collect, rule), before);
}
