import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleetBill } from "../../src/advisor/cost/fleet.ts";
import { type Tariff, useCost } from "../../src/advisor/cost/per-use.ts";
import { builtin } from "../../src/builtin.ts";
import { parseQuantity } from "../../src/units.ts";
import { bandsOf, changesFor, planned, shelfOf, sized } from "./shelves.ts";
import type { Spec } from "./workloads.ts";

const shelf = await shelfOf();
const virginia = (spec: Spec) => sized(shelf, spec);

describe("worked examples and bills that were published", () => {
  /** The Lambda pricing page as it was read: 512 MB, 3 million requests of 1 s. */
  it("a function of 512 MB: $18.34 for its time and $0.40 for its requests", () => {
    const gib = 0.5;
    const tariff: Tariff = {
      memory: gib * 2 ** 30,
      second: 0.00001667 * gib,
      request: 0.0000002,
      freeRequests: 1e6,
      freeSeconds: 400_000 / gib,
      prices: [],
    };
    expect(useCost({ ...tariff, request: 0 }, 3e6, 1).toFixed(2)).toBe("18.34");
    expect(useCost(tariff, 3e6, 1).toFixed(2)).toBe("18.74");
  });

  it("the same by the whole plan, at the price of 2025-10-01", () => {
    const spec = { control: "function", "model-memory": "512 MiB", duration: "1 s", "mean-rate": `${3e6 / 730}/h` };
    // 1,100,000 GB-s x 0.0000166667 + 2,000,000 x 0.0000002
    expect(virginia(spec).cost?.perMonth?.typical).toBe(18.73);
  });

  /** A bill line of December 2023 (eu-west-1): ml.m5.xlarge batch transform at 0.257 an hour. */
  it("a job on ml.m5.xlarge in eu-west-1 is billed by the second at 0.257 an hour", async () => {
    const ireland = await shelfOf("eu-west-1");
    const spec = {
      access: "dataset",
      instance: "ml.m5.xlarge",
      records: 36_000,
      duration: "1 s",
      slots: 1,
      utilization: "100 %",
    };
    expect(sized(ireland, { ...spec, region: "eu-west-1" }).cost?.perJob?.typical).toBe(2.57);
  });
});

