/** A workload and the tables make an answer: every decision with its reasons, the assumptions and what would change it. */
import type { Engine } from "../tables/compile.ts";
import { answerWords, NO_OPTION } from "../tables/evaluate.ts";
import { type Explanation, explain } from "../tables/explain.ts";
import { firedRules } from "../tables/fired.ts";
import { relevantInputs, singleChanges } from "../tables/flips.ts";
import type { Input, Model } from "../tables/model.ts";
import { prepare } from "../tables/prepare.ts";
import { ancestors, choosingReads, readersOf } from "../tables/reads.ts";
import { answerQuestion, type Evaluation } from "../tables/session.ts";
import { SIZED } from "../workload/wanted.ts";
import type { Workload } from "../workload/workload.ts";
import type { Answer, DecisionAnswer } from "./answer.ts";
import { describeDecision } from "./describe.ts";
import { flipsOf } from "./flips.ts";
import { conflicts, notices, unread } from "./notices.ts";
import { questionOf, shownAs, wantedDecisions } from "./question.ts";
import { NOTHING_TO_RELAX, relax } from "./relax.ts";
import { SCHEMA_VERSION } from "./schema-version.ts";
import type { Shelf } from "./size-answer.ts";
import { namesRead } from "./sizing/decisions-read.ts";
import { withoutSizes, withSizes } from "./with-sizes.ts";
import { shownValue, Writer } from "./writer.ts";

export interface RecommendOptions {
  /** Only these decisions (and what they rest on); a single one is presupposed to arise. Default: all. */
  readonly decide?: readonly string[];
}

export interface Advisor {
  recommend(workload: Workload, options?: RecommendOptions): Answer;
  /** The same without flips, with the ids of all rules that had a say: what tests of the tables need. */
  trace(workload: Workload, options?: RecommendOptions): { answer: Answer; fired: readonly string[] };
}

export interface AdvisorOptions {
  /** Sizes and prices plans as well; without it no instance is chosen and nothing is priced. */
  readonly shelf?: Shelf | undefined;
}

/** Compiles the tables once; recommending is then a matter of microseconds to milliseconds. */
export function createAdvisor(model: Model, { shelf }: AdvisorOptions = {}): Advisor {
  const engine = prepare(model);
  return {
    recommend: (workload, options = {}) => recommend(engine, workload, options, shelf, true).answer,
    trace: (workload, options = {}) => {
      const { answer, evaluation } = plan(engine, workload, options, shelf);
      return { answer, fired: firedRules(engine, evaluation) };
    },
  };
}

/** A plan without flips, and the evaluation behind it: what comparisons are made of. */
export function plan(engine: Engine, workload: Workload, options: RecommendOptions = {}, shelf?: Shelf) {
  return recommend(engine, workload, options, shelf, false);
}

function recommend(
  engine: Engine,
  workload: Workload,
  options: RecommendOptions,
  shelf: Shelf | undefined,
  withFlips: boolean,
) {
  const { model } = engine;
  const decisions = wantedDecisions(model, []);
  // The type of instance rests on a decision of the tables, and is asked of them by its name.
  const { decide: named = [] } = options;
  const isSized = named.includes(SIZED) || (named.length === 0 && shelf !== undefined);
  const asked = named.map((name) => (name === SIZED ? (shelf?.sheet.after ?? name) : name));
  const wanted = wantedDecisions(model, asked);
  const below = new Set(ancestors(model.nodes, ...wanted).map(({ name }) => name));
  const shown = decisions.filter((name) => below.has(name));
  const question = questionOf(engine, workload, asked, shelf);
  const evaluation = answerQuestion(engine, question);
  const inputs = relevantInputs(engine, shown);
  const changed = [...inputs, ...statedBeside(model, question.stated)];
  const told = shown.flatMap((name) => engine.nodeOf.get(name) ?? []);
  const flips = flipsOf(engine, withFlips ? singleChanges(engine, question, evaluation, changed, told) : []);
  const writer = new Writer(engine, evaluation);

  const describe = (name: string, by: Writer): DecisionAnswer => {
    const number = engine.nodeOf.get(name) ?? -1;
    const explanation = explain(
      engine,
      number,
      evaluation.filled.atoms,
      evaluation.outcomes,
      evaluation.given.has(number),
    );
    return describeDecision(by, explanation, {
      shown: isShown(model, explanation, workload, asked),
      from: workload.given.get(name)?.from,
      presupposedBy: nameOf(engine, evaluation.presupposed.get(number)),
      impliedBy: question.given.has(number) && !workload.given.has(name) ? SIZED : undefined,
      flips: flips.get(number) ?? [],
      ...(evaluation.outcomes[number] === NO_OPTION ? relax(engine, question, evaluation, number) : NOTHING_TO_RELAX),
    });
  };
  const answers = Object.fromEntries(shown.map((name) => [name, describe(name, writer)]));
  nestRefinements(engine, answers);
  const answer: Answer = {
    schemaVersion: SCHEMA_VERSION,
    command: "recommend",
    tables: model.hash,
    workload: {
      ...(workload.name === "" ? {} : { name: workload.name }),
      ...(workload.note === "" ? {} : { note: workload.note }),
      inputs: stated(engine, workload),
    },
    wanted: [...new Set(wanted.map((name) => shownAs(model, name)))],
    assumed: assumed(
      engine,
      evaluation,
      inputs.map((input) => input.name),
      answers,
    ),
    decisions: answers,
    advice: [...notices(writer, "advice"), ...unread(engine, workload)],
    warnings: [...conflicts(writer, evaluation), ...notices(writer, "warnings")],
    sources: writer.sources(),
  };
  if (!isSized) return { answer, evaluation };
  if (shelf === undefined) return { answer: withoutSizes(answer), evaluation };
  // Asked for alone, a type is sized and billed as it is in the whole plan, by decisions that nobody is told of.
  const read = namesRead(shelf.sheet);
  const silent = decisions.filter((name) => read.has(name) && !below.has(name));
  const untold = new Writer(engine, evaluation);
  const beside = Object.fromEntries(silent.map((name) => [name, describe(name, untold)]));
  return { answer: withSizes(answer, shelf, engine, evaluation, { asked: named, beside }), evaluation };
}

