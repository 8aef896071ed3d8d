import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenConstraints } from "../../src/advisor/constraints.ts";
import { builtin } from "../../src/builtin.ts";
import { decide, type Spec, specs } from "./workloads.ts";

/**
 * What AWS excludes, written down once more by hand from its pages (deployment guardrails and their exclusions, shadow
 * tests, serverless, asynchronous and multi-model endpoints, auto scaling): plans are held against this list, not
 * against the tables that made them.
 */
const EXCLUDED: Readonly<Record<string, { readonly [decision: string]: readonly string[] }>> = {
  serverless: {
    hosting: ["multi-model", "multi-container", "inference-pipeline", "inference-components"],
    strategy: ["blue-green-all-at-once", "canary", "linear", "rolling", "ab-test", "shadow"],
    autoscaling: ["step", "manual", "scale-to-zero"],
  },
  async: {
    hosting: ["multi-model", "multi-container", "inference-components"],
    strategy: ["ab-test", "shadow", "plain-update"],
  },
  "batch-transform": {
    hosting: ["multi-model", "multi-container", "inference-components"],
    strategy: ["blue-green-all-at-once", "canary", "linear", "rolling", "ab-test", "shadow", "plain-update"],
    autoscaling: ["target-tracking", "step", "scheduled", "manual", "scale-to-zero"],
  },
  "real-time": { strategy: ["plain-update"] },
};

/** Pairs of hosting and strategy that AWS refuses. */
const BY_HOSTING: Readonly<Record<string, readonly string[]>> = {
  "multi-model": ["shadow"],
  "multi-container": ["shadow"],
  "inference-pipeline": ["shadow"],
  "inference-components": ["blue-green-all-at-once", "canary", "linear", "ab-test", "shadow"],
};

interface Plan {
  readonly [decision: string]: readonly string[];
}

function planOf(spec: Spec): Plan {
  const { decisions } = decide(spec);
  return Object.fromEntries(
    Object.entries(decisions).map(([name, { option, options }]) => [
      name,
      options ?? (option === undefined ? [] : [option]),
    ]),
  );
}

describe("a plan", () => {
  it("breaks no constraint, whatever the workload", () => {
    fc.assert(
      fc.property(specs(12), (spec) => {
        expect(brokenConstraints(builtin, decide(spec)).map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("breaks the constraint that its parts were chosen against", () => {
    const answer = decide({ endpoint: "serverless", strategy: "canary" });
    expect(brokenConstraints(builtin, answer).map(({ id }) => id)).toEqual(["guardrails-on-live-instances"]);
  });

  it("names nothing that its endpoint excludes", () => {
    fc.assert(
      fc.property(specs(12), (spec) => {
        const plan = planOf(spec);
        for (const [decision, excluded] of Object.entries(EXCLUDED[plan["endpoint"]?.[0] ?? ""] ?? {})) {
          expect(
            (plan[decision] ?? []).filter((option) => excluded.includes(option)),
            JSON.stringify(plan),
          ).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("names no strategy that its hosting excludes, and scales to zero only where that exists", () => {
    fc.assert(
      fc.property(specs(12), (spec) => {
        const plan = planOf(spec);
        const [hosting = ""] = plan["hosting"] ?? [];
        expect((plan["strategy"] ?? []).filter((option) => BY_HOSTING[hosting]?.includes(option))).toEqual([]);
        const asleep = plan["autoscaling"]?.includes("scale-to-zero") === true;
        if (asleep && plan["endpoint"]?.[0] === "real-time") expect(hosting).toBe("inference-components");
      }),
      { numRuns: 300 },
    );
  });

  it("has an endpoint, a strategy and a scaling on SageMaker AI, and none elsewhere", () => {
    fc.assert(
      fc.property(specs(), (spec) => {
        const { decisions } = decide(spec);
        const hosted = decisions["target"]?.option === "sagemaker";
        for (const name of ["hosting", "endpoint"]) {
          expect(decisions[name]?.status === "not-applicable", name).toBe(
            decisions["target"]?.status === "no-option" ? false : !hosted,
          );
        }
        if (decisions["endpoint"]?.status === "not-applicable") {
          expect(decisions["strategy"]?.status).toBe("not-applicable");
          expect(decisions["autoscaling"]?.status).toBe("not-applicable");
        }
      }),
      { numRuns: 150 },
    );
  });

  it("runs no GPU and no accelerator behind a serverless endpoint or a function", () => {
    const accelerators = ["gpu", "inferentia", "trainium"];
    fc.assert(
      fc.property(specs(), (spec) => {
        const plan = planOf(spec);
        const withoutInstances = plan["endpoint"]?.[0] === "serverless" || plan["target"]?.[0] === "lambda";
        if (withoutInstances)
          expect((plan["compute"] ?? []).filter((option) => accelerators.includes(option))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("keeps every limit that was stated", () => {
    const limits: readonly (readonly [endpoint: string, spec: Spec])[] = [
      ["serverless", { payload: "4.01 MB" }],
      ["serverless", { duration: "61 s" }],
      ["serverless", { "model-memory": "6145 MiB" }],
      ["real-time", { payload: "25.1 MB" }],
      ["real-time", { duration: "61 s", streaming: "none" }],
      ["async", { payload: "1.01 GB" }],
      ["batch-transform", { payload: "101 MB" }],
    ];
    fc.assert(
      fc.property(specs(6), fc.constantFrom(...limits), (spec, [endpoint, beyond]) => {
        expect(planOf({ ...spec, ...beyond })["endpoint"] ?? []).not.toContain(endpoint);
      }),
      { numRuns: 200 },
    );
  });
});