describe("the arithmetic of the collected data", () => {
  /** Reckoned by hand, no example of a publisher: two ml.c5.xlarge at 0.204 an hour for 24 x 31 hours. */
  it("two instances for a month of 31 days: $303.55", () => {
    const { chosen } = { chosen: candidate("ml.c5.xlarge", 0.204, 2) };
    const usage = { hours: 24 * 31, requests: undefined, duration: 1, longest: 1, atLongest: true, lines: [] };
    const load = { rate: undefined, duration: 1, utilization: 1, floor: 2, floorBecause: "", given: undefined };
    const following = { unscaled: false, constant: false, busyHours: undefined };
    const bill = fleetBill({ candidate: chosen, load, usage, minimum: 2, ...following });
    expect(bill.fixed?.high.toFixed(2)).toBe("303.55");
  });

  it("ml.m5.large against 4 GB: 1,049,375 busy seconds a month, 40 % of it", () => {
    const { cost } = virginia({ traffic: "spiky", "model-memory": "4 GB", duration: "1 s", environment: "dev" });
    const point = cost?.breakEven?.points.find(({ above }) => above === "real-time");
    expect(point).toMatchObject({ below: "serverless", requestsPerMonth: 1_049_375 });
    expect((1_049_375 / (730 * 3600)).toFixed(2)).toBe("0.40");
  });

  it("real-time is paid whatever arrives; a range has the smallest and the largest fleet", () => {
    const { cost } = virginia({ endpoint: "real-time", rate: "50/s", duration: "100 ms", traffic: "variable" });
    expect(cost).toMatchObject({ perHour: 0.46, perMonth: { low: 167.9, high: 335.8 } });
    expect(cost?.perMonth?.typical).toBeUndefined();
    const clocked = virginia({
      endpoint: "real-time",
      rate: "50/s",
      duration: "100 ms",
      traffic: "variable",
      "busy-hours": "6 h",
    });
    // 4 instances for 6 h, 2 for 18 h: 2.5 on average
    expect(clocked.cost?.perMonth?.typical).toBe(209.88);
  });

  it("a queue is paid for its work, and for nothing while it is empty", () => {
    const spec = { access: "queued", payload: "500 MB", duration: "6 min", traffic: "intermittent", slots: 1 };
    const { cost } = virginia({ ...spec, "mean-rate": `${100 / 730}/h` });
    // 100 requests x 0.1 h / 70 % busy on the cheapest type
    expect(cost?.perMonth?.low).toBeCloseTo(10 * 0.115, 2);
    expect(cost?.perMonth?.typical).toBeCloseTo((10 / 0.7) * 0.115, 2);
    expect(cost?.fixed).toEqual({ low: 0, typical: 0, high: 0 });
    expect(virginia(spec).cost?.perMonth).toEqual({ low: 0, high: 83.95 });
  });

  it("nothing is invented: no month without a load, no job without records, no price where none is published", () => {
    expect(virginia({ traffic: "spiky" }).cost?.perMonth).toBeUndefined();
    expect(virginia({ access: "dataset" }).cost).not.toHaveProperty("perJob");
    expect(virginia({ control: "kubernetes" }).cost).toMatchObject({ status: "none", prices: [] });
    expect(virginia({ rate: "5/s" }).cost?.perThousand).toBeDefined();
    expect(virginia({ rate: "5/s", traffic: "variable" }).cost?.perThousand).toBeUndefined();
  });

  it("counts data where its size is stated", () => {
    const spec = { endpoint: "real-time", rate: "1/s", duration: "100 ms" };
    const without = virginia(spec).cost;
    const counted = virginia({ ...spec, payload: "1 MB", response: "0.5 MB" }).cost;
    expect(without?.notes.join()).toContain("data in and out is not counted");
    expect((counted?.perMonth?.high ?? 0) - (without?.perMonth?.high ?? 0)).toBeCloseTo(2_628_000 * 1.5e-3 * 0.02, 1);
  });

  it("takes prices of an asynchronous endpoint where they are known, else says which it takes instead", async () => {
    const paris = await shelfOf("eu-west-3");
    const spec = { access: "queued", endpoint: "async", instances: 1 };
    const own = sized(paris, { ...spec, instance: "ml.g6.xlarge" }).cost;
    const other = sized(paris, { ...spec, instance: "ml.m5.large" }).cost;
    expect(own?.prices[0]).toMatchObject({ component: "async", usd: 1.4302 });
    expect(other?.prices[0]).toMatchObject({ component: "hosting" });
    expect([own, other].map((each) => each?.notes.join().includes("a price of its own"))).toEqual([false, true]);
  });

  it("says what it leaves out, and what to state", () => {
    const busy = { traffic: "variable", rate: "50/s", duration: "200 ms" };
    expect(virginia(busy).cost?.notes).toContain("state mean-rate for the cost of 1,000 requests");
    expect(virginia(busy).cost?.notes).toContain("the storage volume of each instance ($0.14 a GB-month)");
    expect(virginia({ target: "lambda", rate: "5/s" }).cost?.notes).toContain("logs ($0.5 a GB)");
  });

  it("has one figure for 1,000 requests and a month, what is free included", () => {
    const { perMonth, perThousand } = virginia({ target: "lambda", rate: "5/s", duration: "200 ms" }).cost ?? {};
    expect((perThousand?.low ?? 0) * 13_140).toBeCloseTo(perMonth?.low ?? 0, 1);
  });

  it("says where rivals are priced without something that the plan counts", () => {
    const spec = { traffic: "variable", rate: "50/s", "mean-rate": "10/s", duration: "200 ms" };
    const without = (more: Spec) => virginia({ ...spec, ...more }).cost?.breakEven?.without;
    expect(without({})).toEqual([]);
    expect(without({ "busy-hours": "8 h", payload: "1 MB", response: "1 MB" })).toEqual([
      "busy-hours",
      "data in and out",
    ]);
  });

  it("says what a release adds", () => {
    expect(virginia({ strategy: "canary" }).cost?.releaseHour).toBe(0.23);
    expect(virginia({ strategy: "rolling" }).cost?.releaseHour).toBe(0.115);
    expect(virginia({ strategy: "plain-update" }).cost?.releaseHour).toBeUndefined();
  });
});

