/** Runs golden cases and says which are right, what the others answered, and which rules no case reaches. */
import type { Finding } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { shorten } from "../../findings/kind.ts";
import type { Engine } from "../../tables/compile.ts";
import type { Model } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import { understand } from "../../workload/workload.ts";
import type { Answer, DecisionAnswer } from "../answer.ts";
import { brokenConstraints } from "../constraints.ts";
import type { Expected } from "../list-shapes.ts";
import type { Advisor } from "../recommend.ts";
import type { Case } from "./load.ts";
import type { Run } from "./stats.ts";

export interface CaseReport {
  readonly right: number;
  readonly wrong: number;
  readonly findings: readonly Finding[];
  /** Ids of rules (`endpoint/serverless-payload`) that matched in no case. */
  readonly neverHit: readonly string[];
  readonly rules: number;
  /** Every case that could be run, with its answer. */
  readonly runs: readonly Run[];
}

export function runCases(engine: Engine, advisor: Advisor, cases: readonly Case[]): CaseReport {
  const findings: Finding[] = [];
  const hit = new Set<string>();
  const runs: Run[] = [];
  let right = 0;
  for (const each of cases) {
    const workload = understand(engine.model, each.entries);
    if (!workload.ok) {
      findings.push(...workload.findings);
      continue;
    }
    const { answer, fired } = advisor.trace(workload.value, { decide: each.decide });
    for (const id of fired) hit.add(id);
    runs.push({ of: each, answer, fired });
    const wrong = differences(engine.model, answer, each);
    if (wrong.length === 0) right++;
    else findings.push(finding("case/wrong", each.at, `case ${shorten(each.id)}: ${wrong.join("; ")}`));
  }
  const ids = engine.model.nodes.flatMap((node) => rulesOf(node).map((rule) => `${node.name}/${rule.id}`));
  return {
    right,
    wrong: cases.length - right,
    findings,
    neverHit: ids.filter((id) => !hit.has(id)),
    rules: ids.length,
    runs,
  };
}

function differences(model: Model, answer: Answer, expectation: Case): string[] {
  const decisions = Object.entries(expectation.decisions).flatMap(([name, expected]) => {
    const decision = Object.hasOwn(answer.decisions, name) ? answer.decisions[name] : undefined;
    if (decision === undefined) return [`${name} was not decided`];
    return compare(decision, expected).map((what) => `${name} ${what}`);
  });
  const assumed = Object.entries(expectation.assumed).flatMap(([input, value]) => {
    const found = answer.assumed.find((each) => each.input === input);
    return String(found?.value) === String(value)
      ? []
      : [`${input} was assumed ${found?.value ?? "nowhere"}, expected ${value}`];
  });
  const blocked = expectation.blocked
    .filter((name) => answer.decisions[name]?.status !== "blocked")
    .map((name) => `${name} is not blocked`);
  const offered = Object.values(answer.decisions).flatMap(({ relax }) =>
    relax.map((set) => set.map(({ input }) => input)),
  );
  const relax = expectation.relax
    .filter(
      (set) => !offered.some((other) => other.length === set.length && set.every((input) => other.includes(input))),
    )
    .map((set) => `no relaxation of ${set.join(" and ")}`);
  const told = toldRules(answer);
  const untold = expectation.tells.filter((id) => !told.has(id)).map((id) => `${id} is not told`);
  const broken = brokenConstraints(model, answer).map(({ id, because }) => `breaks constraint ${id}: ${because}`);
  const wrongly = expectation.tellsNot.filter((id) => told.has(id)).map((id) => `${id} is told`);
  return [...decisions, ...assumed, ...blocked, ...relax, ...untold, ...wrongly, ...broken];
}

/** The ids of the rules behind companions, settings, warnings and advice. */
function toldRules({ decisions, warnings, advice }: Answer): Set<string> {
  const beside = Object.values(decisions).flatMap((decision) => [
    ...decision.with.map(({ id }) => id),
    ...Object.values(decision.settings).map(({ rule }) => rule),
  ]);
  return new Set([...beside, ...[...warnings, ...advice].map(({ rule }) => rule)]);
}

/** What is wrong with a decision, in words. */
function compare(decision: DecisionAnswer, expected: Expected): string[] {
  const got = decision.options ?? (decision.option === undefined ? [] : [decision.option]);
  const shown = got.length > 0 ? got.join(", ") : decision.status;
  if (typeof expected === "string") return isAnswer(decision, expected) ? [] : [`is ${shown}, expected ${expected}`];
  if (Array.isArray(expected)) {
    const missing = expected.filter((option) => !got.includes(option) && !isAnswer(decision, option));
    return missing.length === 0 ? [] : [`is ${shown}, without ${missing.join(", ")}`];
  }
  return Object.entries(expected).flatMap(([key, value]) => {
    const wanted = [value].flat().map(String);
    const shownKey = `${key} ${wanted.join(", ")}`;
    const tests: Readonly<Record<string, () => boolean>> = {
      "one-of": () => wanted.some((option) => isAnswer(decision, option)),
      first: () => got[0] === wanted[0],
      has: () => wanted.every((option) => got.includes(option)),
      not: () => wanted.every((option) => !got.includes(option)),
    };
    const holds = Object.hasOwn(tests, key) ? tests[key] : undefined;
    if (holds !== undefined) return holds() ? [] : [`is ${shown}, expected ${shownKey}`];
    // `constructor` is no attribute, although every map has one.
    if (key in Object.prototype) return [`has ${key} nowhere, expected ${wanted.join(", ")}`];
    const found = decision.attributes[key] ?? decision.settings[key]?.value ?? refined(decision, key);
    return found !== undefined && wanted.includes(found)
      ? []
      : [`has ${key} ${found ?? "nowhere"}, expected ${wanted.join(", ")}`];
  });
}

function isAnswer(decision: DecisionAnswer, word: string): boolean {
  if (word === decision.option) return true;
  if (word === "none") return decision.status === "not-applicable";
  return word === "no-option" && decision.status === "no-option";
}

function refined(decision: DecisionAnswer, name: string): string | undefined {
  return decision.refines[name]?.option;
}
