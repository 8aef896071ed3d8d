/** The type of instance along a scan: it follows from prices and memory, whose limits are in no table. */
import { type Engine, isDecision } from "../../tables/compile.ts";
import { changesIn } from "../../tables/pieces.ts";
import type { Question } from "../../tables/session.ts";
import { SIZED } from "../../workload/wanted.ts";
import type { Workload } from "../../workload/workload.ts";
import { computeInputs } from "../cost/compute-inputs.ts";
import { plan } from "../recommend.ts";
import type { Shelves } from "./plans.ts";
import { cutAt, type Scanned, type Step, stating } from "./steps.ts";

/** A scan in which somebody wants to see types too. */
export interface SizedScan {
  readonly engine: Engine;
  readonly workload: Workload;
  readonly scanned: Scanned;
  readonly asked: readonly string[];
  readonly shelves: Shelves;
}

/** Prices are those of the Region that a question asks about, which may be what is scanned. */
export function priced({ engine, workload, shelves }: SizedScan, question: Question): Question {
  const shelf = shelves(asWorkload(engine, workload, question));
  if (shelf === undefined) return question;
  return { ...question, compute: computeInputs(engine.model, shelf.sheet, question.stated, shelf.catalogue) };
}

/** The type that is chosen, or why there is none. */
export function typeFor({ engine, workload, asked, shelves }: SizedScan, question: Question): string {
  const asks = asWorkload(engine, workload, question);
  const found = plan(engine, asks, { decide: asked }, shelves(asks)).answer.decisions[SIZED];
  return found?.option ?? found?.status ?? "";
}

/** The steps, cut also where another type is chosen. */
export function cutByType(scan: SizedScan, question: Question, steps: readonly Step[]): readonly Step[] {
  const { engine, scanned } = scan;
  const input = engine.model.inputs.find(({ name }) => name === scanned.name);
  const [from, to] = [steps[0]?.range?.[0], steps.findLast(({ range }) => range !== undefined)?.range?.[1]];
  if (input === undefined || from === undefined || to === undefined) return steps;
  const known = new Map<number, string>();
  const typeAt = (at: number): string => {
    const type = known.get(at) ?? typeFor(scan, stating(question, input, at));
    known.set(at, type);
    return type;
  };
  return cutAt(engine, question, input, steps, changesIn(input, [from, to], typeAt));
}

function asWorkload(engine: Engine, workload: Workload, { stated, given }: Question): Workload {
  const from = "scan";
  const options = [...given].flatMap(([number, option]) => {
    const compiled = engine.nodes[number];
    const value = compiled !== undefined && isDecision(compiled) ? compiled.options[option] : undefined;
    return compiled === undefined || value === undefined ? [] : [[compiled.node.name, { value, from }] as const];
  });
  return {
    ...workload,
    inputs: new Map([...stated].map(([name, value]) => [name, { value, from }])),
    given: new Map(options),
  };
}
