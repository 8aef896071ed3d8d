import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtinCatalogue } from "../../src/builtin-catalog/index.ts";
import { openCatalogue } from "../../src/catalog/catalogue.ts";
import { priceSheetShape } from "../../src/catalog/price-sheet-shape.ts";
import { diffPriceFiles } from "../../src/cli/commands/prices-diff.ts";
import { importPrices } from "../../src/cli/commands/prices-import.ts";
import { showPrices } from "../../src/cli/commands/prices-show.ts";
import { readPrices } from "../../src/cli/prices.ts";
import { UserError, unwrap } from "../../src/errors.ts";
import { answer, type Row } from "../catalog/price-lists.ts";
import { type World, world } from "./scripted.ts";

const LARGE: Row = { usage: "USE1-Host:ml.m5.large", usd: "0.12" };
const XLARGE: Row = { usage: "USE1-Host:ml.m5.xlarge", usd: "0.24" };
const OLD = { published: "2026-10-01T00:00:00Z", version: "20261001000000" };
const TYPES = JSON.stringify({
  InstanceTypes: [
    { InstanceType: "m5.large", VCpuInfo: { DefaultVCpus: 2 }, MemoryInfo: { SizeInMiB: 9000 } },
    { InstanceType: "m5.xlarge", VCpuInfo: { DefaultVCpus: 4 }, MemoryInfo: { SizeInMiB: 16384 } },
  ],
});

