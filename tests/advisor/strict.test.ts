import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInterviewer } from "../../src/advisor/interview.ts";
import { NOTHING_KNOWN } from "../../src/advisor/known.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { openAssumptions } from "../../src/advisor/strict.ts";
import { builtin } from "../../src/builtin.ts";
import type { Value } from "../../src/tables/model.ts";
import { readValue } from "../../src/tables/value.ts";
import { complete, someValues, type Values, workloadOf } from "../cli/workloads.ts";

const DECISIONS = ["endpoint", "compute", "strategy", "git", "container"];
const RUNS = 20;
const advisor = createAdvisor(builtin);

/** Workloads in which everything is stated but a few inputs. */
const nearlyComplete: fc.Arbitrary<Values> = fc
  .tuple(
    someValues,
    fc.subarray(
      builtin.inputs.map(({ name }) => name),
      { maxLength: 6 },
    ),
  )
  .map(([values, left]) => new Map([...complete(values)].filter(([name]) => !left.includes(name))));

describe("a workload with what is not stated", () => {
  it("is settled exactly where an interview has nothing to ask", () => {
    let settled = 0;
    fc.assert(
      fc.property(nearlyComplete, fc.constantFrom(...DECISIONS), (stated, decide) => {
        const open = openAssumptions(builtin, workloadOf(stated), [decide]);
        const screen = createInterviewer(builtin, [decide]).next({ ...NOTHING_KNOWN, checked: true, stated });
        expect(open.length === 0).toBe(screen === undefined);
        if (open.length === 0) settled++;
      }),
      { numRuns: RUNS },
    );
    expect(settled).toBeGreaterThan(0);
    expect(settled).toBeLessThan(RUNS);
  });

  it("comes out otherwise with the values that are named, and with those only", () => {
    fc.assert(
      fc.property(nearlyComplete, fc.constantFrom(...DECISIONS), (stated, decide) => {
        for (const { input, assumed, otherwise } of openAssumptions(builtin, workloadOf(stated), [decide])) {
          if (otherwise === undefined) continue;
          const others = otherwise.together.map((each) => each.split(/ (.*)/) as [string, string]); // two words
          const at = (value: string): string => {
            const changed = [...others, [input, value] as const].map(([name, text]): [string, Value] => [
              name,
              readText(name, text),
            ]);
            return outcome(new Map([...stated, ...changed]), decide);
          };
          expect(at(otherwise.value)).toBe(otherwise.to);
          expect(otherwise.from).not.toBe(otherwise.to);
          // Where the input alone is enough, it is compared with what is assumed.
          if (others.length === 0) expect(outcome(stated, decide)).toBe(otherwise.from);
          expect(assumed).not.toBe(otherwise.value);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

function readText(name: string, text: string): Value {
  const input = builtin.inputs.find((each) => each.name === name);
  if (input === undefined) throw new Error(`there is no input ${name}`);
  const read = readValue(input, text === "none of them" ? [] : text, builtin.units, undefined, "spec");
  if (!read.ok) throw new Error(read.finding.message);
  return read.value;
}

function outcome(stated: ReadonlyMap<string, Value>, decide: string): string {
  const { decisions } = advisor.trace(workloadOf(stated), { decide: [decide] }).answer;
  const { option, options, status } = decisions[decide] ?? {};
  return options?.join(", ") ?? option ?? status ?? "";
}
