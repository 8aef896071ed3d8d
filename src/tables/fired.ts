/** Which rules had a say in an evaluation: what coverage counts. */
import { type Engine, isDecision } from "./compile.ts";
import { NO_OPTION } from "./evaluate.ts";
import { allMatches, firstMatch } from "./match.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Evaluation } from "./session.ts";

/** The ids (`endpoint/serverless-payload`) of the rules that matched; of preferences, the one that chose. */
export function firedRules(engine: Engine, { filled, outcomes, given }: Evaluation): string[] {
  return engine.nodes.flatMap((compiled, number) => {
    const id = (index: RuleIndex, rule: number): string => `${compiled.node.name}/${index.rule(rule)?.id}`;
    const all = (index: RuleIndex): string[] => allMatches(index, filled.atoms).map((rule) => id(index, rule));
    if (!isDecision(compiled)) return all(compiled.rules);
    if ((outcomes[number] ?? 0) < 0 && outcomes[number] !== NO_OPTION) return [];
    const preference = given.has(number) ? -1 : firstMatch(compiled.prefer, filled.atoms);
    return [
      ...all(compiled.applies),
      ...all(compiled.eliminate),
      ...(preference < 0 ? [] : [id(compiled.prefer, preference)]),
      ...all(compiled.collect),
      ...all(compiled.impossible),
      ...all(compiled.companions),
      ...all(compiled.settings),
    ];
  });
}
