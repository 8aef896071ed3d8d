/** Warnings and advice: what the tables of that name say, what speaks against a given decision, what nobody read. */
import type { Engine } from "../tables/compile.ts";
import { isDecision } from "../tables/compile.ts";
import { tableAnswer } from "../tables/evaluate.ts";
import { rulesOf } from "../tables/reads.ts";
import { allMatches } from "../tables/rule-index.ts";
import type { Evaluation } from "../tables/session.ts";
import type { Workload } from "../workload/workload.ts";
import type { Notice } from "./answer.ts";
import type { Writer } from "./describe.ts";

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
    if (compiled === undefined || !isDecision(compiled)) return [];
    return allMatches(compiled.eliminate, evaluation.filled.atoms)
      .filter((rule) => ((compiled.killed[rule] ?? 0) & (1 << option)) !== 0)
      .flatMap((rule) => compiled.eliminate.rules[rule] ?? [])
      .map((rule) => ({ ...writer.reason(compiled.node.name, rule), about: compiled.node.name }));
  });
}

/** Stated inputs that no rule reads change nothing, and whoever stated them should know. */
export function unread(engine: Engine, workload: Workload): Notice[] {
  const { model } = engine;
  const rows = [...model.nodes.flatMap(rulesOf), ...model.inputs.flatMap((input) => input.assume)];
  const read = new Set([
    ...rows.flatMap(({ when }) => when.map(({ input }) => input)),
    ...model.inputs.flatMap((input) => input.product),
  ]);
  const names = [...workload.inputs.keys()].filter((name) => !read.has(name));
  if (names.length === 0) return [];
  const because = `${names.join(", ")}: stated, but no decision reads ${names.length === 1 ? "it" : "them"} yet`;
  return [
    { rule: "advisor/unread-input", because, reads: {}, evidence: [], measured: [], sources: [], judgement: false },
  ];
}
