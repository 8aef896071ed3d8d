import { describe, expect, it } from "vitest";
import { createAdvisor, loadCatalogue, UserError } from "../../src/index.ts";

const advisor = createAdvisor();

describe("the library", () => {
  it("recommends from a plain object", () => {
    const answer = advisor.recommend({ access: "queued", payload: "500 MB", duration: "5 min" });
    expect(answer.decisions["endpoint"]).toMatchObject({ option: "async" });
    expect(answer.workload.inputs["payload"]).toMatchObject({ value: "500 MB", base: 5e8, from: "caller" });
  });

  it("sizes and prices with the catalogue of the Region, and says that it has none", async () => {
    const priced = createAdvisor({ catalogues: [await loadCatalogue("eu-west-1")] });
    expect(priced.recommend({ region: "eu-west-1" }).decisions["instance"]).toMatchObject({ option: "ml.m5.large" });
    expect(priced.recommend({ region: "us-west-2" })).not.toHaveProperty("cost");
    const { decisions } = advisor.recommend({}, { decide: ["instance"] });
    expect(decisions["instance"]?.because).toBe("no catalogue of types and prices was given");
    await expect(loadCatalogue("eu-west-9")).rejects.toThrow(UserError);
  });

  it("takes what is undefined for what is not stated", () => {
    expect(advisor.recommend({ payload: undefined, access: "queued" })).toEqual(
      advisor.recommend({ access: "queued" }),
    );
  });

  it("decides only what is asked for", () => {
    expect(Object.keys(advisor.recommend({}, { decide: ["target"] }).decisions)).toEqual(["target"]);
  });

  it.each([
    ["an unknown input", { trafic: "spiky" }, {}, 'did you mean "traffic"?'],
    ["a bare number", { payload: 5 }, {}, "needs a unit"],
    ["an unknown decision", {}, { decide: ["endpont"] }, 'did you mean "endpoint"?'],
    ["nothing", undefined, {}, "a map"],
    ["null", null, {}, "a map"],
    ["a list", [], {}, "a map"],
    ["a text", "payload: 5 MB", {}, "a map"],
  ])("refuses %s", (_, spec, options, said) => {
    // Whoever has no compiler, or a cast, still hears what is wrong.
    const call = (): unknown => advisor.recommend(spec as never, options as never);
    expect(call).toThrow(UserError);
    try {
      call();
    } catch (error) {
      const [finding] = error instanceof UserError ? error.findings : [];
      expect(`${finding?.message}; ${finding?.hint}`).toContain(said);
    }
  });
});

describe("a given decision", () => {
  it("that does not arise beside the others is told of", () => {
    const { warnings } = advisor.recommend({ endpoint: "serverless", compute: "gpu" });
    expect(warnings).toContainEqual(expect.objectContaining({ rule: "advisor/does-not-arise", about: "compute" }));
  });

  it("that a later row lets arise presupposes nothing", () => {
    const { assumed } = advisor.recommend({ control: "container", compute: "gpu" });
    expect(assumed.map(({ input }) => input)).not.toContain("endpoint");
  });
});
