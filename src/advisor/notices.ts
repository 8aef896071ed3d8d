/** Warnings and advice: what the tables of that name say, what speaks against a given decision, what nobody read. */
import type { CompiledDecision, Engine } from "../tables/compile.ts";
import { isDecision } from "../tables/compile.ts";
import { tableAnswer } from "../tables/evaluate.ts";
import { allMatches, firstMatch } from "../tables/match.ts";
import { unreadInputs } from "../tables/reads.ts";
import type { Evaluation } from "../tables/session.ts";
import type { Workload } from "../workload/workload.ts";
import type { Notice } from "./answer.ts";
import { ownReason } from "./own-reason.ts";
import type { Writer } from "./writer.ts";

/** The rules of a plain table that match, as notices. */
export function notices(writer: Writer, table: string): Notice[] {
  const { engine, evaluation } = writer;
  const compiled = engine.nodes[engine.nodeOf.get(table) ?? -1];
  if (compiled === undefined || isDecision(compiled)) return [];
  return tableAnswer(compiled, evaluation.filled.atoms).rules.map((rule) => writer.reason(table, rule));
}

/** Limits that rule out what the user fixed: the user may know better, so they are told and not overruled. */
export function conflicts(writer: Writer, evaluation: Evaluation): Notice[] {
  const { engine } = writer;
  return [...evaluation.given].flatMap(([number, option]) => {
    const compiled = engine.nodes[number];
    // What was presupposed nobody fixed: it stands among the assumptions.
    if (compiled === undefined || !isDecision(compiled) || evaluation.presupposed.has(number)) return [];
    const { atoms } = evaluation.filled;
    if (compiled.applies.size > 0 && firstMatch(compiled.applies, atoms) < 0) return [misplaced(compiled)];
    return allMatches(compiled.eliminate, evaluation.filled.atoms)
      .filter((rule) => ((compiled.killed[rule] ?? 0) & (1 << option)) !== 0)
      .flatMap((rule) => compiled.eliminate.rule(rule) ?? [])
      .map((rule) => ({ ...writer.reason(compiled.node.name, rule), about: compiled.node.name }));
  });
}

/** What the user fixed does not arise at all beside the rest of the plan. */
function misplaced({ node }: CompiledDecision): Notice {
  const needs = node.applies.map((rule) => rule.when.map(({ text }) => text).join(" and ")).join("; or ");
  return { ...ownReason("advisor/does-not-arise", `it does not arise here; it needs ${needs}`), about: node.name };
}

/** Stated inputs that no rule reads change nothing, and whoever stated them should know. */
export function unread(engine: Engine, workload: Workload): Notice[] {
  const names = unreadInputs(engine.model).filter((name) => workload.inputs.has(name));
  if (names.length === 0) return [];
  const because = `${names.join(", ")}: stated, but no decision reads ${names.length === 1 ? "it" : "them"} yet`;
  return [ownReason("advisor/unread-input", because)];
}
