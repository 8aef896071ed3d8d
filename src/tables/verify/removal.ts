/** Whether a decision would answer anything else without one of its rules. */
import type { CompiledDecision, Engine } from "../compile.ts";
import { type Cut, firstCut } from "../cut.ts";
import { collected, firstSurvivor, NO_OPTION } from "../evaluate.ts";
import { allMatches } from "../match.ts";
import { type Box, bitsOf, relate, type Standing, stand } from "../region.ts";
import { boxOf, cutAnswer, cutApplies, insideOf, neverArises, type Place } from "./firing.ts";
import type { Claim } from "./search.ts";

/** Some workload gets another answer when the rule is taken out. */
export function decides(engine: Engine, compiled: CompiledDecision, place: Place): Claim {
  const number = engine.nodes.indexOf(compiled);
  const start = boxOf(engine, compiled[place.part], place.rule);
  const within = insideOf(engine, start);
  const { same, cut } = comparisons(compiled, place);
  return {
    start,
    refuted: (box) => neverArises(compiled, box) || same(box),
    holds: (atoms, outcomes) => {
      const arises = (outcomes[number] ?? 0) >= 0 || outcomes[number] === NO_OPTION;
      return arises && within(atoms) && answer(compiled, atoms) !== answer(compiled, atoms, place);
    },
    cut: (box) => cutApplies(compiled, box) ?? cut(box) ?? cutAnswer(compiled, box),
  };
}

/** What is answered to a workload, by all rules or by all but one. */
function answer(compiled: CompiledDecision, atoms: Int32Array, without?: Place): string {
  const rules = (part: Place["part"]): number[] =>
    allMatches(compiled[part], atoms).filter((rule) => part !== without?.part || rule !== without.rule);
  const killed = bitsOf(compiled, rules("eliminate"));
  if (compiled.node.collect.length > 0) {
    const added = rules("collect");
    return collected(compiled, atoms, killed, added).join();
  }
  const [first] = rules("prefer");
  return String(first === undefined ? NO_OPTION : firstSurvivor(compiled.ranks[first], killed));
}

/** Over a box: whether both answers are surely the same, and where to cut it to find out. */
interface Comparison {
  same(box: Box): boolean;
  cut(box: Box): Cut | undefined;
}

function comparisons(compiled: CompiledDecision, { part, rule }: Place): Comparison {
  const isList = compiled.node.collect.length > 0;
  if (part === "prefer") return withoutPreference(compiled, rule);
  if (part === "eliminate") return isList ? withoutLimitOfList(compiled, rule) : withoutLimit(compiled, rule);
  return withoutAddition(compiled, rule);
}

function withoutPreference(compiled: CompiledDecision, rule: number): Comparison {
  const { prefer, eliminate } = compiled;
  const earlier = prefer.rules.map((_, other) => other).filter((other) => other < rule);
  const later = prefer.rules.map((_, other) => other).filter((other) => other > rule);
  const both = (box: Box) => {
    const kills = standingOf(compiled, box);
    return { own: winners(compiled, box, kills, [rule]), next: winners(compiled, box, kills, later) };
  };
  return {
    same: (box) => {
      if (earlier.some((other) => relate(prefer, other, box) === "sure")) return true;
      const { own, next } = both(box);
      return own.size === 1 && next.size === 1 && [...own].every((option) => next.has(option));
    },
    cut: (box) => {
      const open = (rules: readonly number[]): number[] =>
        rules.filter((other) => relate(prefer, other, box) === "possible");
      const { own, next } = both(box);
      const wanted = [...own, ...next].reduce((bits, option) => (option < 0 ? bits : bits | (1 << option)), 0);
      return (
        firstCut(prefer, open(earlier), box) ??
        firstCut(eliminate, about(compiled, stand(eliminate, box).possible, wanted), box) ??
        firstCut(prefer, open(later), box)
      );
    },
  };
}

