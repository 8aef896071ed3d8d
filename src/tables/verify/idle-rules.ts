/** Rules of a decision without effect: they never fire, never decide, or have a condition that adds nothing. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { meets, NO_ATOMS } from "../runs.ts";
import type { Doubts, Settled } from "./doubts.ts";
import { boxOf, boxWithout, isAround, type Place, placesOf, reaches, ruleAt } from "./firing.ts";
import { decides } from "./removal.ts";
import type { Claim } from "./search.ts";

export function findIdleRules(doubts: Doubts, compiled: CompiledDecision): Finding[] {
  return placesOf(compiled).flatMap(
    (place) => findIdleRule(doubts, compiled, place) ?? findNeedless(doubts, compiled, place),
  );
}

/** What is wrong with a rule as a whole; undefined where its conditions are worth a look of their own. */
function findIdleRule(doubts: Doubts, compiled: CompiledDecision, place: Place): Finding[] | undefined {
  const { part } = place;
  const { id, at } = ruleAt(compiled, place);
  const choosing = part === "prefer" || part === "eliminate" || part === "collect";
  const decided = choosing ? doubts.settle(decidesOf(place), `whether ${id} decides anything`) : undefined;
  if (decided?.found) return undefined;

  const wrong = (settled: Settled, found: () => Finding): Finding[] => {
    if (!settled.given) return [found()];
    doubts.note("table/only-given", at, id);
    return [];
  };
  const around = isAround(part);
  const fires = doubts.settle(firesOf(place), `whether ${id} can fire`, around);
  if (fires.none) return wrong(fires, () => finding("table/never-fires", parsePlace(at), id));
  if (decided === undefined || !decided.none || !fires.found) return undefined;
  if (part === "prefer") {
    const first = doubts.settle(firstOf(place, earlierOf(place)));
    const behind = () => finding("table/never-decides", parsePlace(at), id, coveredBy(doubts, compiled, place));
    if (first.none) return wrong(first, behind);
  }
  // It still tells a reason, and a limit warns where its option is given.
  if (decided.given) doubts.note("table/only-given", at, id);
  else doubts.note(part === "eliminate" ? "table/idle-limit" : "table/same-without", at, id);
  return undefined;
}

function findNeedless(doubts: Doubts, compiled: CompiledDecision, place: Place): Finding[] {
  const rule = ruleAt(compiled, place);
  const others = place.part === "prefer" ? earlierOf(place) : place.part === "applies" ? othersOf(compiled, place) : [];
  return rule.when.flatMap((condition) => {
    // What always holds was found when it was read.
    if (doubts.holdsAlways(condition)) return [];
    const matters = (before: readonly number[]): ClaimOf => {
      return (engine, own) =>
        reaches(engine, own, place.part, boxWithout(engine, rule, condition), {
          index: own[place.part],
          rules: before,
        });
    };
    const open = doubts.settle(matters(others), `whether ${rule.id} needs "${condition.text}"`, isAround(place.part));
    if (!open.none) return [];
    const alone = others.length === 0 ? open : doubts.settle(matters([]));
    if (alone.none && !alone.given) {
      return [finding("table/needless-condition", parsePlace(condition.at), rule.id, condition.text)];
    }
    const code = alone.none ? "table/only-given" : "table/needless-behind";
    doubts.note(code, condition.at, `"${condition.text}" of ${rule.id}`);
    return [];
  });
}

type ClaimOf = (engine: Engine, compiled: CompiledDecision) => Claim;

function firesOf(place: Place): ClaimOf {
  return (engine, own) => reaches(engine, own, place.part, boxOf(engine, own[place.part], place.rule));
}

function decidesOf(place: Place): ClaimOf {
  return (engine, own) => decides(engine, own, place);
}

/** The rule is the first of its kind that matches: none of `before` does. */
function firstOf(place: Place, before: readonly number[]): ClaimOf {
  return (engine, own) => {
    const index = own[place.part];
    return reaches(engine, own, place.part, boxOf(engine, index, place.rule), { index, rules: before });
  };
}

/** The earlier preferences that leave a rule nothing, none of them in vain. */
function coveredBy(doubts: Doubts, { prefer }: CompiledDecision, place: Place): string[] {
  let covering = earlierOf(place).filter((rule) => overlap(prefer.boxes[rule], prefer.boxes[place.rule]));
  for (const rule of [...covering].reverse()) {
    const rest = covering.filter((other) => other !== rule);
    if (doubts.settle(firstOf(place, rest)).none) covering = rest;
  }
  return covering.map((rule) => prefer.rules[rule]?.id ?? "");
}

function overlap(a: CompiledDecision["prefer"]["boxes"][number] | undefined, b: typeof a): boolean {
  return [...(a ?? [])].every(([axis, cell]) => !b?.has(axis) || meets(cell, b.get(axis) ?? NO_ATOMS));
}

function earlierOf({ rule }: Place): number[] {
  return Array.from({ length: rule }, (_, earlier) => earlier);
}

function othersOf(compiled: CompiledDecision, { part, rule }: Place): number[] {
  return compiled[part].rules.map((_, other) => other).filter((other) => other !== rule);
}
