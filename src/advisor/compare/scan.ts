/** Where the wanted decisions change along one input: every band answers the same from its first value to its last. */
import type { Engine } from "../../tables/compile.ts";
import { answerWords } from "../../tables/evaluate.ts";
import { domain } from "../../tables/ranges.ts";
import { answerQuestion, type Question } from "../../tables/session.ts";
import { formatValue } from "../../tables/value.ts";
import { SIZED } from "../../workload/wanted.ts";
import type { Workload } from "../../workload/workload.ts";
import { questionOf, shownAs, wantedDecisions } from "../question.ts";
import { plan } from "../recommend.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { Shelf } from "../size-answer.ts";
import { describeBand } from "./band-words.ts";
import { NO_SHELVES, type Shelves } from "./plans.ts";
import type { Answers, Band, BandScan } from "./scan-sheet.ts";
import { cutByType, priced, typeFor } from "./sized-steps.ts";
import { type Scanned, type Step, stepsOf } from "./steps.ts";

export function scan(
  engine: Engine,
  workload: Workload,
  scanned: Scanned,
  asked: readonly string[],
  shelves: Shelves = NO_SHELVES,
): BandScan {
  const shelf = shelves(workload);
  const question = questionOf(engine, workload, asked, shelf);
  const tables = tell(engine, workload, asked, shelf);
  // To look for types takes its time, so it is done for whoever asks for them.
  const isSized = asked.includes(SIZED);
  const told = isSized ? { ...tables, wanted: [...tables.wanted, SIZED] } : tables;
  const asks = { engine, workload, scanned, asked, shelves };
  const coarse = stepsOf(engine, question, scanned);
  const steps = (isSized ? cutByType(asks, question, coarse) : coarse).map((step) => ({
    ...step,
    answers: {
      ...answersTo(engine, priced(asks, step.question), tables.wanted),
      ...(isSized ? { [SIZED]: typeFor(asks, step.question) } : {}),
    },
  }));
  const groups = grouped(steps, ({ answers }) => JSON.stringify(answers));
  const bands = groups.map((group) => ({
    ...bandOf(engine, scanned, group),
    answers: group[0]?.answers ?? {},
  }));
  const here = hereOf(engine, question, scanned);
  return {
    schemaVersion: SCHEMA_VERSION,
    command: "what-if",
    kind: "bands",
    ...told,
    input: scanned.name,
    ...(here === undefined ? {} : { here }),
    varies: varying(
      told.wanted,
      bands.map(({ answers }) => answers),
    ),
    bands,
  };
}

/** What every scan tells of the workload that it starts from. */
export function tell(engine: Engine, workload: Workload, asked: readonly string[], shelf?: Shelf) {
  const { answer } = plan(engine, workload, { decide: asked }, shelf);
  // What follows from a catalogue is no answer of the tables, which are what is scanned.
  const wanted = answer.wanted.filter((name) => engine.nodeOf.has(name));
  return { tables: answer.tables, workload: answer.workload, wanted };
}

/** What each decision answers, with the options of those shown inside it. */
export function answersTo(engine: Engine, question: Question, wanted: readonly string[]): Answers {
  const { filled, outcomes } = answerQuestion(engine, question);
  const words = (name: string): string =>
    answerWords(engine, engine.nodeOf.get(name) ?? -1, { atoms: filled.atoms, outcomes });
  const inside = (name: string): string[] =>
    wantedDecisions(engine.model, [name]).filter(
      (each) =>
        each !== name && shownAs(engine.model, each) === name && (outcomes[engine.nodeOf.get(each) ?? -1] ?? -1) >= 0,
    );
  return Object.fromEntries(wanted.map((name) => [name, [words(name), ...inside(name).map(words)].join(", ")]));
}

export function varying(wanted: readonly string[], all: readonly Answers[]): string[] {
  return wanted.filter((name) => new Set(all.map((answers) => answers[name])).size > 1);
}

/** Neighbouring pieces of a quantity that agree are one band; words have no order, so all that agree are. */
export function grouped<S extends Step>(steps: readonly S[], keyOf: (step: S) => string): S[][] {
  const groups: S[][] = [];
  const byKey = new Map<string, S[]>();
  for (const step of steps) {
    const key = keyOf(step);
    const before = step.range === undefined ? byKey.get(key) : groups.at(-1);
    if (before?.[0] !== undefined && keyOf(before[0]) === key) before.push(step);
    else {
      const group = [step];
      groups.push(group);
      if (step.range === undefined) byKey.set(key, group);
    }
  }
  return groups;
}

/** A group of steps as one band. */
export function bandOf({ model, axes, axisOf }: Engine, scanned: Scanned, steps: readonly Step[]): Band {
  const here = steps.some((step) => step.here);
  const input = model.inputs.find(({ name }) => name === scanned.name);
  const [from, to] = [steps[0]?.range?.[0], steps.at(-1)?.range?.[1]];
  if (input !== undefined && from !== undefined && to !== undefined) {
    const cuts = [...(axes[axisOf.get(input.name) ?? -1]?.cuts ?? [])];
    const whole = { range: scanned.range ?? domain(input), chosen: scanned.range !== undefined, cuts };
    return { ...describeBand(input, [from, to], whole, model.units), values: [], here };
  }
  const values = steps.flatMap(({ word }) => word ?? []);
  return { change: values.join(" | "), values, here };
}

/** Where the workload lies now; of a set every member is shown anyway. */
function hereOf(engine: Engine, question: Question, { name }: Scanned): BandScan["here"] {
  const { inputs, units } = engine.model;
  const input = inputs.find((each) => each.name === name);
  const value = answerQuestion(engine, question).filled.values.get(name);
  if (input === undefined || value === undefined || Array.isArray(value)) return undefined;
  return { value: formatValue(input, value, units), assumed: !question.stated.has(name) };
}
