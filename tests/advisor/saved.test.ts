import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { checkSaved } from "../../src/advisor/saved/check.ts";
import { readSaved } from "../../src/advisor/saved/read.ts";
import { checkShape } from "../../src/advisor/saved/shapes.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import type { Model } from "../../src/tables/model.ts";
import { understand } from "../../src/workload/workload.ts";
import { decide, specs } from "./workloads.ts";

describe("a saved answer", () => {
  it.each([
    ["JSON", (answer: object) => JSON.stringify(answer)],
    ["YAML", (answer: object) => stringify(answer, { aliasDuplicateObjects: false })],
  ])("in %s holds as long as the tables are the same", async (_, write) => {
    await fc.assert(
      fc.asyncProperty(specs(), async (spec) => {
        const check = await checked(write(decide(spec)), builtin);
        expect([check.different, check.otherRule]).toEqual([[], []]);
        expect(check.holds).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  it("no longer holds where a rule is gone, and says by which rule each decision comes out now", async () => {
    const saved = JSON.stringify(decide({ payload: "10 MB", traffic: "intermittent" }));
    const check = await checked(saved, without("endpoint", "serverless-payload"));
    expect(check.holds).toBe(false);
    expect(check.different.find(({ decision }) => decision === "endpoint")).toMatchObject({
      saved: { answer: "real-time", rule: "endpoint/idle-hours" },
      now: { answer: "serverless", rule: "endpoint/idle-hours" },
    });
  });

  it("holds where only the rule is another, and says so", async () => {
    const saved = JSON.stringify(decide({ priority: ["latency"] })).replace(
      /endpoint\/lowest-latency/g,
      "endpoint/gone",
    );
    const check = await checked(saved, builtin);
    expect(check.holds).toBe(true);
    expect(check.otherRule).toEqual([
      {
        decision: "endpoint",
        saved: { answer: "real-time", rule: "endpoint/gone" },
        now: { answer: "real-time", rule: "endpoint/lowest-latency" },
      },
    ]);
  });
});

async function checked(text: string, model: Model) {
  const { answer, entries } = unwrap(await readSaved("saved", text));
  const now = createAdvisor(model).trace(unwrap(understand(model, entries)), { decide: answer.wanted }).answer;
  return checkShape.parse(checkSaved(answer, now));
}

/** The built-in tables without one rule that takes options out. */
function without(decision: string, rule: string): Model {
  const nodes = builtin.nodes.map((node) =>
    node.kind === "decision" && node.name === decision
      ? { ...node, eliminate: node.eliminate.filter(({ id }) => id !== rule) }
      : node,
  );
  return { ...builtin, nodes };
}
