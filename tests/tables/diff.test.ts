import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { type ChangedNode, diffModels } from "../../src/tables/diff/index.ts";
import { type DecisionTable, loadTable } from "../../src/tables/index.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { type Chain, chain } from "./arbitraries.ts";
import { ruleSet, tableDocument, written } from "./documents.ts";
import { type ChoiceAnswer, type ChoiceSpec, conditionsOf, decideAll, type Facts } from "./oracle.ts";
import { everyCase } from "./representatives.ts";

interface Versions extends Chain {
  readonly changed: readonly ChoiceSpec[];
}

/** A chain of decisions, and the same with one part of one decision changed. */
const versions: fc.Arbitrary<Versions> = fc
  .tuple(chain(1, 2, 2), fc.nat(), fc.nat(), fc.constantFrom("drop", "reverse", "loosen", "same"))
  .map(([made, which, rule, how]) => {
    const at = which % made.choices.length;
    const changed = made.choices.map((choice, place) => (place === at ? changeOne(choice, rule, how) : choice));
    return { ...made, changed };
  });

function changeOne(choice: ChoiceSpec, rule: number, how: string): ChoiceSpec {
  const { eliminate, prefer, collect } = choice;
  const place = rule % Math.max(1, eliminate.length);
  if (how === "drop") return { ...choice, eliminate: eliminate.filter((_, index) => index !== place) };
  if (how === "reverse") return { ...choice, prefer: [...prefer].reverse(), collect: [...collect].reverse() };
  if (how === "same") return choice;
  const loose = eliminate.map((each, index) => (index === place ? { ...each, when: each.when.slice(1) } : each));
  return { ...choice, eliminate: loose, applies: choice.applies.slice(1) };
}

describe("the difference between two versions of a chain of decisions", () => {
  it("holds for every workload of its regions, and for none outside them", async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (made) => {
        const diff = await compare(made, { most: 50 });
        const cases = [...everyCase(made.inputs, [...made.choices, ...made.changed].flatMap(conditionsOf))];
        for (const { name } of made.choices) {
          const node = diff.changed.find((each) => each.name === name && each.aspect === "answer");
          expect(await contradictions(made, name, node, cases)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is a difference at the witness of each region, whatever the inputs that it leaves out", async () => {
    await fc.assert(
      fc.asyncProperty(versions, async (made) => {
        const conditions = [...made.choices, ...made.changed].flatMap(conditionsOf);
        for (const { name, regions } of (await compare(made, { most: 3 })).changed) {
          for (const { witness, before, after } of regions) {
            const lines = Object.entries(witness).map(([input, value]) => `${input} ${value}`);
            expect(lines.length).toBeLessThanOrEqual(made.inputs.length);
            const member = await memberOf(made, await lineOfWitness(made, witness));
            const inside = [...everyCase(made.inputs, conditions)].filter(member);
            for (const facts of inside) expect(answers(made, name, facts)).toEqual([before.answer, after.answer]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("says so when its budget ends before its proof", async () => {
    const found = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(versions, async (made) => {
        for (const { proved, boxes } of (await compare(made, { budget: 1 })).changed) {
          found.add(proved);
          expect(boxes).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 20 },
    );
    expect(found).toContain(false);
  });
});

async function compare({ inputs, choices, changed }: Versions, options: { most?: number; budget?: number }) {
  const [before, after] = [choices, changed].map((each) => loadModel(ruleSet(inputs, each)));
  return diffModels(unwrap(await (before ?? never())), unwrap(await (after ?? never())), options);
}

/** Cases that change otherwise than the regions say. */
async function contradictions(made: Versions, name: string, node: ChangedNode | undefined, cases: readonly Facts[]) {
  const regions = await Promise.all(
    (node?.regions ?? []).map(async (region) => ({ region, member: await memberOf(made, region.when) })),
  );
  const complete = node === undefined || (node.proved && !node.more);
  return cases.flatMap((facts) => {
    const [before, after] = answers(made, name, facts);
    const inside = regions.filter(({ member }) => member(facts)).map(({ region }) => region);
    const wrong = inside.filter((region) => region.before.answer !== before || region.after.answer !== after);
    const missed = complete && before !== after && inside.length === 0;
    return wrong.length > 0 || missed ? [{ facts, before, after, wrong }] : [];
  });
}

function answers({ choices, changed }: Versions, name: string, facts: Facts): (string | undefined)[] {
  return [choices, changed].map((each) => inWords(decideAll(each, facts).get(name)));
}

function inWords(answer: ChoiceAnswer | undefined): string | undefined {
  return answer?.status === "decided" ? answer.options.join(", ") : answer?.status;
}

/** The condition lines of a region, read by the engine's own reader. */
async function memberOf({ inputs }: Versions, when: readonly string[]): Promise<(facts: Facts) => boolean> {
  const document = {
    ...tableDocument({ hit: "first", inputs, outputs: [{ name: "in", values: [] }], rules: [] }),
    // biome-ignore lint/suspicious/noThenProperty: the key of the rule format
    rules: [{ ...(when.length === 0 ? {} : { when }), then: "yes" }],
  };
  const table: DecisionTable = unwrap(await loadTable(document));
  return (facts) => table.evaluate(written(inputs, facts)).status === "matched";
}

async function lineOfWitness({ inputs }: Versions, witness: Readonly<Record<string, string>>): Promise<string[]> {
  return inputs.flatMap(({ name, type, values }) => {
    const value = witness[name];
    if (value === undefined) return [];
    if (type !== "any of") return [`${name} is ${type === "text" ? JSON.stringify(value) : value}`];
    const has = value === "none of them" ? [] : value.split(", ");
    const lacks = values.filter((each) => !has.includes(each));
    return [
      ...(has.length === 0 ? [] : [`${name} has all ${has.join(" | ")}`]),
      ...(lacks.length === 0 ? [] : [`${name} lacks ${lacks.join(" | ")}`]),
    ];
  });
}

function never(): never {
  throw new Error("there are two versions");
}
