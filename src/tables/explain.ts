/** Why a decision came out as it did, as data: which rules fired for and against each option. */
import { type CompiledDecision, type Engine, isDecision } from "./compile.ts";
import { BLOCKED, collected, firstSurvivor, killedOptions, NO_OPTION, NOT_APPLICABLE } from "./evaluate.ts";
import { allMatches, firstMatch } from "./match.ts";
import type { CollectRule, CompanionRule, Decision, EliminateRule, PreferRule, Rule, SettingRule } from "./model.ts";
import type { RuleIndex } from "./rule-index.ts";

export type Status = "decided" | "given" | "not-applicable" | "no-option" | "blocked";

export interface Explanation {
  readonly decision: Decision;
  /** It answers with a list. */
  readonly isList: boolean;
  readonly status: Status;
  /** The chosen options; one, or the list of a list answer with its primary option first. */
  readonly options: readonly string[];
  /** The preference that chose, the rules that added, the reason why it does not arise or why nothing can. */
  readonly rules: readonly Rule[];
  /** No other option survived the limits. */
  readonly onlySurvivor: boolean;
  /** Options that the preference ranks higher and that were ruled out. */
  readonly insteadOf: readonly string[];
  /** Rules that speak against an option, by option; for a chosen (given) option they are warnings. */
  readonly against: ReadonlyMap<string, readonly EliminateRule[]>;
  /** Options that survived and were not chosen. */
  readonly outranked: readonly string[];
  /** Later preferences that matched too and would have chosen another option. */
  readonly alsoMatched: readonly { readonly rule: PreferRule; readonly option: string }[];
  readonly companions: readonly CompanionRule[];
  readonly settings: readonly SettingRule[];
  /** Decisions without an answer that this one reads. */
  readonly blockedBy: readonly string[];
}

/** Explains one decision of an evaluated graph; `atoms` and `outcomes` come from `evaluate`. */
export function explain(
  engine: Engine,
  number: number,
  atoms: Int32Array,
  outcomes: Int32Array,
  given: boolean,
): Explanation {
  const compiled = engine.nodes[number];
  if (compiled === undefined || !isDecision(compiled)) throw new Error(`node ${number} is no decision`);
  const outcome = outcomes[number] ?? BLOCKED;
  const against = rulesAgainst(compiled, atoms);
  const base: Explanation = {
    decision: compiled.node,
    isList: compiled.isList,
    status: "decided",
    options: [],
    rules: [],
    onlySurvivor: false,
    insteadOf: [],
    against,
    outranked: [],
    alsoMatched: [],
    companions: [],
    settings: [],
    blockedBy: [],
  };
  if (outcome === BLOCKED && !given) {
    const blockers = compiled.reads.filter((read) => (outcomes[read] ?? 0) <= NO_OPTION);
    return { ...base, status: "blocked", blockedBy: blockers.map((read) => engine.nodes[read]?.node.name ?? "") };
  }
  if (outcome === NOT_APPLICABLE && !given) return { ...base, status: "not-applicable", rules: compiled.node.applies };
  if (outcome === NO_OPTION && !given)
    return { ...base, status: "no-option", rules: matched(compiled.impossible, atoms) };

  // In place: a copy of an object costs a run that has just begun more than the object.
  return Object.assign(base, given ? fixed(compiled, atoms, outcome) : chosen(compiled, atoms, outcome));
}

/** A decision the user fixed: nothing chose it, but limits may speak against it. */
function fixed(compiled: CompiledDecision, atoms: Int32Array, outcome: number): Partial<Explanation> {
  const option = compiled.options[outcome] ?? "";
  return { ...described(compiled, atoms, [option]), status: "given" as const };
}

function chosen(compiled: CompiledDecision, atoms: Int32Array, outcome: number): Partial<Explanation> {
  const killed = killedOptions(compiled, atoms);
  if (compiled.isList) {
    const options = collected(compiled, atoms, killed).map((option) => compiled.options[option] ?? "");
    const { outranked, companions, settings } = described(compiled, atoms, options);
    return { options, outranked, companions, settings, rules: adding(compiled, atoms, options) };
  }
  const option = compiled.options[outcome] ?? "";
  const { options, outranked, companions, settings } = described(compiled, atoms, [option]);
  return {
    options,
    outranked,
    companions,
    settings,
    rules: preferring(compiled, atoms),
    onlySurvivor: outranked.length === 0,
    insteadOf: rankedBefore(compiled, atoms, option),
    alsoMatched: laterPreferences(compiled, atoms, killed, outcome),
  };
}

function described(compiled: CompiledDecision, atoms: Int32Array, options: readonly string[]) {
  const killed = killedOptions(compiled, atoms);
  const surviving = compiled.options.filter((_, option) => (killed & (1 << option)) === 0);
  return {
    options,
    outranked: surviving.filter((option) => !options.includes(option)),
    companions: matched(compiled.companions, atoms),
    settings: matched(compiled.settings, atoms),
  };
}

function matched<R extends Rule>(index: RuleIndex<R>, atoms: Int32Array): R[] {
  return allMatches(index, atoms).flatMap((rule) => index.rule(rule) ?? []);
}

function rulesAgainst(compiled: CompiledDecision, atoms: Int32Array): Map<string, EliminateRule[]> {
  const against = new Map<string, EliminateRule[]>();
  for (const rule of matched(compiled.eliminate, atoms)) {
    for (const option of rule.out) against.set(option, [...(against.get(option) ?? []), rule]);
  }
  return against;
}

function preferring(compiled: CompiledDecision, atoms: Int32Array): PreferRule[] {
  const rule = compiled.prefer.rule(firstMatch(compiled.prefer, atoms));
  return rule === undefined ? [] : [rule];
}

function rankedBefore(compiled: CompiledDecision, atoms: Int32Array, option: string): readonly string[] {
  const rank = preferring(compiled, atoms)[0]?.rank ?? [];
  return rank.slice(0, rank.indexOf(option));
}

function adding(compiled: CompiledDecision, atoms: Int32Array, options: readonly string[]): CollectRule[] {
  return matched(compiled.collect, atoms).filter((rule) => rule.add.some((option) => options.includes(option)));
}

function laterPreferences(compiled: CompiledDecision, atoms: Int32Array, killed: number, outcome: number) {
  return allMatches(compiled.prefer, atoms)
    .slice(1)
    .flatMap((number) => {
      const option = firstSurvivor(compiled.ranks[number], killed);
      const rule = compiled.prefer.rule(number);
      // A preference without conditions is the fallback of its table; that it matched says nothing.
      const speaks = rule !== undefined && rule.when.length > 0 && option >= 0 && option !== outcome;
      return speaks ? [{ rule, option: compiled.options[option] ?? "" }] : [];
    });
}
