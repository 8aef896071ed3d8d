/** A plan becomes files: the first of a generator's jobs that fits, filled with what the plan knows and the user gave. */
import type { Answer } from "../advisor/answer.ts";
import { fill, namesIn, type Values } from "./fill.ts";
import type { Generator, Job, When } from "./generator-shape.ts";

export interface Generated {
  readonly job: string;
  readonly because: readonly string[];
  readonly files: readonly GeneratedFile[];
  /** What has to be filled in before a file is of use. */
  readonly open: readonly OpenBlank[];
  /** The instance types that it takes. */
  readonly types: readonly string[];
  /** Types of the shortlist that it cannot take. */
  readonly leftOut: readonly string[];
  readonly notes: readonly string[];
  readonly sources: Generator["sources"];
}

export interface GeneratedFile {
  readonly name: string;
  readonly operation: string;
  readonly command: string;
  readonly content: unknown;
}

export interface OpenBlank {
  readonly name: string;
  readonly what: string;
  readonly like: string;
}

/** What the user filled in, by the names of the blanks. */
export type Given = Readonly<Record<string, string>>;

/** The files, or why there are none; without a reason there is no instance type to put into them. */
export type Outcome = { readonly made: Generated } | { readonly because?: string };

export function generate(generator: Generator, answer: Answer, given: Given): Outcome {
  const job = generator.jobs.find(({ when, stated }) => holds(answer, when) && isStated(answer, stated));
  if (job === undefined) {
    const because = generator.otherwise.find(({ when }) => holds(answer, when))?.because;
    return because === undefined ? {} : { because };
  }
  const shortlist = answer.sizing?.shortlist.map(({ type }) => type) ?? [];
  const types = job.types === undefined ? [] : shortlist.filter((type) => takes(job, type)).slice(0, job.types.most);
  const goal = job.goal?.find(({ when = {}, stated }) => holds(answer, when) && isStated(answer, stated));
  const open = openBlanks(generator, job, given);
  const values: Values = {
    ...numbers(generator, answer),
    ...filledBlanks(generator, given),
    ...Object.fromEntries(open.map(({ name, what }) => [name, `<${name}: ${what}>`])),
    ...(goal && { goal: goal.is }),
    types,
  };
  const files = job.files.map(({ request, ...file }) => ({ ...file, content: fill(request, values) }));
  if (files.some(({ content }) => content === undefined)) return {};
  return {
    made: {
      job: job.id,
      because: [job.because, ...(goal === undefined ? [] : [`${goal.is}: ${goal.because}`])],
      files,
      open,
      types,
      leftOut: job.types === undefined ? [] : shortlist.filter((type) => !types.includes(type)),
      notes: job.notes,
      sources: Object.fromEntries(Object.entries(generator.sources).filter(([id]) => job.source.includes(id))),
    },
  };
}

function takes({ types }: Job, type: string): boolean {
  return types?.family === undefined || types.family.includes(type.split(".")[1] ?? "");
}

/** Blanks that the files of the job have and nobody filled. */
function openBlanks({ blanks }: Generator, job: Job, given: Given): OpenBlank[] {
  const names = new Set(job.files.flatMap(({ request }) => namesIn(request)));
  return Object.entries(blanks).flatMap(([name, { what, like, with: other, unless }]) => {
    const wanted =
      names.has(name) &&
      given[name] === undefined &&
      (other === undefined || (other !== name && given[other] !== undefined)) &&
      (unless === undefined || given[unless] === undefined);
    return wanted ? [{ name, what, like }] : [];
  });
}

function filledBlanks({ blanks }: Generator, given: Given): Values {
  const entries = Object.entries(blanks).flatMap(([name, { number }]) => {
    const value = given[name];
    return value === undefined ? [] : [[name, number === true ? Number(value) : value] as const];
  });
  return Object.fromEntries(entries);
}

/** Numbers of the workload that were stated: what is only assumed is nothing to test against. */
function numbers({ values }: Generator, { workload }: Answer): Values {
  const entries = Object.entries(values).flatMap(([name, { input, times, otherwise }]) => {
    const bases = [input].flat().flatMap((each) => statedNumber(workload, each) ?? []);
    if (bases.length < [input].flat().length) return otherwise === undefined ? [] : [[name, otherwise] as const];
    // Rounding errors make no number one larger.
    const product = bases.reduce((all, base) => all * base, times);
    return [[name, Math.max(1, Math.ceil(product - 1e-9))] as const];
  });
  return Object.fromEntries(entries);
}

/** Nothing can be tested against 0. */
function statedNumber({ inputs }: Answer["workload"], name: string): number | undefined {
  return inputs[name]?.base || undefined;
}

function holds(answer: Answer, when: When): boolean {
  return Object.entries(when).every(([name, wanted]) =>
    words(answer, name).some((word) => [wanted].flat().includes(word)),
  );
}

function isStated({ workload }: Answer, inputs: readonly string[] | undefined): boolean {
  return inputs === undefined || inputs.some((input) => statedNumber(workload, input) !== undefined);
}

/** The option of a decision, or the words of an input, stated or assumed. */
function words({ decisions, workload, assumed }: Answer, name: string): readonly string[] {
  const decision = Object.hasOwn(decisions, name) ? decisions[name] : undefined;
  if (decision !== undefined) return decision.options ?? [decision.option ?? "none"];
  const value = workload.inputs[name]?.value ?? assumed.find(({ input }) => input === name)?.value;
  return value === undefined ? ["none"] : [value].flat();
}
