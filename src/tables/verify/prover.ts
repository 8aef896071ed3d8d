/** One decision under proof: claims about it get an example, a proof that there is none, or neither within the budget. */
import type { CompiledDecision, Engine } from "../compile.ts";
import type { Budget } from "./budget.ts";
import { Sample, type Usual } from "./sample.ts";
import { type Claim, hasExample } from "./search.ts";

export type Verdict = "example" | "none" | "not proved";

/** No single claim may use up the boxes of all the others. */
const BOXES_FOR_ONE = 600;

export class Prover {
  readonly engine: Engine;
  readonly compiled: CompiledDecision;
  private readonly budget: Budget;
  private readonly sample: Sample;

  constructor(engine: Engine, compiled: CompiledDecision, budget: Budget, usual: Usual) {
    this.engine = engine;
    this.compiled = compiled;
    this.budget = budget;
    this.sample = new Sample(engine, compiled, usual);
  }

  judge = (claim: Claim): Verdict => {
    if (this.sample.example(claim) !== undefined) return "example";
    const own = this.budget.part(BOXES_FOR_ONE);
    const found = hasExample(this.engine, this.compiled, own, claim);
    this.budget.boxes += own.boxes;
    if (found) return "example";
    return own.exhausted ? "not proved" : "none";
  };
}
