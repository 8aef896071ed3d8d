/** The rules that make one version answer as it does where the other answers something else. */
import { type Engine, isDecision } from "../compile.ts";
import { type Evaluated, NO_OPTION, tableAnswer } from "../evaluate.ts";
import { explain } from "../explain.ts";
import type { Rule } from "../model.ts";
import { plainName } from "./side-by-side.ts";

export interface Responsible {
  readonly rule: string;
  readonly because: string;
  readonly at: string;
}

/** `other` is what the other version answers: the rules against that count as well. */
export function responsibleFor(
  engine: Engine,
  number: number,
  { atoms, outcomes }: Evaluated,
  other: string,
): Responsible[] {
  const compiled = engine.nodes[number];
  if (compiled === undefined) return [];
  if (!isDecision(compiled)) {
    if ((outcomes[number] ?? 0) <= NO_OPTION) return [];
    const { rules } = tableAnswer(compiled, atoms);
    return shown(compiled.node.hit === "first" ? rules.slice(0, 1) : rules);
  }
  const explained = explain(engine, number, atoms, outcomes, false);
  if (explained.status === "blocked") {
    return explained.blockedBy.map((name) => ({ rule: plainName(name), because: "it has no option", at: "" }));
  }
  const against = [...explained.against.values()].flat();
  if (explained.status === "no-option") return shown(against);
  const lost = other.split(", ").filter((option) => !explained.options.includes(option));
  return shown([...explained.rules, ...lost.flatMap((option) => explained.against.get(option) ?? [])]);
}

function shown(rules: readonly Rule[]): Responsible[] {
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()].map(({ id, because, at }) => ({
    rule: id,
    because,
    at,
  }));
}