function withoutLimit(compiled: CompiledDecision, rule: number): Comparison {
  const all = compiled.prefer.rules.map((_, other) => other);
  const out = compiled.killed[rule] ?? 0;
  return {
    same: (box) => {
      const kills = standingOf(compiled, box, rule);
      // Only an option of this rule's that could win without it makes a difference.
      return ![...winners(compiled, box, kills, all)].some((option) => option >= 0 && (out & (1 << option)) !== 0);
    },
    cut: (box) => {
      const { eliminate } = compiled;
      const others = stand(eliminate, box).possible.filter((other) => other !== rule);
      return (
        firstCut(eliminate, about(compiled, others, out), box) ??
        firstCut(compiled.prefer, stand(compiled.prefer, box).possible, box) ??
        firstCut(eliminate, others, box)
      );
    },
  };
}

function withoutLimitOfList(compiled: CompiledDecision, rule: number): Comparison {
  const { eliminate, collect } = compiled;
  const out = compiled.killed[rule] ?? 0;
  return {
    same: (box) => {
      const { sure, possible } = stand(collect, box);
      return (out & ~standingOf(compiled, box, rule).dead & addedBits(compiled, [...sure, ...possible])) === 0;
    },
    cut: (box) => {
      const others = stand(eliminate, box).possible.filter((other) => other !== rule);
      return (
        firstCut(eliminate, about(compiled, others, out), box) ??
        firstCut(collect, stand(collect, box).possible, box) ??
        firstCut(eliminate, others, box)
      );
    },
  };
}

function withoutAddition(compiled: CompiledDecision, rule: number): Comparison {
  const { eliminate, collect } = compiled;
  const own = addedBits(compiled, [rule]);
  const fallback = compiled.options.indexOf(compiled.node.otherwise);
  const isFallback = fallback >= 0 && own === 1 << fallback;
  const others = ({ sure, possible }: Standing): number[] => [...sure, ...possible].filter((other) => other !== rule);
  return {
    same: (box) => {
      const standing = stand(collect, box);
      const { dead } = standingOf(compiled, box);
      // What a list answers anyway when nothing else is added.
      if (isFallback && (addedBits(compiled, others(standing)) & ~dead & ~own) === 0) return true;
      const before = standing.sure.filter((other) => other < rule);
      return (own & ~dead & ~addedBits(compiled, before)) === 0;
    },
    cut: (box) => {
      const open = stand(collect, box).possible;
      const rivals = open.filter((other) => ((addedBits(compiled, [other]) & own) !== 0) !== isFallback);
      return (
        firstCut(collect, rivals, box) ??
        firstCut(eliminate, about(compiled, stand(eliminate, box).possible, own), box) ??
        firstCut(collect, open, box)
      );
    },
  };
}

/** The options that are surely, and perhaps, ruled out, as bits; by all limits or all but one. */
interface Kills {
  readonly dead: number;
  readonly doubtful: number;
}

function standingOf(compiled: CompiledDecision, box: Box, without = -1): Kills {
  const { sure, possible } = stand(compiled.eliminate, box);
  const kept = (rules: readonly number[]): number[] => rules.filter((rule) => rule !== without);
  return { dead: bitsOf(compiled, kept(sure)), doubtful: bitsOf(compiled, kept(possible)) };
}

/** Everything that these preferences can choose in a box; NO_OPTION where they may leave nothing. */
function winners(compiled: CompiledDecision, box: Box, { dead, doubtful }: Kills, rules: readonly number[]) {
  const found = new Set<number>();
  for (const rule of rules) {
    const relation = relate(compiled.prefer, rule, box);
    if (relation === "out") continue;
    const alive = [...(compiled.ranks[rule] ?? [])].filter((option) => (dead & (1 << option)) === 0);
    const safe = alive.findIndex((option) => (doubtful & (1 << option)) === 0);
    for (const option of safe < 0 ? [...alive, NO_OPTION] : alive.slice(0, safe + 1)) found.add(option);
    if (relation === "sure") return found;
  }
  return found.add(NO_OPTION);
}

function about({ killed }: CompiledDecision, limits: readonly number[], options: number): number[] {
  return limits.filter((rule) => ((killed[rule] ?? 0) & options) !== 0);
}

function addedBits({ collect, options }: CompiledDecision, rules: readonly number[]): number {
  const added = rules.flatMap((rule) => collect.rules[rule]?.add ?? []);
  return added.reduce((bits, id) => bits | (1 << options.indexOf(id)), 0);
}
