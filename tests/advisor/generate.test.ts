import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateCases } from "../../src/advisor/cases/generate.ts";
import { type Case, loadCases } from "../../src/advisor/cases/load.ts";
import { runCases } from "../../src/advisor/cases/run.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { unwrap } from "../../src/errors.ts";
import { caseEntries } from "../../src/render/generated-cases.ts";
import type { Pair, Stated } from "../../src/tables/boundary/pair.ts";
import { compile } from "../../src/tables/compile.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import type { Model } from "../../src/tables/model.ts";
import { type Chain, chain } from "../tables/arbitraries.ts";
import { ruleSet } from "../tables/documents.ts";
import { decideAll, type Facts } from "../tables/oracle.ts";
import { load } from "../tables/rule-set.ts";

describe("a generated pair of cases", () => {
  it("differs in exactly one input and in the answer, by the oracle's reading", async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(chain(1, 2, 3), async (made) => {
        const model = unwrap(await loadModel(ruleSet(made.inputs, made.choices)));
        const { pairs } = generateCases(model, [], 8);
        seen += pairs.length;
        for (const pair of pairs) {
          const [inside, outside] = [factsOf(made, pair.inside), factsOf(made, pair.outside)];
          expect(differing(inside, outside)).toEqual([pair.input]);
          const answers = [inside, outside].map((facts) => answerOf(made, pair, facts));
          expect(answers).toEqual([pair.answers.inside, pair.answers.outside]);
          expect(answers[0]).not.toEqual(answers[1]);
        }
      }),
      { numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it("is right as a golden case, and shows its condition from then on", async () => {
    const model = unwrap(await load({}));
    const { pairs, left } = generateCases(model, [], 20);
    expect(left).toBe(0);
    const cases = await asCases(model, pairs);
    const { wrong, right } = runCases(compile(model), createAdvisor(model), cases);
    expect({ wrong, right }).toEqual({ wrong: 0, right: pairs.length * 2 });
    expect(generateCases(model, cases, 20).pairs).toEqual([]);
  });

  it("is the same each time, and no more are given than were wanted", async () => {
    const model = unwrap(await load({}));
    const [once, again] = [1, 2].map(() => JSON.stringify(caseEntries(model, generateCases(model, [], 1).pairs, [])));
    expect(once).toBe(again);
    const { pairs, left } = generateCases(model, [], 1);
    expect(pairs).toHaveLength(1);
    expect(left).toBeGreaterThan(0);
  });

  it("takes an id that no other case has", async () => {
    const model = unwrap(await load({}));
    const { pairs } = generateCases(model, [], 1);
    const ids = (taken: readonly string[]) => caseEntries(model, pairs, taken).map((entry) => Object.values(entry)[0]);
    const first = ids([]).map(String);
    expect(ids(first).some((id) => first.includes(String(id)))).toBe(false);
  });
});

async function asCases(model: Model, pairs: readonly Pair[]): Promise<Case[]> {
  const text = JSON.stringify(caseEntries(model, pairs, []));
  const { cases, findings } = await loadCases(model, [{ name: "cases/generated.yaml", text }]);
  expect(findings).toEqual([]);
  return cases;
}

/** What is left out is as the rule sets of the oracle assume it. */
function factsOf({ inputs }: Chain, stated: Stated): Facts {
  return Object.fromEntries(inputs.map(({ name, neutral }) => [name, stated.get(name) ?? (neutral ? "any" : "none")]));
}

function differing(a: Facts, b: Facts): string[] {
  return Object.keys(a).filter((name) => String(a[name]) !== String(b[name]));
}

function answerOf({ choices }: Chain, { target }: Pair, facts: Facts): string | undefined {
  const answer = decideAll(choices, facts).get(target.compiled.node.name);
  return answer?.status === "decided" ? answer.options.join(", ") : answer?.status;
}
