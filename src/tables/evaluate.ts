/** Runs the graph of decisions for one workload: atoms in, one outcome per node out. */
import { encode } from "./axis.ts";
import { type CompiledDecision, type CompiledNode, type CompiledTable, type Engine, isDecision } from "./compile.ts";
import { allMatches, firstMatch, type Matches, matchesOf, unionOfMatches } from "./match.ts";
import type { TableRule } from "./model.ts";
import { applyPolicy, matched, type TableAnswer } from "./policy.ts";
import type { RuleIndex } from "./rule-index.ts";

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
export function evaluate(engine: Engine, atoms: Int32Array, given: Given = NOTHING_GIVEN): Int32Array {
  const outcomes = new Int32Array(engine.nodes.length);
  const matches = matchesOf(atoms);
  for (let number = 0; number < outcomes.length; number++) settle(engine, number, atoms, outcomes, given, matches);
  return outcomes;
}

/** The same for one node, once those before it are settled. */
export function evaluateNode(engine: Engine, number: number, atoms: Int32Array, outcomes: Int32Array): void {
  settle(engine, number, atoms, outcomes, NOTHING_GIVEN, matchesOf(atoms));
}

export interface Evaluated {
  readonly atoms: Int32Array;
  readonly outcomes: Int32Array;
}

/** Settles the outcome of one node, those before it being settled. */
export function settle(
  engine: Engine,
  number: number,
  atoms: Int32Array,
  outcomes: Int32Array,
  given: Given,
  matches: Matches,
): void {
  const compiled = engine.nodes[number];
  if (compiled === undefined) return;
  const outcome = given.get(number) ?? decide(compiled, atoms, outcomes, matches);
  outcomes[number] = outcome;
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return;
  if (isDecision(compiled)) {
    atoms[compiled.axis] = (outcome < 0 ? undefined : compiled.atomOf[outcome]) ?? encode(axis, "none");
    return;
  }
  const word = wordOf(compiled, outcome, atoms);
  // A table's outputs are words to later conditions only where they are declared.
  atoms[compiled.axis] = encode(axis, axis.words.includes(word) ? word : "none");
}

/** What a node decides once everything it reads is in `atoms`. */
function decide(compiled: CompiledNode, atoms: Int32Array, outcomes: Int32Array, matches: Matches): Outcome {
  if (isBlocked(compiled, outcomes)) return BLOCKED;
  if (!isDecision(compiled)) return decideTable(compiled, atoms);
  if (compiled.applies.size > 0 && matches.first(compiled.applies) < 0) return NOT_APPLICABLE;
  const killed = matches.union(compiled.eliminate, compiled.killed);
  if (compiled.isList) return collected(compiled, atoms, killed, matches.all(compiled.collect))[0] ?? NO_OPTION;
  const preference = matches.first(compiled.prefer);
  return preference < 0 ? NO_OPTION : firstSurvivor(compiled.ranks[preference], killed);
}

/** Loops of an evaluation count: where they run for the first time, what `for of` makes for each turn costs most. */
export function isBlocked({ reads }: Pick<CompiledNode, "reads">, outcomes: Int32Array): boolean {
  for (let place = 0; place < reads.length; place++) if (isStuck(outcomes[reads[place] ?? 0])) return true;
  return false;
}

/** Who reads such an outcome is blocked. */
export function isStuck(outcome: Outcome | undefined): boolean {
  return (outcome ?? 0) <= NO_OPTION;
}

/** The options that some elimination rule takes out, as bits. */
export function killedOptions(compiled: CompiledDecision, atoms: Int32Array): number {
  return unionOfMatches(compiled.eliminate, atoms, compiled.killed);
}

/** What a decision answers, in one word or several: an option, the options of a list, or why there is none. */
export function answerWords({ nodes }: Engine, number: number, { atoms, outcomes }: Evaluated): string {
  const outcome = outcomes[number] ?? 0;
  const compiled = nodes[number];
  if (outcome < 0 || compiled === undefined || !isDecision(compiled)) {
    return outcome === NO_OPTION ? "no-option" : outcome < NO_OPTION ? "blocked" : "not-applicable";
  }
  if (!compiled.isList) return compiled.options[outcome] ?? "";
  const list = collected(compiled, atoms, killedOptions(compiled, atoms));
  return list.map((option) => compiled.options[option] ?? "").join(", ");
}

/** The options of a list answer, in rule order, without repeats and without those ruled out. */
export function collected(
  compiled: CompiledDecision,
  atoms: Int32Array,
  killed: number,
  adding: readonly number[] = allMatches(compiled.collect, atoms),
): number[] {
  const surviving: number[] = [];
  for (let place = 0; place < adding.length; place++) {
    const added = compiled.added[adding[place] ?? 0] ?? [];
    for (let each = 0; each < added.length; each++) {
      const option = added[each] ?? 0;
      if ((killed & (1 << option)) === 0 && !surviving.includes(option)) surviving.push(option);
    }
  }
  return surviving.length > 0 || compiled.otherwise < 0 ? surviving : [compiled.otherwise];
}

export function firstSurvivor(rank: readonly number[] | undefined, killed: number): Outcome {
  const count = rank?.length ?? 0;
  for (let place = 0; place < count; place++) {
    const option = rank?.[place] ?? 0;
    if ((killed & (1 << option)) === 0) return option;
  }
  return NO_OPTION;
}

export function tableAnswer({ node, rules }: CompiledTable, atoms: Int32Array): TableAnswer {
  if (node.hit !== "first") return applyPolicy(node, theRules(rules, allMatches(rules, atoms)));
  const place = firstMatch(rules, atoms);
  const first = place < 0 ? undefined : rules.rule(place);
  return first === undefined ? applyPolicy(node, []) : matched(node, first);
}

function theRules(index: RuleIndex<TableRule>, numbers: readonly number[]): TableRule[] {
  const found: TableRule[] = [];
  for (const number of numbers) {
    const rule = index.rule(number);
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

/** The word under which later conditions read the outcome of a table. */
function wordOf(compiled: CompiledTable, outcome: Outcome, atoms: Int32Array): string {
  if (outcome < 0 || compiled.node.outputs.length === 0) return "none";
  const { value } = tableAnswer(compiled, atoms);
  return typeof value === "string" ? value : "none";
}
