import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { renderDiff } from "../../src/render/diff.ts";
import { diffModels } from "../../src/tables/diff/index.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import type { Model } from "../../src/tables/model.ts";

const INPUTS = `
inputs:
  wait: { type: yes/no, assume: yes }
  kind: { type: one of, values: [a, b, c, d, e], assume: e }
  risk: { type: one of, values: [low, high], assume: low }
  tier: { type: one of, values: [one, two], assume: two }
`;
const PLACE = `
decision: place
title: Place
options: { cloud: { title: Cloud }, shelf: { title: Shelf } }
prefer: [{ id: usual, rank: cloud > shelf, because: it is there, judgement: true }]
`;
const RELEASE = `
decision: release
title: Release
options: { linear: { title: Linear }, canary: { title: Canary } }
eliminate: [{ id: none-on-shelves, out: linear, when: place is shelf, because: it has no steps, judgement: true }]
prefer:
  - { id: careful, when: risk is high, rank: linear > canary, because: step by step, judgement: true }
  - { id: usual, rank: canary > linear, because: one step will do, judgement: true }
`;

async function model(place: string, release: string): Promise<Model> {
  const texts = { "inputs.yaml": INPUTS, "limits.yaml": "{}", "sources.yaml": "{}" };
  const decisions = { "decisions/place.yaml": place, "decisions/release.yaml": release };
  return unwrap(await loadModel(Object.entries({ ...texts, ...decisions }).map(([name, text]) => ({ name, text }))));
}

describe("changes that come with an earlier decision", () => {
  it("do not crowd out those of a decision's own rules", async () => {
    const gone = ["a", "b", "c", "d"].map(
      (kind, place) => `
  - { id: gone-${place}, out: [cloud, shelf], when: [wait is yes, kind is ${kind}], because: no room, judgement: true }`,
    );
    const tier = "{ id: first-tier, when: tier is one, rank: canary > linear, because: few first, judgement: true }";
    const before = await model(PLACE, RELEASE);
    const after = await model(
      `${PLACE}eliminate:${gone.join("")}\n`,
      RELEASE.replace("prefer:", `prefer:\n  - ${tier}`),
    );
    const diff = diffModels(before, after, { most: 1 });
    const release = diff.changed.find(({ name, aspect }) => name === "release" && aspect === "answer");
    expect(release).toMatchObject({
      more: true,
      regions: [{ before: { answer: "linear" }, after: { answer: "canary" }, cause: "own" }],
    });
    expect(release?.regions[0]?.when).toEqual(expect.arrayContaining(["risk is high", "tier is one"]));
    const text = renderDiff(diff, "text");
    expect(text).toContain("release: changes in 1 region, and in others\n  1. linear -> canary\n");
    expect(text).not.toContain("blocked");
  });

  it("are named together where a decision has no other", async () => {
    const before = await model(PLACE, RELEASE);
    const after = await model(PLACE.replace("cloud > shelf", "shelf > cloud"), RELEASE);
    const diff = diffModels(before, after);
    const [, release] = diff.changed;
    expect(release).toMatchObject({ name: "release", regions: [{ cause: "earlier" }] });
    expect(renderDiff(diff, "text")).toContain(
      "Decided with an earlier decision, or waiting for it where that has no option: release\n",
    );
  });
});
