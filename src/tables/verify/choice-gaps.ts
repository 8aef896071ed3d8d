/** Finds workloads for which no option of a decision survives, and declared impossible regions where one does. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { type Cut, firstCut } from "../cut.ts";
import { NO_OPTION } from "../evaluate.ts";
import { allMatches } from "../match.ts";
import { type Box, bitsOf, chosenIfAlive, relate, stand } from "../region.ts";
import type { Budget } from "./budget.ts";
import { type Claim, findExample } from "./search.ts";
import { describeWitness } from "./witness.ts";

export function findChoiceGaps(engine: Engine, compiled: CompiledDecision, budget: Budget): Finding[] {
  const { node } = compiled;
  const number = engine.nodeOf.get(node.name) ?? -1;
  const at = parsePlace(node.at);
  const findings: Finding[] = [];
  const gap = findExample(engine, compiled, budget, gapClaim(compiled, number));
  if (gap !== undefined) {
    const why = node.collect.length > 0 ? "nothing is collected" : "no option survives";
    findings.push(finding("table/gap", at, node.name, describeWitness(engine, gap), why));
  }
  node.impossible.forEach((rule, place) => {
    let survivor = "";
    const claim = survivorClaim(compiled, place, (outcome) => {
      survivor = compiled.options[outcome] ?? "";
    });
    const example = findExample(engine, compiled, budget, {
      ...claim,
      holds: (atoms, outcomes) => claim.holds(atoms, outcomes[number] ?? -1),
    });
    if (example === undefined) return;
    const words = describeWitness(engine, example);
    findings.push(finding("table/impossible-not-empty", parsePlace(rule.at), rule.id, survivor, words));
  });
  if (budget.exhausted) findings.push(finding("table/not-proved", at, node.name, budget.most));
  return findings;
}

/** How the options of a decision stand in a box. */
interface Standing {
  readonly arises: "always" | "perhaps" | "never";
  /** Options that are surely, and that are perhaps, ruled out, as bits. */
  readonly dead: number;
  readonly doubtful: number;
  readonly doubts: readonly number[];
}

function standing(compiled: CompiledDecision, box: Box): Standing {
  const applies = stand(compiled.applies, box);
  const unconditional = compiled.node.applies.length === 0 || applies.sure.length > 0;
  const eliminations = stand(compiled.eliminate, box);
  return {
    arises: unconditional ? "always" : applies.possible.length > 0 ? "perhaps" : "never",
    dead: bitsOf(compiled, eliminations.sure),
    doubtful: bitsOf(compiled, eliminations.possible),
    doubts: eliminations.possible,
  };
}

/** Some workload leaves no option, and no `impossible` rule declares it. */
function gapClaim(compiled: CompiledDecision, number: number): Claim {
  const { impossible, prefer, collect } = compiled;
  return {
    refuted: (box) => {
      // The default answers where nothing else does.
      if (compiled.node.otherwise !== "") return true;
      const { arises, dead, doubtful } = standing(compiled, box);
      const safe = ~dead & ~doubtful & chosenIfAlive(compiled, box) & allOptions(compiled);
      return arises === "never" || safe !== 0 || stand(impossible, box).sure.length > 0;
    },
    holds: (atoms, outcomes) => outcomes[number] === NO_OPTION && allMatches(impossible, atoms).length === 0,
    cut: (box) => {
      const { dead, doubts } = standing(compiled, box);
      // With every option dead, only whether the box can arise at all is left to find out.
      const settled = dead === allOptions(compiled);
      return (
        firstCut(compiled.eliminate, settled ? [] : easiestDoubts(compiled, dead, doubts), box) ??
        firstCut(compiled.applies, stand(compiled.applies, box).possible, box) ??
        firstCut(impossible, stand(impossible, box).possible, box) ??
        (settled ? undefined : cutRest(compiled, doubts, box)) ??
        (settled ? undefined : firstCut(prefer, stand(prefer, box).possible, box)) ??
        (settled ? undefined : firstCut(collect, stand(collect, box).possible, box))
      );
    },
  };
}

/** Some workload that an `impossible` rule covers keeps an option; `tell` learns which. */
function survivorClaim(compiled: CompiledDecision, rule: number, tell: (outcome: number) => void) {
  const { impossible, prefer, collect } = compiled;
  return {
    refuted: (box: Box): boolean => {
      const { arises, dead } = standing(compiled, box);
      const noneLeft = dead === allOptions(compiled) && compiled.node.otherwise === "";
      return arises === "never" || noneLeft || relate(impossible, rule, box) === "out";
    },
    holds: (atoms: Int32Array, outcome: number): boolean => {
      if (outcome < 0 || !allMatches(impossible, atoms).includes(rule)) return false;
      tell(outcome);
      return true;
    },
    cut: (box: Box): Cut | undefined => {
      const { dead, doubts } = standing(compiled, box);
      return (
        firstCut(
          impossible,
          stand(impossible, box).possible.filter((each) => each === rule),
          box,
        ) ??
        firstCut(compiled.eliminate, easiestDoubts(compiled, dead, doubts), box) ??
        firstCut(compiled.applies, stand(compiled.applies, box).possible, box) ??
        cutRest(compiled, doubts, box) ??
        firstCut(prefer, stand(prefer, box).possible, box) ??
        firstCut(collect, stand(collect, box).possible, box)
      );
    },
  };
}

/** The doubts about the option that has the fewest: settling them says soonest whether something survives. */
function easiestDoubts(
  { options, killed }: CompiledDecision,
  dead: number,
  doubts: readonly number[],
): readonly number[] {
  const alive = options.map((_, option) => option).filter((option) => (dead & (1 << option)) === 0);
  const about = alive.map((option) => doubts.filter((rule) => ((killed[rule] ?? 0) & (1 << option)) !== 0));
  return about.sort((a, b) => a.length - b.length)[0] ?? [];
}

function cutRest(compiled: CompiledDecision, doubts: readonly number[], box: Box): Cut | undefined {
  return firstCut(compiled.eliminate, doubts, box);
}

function allOptions({ options }: CompiledDecision): number {
  // Not a shift: with 31 options it would overflow into the sign.
  return 2 ** options.length - 1;
}
