/** The plans of several workloads, side by side. */
import type { Engine } from "../../tables/compile.ts";
import type { Workload } from "../../workload/workload.ts";
import type { Answer, DecisionAnswer, Notice } from "../answer.ts";
import type { Cost } from "../cost/answer.ts";
import { plan } from "../recommend.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { Shelf } from "../size-answer.ts";
import type {
  ComparedCell,
  ComparedCost,
  ComparedDecision,
  ComparedNotice,
  Comparison,
  ComparisonKind,
} from "./comparison.ts";
import { AS_IT_IS, assuming, type Changes, changed, type Variant } from "./variants.ts";

/** `what-if --set`: the plan as it is, and the plan of the changed workload. */
export function whatIf(
  engine: Engine,
  workload: Workload,
  changes: Changes,
  asked: readonly string[],
  shelves: Shelves = NO_SHELVES,
): Comparison {
  const variants = [
    { name: AS_IT_IS, workload },
    { name: "changed", workload: changed(workload, changes) },
  ];
  return comparePlans(engine, "change", variants, asked, shelves);
}

/** `compare --assume`: the plan as it is, and one plan for each set of options assumed. */
export function compareAssumed(
  engine: Engine,
  workload: Workload,
  assumed: readonly NonNullable<Variant["assumes"]>[],
  asked: readonly string[],
  shelves: Shelves = NO_SHELVES,
): Comparison {
  const variants = [{ name: AS_IT_IS, workload }, ...assumed.map((each) => assuming(workload, each))];
  return comparePlans(engine, "assumed", variants, asked, shelves);
}

export function comparePlans(
  engine: Engine,
  kind: ComparisonKind,
  variants: readonly Variant[],
  asked: readonly string[],
  shelves: Shelves = NO_SHELVES,
): Comparison {
  const answers = variants.map(({ workload }) => plan(engine, workload, { decide: asked }, shelves(workload)).answer);
  const [{ wanted = [] } = {}] = answers;
  const comparison = {
    schemaVersion: SCHEMA_VERSION,
    command: kind === "change" ? "what-if" : "compare",
    kind,
    tables: engine.model.hash,
    wanted,
    columns: variants.map(({ name, workload, assumes = [] }) => ({
      name,
      ...(workload.name === "" ? {} : { workload: workload.name }),
      assumes: Object.fromEntries([...assumes].map(([decision, { value }]) => [decision, value])),
    })),
    inputs: inputRows(engine, answers),
    decisions: Object.fromEntries(
      wanted.map((name) => [name, decisionRow(answers.flatMap(({ decisions }) => decisions[name] ?? []))]),
    ),
    ...costs(answers),
    warnings: noticeRows(answers.map(({ warnings }) => warnings)),
    advice: noticeRows(answers.map(({ advice }) => advice)),
  } satisfies Omit<Comparison, "sources">;
  return { ...comparison, sources: { ...sourcesOf(engine, citedIn(comparison)), ...beyond(engine, answers) } };
}

/** The types and prices with which a workload is sized; undefined where it is not. */
export type Shelves = (workload: Workload) => Shelf | undefined;
export const NO_SHELVES: Shelves = () => undefined;

function costs(answers: readonly Answer[]): Pick<Comparison, "costs" | "breakEven"> {
  if (answers.every(({ cost }) => cost === undefined)) return {};
  const [first] = answers;
  const swaps = first?.cost?.breakEven;
  return { costs: answers.map(({ cost }) => costOf(cost)), ...(swaps === undefined ? {} : { breakEven: swaps }) };
}

function costOf(cost: Cost | undefined): ComparedCost | null {
  if (cost === undefined) return null;
  const {
    currency: _,
    fixed: _f,
    usage: _u,
    releaseHour: _r,
    lines: _l,
    notes: _n,
    prices: _p,
    breakEven: _b,
    ...figures
  } = cost;
  return figures;
}

