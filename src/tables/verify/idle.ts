/** What a decision could do without: rules, conditions and options that have no effect. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import { rulesOf } from "../reads.ts";
import type { Budget } from "./budget.ts";
import { Doubts } from "./doubts.ts";
import { findIdleRules } from "./idle-rules.ts";
import type { Usual } from "./sample.ts";
import { findUnusedOptions } from "./unused-options.ts";

/** Gaps come first: these questions get no more than this of a decision's boxes. */
const BOXES = 20_000;

/** Each rule is compared with all others; nobody reads a decision with more of them. */
const MOST_RULES = 300;

export function findIdle(engine: Engine, compiled: CompiledDecision, budget: Budget, usual: Usual): Finding[] {
  const { length } = rulesOf(compiled.node);
  if (length > MOST_RULES) {
    const open = [`what each of its ${length} rules is for`];
    return [finding("table/undecided", parsePlace(compiled.node.at), compiled.node.name, budget.boxes, open)];
  }
  const own = budget.part(BOXES);
  const doubts = new Doubts(engine, compiled, own, usual);
  const findings = [...findIdleRules(doubts, compiled), ...findUnusedOptions(doubts, compiled)];
  budget.boxes += own.boxes;
  return [...findings, ...doubts.left()];
}
