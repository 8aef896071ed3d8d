/** What a decision could do without: rules, conditions and options that have no effect. */
import type { Finding } from "../../errors.ts";
import type { CompiledDecision, Engine } from "../compile.ts";
import type { Budget } from "./budget.ts";
import { Doubts } from "./doubts.ts";
import { findIdleRules } from "./idle-rules.ts";
import type { Usual } from "./sample.ts";
import { findUnusedOptions } from "./unused-options.ts";

export function findIdle(engine: Engine, compiled: CompiledDecision, budget: Budget, usual: Usual): Finding[] {
  const doubts = new Doubts(engine, compiled, budget, usual);
  const findings = [...findIdleRules(doubts, compiled), ...findUnusedOptions(doubts, compiled)];
  return [...findings, ...doubts.left()];
}
