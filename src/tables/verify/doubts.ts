/**
 * Claims about one decision, judged over what its earlier decisions answer. Where that leaves no example, the claim is
 * judged again over whatever they might be given as: a rule that only speaks of given decisions has its use.
 */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { atomsOf } from "../axis.ts";
import { type CompiledDecision, compile, type Engine, isDecision, nodeAsInput } from "../compile.ts";
import type { Condition, Model } from "../model.ts";
import { allAtoms, covers, isEmpty } from "../runs.ts";
import type { Budget } from "./budget.ts";
import { Prover, type Verdict } from "./prover.ts";
import type { Usual } from "./sample.ts";
import type { Claim } from "./search.ts";

export interface Settled {
  readonly found: boolean;
  /** Proved that there is no example. */
  readonly none: boolean;
  /** There is one where decisions are given. */
  readonly given: boolean;
}

type NoteCode = "table/same-without" | "table/idle-limit" | "table/only-given" | "table/needless-behind";

export class Doubts {
  private readonly prover: Prover;
  private readonly budget: Budget;
  private readonly usual: Usual;
  private free: Prover | undefined;
  private readonly open = new Set<string>();
  private readonly noted = new Map<NoteCode, { readonly at: string; readonly what: string[] }>();

  constructor(engine: Engine, compiled: CompiledDecision, budget: Budget, usual: Usual) {
    this.prover = new Prover(engine, compiled, budget, usual);
    this.usual = usual;
    this.budget = budget;
  }

  /**
   * Looks for an example of a claim; `what` names the question where it stays open. With `around`, the claim is about
   * what stands around the answer: there the decision itself may be given, and any workload may come with any answer.
   */
  settle(claim: (engine: Engine, compiled: CompiledDecision) => Claim, what = "", around = false): Settled {
    const ask = ({ engine, compiled, judge }: Prover): Verdict => judge(claim(engine, compiled));
    const verdict = ask(this.prover);
    if (verdict === "not proved" && what !== "") this.open.add(what);
    if (verdict !== "none") return { found: verdict === "example", none: false, given: false };
    const { engine, compiled } = this.prover;
    const given = around
      ? claim(engine, compiled).start?.every((side) => !isEmpty(side)) === true
      : compiled.reads.length > 0 && ask(this.freed()) !== "none";
    return { found: false, none: true, given };
  }

  holdsAlways({ input, cell }: Condition): boolean {
    const { engine } = this.prover;
    const axis = engine.axes[engine.axisOf.get(input) ?? -1];
    return axis !== undefined && covers(atomsOf(axis, cell), allAtoms(axis.size));
  }

  /** Remembers what is worth one note for the whole decision. */
  note(code: NoteCode, at: string, what: string): void {
    const known = this.noted.get(code);
    if (known === undefined) this.noted.set(code, { at, what: [what] });
    else known.what.push(what);
  }

  /** The notes, and what was left open, one finding each. */
  left(): Finding[] {
    const { name, at } = this.prover.compiled.node;
    const notes = [...this.noted].map(([code, note]) => finding(code, parsePlace(note.at), name, note.what));
    if (this.open.size === 0) return notes;
    return [...notes, finding("table/undecided", parsePlace(at), name, this.budget.boxes, [...this.open])];
  }

  private freed(): Prover {
    const { engine, compiled } = this.prover;
    if (this.free === undefined) {
      const alone = compile(standingAlone(engine.model, compiled.node.name));
      const [own] = alone.nodes;
      if (own === undefined || !isDecision(own)) throw new Error("a decision stays one when it stands alone");
      this.free = new Prover(alone, own, this.budget, this.usual);
    }
    return this.free;
  }
}

/** The decision by itself: what it reads of others is input like any other. */
function standingAlone(model: Model, name: string): Model {
  const others = model.nodes.filter((node) => node.name !== name);
  return {
    ...model,
    nodes: model.nodes.filter((node) => node.name === name),
    inputs: [...model.inputs, ...others.map(nodeAsInput)],
  };
}
