import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, DecisionAnswer, OtherOption } from "../../src/advisor/answer.ts";
import { loadCases } from "../../src/advisor/cases/load.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { SCHEMAS } from "../../src/cli/commands/schema.ts";
import { unwrap } from "../../src/errors.ts";
import { formatQuantity, parseQuantity } from "../../src/units.ts";
import { understand } from "../../src/workload/workload.ts";
import { caseFiles } from "../rules.ts";
import { decide, recommend, type Spec, specs } from "./workloads.ts";

const advisor = createAdvisor(builtin);
const ajv = new Ajv({ allErrors: true, strict: false });
const isAnswer = ajv.compile(SCHEMAS["answer"]?.(builtin) ?? {});
const isSpec = ajv.compile(SCHEMAS["spec"]?.(builtin) ?? {});

describe("an answer", () => {
  it("follows its published schema, for golden cases", async () => {
    const { cases } = await loadCases(builtin, caseFiles());
    // Every eighth: documents differ in shape by what they hold, not by their values.
    for (const { entries, decide, id } of cases.filter((_, place) => place % 8 === 0)) {
      const answer = advisor.recommend(unwrap(understand(builtin, entries)), { decide });
      expect(isAnswer(JSON.parse(JSON.stringify(answer))), `${id}: ${ajv.errorsText(isAnswer.errors)}`).toBe(true);
    }
  });

  it("follows its published schema, for any workload", () => {
    fc.assert(
      fc.property(specs(), (spec) => {
        expect(isSpec(spec), ajv.errorsText(isSpec.errors)).toBe(true);
        expect(isAnswer(JSON.parse(JSON.stringify(recommend(spec)))), ajv.errorsText(isAnswer.errors)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("is the same bytes for the same workload", () => {
    fc.assert(
      fc.property(specs(), (spec) => {
        expect(JSON.stringify(recommend(spec))).toBe(JSON.stringify(recommend(spec)));
      }),
      { numRuns: 20 },
    );
  });

  it("gives every option of a decision that arises: chosen, or why not", () => {
    const arising = ["decided", "given", "no-option"];
    fc.assert(
      fc.property(specs(), (spec) => {
        for (const [name, decision] of Object.entries(recommend(spec).decisions)) {
          if (!arising.includes(decision.status)) continue;
          const chosen = decision.options ?? (decision.option === undefined ? [] : [decision.option]);
          const told = [...chosen, ...decision.others.map(({ option }) => option)];
          expect(told.sort()).toEqual(optionsOf(name));
          if (decision.status !== "decided") continue;
          expect(decision.because).not.toBe("");
          for (const other of decision.others)
            expect(isReasoned(decision, other), `${name}/${other.option}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["3.9 MB", undefined],
    ["4.5 MB", { input: "payload", limit: "serverless.payload", distance: "0.5 MB over 4 MB", share: 12.5 }],
    ["4.8 MB", { input: "payload", limit: "serverless.payload", distance: "0.8 MB over 4 MB", share: 20 }],
    ["4.9 MB", undefined],
  ])("calls a payload of %s a near miss only within 20 %% of the one limit in its way", (payload, nearMiss) => {
    const { others } = recommend({ payload }, ["endpoint"]).decisions["endpoint"] ?? { others: [] };
    expect(others.find(({ option }) => option === "serverless")?.nearMiss).toEqual(nearMiss);
  });

  it("calls nothing a near miss that a second limit keeps out", () => {
    const { others } = recommend({ payload: "4.5 MB", duration: "90 s" }, ["endpoint"]).decisions["endpoint"] ?? {
      others: [],
    };
    expect(others.filter(({ nearMiss }) => nearMiss !== undefined)).toEqual([]);
  });

  // Each flip is a recommendation of its own, so a few workloads make hundreds of them.
  it("names flips that really change the decision", () => {
    fc.assert(
      fc.property(specs(), (spec) => {
        const answer = recommend(spec);
        for (const [name, { flips }] of Object.entries(answer.decisions)) {
          for (const { input, change, to } of flips) {
            const changed = recommendWith(spec, answer, [{ input, to: change }])?.decisions[name];
            if (changed === undefined) continue;
            const said = changed.options?.join(", ") ?? changed.option ?? changed.status;
            expect(said, `${name}: ${input} ${change}`).toBe(to);
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  // A flip of the nearest piece lies at the edge of where the answer holds; of farther ones others lie between.
  it("names flips that do nothing if one stops just short of them", () => {
    let tried = 0;
    fc.assert(
      fc.property(specs(), (spec) => {
        const answer = recommend({ payload: "3 MB", rate: "40/s", duration: "2 s", traffic: "spiky", ...spec });
        for (const [name, { flips, ...decision }] of Object.entries(answer.decisions)) {
          for (const { input, change } of flips.filter(({ steps }) => steps === 1)) {
            const short = justShort(change, input, answer.workload.inputs[input]?.base);
            if (short === undefined) continue;
            tried++;
            const changed = decide({
              payload: "3 MB",
              rate: "40/s",
              duration: "2 s",
              traffic: "spiky",
              ...spec,
              [input]: short,
            });
            expect(changed.decisions[name]?.option, `${name}: ${input} ${change}`).toBe(decision.option);
          }
        }
      }),
      { numRuns: 5 },
    );
    expect(tried).toBeGreaterThan(0);
  });

  it("names relaxations that really open an option", () => {
    let opened = 0;
    fc.assert(
      fc.property(specs(), (spec) => {
        const answer = recommend({ ...spec, access: "interactive", duration: "30 min" });
        for (const [name, { relax, opens }] of Object.entries(answer.decisions)) {
          for (const [number, set] of relax.entries()) {
            const changed = recommendWith({ ...spec, access: "interactive", duration: "30 min" }, answer, set)
              ?.decisions[name];
            if (changed === undefined) continue;
            opened++;
            expect(changed.option, `${name}: ${JSON.stringify(set)}`).toBe(opens[number]);
          }
        }
      }),
      { numRuns: 20 },
    );
    expect(opened).toBeGreaterThan(0);
  });

  it("presupposes what a decision asked for by name needs, and says so", () => {
    const answer = recommend({ control: "function" }, ["endpoint"]);
    expect(answer.decisions["endpoint"]?.status).toBe("decided");
    expect(answer.assumed[0]).toMatchObject({ input: "target", value: "sagemaker", matters: ["endpoint"] });
  });
});

/** Ruled out by some rule; or ranked below the choice by one; or, in a list, with what its rules lack. */
function isReasoned(decision: DecisionAnswer, { status, by, below, unmet }: OtherOption): boolean {
  if (status === "ruled-out") return by.length > 0;
  if (decision.options === undefined) return by.length === 1 && below === decision.option;
  return unmet?.every(({ conditions }) => conditions.length > 0) === true;
}

function optionsOf(decision: string): string[] {
  const node = builtin.nodes.find((each) => each.name === decision);
  return node?.kind === "decision" ? node.options.map(({ id }) => id).sort() : [];
}

function assumedValue(answer: ReturnType<typeof recommend>, input: string): string | string[] | undefined {
  return answer.assumed.find((each) => each.input === input)?.value;
}

/** The answer to the workload with these changes, unless one of them names no value. */
function recommendWith(spec: Spec, answer: Answer, changes: readonly { input: string; to: string }[]) {
  const values = changes.map(({ input, to }) => {
    const now = answer.workload.inputs[input]?.value ?? assumedValue(answer, input);
    return [input, stateOf(to, now)] as const;
  });
  if (values.some(([, value]) => value === undefined)) return undefined;
  return decide({ ...spec, ...Object.fromEntries(values) });
}

/** A value a hair on this side of a bound: `<= 4 MB` is not reached from above; undefined where there is no such value. */
function justShort(change: string, name: string, now: number | undefined): string | undefined {
  const bound = /^(<=?|>=?) (\S+ ?\S*)$/.exec(change);
  const input = builtin.inputs.find((each) => each.name === name);
  if (bound === null || now === undefined || input === undefined || input.type === "count") return undefined;
  const read = parseQuantity(bound[2] ?? "", input.type, builtin.units);
  if (!read.ok) return undefined;
  const value = read.value * (bound[1]?.startsWith("<") ? 1 + 1e-4 : 1 - 1e-4);
  const isBetween = (now < read.value && value > now) || (now > read.value && value < now);
  return isBetween ? formatQuantity(value, input.type, builtin.units) : undefined;
}

/** A value that makes a change in words true: its bound for `<= 4 MB`, a set with one member more or less. */
function stateOf(change: string, now: string | string[] | undefined): unknown {
  const [verb, ...rest] = change.split(" ");
  if (verb === "has") return [...(Array.isArray(now) ? now : []), ...rest];
  if (verb === "lacks") return Array.isArray(now) ? now.filter((member) => !rest.includes(member)) : [];
  if (verb === "<=" || verb === ">=")
    return change.includes(">", 2) || change.includes("<", 2) ? undefined : rest.join(" ");
  return verb === ">" || verb === "<" ? undefined : change;
}
