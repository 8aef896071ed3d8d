import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerShape } from "../../src/advisor/answer.ts";
import { loadSheet } from "../../src/advisor/sizing/load-sheet.ts";
import { builtin } from "../../src/builtin.ts";
import { REGIONS, shelfOf, sized } from "./shelves.ts";
import { type Spec, specs } from "./workloads.ts";

const shelf = await shelfOf();
const virginia = (spec: Spec) => sized(shelf, spec);
const GENERATIVE = { "model-kind": "generative", streaming: "one-way" } as const;
const GPU = { ...GENERATIVE, processor: "gpu" } as const;

describe("memory", () => {
  // Parameters x bytes + 20 %; the types are those that the DJL Serving guide names for half precision, or smaller ones.
  const sizes: readonly [parameters: string, precision: string, bytes: number, split: number, most: string][] = [
    ["7bn", "fp16", 16.8e9, 1, "ml.g5.4xlarge"],
    ["13bn", "fp16", 31.2e9, 1, "ml.g5.12xlarge"],
    ["70bn", "fp16", 168e9, 2, "ml.p4d.24xlarge"],
    ["70bn", "int4", 42e9, 1, "ml.g5.12xlarge"],
    ["180bn", "bf16", 432e9, 8, "ml.p4de.24xlarge"],
  ];

  it.each(sizes)("of %s parameters in %s is %d bytes", (parameters, precision, bytes, split, most) => {
    const { sizing, decisions } = virginia({ ...GPU, parameters, precision });
    expect(sizing?.memory.bytes).toBeCloseTo(bytes, -3);
    const [first] = sizing?.shortlist ?? [];
    expect(first?.split).toBe(split);
    expect(first?.usdPerHour).toBeLessThanOrEqual(shelf.catalogue.price("hosting", most)?.usd ?? 0);
    expect(decisions["instance"]?.option).toBe(first?.type);
    expect(sizing?.memory.lines.join("\n")).toContain(precision);
  });

  it("counts the key-value cache that is given, or estimates it and says so", () => {
    const given = virginia({ ...GPU, parameters: "13bn", "context-tokens": 4096, slots: 8, "kv-per-token": "820 KB" });
    expect(given.sizing?.memory.bytes).toBe(63.5e9); // (26 GB + 8 x 4096 x 820 KB) + 20 % = 63.44 GB
    const shape = { layers: 40, "hidden-size": 5120 };
    const estimated = virginia({ ...GPU, parameters: "13bn", "context-tokens": 4096, slots: 8, ...shape });
    expect(estimated.sizing?.memory.bytes).toBe(63.5e9); // 2 x 2 B x 40 x 5120 = 819,200 B for a token: 63.41 GB
    expect(estimated.sizing?.memory.lines.join("\n")).toContain("estimated");
    const unknown = virginia({ ...GPU, parameters: "13bn", "context-tokens": 4096 });
    expect(unknown.sizing?.memory.lines.join("\n")).toContain("not counted");
    expect(unknown.sizing?.memory.bytes).toBeCloseTo(31.2e9, -3);
  });

  it("is that of all models where every instance runs all of them", () => {
    const { sizing, decisions } = virginia({ hosting: "multi-container", models: 5, "model-memory": "20 GB" });
    expect(sizing?.memory).toMatchObject({ bytes: 100e9 });
    expect(shelf.catalogue.type(decisions["instance"]?.option ?? "")?.memory).toBeGreaterThanOrEqual(100e9 / 0.8);
    const shared = virginia({ hosting: "multi-model", models: 5, "model-memory": "20 GB" });
    expect(shared.sizing?.memory).toMatchObject({ bytes: 20e9 });
  });

  it("is read by the tables too", () => {
    const { decisions } = virginia({ parameters: "3bn", precision: "fp16", traffic: "spiky" });
    expect(decisions["endpoint"]?.others.find(({ option }) => option === "serverless")?.by[0]?.rule).toBe(
      "endpoint/serverless-memory",
    );
  });

  it.each([
    ["500 MB", "1024 MB"],
    ["1 GB", "1024 MB"],
    ["2 GB", "2048 MB"],
    ["6144 MiB", "6144 MB"],
  ])("of %s is set to %s where it comes in steps", (memory, value) => {
    const { sizing } = virginia({ traffic: "spiky", "model-memory": memory });
    expect(sizing?.settings[0]).toMatchObject({ name: "memory", value });
  });
});

