import { describe, expect, it } from "vitest";
import { scanMap } from "../../src/advisor/compare/map.ts";
import { compareOptions } from "../../src/advisor/compare/options.ts";
import { compareAssumed, comparePlans, whatIf } from "../../src/advisor/compare/plans.ts";
import { scan } from "../../src/advisor/compare/scan.ts";
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

/** What people ask; the pages lie beside this file, to be read. */
const PAGES: Readonly<Record<string, Written>> = {
  "smaller-requests": (look) => {
    const changes = { stated: workload({ payload: "3 MB", duration: "10 s" }), back: ["processor"] };
    return renderComparison(whatIf(engine, OCR, changes, []), look);
  },
  "nothing-changes": (look) => {
    const changes = { stated: workload({ latency: "1 h" }), back: [] };
    return renderComparison(whatIf(engine, OCR, changes, []), look);
  },
  "two-specs": (look) => {
    const variants = [
      { name: "ocr.yaml", workload: OCR },
      { name: "api.yaml", workload: API },
    ];
    return renderComparison(comparePlans(engine, "specs", variants, []), look);
  },
  "an-option-assumed": (look) =>
    renderComparison(compareAssumed(engine, OCR, [assumed({ endpoint: "real-time" })], []), look),
  "two-options-assumed": (look) => {
    const options = [assumed({ endpoint: "async", strategy: "linear" }), assumed({ endpoint: "serverless" })];
    return renderComparison(compareAssumed(engine, API, options, []), look);
  },
  "options-of-endpoint": (look) =>
    renderComparison(compareOptions(engine, OCR, { decision: "endpoint", options: [] }, []), look),
  "options-of-hosting": (look) => {
    const models = workload({ models: 3, priority: ["cost"], hosting: "single-model" });
    const options = ["single-model", "multi-model", "multi-container"];
    return renderComparison(compareOptions(engine, models, { decision: "hosting", options }, []), look);
  },
  "options-where-nothing-fits": (look) => {
    const stuck = workload({ access: "interactive", payload: "500 MB" });
    return renderComparison(compareOptions(engine, stuck, { decision: "strategy", options: [] }, []), look);
  },
  "bands-of-payload": (look) => renderScan(scan(engine, API, { name: "payload" }, []), look),
  "bands-of-rate": (look) => {
    const range = [1, nextUp(1000)] as const;
    return renderScan(
      scan(engine, workload({ traffic: "spiky", duration: "3 s" }), { name: "rate", range }, ["endpoint"]),
      look,
    );
  },
  "bands-of-needs": (look) => renderScan(scan(engine, API, { name: "needs" }, []), look),
  "map-of-load": (look) => {
    const spiky = workload({ traffic: "spiky", rate: "10/s" });
    return renderScan(scanMap(engine, spiky, [{ name: "rate" }, { name: "duration" }], ["endpoint"]), look);
  },
  "map-of-size": (look) =>
    renderScan(scanMap(engine, workload({}), [{ name: "payload" }, { name: "traffic" }], []), look),
};

const PLAIN = { color: 0, unicode: false, format: "text" } as const;

describe.each(Object.entries(PAGES))("the page %s", (name, written) => {
  it.each([60, 80, 120])("reads well at %i columns", async (width) => {
    const text = written({ ...PLAIN, width });
    await expect(text).toMatchFileSnapshot(`comparisons/${name}.${width}.txt`);
    const tooLong = text.split("\n").filter((line) => line.length > width);
    expect(tooLong).toEqual([]);
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
  });

  it("reads well as Markdown", async () => {
    await expect(written({ ...PLAIN, width: 80, format: "markdown" })).toMatchFileSnapshot(`comparisons/${name}.md`);
  });

  it("says the same in colour", () => {
    const painted = written({ ...PLAIN, color: 1, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking the colours away
    expect(painted.replace(/\u001b\[\d+m/g, "")).toBe(written({ ...PLAIN, width: 80 }));
  });
});
