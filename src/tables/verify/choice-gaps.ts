/** Finds workloads for which no option of a decision survives, and declared impossible regions where one does. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { type Cut, cutAlong, cutNode } from "../cut.ts";
import { evaluate, NO_OPTION } from "../evaluate.ts";
import { ancestors } from "../reads.ts";
import { type Box, bitsOf, pointIn, relate, spread, stand, unsettled, wholeBox, withSide } from "../region.ts";
import { allMatches } from "../rule-index.ts";
import { isEmpty, NO_ATOMS } from "../runs.ts";
import type { Budget } from "./budget.ts";
import { describeWitness } from "./witness.ts";

export function findChoiceGaps(engine: Engine, compiled: CompiledDecision, budget: Budget): Finding[] {
  const search = new Search(engine, compiled, budget);
  search.visit(wholeBox(engine), "gaps");
  compiled.node.impossible.forEach((_, rule) => {
    search.impossible = rule;
    search.visit(wholeBox(engine), "survivors");
  });
  if (budget.exhausted)
    search.findings.push(finding("table/not-proved", place(compiled), compiled.node.name, budget.most));
  return search.findings;
}

type Looking = "gaps" | "survivors";

/** What a box leaves undecided: options surely dead, and rules that are possible but not sure. */
interface Open {
  readonly dead: number;
  readonly doubts: readonly number[];
  readonly applies: readonly number[];
  readonly declared: readonly number[];
}

class Search {
  readonly findings: Finding[] = [];
  impossible = -1;
  private readonly engine: Engine;
  private readonly compiled: CompiledDecision;
  private readonly budget: Budget;
  private readonly earlier: readonly number[];

  constructor(engine: Engine, compiled: CompiledDecision, budget: Budget) {
    this.engine = engine;
    this.compiled = compiled;
    this.budget = budget;
    const below = ancestors(engine.model.nodes, compiled.node.name).map((node) => engine.nodeOf.get(node.name) ?? -1);
    this.earlier = below.filter((number) => engine.nodes[number] !== compiled);
  }

  /** Looks for one example in the box; true when it found one (one a search is enough) or the budget is spent. */
  visit(box: Box, looking: Looking): boolean {
    if (!this.budget.spend()) return true;
    const spreading = spread(this.engine, box, this.earlier);
    // Where an earlier decision has no answer this one is blocked, and the gap is the other's.
    const blocked = this.compiled.reads.some((number) => {
      const side = spreading[this.engine.nodes[number]?.axis ?? -1];
      return side !== undefined && isEmpty(side);
    });
    if (blocked) return false;
    if (looking === "survivors" && relate(this.compiled.impossible, this.impossible, spreading) === "out") return false;
    const applies = stand(this.compiled.applies, spreading);
    const always = this.compiled.node.applies.length === 0 || applies.sure.length > 0;
    if (!always && applies.possible.length === 0) return false;

    const eliminations = stand(this.compiled.eliminate, spreading);
    const dead = bitsOf(this.compiled, eliminations.sure);
    const doubtful = bitsOf(this.compiled, eliminations.possible);
    const everything = (1 << this.compiled.options.length) - 1;
    const safe = everything & ~dead & ~doubtful & this.wanted(spreading);
    if (safe !== 0 && looking === "gaps") return false;
    if (dead === everything && looking === "survivors") return false;
    const declared = stand(this.compiled.impossible, spreading);
    if (dead === everything && declared.sure.length > 0) return false;

    if (this.settles(box, looking)) return true;
    const open = { dead, doubts: eliminations.possible, applies: applies.possible, declared: declared.possible };
    const cut = this.cut(box, spreading, open, looking);
    if (cut === undefined) return false;
    return (
      this.visit(withSide(box, cut.axis, cut.inside), looking) ||
      this.visit(withSide(box, cut.axis, cut.outside), looking)
    );
  }

  /** Tries one concrete workload of the box: an example needs no further proof. */
  private settles(box: Box, looking: Looking): boolean {
    const atoms = pointIn(box);
    const outcome = evaluate(this.engine, atoms)[this.engine.nodeOf.get(this.compiled.node.name) ?? -1] ?? 0;
    if (looking === "gaps") {
      if (outcome !== NO_OPTION || this.declared(atoms).length > 0) return false;
      const why = this.compiled.node.collect.length > 0 ? "nothing is collected" : "no option survives";
      this.findings.push(
        finding("table/gap", place(this.compiled), this.compiled.node.name, describeWitness(this.engine, box), why),
      );
      return true;
    }
    if (outcome < 0 || !this.declared(atoms).includes(this.impossible)) return false;
    const rule = this.compiled.impossible.rules[this.impossible];
    const option = this.compiled.options[outcome] ?? "";
    this.findings.push(
      finding(
        "table/impossible-not-empty",
        place(this.compiled),
        rule?.id ?? "",
        option,
        describeWitness(this.engine, box),
      ),
    );
    return true;
  }

  /** The impossible rules that match a point. */
  private declared(atoms: Int32Array): number[] {
    return allMatches(this.compiled.impossible, atoms);
  }

  /** Options that are chosen somewhere whenever they survive: all of them, or those a sure `collect` rule adds. */
  private wanted(box: Box): number {
    const { node, options, collect, prefer } = this.compiled;
    if (node.collect.length === 0) {
      return prefer.rules.some((_, rule) => relate(prefer, rule, box) === "sure") ? -1 : 0;
    }
    if (node.otherwise !== "") return -1;
    const added = stand(collect, box).sure.flatMap((rule) => collect.rules[rule]?.add ?? []);
    return added.reduce((bits, id) => bits | (1 << options.indexOf(id)), 0);
  }

  /** Cuts where it settles most: the doubts about the option that has the fewest. */
  private cut(whole: Box, box: Box, open: Open, looking: Looking): Cut | undefined {
    const { eliminate, killed, options, prefer, collect, impossible } = this.compiled;
    const { dead, doubts, applies } = open;
    const within = looking === "survivors" ? open.declared.filter((rule) => rule === this.impossible) : [];
    const alive = options.map((_, option) => option).filter((option) => (dead & (1 << option)) === 0);
    const about = (option: number): number[] => doubts.filter((rule) => ((killed[rule] ?? 0) & (1 << option)) !== 0);
    const easiest = alive.map(about).sort((a, b) => a.length - b.length)[0] ?? [];
    const everyOptionDead = alive.length === 0;
    for (const [index, rules] of [
      [impossible, within],
      [eliminate, easiest],
      [this.compiled.applies, applies],
      [impossible, open.declared],
      // With every option dead, only whether the box can arise at all is left to find out.
      [eliminate, everyOptionDead ? [] : doubts],
      [prefer, everyOptionDead ? [] : stand(prefer, box).possible],
      [collect, everyOptionDead ? [] : stand(collect, box).possible],
    ] as const) {
      for (const rule of rules) {
        const cut = cutAlong(index, rule, box);
        if (cut !== undefined) return cut;
      }
    }
    return this.cutEarlier(whole, box);
  }

  /** Nothing of the decision itself is open: only what it reads can still be. */
  private cutEarlier(box: Box, spreading: Box): Cut | undefined {
    for (const compiled of unsettled(this.engine, box, spreading, this.earlier).reverse()) {
      const cut = cutNode(this.engine, compiled, spreading, spreading[compiled.axis] ?? NO_ATOMS);
      if (cut !== undefined) return cut;
    }
    return undefined;
  }
}

function place(compiled: CompiledDecision) {
  return parsePlace(compiled.node.at);
}
