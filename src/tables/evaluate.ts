/** Runs the graph of decisions for one workload: atoms in, one outcome per node out. */
import { encode } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type CompiledTable, type Engine, isDecision } from "./compile.ts";
import type { TableRule } from "./model.ts";
import { applyPolicy, type TableAnswer } from "./policy.ts";
import { allMatches, firstMatch, type RuleIndex } from "./rule-index.ts";

/** An option's number, or one of these. */
export type Outcome = number;
export const NOT_APPLICABLE = -1;
export const NO_OPTION = -2;
export const BLOCKED = -3;

/** Options fixed from outside, by node number. */
export type Given = ReadonlyMap<number, number>;
const NOTHING_GIVEN: Given = new Map();

/**
 * Fills `atoms` for the axes of the nodes and returns their outcomes. A list answer's outcome is its first option;
 * a plain table's is 0 when it has a value.
 */
export function evaluate(
  engine: Engine,
  atoms: Int32Array,
  given: Given = NOTHING_GIVEN,
  before?: Evaluated,
): Int32Array {
  const outcomes = new Int32Array(engine.nodes.length);
  engine.nodes.forEach((compiled, number) => {
    if (before !== undefined && readsTheSame(compiled, atoms, outcomes, before)) {
      outcomes[number] = before.outcomes[number] ?? 0;
      atoms[compiled.axis] = before.atoms[compiled.axis] ?? 0;
      return;
    }
    const outcome = given.get(number) ?? decide(compiled, atoms, outcomes);
    outcomes[number] = outcome;
    const axis = engine.axes[compiled.axis];
    if (axis === undefined) return;
    const word = wordOf(compiled, outcome, atoms);
    // A table's outputs are words to later conditions only where they are declared.
    atoms[compiled.axis] = encode(axis, axis.words.includes(word) ? word : "none");
  });
  return outcomes;
}

/** An evaluation under the same fixed decisions, from which unchanged answers can be taken over. */
export interface Evaluated {
  readonly atoms: Int32Array;
  readonly outcomes: Int32Array;
}

/** Nothing that chooses the answer has changed. Atoms alone do not tell "no option" from "does not arise". */
function readsTheSame({ choosing, reads }: CompiledNode, atoms: Int32Array, outcomes: Int32Array, before: Evaluated) {
  for (const axis of choosing) if (atoms[axis] !== before.atoms[axis]) return false;
  for (const number of reads) if (outcomes[number] !== before.outcomes[number]) return false;
  return true;
}

/** What a node decides once everything it reads is in `atoms`. */
function decide(compiled: CompiledNode, atoms: Int32Array, outcomes: Int32Array): Outcome {
  if (compiled.reads.some((number) => (outcomes[number] ?? 0) <= NO_OPTION)) return BLOCKED;
  if (!isDecision(compiled)) return decideTable(compiled, atoms);
  if (compiled.applies.rules.length > 0 && firstMatch(compiled.applies, atoms) < 0) return NOT_APPLICABLE;
  const killed = killedOptions(compiled, atoms);
  if (compiled.node.collect.length > 0) return collected(compiled, atoms, killed)[0] ?? NO_OPTION;
  const preference = firstMatch(compiled.prefer, atoms);
  return preference < 0 ? NO_OPTION : firstSurvivor(compiled.ranks[preference], killed);
}

/** The options that some elimination rule takes out, as bits. */
export function killedOptions(compiled: CompiledDecision, atoms: Int32Array): number {
  let bits = 0;
  for (const rule of allMatches(compiled.eliminate, atoms)) bits |= compiled.killed[rule] ?? 0;
  return bits;
}

/** What a decision answers, in one word or several: an option, the options of a list, or why there is none. */
export function answerWords({ nodes }: Engine, number: number, { atoms, outcomes }: Evaluated): string {
  const outcome = outcomes[number] ?? 0;
  const compiled = nodes[number];
  if (outcome < 0 || compiled === undefined || !isDecision(compiled)) {
    return outcome === NO_OPTION ? "no-option" : outcome < NO_OPTION ? "blocked" : "not-applicable";
  }
  if (compiled.node.collect.length === 0) return compiled.options[outcome] ?? "";
  const list = collected(compiled, atoms, killedOptions(compiled, atoms));
  return list.map((option) => compiled.options[option] ?? "").join(", ");
}

/** Could the answer of a node differ between two evaluations? */
export function mayDiffer(compiled: CompiledNode, now: Evaluated, before: Evaluated): boolean {
  return !readsTheSame(compiled, now.atoms, now.outcomes, before);
}

/** The options of a list answer, in rule order, without repeats and without those ruled out. */
export function collected(
  compiled: CompiledDecision,
  atoms: Int32Array,
  killed: number,
  adding: readonly number[] = allMatches(compiled.collect, atoms),
): number[] {
  const added = adding.flatMap((rule) => compiled.node.collect[rule]?.add ?? []);
  const options = [...new Set(added)].map((id) => compiled.options.indexOf(id));
  const surviving = options.filter((option) => (killed & (1 << option)) === 0);
  if (surviving.length > 0 || compiled.node.otherwise === "") return surviving;
  return [compiled.options.indexOf(compiled.node.otherwise)];
}

export function firstSurvivor(rank: Uint8Array | undefined, killed: number): Outcome {
  for (const option of rank ?? []) {
    if ((killed & (1 << option)) === 0) return option;
  }
  return NO_OPTION;
}

export function tableAnswer({ node, rules }: CompiledTable, atoms: Int32Array): TableAnswer {
  if (node.hit !== "first") return applyPolicy(node, theRules(rules, allMatches(rules, atoms)));
  const first = firstMatch(rules, atoms);
  return applyPolicy(node, first < 0 ? [] : theRules(rules, [first]));
}

function theRules({ rules }: RuleIndex<TableRule>, numbers: readonly number[]): TableRule[] {
  const found: TableRule[] = [];
  for (const number of numbers) {
    const rule = rules[number];
    if (rule !== undefined) found.push(rule);
  }
  return found;
}

function decideTable(compiled: CompiledTable, atoms: Int32Array): Outcome {
  if (compiled.node.outputs.length === 0) return 0;
  // Lists are never empty-handed; a single hit without a match or with a conflict has no value to go on with.
  const { value } = tableAnswer(compiled, atoms);
  return value === null && compiled.node.outputs.length > 0 ? NOT_APPLICABLE : 0;
}

/** The word under which later conditions read an outcome. */
function wordOf(compiled: CompiledNode, outcome: Outcome, atoms: Int32Array): string {
  if (outcome < 0) return "none";
  if (isDecision(compiled)) return compiled.options[outcome] ?? "none";
  if (compiled.node.outputs.length === 0) return "none";
  const { value } = tableAnswer(compiled, atoms);
  return typeof value === "string" ? value : "none";
}