describe("the count", () => {
  it.each([
    [{}, 2],
    [{ rate: "1/s", duration: "100 ms" }, 2],
    [{ rate: "50/s", duration: "100 ms" }, 4],
    [{ rate: "50/s", duration: "100 ms", utilization: "50 %" }, 5],
    [{ rate: "50/s", duration: "100 ms", slots: 10 }, 2],
    [{ rate: "1/s", environment: "dev" }, 1],
    [{ rate: "50/s", duration: "100 ms", instances: 3 }, 3],
  ])("of %j is %d", (spec, instances) => {
    expect(virginia({ ...spec, traffic: "steady" }).sizing?.count?.instances).toBe(instances);
  });

  it("never falls when the rate grows, for a fixed type", () => {
    const rates = fc.tuple(rate(), rate()).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(rates, fc.constantFrom("ml.m5.large", "ml.g5.xlarge", "ml.c7i.4xlarge"), ([less, more], instance) => {
        const count = (perSecond: number) =>
          virginia({ endpoint: "real-time", rate: `${perSecond}/s`, instance }).sizing?.count?.instances ?? 0;
        expect(count(less)).toBeLessThanOrEqual(count(more));
      }),
      { numRuns: 30 },
    );
  });

  it("goes with values for scaling", () => {
    const { sizing } = virginia({ rate: "50/s", duration: "100 ms", traffic: "variable", "cold-start": "no" });
    expect(Object.fromEntries((sizing?.settings ?? []).map(({ name, value }) => [name, value]))).toEqual({
      "minimum capacity": "2",
      "maximum capacity": "4",
      // 2 at once / 0.1 s x 60 s x 0.5
      "target of SageMakerVariantInvocationsPerInstance": "600",
    });
    const queued = virginia({ access: "queued", payload: "500 MB", duration: "10 s", latency: "10 min" });
    // 2 at once / 10 s x 600 s
    expect(queued.sizing?.settings.at(-1)).toMatchObject({ value: "120" });
  });
});

describe("the sheet", () => {
  it.each(["times: variants", "at: rate,", "input: model-memory", "of: [parameters,"])(
    "names no input that there is not: %s",
    async (words) => {
      const text = readFileSync("rules/sizing.yaml", "utf8");
      expect(text).toContain(words);
      const broken = text.replace(words, words.replace(/[a-z-]+(,?)$/, "no-such-input$1"));
      const { findings } = await loadSheet(builtin, { name: "sizing.yaml", text: broken });
      expect(findings.map(({ code }) => code)).toEqual(["table/unknown-input"]);
    },
  );
});

describe("a type that is asked for alone", () => {
  it("has the size and the bill of the whole plan", () => {
    fc.assert(
      fc.property(workloads(), (spec) => {
        const whole = virginia(spec);
        fc.pre(whole.decisions["instance"]?.status === "decided");
        const alone = sized(shelf, spec, ["instance"]);
        expect(alone.sizing).toEqual(whole.sizing);
        expect(alone.cost).toEqual(whole.cost);
      }),
      { numRuns: 40 },
    );
  });
});