/** Sources that are none of the tables: those of types and prices. */
function beyond({ model }: Engine, answers: readonly Answer[]): Comparison["sources"] {
  const all = answers.flatMap(({ sources }) => Object.entries(sources));
  return Object.fromEntries(all.filter(([id]) => model.sources[id] === undefined));
}

/** Inputs whose value is not the same in all plans, be it stated or assumed. */
function inputRows({ model }: Engine, answers: readonly Answer[]): Comparison["inputs"] {
  const names = [...model.inputs, ...model.nodes].map(({ name }) => name);
  const all = answers.map(valuesOf);
  return names.flatMap((input) => {
    const columns = all.map((values) => values.get(input) ?? null);
    const texts = new Set(columns.map((value) => JSON.stringify(value?.value)));
    return texts.size > 1 ? [{ input, columns }] : [];
  });
}

type InputValue = Comparison["inputs"][number]["columns"][number];

function valuesOf({ assumed, workload }: Answer): Map<string, InputValue> {
  const values = new Map<string, InputValue>();
  for (const { input, value, base } of assumed) values.set(input, { value, ...(base === undefined ? {} : { base }) });
  for (const [input, stated] of Object.entries(workload.inputs)) values.set(input, stated);
  return values;
}

function decisionRow(plans: readonly DecisionAnswer[]): ComparedDecision {
  const columns = plans.map(cellOf);
  const answers = columns.map(answerOf);
  const differs = answers.flatMap((answer, place) => (answer === answers[0] ? [] : [place]));
  const [{ decision = "", quiet = false } = {}] = plans;
  const arises = plans.some(({ status }) => status !== "not-applicable");
  return {
    decision,
    quiet,
    shown: arises && (differs.length > 0 || plans.some(({ shown }) => shown)),
    differs,
    columns,
  };
}

/** What is decided, without how it came about: a list in another order is the same, so many more of a type are not. */
function answerOf({ status, option, options, refines, attributes }: ComparedCell): string {
  return [...(options?.toSorted() ?? [option ?? status]), ...refines, ...Object.values(attributes)].join();
}

function cellOf(plan: DecisionAnswer): ComparedCell {
  const { status, attributes, because, reads, sources, judgement, settings } = plan;
  const { option, options, title, rule, origin } = plan;
  return {
    status,
    ...(option === undefined ? {} : { option }),
    ...(options === undefined ? {} : { options }),
    ...(title === undefined ? {} : { title }),
    attributes,
    ...(rule === undefined ? {} : { rule }),
    because,
    reads,
    sources,
    judgement,
    origin,
    settings,
    with: plan.with,
    refines: Object.values(plan.refines).flatMap((each) => each.option ?? []),
  };
}

/** Each notice once, with the plans that have it; its values are those of the first of them. */
function noticeRows(plans: readonly (readonly Notice[])[]): ComparedNotice[] {
  const rows = new Map<string, ComparedNotice>();
  for (const [place, notices] of plans.entries()) {
    for (const notice of notices) {
      const key = `${notice.rule} ${notice.about ?? ""} ${notice.because}`;
      const row = rows.get(key) ?? { ...notice, columns: [] };
      row.columns.push(place);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

function citedIn({ decisions, warnings, advice }: Omit<Comparison, "sources">): string[] {
  const cells = Object.values(decisions).flatMap(({ columns }) => columns);
  const behind = cells.flatMap((cell) => [cell, ...cell.with, ...Object.values(cell.settings)]);
  return [...behind, ...warnings, ...advice].flatMap(({ sources }) => sources);
}

/** The sources of these ids, in the order of the tables. */
export function sourcesOf({ model }: Engine, ids: readonly string[]): Comparison["sources"] {
  const cited = Object.values(model.sources).filter(({ id }) => ids.includes(id));
  return Object.fromEntries(cited.map(({ id, title, url, checked }) => [id, { title, url, checked }]));
}