describe("prices import", () => {
  it("keeps what is there, and of the same thing the newer price, whatever came first", async () => {
    const files = {
      old: answer([
        { ...LARGE, ...OLD, usd: "0.11" },
        { ...XLARGE, ...OLD },
      ]),
      now: answer([LARGE]),
    };
    const texts = [];
    for (const order of [
      ["old", "now"],
      ["now", "old"],
      ["now", "old", "now"],
    ]) {
      const here = world(files);
      for (const file of order) await imports(here, [file]);
      texts.push(here.files.get("p.json"));
      expect(await own(here)).toEqual({ "ml.m5.large": [0.12, "2026-11-11"], "ml.m5.xlarge": [0.24, "2026-10-01"] });
    }
    const together = world(files);
    await imports(together, ["old", "now"]);
    expect(new Set([...texts, together.files.get("p.json")]).size).toBe(1);
  });

  it("counts what is new, changed, the same and older", async () => {
    const here = world({
      first: answer([
        { ...LARGE, ...OLD },
        { ...XLARGE, ...OLD },
      ]),
      second: answer([LARGE, { ...XLARGE, usd: "0.25" }, { usage: "USE1-Host:ml.c5.large", usd: "0.1" }]),
    });
    expect(await counts(here, "first")).toEqual([{ added: 2, changed: 0, same: 0, older: 0 }]);
    expect(await counts(here, "second")).toEqual([{ added: 1, changed: 1, same: 1, older: 0 }]);
    expect(await counts(here, "second")).toEqual([{ added: 0, changed: 0, same: 3, older: 0 }]);
    expect(await counts(here, "first")).toEqual([{ added: 0, changed: 0, same: 0, older: 2 }]);
  });

  it("gives one file for any order of any files", async () => {
    const row = fc.record({
      usage: fc.constantFrom("USE1-Host:ml.m5.large", "USE1-Host:ml.m5.xlarge", "EU-Host:ml.m5.large"),
      usd: fc.constantFrom("0.1", "0.2", "0.3"),
      published: fc.constantFrom("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (lists) => {
          const names = lists.map((_, place) => `list-${place}`);
          const files = Object.fromEntries(
            lists.map((rows, place) => [`list-${place}`, answer(rows.map((each) => ({ ...each, version: "1" })))]),
          );
          const [there, back] = [world(files), world(files)];
          await imports(there, names);
          await imports(back, [...names].reverse());
          expect(back.files.get("p.json")).toBe(there.files.get("p.json"));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("says so where one day has two prices, and takes the higher", async () => {
    const here = world({ list: answer([LARGE, { ...LARGE, usd: "0.13" }, LARGE]) });
    await imports(here, ["list"]);
    expect(here.stderr()).toContain("us-east-1 hosting ml.m5.large has two prices, 0.12 and 0.13 USD (price/conflict)");
    expect(await own(here)).toEqual({ "ml.m5.large": [0.13, "2026-11-11"] });
  });

  it("warns of prices that are older than the built-in ones, which they go before", async () => {
    const here = world({ list: answer([{ ...LARGE, published: "2024-01-01T00:00:00Z" }]) });
    await imports(here, ["list"]);
    expect(here.stderr()).toContain(
      "1 price is older than the built-in one, such as us-east-1 hosting ml.m5.large of 2024-01-01",
    );
  });

  it("takes descriptions that differ, once their day is said", async () => {
    const here = world({ types: TYPES });
    await expect(imports(here, ["types"])).rejects.toThrow(
      "1 instance types differ from the catalogue, but the file says no date",
    );
    expect(here.files.has("p.json")).toBe(false);
    await imports(here, ["types"], { today: "2026-11-20" });
    const prices = unwrap(await readPrices(here.io, "p.json"));
    expect(prices.types).toMatchObject([
      { name: "ml.m5.large", memory: 9000 * 1024 ** 2, vcpu: 2, batchTransform: true, date: "2026-11-20" },
    ]);
    const catalogue = unwrap(await openCatalogue(builtinCatalogue, "us-east-1", prices));
    expect(catalogue.type("ml.m5.large")?.memory).toBe(9000 * 1024 ** 2);
    expect(catalogue.sources["ec2-describe-instance-types-2026-11-20"]).toMatchObject({ checked: "2026-11-20" });
  });

  it.each<[string, Record<string, string>, readonly string[], string]>([
    [
      "one wrong file among right ones",
      { good: answer([LARGE]), bad: "{" },
      ["good", "bad", "none"],
      "the file ends in the middle\nthere is no such file",
    ],
    [
      "a file of somebody else's at the output",
      { good: answer([LARGE]), "p.json": '{"mine": true}' },
      ["good"],
      "this file is no price file",
    ],
    ["a day that is none", { good: answer([LARGE]) }, ["good"], '"2026-13-01" is no date'],
  ])("writes nothing for %s", async (name, files, given, says) => {
    const here = world(files);
    const before = here.files.get("p.json");
    const today = name.startsWith("a day") ? "2026-13-01" : undefined;
    await expect(imports(here, given, { today })).rejects.toThrow(says);
    expect(here.files.get("p.json")).toBe(before);
  });

  it("begins anew where it is told to", async () => {
    const here = world({ good: answer([LARGE]), "p.json": "not a price file" });
    await imports(here, ["good"], { force: true });
    expect(await own(here)).toEqual({ "ml.m5.large": [0.12, "2026-11-11"] });
  });
});

describe("a price file", () => {
  const FILE = `{
  "document": "prices", "schemaVersion": 1,
  "sources": { "contract": { "title": "Our contract", "url": "https://example.com", "checked": "2026-11-01" } },
  "regions": { "us-east-1": [
    { "component": "hosting", "unit": "instance-hour", "source": "contract", "date": "2026-11", "usd": { "ml.m5.large": 0.1 } }
  ] }
}
`;

  it("written by hand is read, as JSON or as YAML", async () => {
    const yaml = FILE.replace('"document": "prices"', "document: prices");
    for (const text of [FILE, yaml]) {
      const read = unwrap(await readPrices(world({ f: text }).io, "f"));
      expect(read.regions["us-east-1"]?.[0]).toMatchObject({ usd: new Map([["ml.m5.large", 0.1]]), date: "2026-11" });
    }
  });

  it.each([
    ["a negative price", FILE.replace("0.1", "-0.1"), "f:5:"],
    ["a price of 0", FILE.replace("0.1", "0"), "f:5:"],
    ["a price that is text", FILE.replace("0.1", '"0.1"'), "f:5:"],
    ["a price without end", FILE.replace("0.1", "1e999"), "f:5:"],
    ["no number", FILE.replace("0.1", ".nan"), "f:5:"],
    [
      "the same thing twice",
      FILE.replace("0.1", '0.1, "ml.m5.large": 0.2'),
      'f:5:126: error: "ml.m5.large" stands twice',
    ],
    [
      "another date",
      FILE.replace('"2026-11"', '"November"'),
      "f:5:86: error: date: must be a date such as 2026-09-22 or 2026-09",
    ],
    [
      "a source that is not there",
      FILE.replace('"source": "contract"', '"source": "contrakt"'),
      'source "contrakt" is not declared',
    ],
    ["an unknown key", FILE.replace('"unit"', '"unnit"'), '"unnit" is no key'],
    ["another version", FILE.replace('"schemaVersion": 1', '"schemaVersion": 2'), "schemaVersion: must be 1"],
    ["half of it", FILE.slice(0, 200), "(price/file)"],
    ["nothing", "", "this is no price file"],
    ["a list", "[]", "this is no price file"],
  ])("with %s is refused at its place", async (_, text, says) => {
    const read = await readPrices(world({ f: text }).io, "f");
    expect(read.ok).toBe(false);
    const { renderFindings } = await import("../../src/render/findings.ts");
    expect(renderFindings(read.findings)).toContain(says);
  });

  it("written as it is, or with its slips, is refused at the same line", async () => {
    const here = world({ list: answer([LARGE]) });
    await imports(here, ["list"]);
    const text = (here.files.get("p.json") ?? "").replace("0.12", "-1");
    expect((await readPrices(world({ f: text }).io, "f")).findings).toMatchObject([{ at: { file: "f", line: 19 } }]);
  });
});

describe("prices show", () => {
  it.each([
    {},
    { name: "ml.g5.xlarge" },
    { name: "g5", region: "eu-west-1" },
    { name: "hosting", region: "sa-east-1" },
    { region: "us-east-1", today: "2027-06-01" },
  ])("prints a document of the shape that it promises: %j", async (question) => {
    const here = world();
    await showPrices(here.io, { ...NOTHING, ...question, format: "json" });
    const sheet = priceSheetShape.parse(JSON.parse(here.stdout()));
    const cited = sheet.prices.map(({ source }) => source).filter((id) => sheet.sources[id] === undefined);
    expect(cited).toEqual([]);
  });

  it("keeps within the width of the terminal", async () => {
    const questions = [{}, { name: "ml.g5.xlarge" }, { name: "g6", region: "eu-west-1" }, { name: "lambda" }];
    for (const [width, question] of [60, 80, 120].flatMap((each) => questions.map((one) => [each, one] as const))) {
      const here = world();
      await showPrices({ ...here.io, stdout: { ...here.io.stdout, width } }, { ...NOTHING, ...question });
      const lines = here.stdout().split("\n");
      expect(lines.filter((line) => line.length > width && !line.includes("https://"))).toEqual([]);
    }
  });

  it("puts the user's own prices first, and names what is old", async () => {
    const here = world({ list: answer([LARGE]) });
    await imports(here, ["list"]);
    await showPrices(here.io, {
      ...NOTHING,
      name: "ml.m5.large",
      region: "us-east-1",
      prices: "p.json",
      today: "2027-02-10",
    });
    expect(here.stdout()).toMatch(/hosting +ml\.m5\.large +0\.12 +instance-hour +2026-11-11 \[\d+\], own/);
    expect(here.stdout()).toContain("note: prices of AmazonSageMaker-20261111194304 are 91 days old");
  });

  it.each([
    [{ name: "ml.g5.xlarg" }, 'did you mean "ml.g5.xlarge"?'],
    [{ region: "eu-west1" }, 'did you mean "eu-west-1"?'],
    [{ name: "constructor" }, "the catalogue has nothing called"],
    [{ name: "" }, "the catalogue has nothing called"],
  ])("has an answer for %j", async (question, says) => {
    const shown = showPrices(world().io, { ...NOTHING, ...question });
    const error = await shown.then(
      () => expect.fail("shown"),
      (thrown: unknown) => thrown,
    );
    const findings = error instanceof UserError ? error.findings : [];
    expect(JSON.stringify(findings)).toContain(JSON.stringify(says).slice(1, -1));
  });
});

describe("prices diff", () => {
  it("finds what changed, what is new and what is gone, and fails then", async () => {
    const here = world({
      a: answer([LARGE, XLARGE, { usage: "USE1-Host:ml.c5.large", usd: "0.1" }]),
      b: answer([LARGE, { ...XLARGE, usd: "0.18" }, { usage: "USE1-Host:ml.r5.large", usd: "0.15" }]),
    });
    await imports(here, ["a"], { output: "a.json" });
    await imports(here, ["b"], { output: "b.json" });
    const shown = world(Object.fromEntries(here.files));
    expect(
      await diffPriceFiles(shown.io, {
        before: "a.json",
        after: "b.json",
        format: "text",
        most: 20,
        today: undefined,
        color: false,
      }),
    ).toBe(1);
    expect(shown.stdout()).toContain("1 price changed (-25%), 1 new, 1 gone, 1 the same");
    expect(shown.stdout()).toMatch(/ml\.m5\.xlarge +0\.24 +0\.18 +-25%/);
    expect(
      await diffPriceFiles(shown.io, {
        before: "a.json",
        after: "a.json",
        format: "text",
        most: 20,
        today: undefined,
        color: false,
      }),
    ).toBe(0);
  });

  it("makes sentences of rows where the line is too narrow for columns", async () => {
    const here = world({ a: answer([LARGE]), b: answer([{ ...LARGE, usd: "0.09" }]) });
    await imports(here, ["a"], { output: "a.json" });
    await imports(here, ["b"], { output: "b.json" });
    const narrow = { ...here.io, stdout: { ...here.io.stdout, width: 60 } };
    await diffPriceFiles(narrow, {
      before: "a.json",
      after: "b.json",
      format: "text",
      most: 20,
      today: "2027-03-01",
      color: false,
    });
    expect(here.stdout()).toContain("  us-east-1 hosting ml.m5.large: 0.12 to 0.09 USD for 1");
    expect(here.stdout()).toContain("note: prices of AmazonSageMaker-20261111194304 are 110 days old");
  });

  it("does not miss in a file what only the built-in prices have", async () => {
    const here = world({ a: answer([{ ...LARGE, usd: "0.115" }]) });
    await imports(here, ["a"]);
    expect(
      await diffPriceFiles(here.io, {
        before: undefined,
        after: "p.json",
        format: "json",
        most: 20,
        today: undefined,
        color: false,
      }),
    ).toBe(0);
  });
});

const NOTHING = {
  name: undefined,
  region: undefined,
  prices: undefined,
  config: false,
  today: undefined,
  format: "text",
  color: false,
} as const;

async function imports(
  here: World,
  files: readonly string[],
  more: { today?: string | undefined; force?: boolean; output?: string } = {},
) {
  const request = {
    files,
    output: "p.json",
    force: false,
    today: undefined,
    format: "text",
    color: false,
    ...more,
  } as const;
  return importPrices(here.io, request);
}

async function counts(here: World, file: string): Promise<unknown> {
  const before = here.stdout().length;
  await importPrices(here.io, {
    files: [file],
    output: "p.json",
    force: false,
    today: undefined,
    format: "json",
    color: false,
  });
  const { counts: found } = JSON.parse(here.stdout().slice(before)) as { counts: Record<string, unknown>[] };
  return found.map(({ added, changed, same, older }) => ({ added, changed, same, older }));
}

/** The prices in the file, by item. */
async function own(here: World): Promise<unknown> {
  const { regions } = unwrap(await readPrices(here.io, "p.json"));
  const lists = Object.values(regions).flat();
  return Object.fromEntries(lists.flatMap(({ usd, date }) => [...usd].map(([item, price]) => [item, [price, date]])));
}
