import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/advisor/compare/comparison.ts";
import { scanMap } from "../../src/advisor/compare/map.ts";
import { compareOptions } from "../../src/advisor/compare/options.ts";
import { compareAssumed, comparePlans, whatIf } from "../../src/advisor/compare/plans.ts";
import { scan } from "../../src/advisor/compare/scan.ts";
import type { Scan } from "../../src/advisor/compare/scan-sheet.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { type CompareLook, renderComparison, renderScan } from "../../src/render/compare/index.ts";
import { compile } from "../../src/tables/compile.ts";
import { nextUp } from "../../src/units.ts";
import { understand } from "../../src/workload/workload.ts";

const engine = compile(builtin);

function workload(spec: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return unwrap(understand(builtin, entries));
}

function assumed(options: Readonly<Record<string, string>>) {
  return new Map(Object.entries(options).map(([name, value]) => [name, { value, from: "test" }]));
}

const OCR = workload({ payload: "40 MB", duration: "4 min", processor: "gpu", traffic: "spiky", needs: ["vpc"] });
const API = workload({ payload: "3 MB", duration: "10 s", traffic: "spiky" });

type Written = (look: CompareLook) => string;

const written =
  (comparison: Comparison): Written =>
  (look) =>
    renderComparison(comparison, look);

const scanned =
  (found: Scan): Written =>
  (look) =>
    renderScan(found, look);

/** What people ask; the pages lie beside this file, to be read. */
const PAGES: Readonly<Record<string, Written>> = {
  "smaller-requests": written(
    whatIf(engine, OCR, { stated: workload({ payload: "3 MB", duration: "10 s" }), back: ["processor"] }, []),
  ),
  "nothing-changes": written(whatIf(engine, OCR, { stated: workload({ latency: "1 h" }), back: [] }, [])),
  "only-a-warning": written(whatIf(engine, workload({}), { stated: workload({ payload: "20 MB" }), back: [] }, [])),
  "two-specs": written(
    comparePlans(
      engine,
      "specs",
      [
        { name: "ocr.yaml", workload: OCR },
        { name: "api.yaml", workload: API },
      ],
      [],
    ),
  ),
  "an-option-assumed": written(compareAssumed(engine, OCR, [assumed({ endpoint: "real-time" })], [])),
  "two-options-assumed": written(
    compareAssumed(
      engine,
      API,
      [assumed({ endpoint: "async", strategy: "linear" }), assumed({ endpoint: "serverless" })],
      [],
    ),
  ),
  "options-of-endpoint": written(compareOptions(engine, OCR, { decision: "endpoint", options: [] }, [])),
  "options-of-hosting": written(
    compareOptions(
      engine,
      workload({ models: 3, priority: ["cost"], hosting: "single-model" }),
      { decision: "hosting", options: ["single-model", "multi-model", "multi-container"] },
      [],
    ),
  ),
  "options-where-nothing-fits": written(
    compareOptions(
      engine,
      workload({ access: "interactive", payload: "500 MB" }),
      { decision: "strategy", options: [] },
      [],
    ),
  ),
  "bands-of-payload": scanned(scan(engine, API, { name: "payload" }, [])),
  "bands-of-rate": scanned(
    scan(engine, workload({ traffic: "spiky", duration: "3 s" }), { name: "rate", range: [1, nextUp(1000)] }, [
      "endpoint",
    ]),
  ),
  "bands-of-needs": scanned(scan(engine, API, { name: "needs" }, [])),
  "map-of-load": scanned(
    scanMap(
      engine,
      workload({ traffic: "spiky", rate: "10/s" }),
      [{ name: "rate" }, { name: "duration" }],
      ["endpoint"],
    ),
  ),
  "map-of-size": scanned(scanMap(engine, workload({}), [{ name: "payload" }, { name: "traffic" }], [])),
};

const PLAIN = { color: 0, unicode: false, format: "text" } as const;

describe.each(Object.entries(PAGES))("the page %s", (name, page) => {
  it.each([60, 80, 120])("reads well at %i columns", async (width) => {
    const text = page({ ...PLAIN, width });
    await expect(text).toMatchFileSnapshot(`comparisons/${name}.${width}.txt`);
    const tooLong = text.split("\n").filter((line) => line.length > width);
    expect(tooLong).toEqual([]);
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
  });

  it("reads well as Markdown", async () => {
    await expect(page({ ...PLAIN, width: 80, format: "markdown" })).toMatchFileSnapshot(`comparisons/${name}.md`);
  });

  it("says the same in colour", () => {
    const painted = page({ ...PLAIN, color: 1, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colours away
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(page({ ...PLAIN, width: 80 }));
  });
});
