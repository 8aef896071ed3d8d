import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/render/markdown/index.ts";
import { renderText } from "../../src/render/text/index.ts";
import { planned, shelfOf } from "../advisor/shelves.ts";
import type { Spec } from "../advisor/workloads.ts";

/** Twelve workloads as people have them; their plans lie beside this file, to be read. */
const WORKLOADS: Readonly<Record<string, Spec>> = {
  "queued-documents": { name: "ocr", access: "queued", payload: "500 MB", duration: "5 min", traffic: "intermittent" },
  "steady-api": { latency: "100 ms", rate: "50/s", traffic: "steady", risk: "high" },
  "thrifty-api": { payload: "3 MB", duration: "45 s", traffic: "variable", priority: ["cost"] },
  "nightly-scores": { access: "dataset", payload: "2 MB" },
  "three-hundred-models": { models: 300, "model-use": "seldom", priority: ["cost"] },
  "chat-assistant": { "model-kind": "generative", streaming: "one-way", "model-memory": "40 GB", processor: "gpu" },
  "sleeping-gpu": { access: "interactive", processor: "gpu", "scale-to-zero": "yes", environment: "dev" },
  "small-function": { control: "function", "model-memory": "200 MB" },
  "small-language-model": {
    "model-kind": "generative",
    parameters: "13bn",
    streaming: "one-way",
    rate: "2/s",
    duration: "6 s",
  },
  "priced-api": { rate: "1/s", duration: "100 ms", "mean-rate": "0.2/s", traffic: "variable", priority: ["cost"] },
  "nothing-fits": { access: "interactive", payload: "500 MB" },
  "workflow-too": { endpoint: "real-time", traffic: "spiky", services: ["sagemaker", "glue"], "retrain-on": ["drift"] },
};

const shelf = await shelfOf();
const PLAIN = { color: 0, unicode: false, all: false } as const;

describe.each(Object.entries(WORKLOADS))("the plan of %s", (name, spec) => {
  const answer = planned(shelf, spec);

  it.each([60, 80, 120])("reads well at %i columns", async (width) => {
    await expect(renderText(answer, { ...PLAIN, width })).toMatchFileSnapshot(`plans/${name}.${width}.txt`);
  });

  it("reads well as Markdown", async () => {
    await expect(renderMarkdown(answer)).toMatchFileSnapshot(`plans/${name}.md`);
  });

  it.each([40, 60, 80, 120])("keeps within %i columns, except for words and addresses that are longer", (width) => {
    for (const all of [false, true]) {
      const lines = renderText(answer, { ...PLAIN, width, all }).split("\n");
      const tooLong = lines.filter((line) => line.length > width && !/^ {2}\[\d+\] \S+\.(com|html)/.test(line));
      expect(tooLong.filter((line) => line.split(" ").every((word) => word.length < width - 8))).toEqual([]);
    }
  });

  it("writes no escape codes without colour, and nothing but ASCII without Unicode", () => {
    const text = renderText(answer, { ...PLAIN, width: 80, all: true });
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
    const signs = renderText(answer, { color: 0, unicode: true, width: 80, all: true });
    expect(signs.includes("\u001b")).toBe(false);
  });

  it("says the same in colour", () => {
    const painted = renderText(answer, { ...PLAIN, color: 1, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colours away
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(renderText(answer, { ...PLAIN, width: 80 }));
    expect(painted).toContain("\u001b[");
  });

  it("answers in the first line and ends with what to do next", () => {
    const lines = renderText(answer, { ...PLAIN, width: 80 })
      .trimEnd()
      .split("\n");
    const [first = ""] = lines.join("\n").split("\n\n");
    const told = answer.decisions["endpoint"]?.status === "not-applicable" ? "target" : "endpoint";
    const { status, title } = answer.decisions[told] ?? {};
    const expected = status === "no-option" ? "no endpoint type meets" : (title ?? "a title");
    expect(first.replace(/\s+/g, " ").toLowerCase()).toContain(expected.toLowerCase());
    expect(lines.at(-1)).toMatch(/^Next: |--format json/);
  });
});