describe("the shortlist", () => {
  it("ranks no cheaper type lower without a stated reason", () => {
    fc.assert(
      fc.property(workloads(), (spec) => {
        const { sizing } = virginia(spec);
        const { shortlist = [] } = sizing ?? {};
        for (const [place, each] of shortlist.entries()) {
          const [first] = shortlist;
          expect(each.because).not.toBe("");
          if (place === 0 || first === undefined || each.status !== first.status) continue;
          expect(each.usdPerHour * each.instances).toBeGreaterThanOrEqual(first.usdPerHour * first.instances);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("counts what it leaves out, and offers one size up, Graviton and Inferentia", () => {
    const cpu = virginia({ latency: "100 ms" });
    expect(cpu.sizing?.alternatives.map(({ title, type }) => [title, type])).toEqual([
      ["one size up", "ml.m5.xlarge"],
      ["on Graviton", "ml.m6g.large"],
    ]);
    const gpu = virginia({ ...GENERATIVE, "model-memory": "30 GB" });
    expect(gpu.sizing?.alternatives.map(({ title }) => title)).toContain("on Inferentia2");
    expect(gpu.sizing?.excluded.some(({ because }) => because === "lack 33.3 GB of accelerator memory")).toBe(true);
    const refused = virginia({ ...GENERATIVE, "model-memory": "30 GB", neuron: "no" });
    expect(refused.sizing?.alternatives.map(({ title }) => title)).not.toContain("on Inferentia2");
  });

  it("takes only types that run jobs for a job, and no number format that the hardware lacks", () => {
    const job = virginia({ access: "dataset", processor: "gpu" });
    for (const { type } of job.sizing?.shortlist ?? []) expect(shelf.catalogue.type(type)?.batchTransform).toBe(true);
    const fp8 = virginia({ ...GPU, parameters: "7bn", precision: "fp8" });
    for (const { type } of fp8.sizing?.shortlist ?? []) {
      expect(shelf.catalogue.type(type)?.accelerator?.computeCapability ?? 9).toBeGreaterThanOrEqual(8.9);
    }
  });

  it("says what would fit when nothing does", () => {
    const { decisions } = virginia({ ...GPU, "model-memory": "4 TB" });
    expect(decisions["instance"]).toMatchObject({ status: "no-option", relax: [[{ input: "model-memory" }]] });
    const limit = decisions["instance"]?.relax[0]?.[0]?.to.replace("<= ", "") ?? "";
    expect(virginia({ ...GPU, "model-memory": limit }).decisions["instance"]?.option).toBe(
      decisions["instance"]?.opens[0],
    );
  });

  it("honours a type that is given, prices it, and says what speaks against it", () => {
    const given = virginia({ instance: "ml.m5.2xlarge" });
    expect(given.decisions["instance"]).toMatchObject({ status: "given", option: "ml.m5.2xlarge" });
    expect(given.cost?.perHour).toBe(0.922);
    const small = virginia({ instance: "ml.m5.large", "model-memory": "30 GB" });
    expect(small.warnings.find(({ about }) => about === "instance")?.because).toContain("lack 37.5 GB of memory");
    const unsold = virginia({ instance: "ml.p3.2xlarge", processor: "gpu" });
    expect(unsold.cost).toMatchObject({ status: "none" });
  });
});

describe("every region", () => {
  const usual: readonly Spec[] = [
    {},
    GPU,
    { access: "queued" },
    { access: "dataset" },
    { traffic: "spiky" },
    { control: "function" },
  ];

  it.each(REGIONS)("%s answers, in the shape of the contract", async (region) => {
    const here = await shelfOf(region);
    for (const spec of usual) {
      const answer = sized(here, { ...spec, region });
      answerShape.parse(JSON.parse(JSON.stringify(answer)));
      const { cost, sizing, decisions } = answer;
      expect(cost?.region).toBe(region);
      if (decisions["instance"]?.option !== undefined) expect(sizing?.shortlist.length).toBeGreaterThan(0);
      expect(cost?.status === "none" ? cost.because : cost?.prices[0]?.date).toMatch(/./);
    }
  });
});

describe("any workload in any region", () => {
  it("is priced with numbers that are numbers, in their order", async () => {
    const shelves = await Promise.all(REGIONS.map((region) => shelfOf(region)));
    fc.assert(
      fc.property(specs(14), fc.constantFrom(...shelves), fc.boolean(), (spec, here, estimate) => {
        const { cost, sizing } = sized({ ...here, estimate }, { ...spec, region: here.catalogue.region });
        for (const { low, typical = low, high } of [cost?.perMonth, cost?.perJob, cost?.perThousand].flatMap(
          (all) => all ?? [],
        )) {
          expect([low, typical, high]).toEqual([low, typical, high].sort((a, b) => a - b));
        }
        expect(numbersIn({ cost, sizing }).filter((each) => !Number.isFinite(each) || each < 0)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  function numbersIn(value: unknown): number[] {
    if (typeof value === "number") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
  }
});

describe("types without a price or a specification", () => {
  it("never stand in the way", () => {
    for (const { name } of shelf.catalogue.types) {
      const { decisions, cost } = virginia({ instance: name });
      expect(decisions["instance"]?.option).toBe(name);
      expect(cost?.status === "none").toBe(shelf.catalogue.price("hosting", name) === undefined);
    }
  });

  it("are estimated only when that is asked for, and say so", () => {
    const spec = { instance: "ml.c6in.large" };
    expect(sized(shelf, spec).cost?.status).toBe("none");
    const { cost } = sized({ ...shelf, estimate: true }, spec);
    expect(cost?.status).toBe("estimated");
    expect(cost?.prices[0]?.note).toContain("120 %");
  });
});

function rate() {
  return fc.double({ min: -2, max: 4, noNaN: true }).map((power) => Number((10 ** power).toPrecision(3)));
}

function workloads(): fc.Arbitrary<Spec> {
  return fc.record(
    {
      rate: rate().map((perSecond) => `${perSecond}/s`),
      duration: fc.constantFrom("20 ms", "300 ms", "5 s", "50 s"),
      "model-memory": fc.constantFrom("500 MB", "3 GB", "20 GB", "70 GB", "300 GB"),
      processor: fc.constantFrom("cpu", "gpu", "inferentia"),
      access: fc.constantFrom("interactive", "queued", "dataset"),
      "model-kind": fc.constantFrom("classical", "deep-learning", "generative"),
      traffic: fc.constantFrom("steady", "variable", "intermittent"),
      arm64: fc.constantFrom("yes", "no"),
      environment: fc.constantFrom("dev", "production"),
    },
    { requiredKeys: [] },
  );
}