/** Stated inputs that only the arithmetic reads: what is computed from them may still decide. */
function statedBeside(model: Model, stated: ReadonlyMap<string, unknown>): Input[] {
  return model.inputs.filter(({ name, beside }) => beside && stated.has(name));
}

/**
 * A quiet decision speaks up when it is asked for or given, when an input was stated that no other decision reads, or when
 * what was stated chose more than its default.
 */
function isShown(model: Model, explanation: Explanation, workload: Workload, asked: readonly string[]): boolean {
  const { decision, rules, options } = explanation;
  if (!decision.quiet || asked.includes(decision.name) || workload.given.has(decision.name)) return true;
  const isStated = (input: string): boolean => workload.inputs.has(input);
  const readers = readersOf(model);
  if (choosingReads(decision).some((input) => isStated(input) && readers.get(input) === 1)) return true;
  return options[0] !== decision.otherwise && rules.some(({ when }) => when.some(({ input }) => isStated(input)));
}

function assumed(
  engine: Engine,
  evaluation: Evaluation,
  relevant: readonly string[],
  answers: Readonly<Record<string, DecisionAnswer>>,
): Answer["assumed"] {
  const otherwise = new Map<string, Answer["assumed"][number]["otherwise"]>();
  for (const [decision, { flips: list }] of Object.entries(answers)) {
    for (const { input, change, to } of list) {
      const known = otherwise.get(input) ?? [];
      known.push({ change, decision, to });
      otherwise.set(input, known);
    }
  }
  const changing = (input: string) => {
    const changes = otherwise.get(input) ?? [];
    return { matters: [...new Set(changes.map(({ decision }) => decision))], otherwise: changes };
  };
  const inputs = evaluation.filled.assumed
    .filter(({ input }) => relevant.includes(input))
    .map(({ input, value, because, origin }) => ({
      input,
      ...shownValue(engine, input, value),
      because: because === "" ? usual(engine, input) : because,
      usual: usual(engine, input) !== "",
      ...changing(input),
      ...(origin === undefined ? {} : { origin }),
    }));
  const order = engine.model.inputs.map((input) => input.name);
  inputs.sort((a, b) => order.indexOf(a.input) - order.indexOf(b.input));
  const presupposed = [...evaluation.presupposed].map(([node, by]) => ({
    input: nameOf(engine, node) ?? "",
    value: answerWords(engine, node, { atoms: evaluation.filled.atoms, outcomes: evaluation.outcomes }),
    because: `${nameOf(engine, by)} was asked for, and arises only then`,
    usual: false,
    matters: [nameOf(engine, by) ?? ""],
    otherwise: [],
  }));
  return [...presupposed, ...inputs];
}

/** A constant assumption is explained by the statement that most workloads meet. */
function usual(engine: Engine, name: string): string {
  return engine.model.inputs.find((input) => input.name === name)?.usual ?? "";
}

function stated(engine: Engine, workload: Workload): Answer["workload"]["inputs"] {
  const inputs = [...workload.inputs].map(([name, { value, from }]) => [
    name,
    { ...shownValue(engine, name, value), from },
  ]);
  const given = [...workload.given].map(([name, { value, from }]) => [name, { value, from }]);
  return Object.fromEntries([...inputs, ...given]);
}

/** A decision that refines another is shown inside it, and nowhere when it does not arise. */
function nestRefinements(engine: Engine, answers: Record<string, DecisionAnswer>): void {
  for (const { node } of engine.nodes) {
    const answer = answers[node.name];
    const parent = node.kind === "decision" ? answers[node.refines] : undefined;
    if (answer === undefined || parent === undefined) continue;
    const { refines: _, ...lone } = answer;
    if (answer.option !== undefined) parent.refines[node.name] = lone;
    delete answers[node.name];
  }
}

function nameOf(engine: Engine, number: number | undefined): string | undefined {
  return number === undefined ? undefined : engine.nodes[number]?.node.name;
}