describe("the cost of more requests", () => {
  const fixed: readonly Spec[] = [
    { endpoint: "real-time" },
    { endpoint: "serverless" },
    { endpoint: "async", processor: "gpu" },
    { endpoint: "async", "scale-to-zero": "yes" },
    { target: "lambda", "model-memory": "512 MB" },
  ];

  it.each(fixed)("never falls: %j", (spec) => {
    fc.assert(
      fc.property(powers(), powers(), fc.constantFrom("30 ms", "2 s"), (a, b, duration) => {
        const cost = (perSecond: number) =>
          virginia({ ...spec, duration, rate: `${perSecond}/s`, traffic: "steady" }).cost?.perMonth;
        const [less, more] = [cost(Math.min(a, b)), cost(Math.max(a, b))];
        for (const end of ["low", "typical", "high"] as const) {
          expect(less?.[end] ?? 0).toBeLessThanOrEqual((more?.[end] ?? 0) + 0.011);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("the break-even", () => {
  const spec = { duration: "200 ms", priority: ["cost"], traffic: "steady" };
  const endpoint = (rate: number) => virginia({ ...spec, rate: `${rate}/s` }).decisions["endpoint"]?.option;

  it("decides where cost matters and the load is known, and is a flip point of the rate", () => {
    const answer = planned(shelf, { ...spec, rate: "1/s" });
    expect(answer.decisions["endpoint"]).toMatchObject({ option: "serverless", rule: "endpoint/cheaper-by-request" });
    const flip = answer.decisions["endpoint"]?.flips.find(({ input }) => input === "rate");
    expect(flip).toMatchObject({ to: "real-time" });
    const read = parseQuantity(flip?.change.replace(">= ", "") ?? "", "rate", builtin.units);
    const edge = read.ok ? read.value : Number.NaN;
    expect(endpoint(edge * 1.0001)).toBe("real-time");
    expect(endpoint(edge * 0.9999)).toBe("serverless");
    const [point] = answer.cost?.breakEven?.points ?? [];
    expect((point?.requestsPerMonth ?? 0) / (730 * 3600) / edge).toBeCloseTo(1, 3);
  });

  it.each<[string, Spec]>([
    ["a price", spec],
    ["the price of other work", { priority: ["cost"], duration: "1 s" }],
    ["requests at once, where nothing is priced", { traffic: "spiky", payload: "3 MB" }],
    ["requests at once, longer ones", { traffic: "intermittent", duration: "30 s" }],
  ])("a flip of a rate that nobody stated holds in all of the flip: %s", (_, stated) => {
    const { flips } = planned(shelf, stated).decisions["endpoint"] ?? { flips: [] };
    const ofRate = flips.filter(({ input }) => input === "rate");
    expect(ofRate.length).toBeGreaterThan(0);
    for (const { change, to } of ofRate) {
      const bounds = [...change.matchAll(/([<>]=?) (\S+)/g)].map(([, sign = "", bound = ""]) => {
        const read = parseQuantity(bound, "rate", builtin.units);
        return { isLess: sign.startsWith("<"), edge: read.ok ? read.value : Number.NaN };
      });
      const low = Math.max(0.001, ...bounds.flatMap(({ isLess, edge }) => (isLess ? [] : [edge * 1.0001])));
      const high = Math.min(10_000, ...bounds.flatMap(({ isLess, edge }) => (isLess ? [edge * 0.9999] : [])));
      for (const rate of [low, Math.sqrt(low * high), high]) {
        const { option } = virginia({ ...stated, rate: `${rate}/s` }).decisions["endpoint"] ?? {};
        expect(option, `${change}, at ${rate}/s`).toBe(to);
      }
    }
  });

  it("is where a change of the rate ends that would bring the cheaper option", () => {
    const { flips } = planned(shelf, spec).decisions["endpoint"] ?? { flips: [] };
    const flip = flips.find(({ input, to }) => input === "rate" && to === "serverless");
    const changes = changesFor(shelf, spec, "endpoint", "serverless").flatMap((set) => set.changes);
    expect(changes.find(({ input }) => input === "rate")?.to).toBe(flip?.change);
    expect(flip?.change).toMatch(/^<= \d/);
  });

  it("is where a scan of the rate changes, whatever lies between the looks", () => {
    const bands = bandsOf(shelf, spec, "rate");
    expect(bands.map(({ answers }) => answers["endpoint"])).toEqual(["serverless", "real-time", "real-time"]);
    const [low, high] = bands;
    fc.assert(
      fc.property(powers(), (rate) => {
        const band = rate <= (low?.last?.base ?? 0) ? low : high;
        expect(endpoint(rate)).toBe(band?.answers["endpoint"]);
      }),
      { numRuns: 30 },
    );
  });

  it("is computed from inputs and prices and never from a decision", () => {
    for (const given of [{}, { compute: "gpu" }, { endpoint: "async" }, { target: "lambda" }]) {
      const { assumed } = virginia({ ...spec, ...given, rate: "3/s" });
      const ratio = assumed.find(({ input }) => input === "serverless-to-real-time-cost");
      expect(ratio?.base ?? "not read").toBe(ratio === undefined ? "not read" : 0.375652);
    }
  });

  it("leaves the traffic to decide where nobody said how many requests there are", () => {
    const { decisions, assumed } = virginia({ ...spec, traffic: "variable" });
    expect(decisions["endpoint"]?.rule).toBe("endpoint/thrifty-demand");
    expect(assumed.find(({ input }) => input === "serverless-to-real-time-cost")?.value).toBe("any");
  });
});

function powers() {
  return fc.double({ min: -3, max: 2, noNaN: true }).map((power) => Number((10 ** power).toPrecision(3)));
}

function candidate(name: string, usd: number, instances: number) {
  const type = shelf.catalogue.type(name);
  const price = shelf.catalogue.price("hosting", name);
  if (type === undefined || price === undefined) throw new Error(`${name} is not in the catalogue`);
  const fit = { ok: true, split: 0, copies: 1, because: () => "" } as const;
  return { type, fit, price: { ...price, usd }, slots: 4, instances };
}
