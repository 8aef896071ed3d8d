/** What people wait for: flips, the next question of an interview, and how many screens there are. */
import { loadCases } from "../../src/advisor/cases/load.ts";
import { createInterviewer } from "../../src/advisor/interview.ts";
import { type Known, NOTHING_KNOWN } from "../../src/advisor/known.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { interview } from "../../src/cli/interview.ts";
import { unwrap } from "../../src/errors.ts";
import { decisionOptions, understand } from "../../src/workload/workload.ts";
import { scripted } from "../cli/scripted.ts";
import { complete, truthful } from "../cli/workloads.ts";
import { caseFiles } from "../rules.ts";

/** Milliseconds over many workloads. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly count: number;
}

export interface Questions {
  /** A whole answer, and of it the part that what would change the answer takes. */
  readonly answerMs: Spread;
  readonly flipsMs: Spread;
  readonly questionMs: Spread;
  /** Screens on average: for the one decision that a scenario asks about, and for the whole set-up. */
  readonly screens: { readonly one: number; readonly all: number; readonly scenarios: number };
}

export async function measureQuestions(): Promise<Questions> {
  const advisor = createAdvisor(builtin);
  const { cases } = await loadCases(builtin, caseFiles());
  const workloads = cases.map(({ entries }) => unwrap(understand(builtin, entries)));
  const answers: number[] = [];
  const flips: number[] = [];
  // The first round warms up.
  for (const round of [0, 1]) {
    for (const workload of workloads) {
      const start = performance.now();
      advisor.trace(workload);
      const middle = performance.now();
      advisor.recommend(workload);
      const end = performance.now();
      if (round === 0) continue;
      answers.push(end - middle);
      flips.push(Math.max(0, end - middle - (middle - start)));
    }
  }
  const questions: number[] = [];
  // Cases that came from elsewhere: they state what people state.
  const screens = await screensOf(
    cases.filter(({ origin }) => origin.length > 0),
    questions,
  );
  return { answerMs: spread(answers), flipsMs: spread(flips), questionMs: spread(questions), screens };
}

type Cases = Awaited<ReturnType<typeof loadCases>>["cases"];

/** Users who answer truthfully what they are asked; Enter where they know nothing better. */
async function screensOf(cases: Cases, questions: number[]) {
  const names = decisionOptions(builtin).map(([name]) => name);
  const one: number[] = [];
  const all: number[] = [];
  for (const { entries, decisions } of cases) {
    const { inputs } = unwrap(understand(builtin, entries));
    const truth = complete(new Map([...inputs].map(([name, { value }]) => [name, value])));
    const asked = Object.keys(decisions).find((name) => names.includes(name));
    for (const decide of [asked === undefined ? undefined : [asked], []]) {
      if (decide === undefined) continue;
      const interviewer = createInterviewer(builtin, decide);
      const timed = { ...interviewer, next: (known: Known) => timing(() => interviewer.next(known), questions) };
      const user = scripted(truthful(truth));
      await interview(timed, user, NOTHING_KNOWN);
      (decide.length > 0 ? one : all).push(user.screens.length);
    }
  }
  return { one: mean(one), all: mean(all), scenarios: cases.length };
}

function timing<T>(work: () => T, into: number[]): T {
  const start = performance.now();
  const made = work();
  into.push(performance.now() - start);
  return made;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / Math.max(1, numbers.length);
}

function spread(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0, count: sorted.length };
}
