import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, unwrap } from "../../src/errors.ts";
import { HIT_POLICIES, loadTable } from "../../src/tables/index.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { chain, randomFrom, table } from "./arbitraries.ts";
import { readWitness, row, ruleSet, tableDocument } from "./documents.ts";
import {
  answerOf,
  type ChoiceSpec,
  type Condition,
  conditionsOf,
  decideAll,
  type Facts,
  type InputSpec,
  isImpossible,
  matches,
  type TableSpec,
} from "./oracle.ts";
import { everyCase } from "./representatives.ts";

const ONE_ANSWER = ["unique", "any", "priority", "first"];

describe("the gap proof of a plain table", () => {
  it("finds a gap exactly when some case has no match, and its witness is one", async () => {
    const tables = fc.constantFrom(...HIT_POLICIES).chain((hit) => table(hit, 2, 8));
    await fc.assert(
      fc.asyncProperty(tables, async (spec) => {
        const conditions = spec.rules.flatMap((rule) => rule.when);
        const wanted = ONE_ANSWER.includes(spec.hit) && spec.outputs.every((output) => output.default === undefined);
        const isGap = (facts: Facts) => wanted && answerOf(spec, facts).status === "no-match";
        const { findings } = unwrap(await loadTable(tableDocument(spec))).verify();
        const gaps = findings.filter(({ code }) => code === "table/gap");
        expect(gaps).toHaveLength([...everyCase(spec.inputs, conditions)].some(isGap) ? 1 : 0);
        for (const gap of gaps) expectEveryCase(gap, spec.inputs, conditions, isGap);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the gap proof of a chain of decisions", () => {
  it("finds every decision that can be left without an option, with a witness", async () => {
    await fc.assert(
      fc.asyncProperty(chain(1, 3, 2), async ({ inputs, choices }) => {
        const { findings } = verify(unwrap(await loadModel(ruleSet(inputs, choices))));
        const conditions = choices.flatMap(conditionsOf);
        for (const choice of choices) {
          const isGap = (facts: Facts) => {
            const answers = decideAll(choices, facts);
            return answers.get(choice.name)?.status === "no-option" && !isImpossible(choice, facts, answers);
          };
          const gaps = about(findings, choice, "table/gap");
          expect(gaps).toHaveLength([...everyCase(inputs, conditions)].some(isGap) ? 1 : 0);
          for (const gap of gaps) expectEveryCase(gap, inputs, conditions, isGap);
        }
      }),
      { numRuns: 250 },
    );
  });

  it("finds every region declared impossible in which an option survives", async () => {
    await fc.assert(
      fc.asyncProperty(chain(1, 3, 2), async ({ inputs, choices }) => {
        const { findings } = verify(unwrap(await loadModel(ruleSet(inputs, choices))));
        const conditions = choices.flatMap(conditionsOf);
        for (const choice of choices) {
          choice.impossible.forEach((when, number) => {
            const isSurvivor = (facts: Facts) => {
              const answers = decideAll(choices, facts);
              const one = { ...choice, impossible: [when] };
              return answers.get(choice.name)?.status === "decided" && isImpossible(one, facts, answers);
            };
            const wrong = about(findings, choice, "table/impossible-not-empty").filter(({ message }) =>
              message.startsWith(`impossible rule impossible-${number} `),
            );
            expect(wrong).toHaveLength([...everyCase(inputs, conditions)].some(isSurvivor) ? 1 : 0);
            for (const found of wrong) expectEveryCase(found, inputs, conditions, isSurvivor);
          });
        }
      }),
      { numRuns: 250 },
    );
  });
});
