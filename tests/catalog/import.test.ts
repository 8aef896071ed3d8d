import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadPriceList } from "../../src/catalog/import/price-list-reader.ts";
import { readPriceList } from "../../src/catalog/import/read-price-list.ts";
import { unwrap } from "../../src/errors.ts";
import { answer, entry, KNOWN, offer, type Row, read } from "./price-lists.ts";

const HOSTING: Row = { usage: "USE1-Host:ml.m5.large", usd: "0.1200000000" };
const ROWS: readonly Row[] = [
  HOSTING,
  { usage: "EU-Host:ml.g5.xlarge", usd: "1.5700000000", region: "eu-west-1" },
  { usage: "USE1-AsyncInf:ml.g6.xlarge", usd: "1.1267" },
  { usage: "EU-Tsform:ml.m5.xlarge", usd: "0.257", region: "eu-west-1" },
  { usage: "USE1-ServerlessInf:Mem-4GB", usd: "0.0000800000", unit: "seconds" },
  { usage: "USE1-ServerlessInf:ProvisionedConcurrency:Usage-4GB", usd: "0.00002", unit: "seconds" },
  { usage: "USE1-Host:VolumeUsage.gp2", usd: "0.14", unit: "GB-Mo" },
  { usage: "EU-Hst:Data-Bytes-In", usd: "0.016", unit: "GB", region: "eu-west-1" },
  { usage: "USE1-Train:ml.m5.large" },
  { usage: "USE1-Cluster:ml.g6.xlarge" },
  { usage: "USE1-Host:ml.m7g.large" },
];
const PRICES = [
  "eu-west-1 batch-transform ml.m5.xlarge 0.257 instance-hour",
  "eu-west-1 data-processing endpoint-data-in 0.016 GB",
  "eu-west-1 hosting ml.g5.xlarge 1.57 instance-hour",
  "us-east-1 async ml.g6.xlarge 1.1267 instance-hour",
  "us-east-1 hosting ml.m5.large 0.12 instance-hour",
  "us-east-1 serverless mem-4GB 0.00008 second",
  "us-east-1 serverless provisioned-usage-4GB 0.00002 second",
  "us-east-1 storage endpoint-volume-gp2 0.14 GB-month",
];

describe("a price list", () => {
  it.each([
    ["an answer of the command", answer(ROWS)],
    ["an answer with objects in its list", JSON.stringify({ PriceList: ROWS.map(entry) })],
    ["pages one after the other", `${answer(ROWS.slice(0, 4), { NextToken: "EXAMPLE" })}\n${answer(ROWS.slice(4))}`],
    ["a list of entries", JSON.stringify(ROWS.map(entry))],
    ["a list of texts", JSON.stringify(ROWS.map((row) => JSON.stringify(entry(row))))],
    ["an entry a line", ROWS.map((row) => JSON.stringify(entry(row))).join("\n")],
    ["a text a line", ROWS.map((row) => JSON.stringify(JSON.stringify(entry(row)))).join("\n")],
    ["a whole offer", offer(ROWS)],
    ["a whole offer with a byte order mark", `\ufeff${offer(ROWS)}`],
  ])("as %s says the same prices", async (_, text) => {
    const result = await read(text);
    expect(result.findings).toEqual([]);
    const list = unwrap(result);
    expect(said(list)).toEqual(PRICES);
    const editions = list.prices.map(({ date, source }) => `${date} ${source}`);
    expect(new Set(editions)).toEqual(new Set(["2026-11-11 AmazonSageMaker-20261111194304"]));
    expect(list.skipped.map(({ why, what, count }) => [why, what, count])).toEqual([
      ["other-use", "Cluster", 1],
      ["other-use", "Train", 1],
      ["unknown-type", "hosting", 1],
    ]);
  });

  it("says the same however the stream cuts it", async () => {
    const text = `\n${offer([...ROWS, { usage: "USE1-Host:ml.c5.large", attributes: { note: 'a "quote" \\ and Größe {[' } }])}\n `;
    const whole = unwrap(await read(text));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 997 }), async (size) => {
        expect(unwrap(await read(text, size))).toEqual(whole);
      }),
      { numRuns: 12 },
    );
  });

  it.each<[string, Row, string]>([
    [
      "its prefix, without a code",
      { ...HOSTING, usage: "APS3-Host:ml.m5.large", attributes: { regionCode: undefined } },
      "ap-south-1",
    ],
    [
      "us-east-1, without code or prefix",
      { ...HOSTING, usage: "Host:ml.m5.large", attributes: { regionCode: undefined } },
      "us-east-1",
    ],
    ["its code before its prefix", { ...HOSTING, region: "us-east-1-atl-1" }, "us-east-1-atl-1"],
  ])("knows a region by %s", async (_, row, region) => {
    expect(unwrap(await read(answer([row]))).prices).toMatchObject([{ region, item: "ml.m5.large", usd: 0.12 }]);
  });

  it("of machines takes what an estimate compares with, and nothing else", async () => {
    const linux = { operatingSystem: "Linux", tenancy: "Shared", preInstalledSw: "NA", capacitystatus: "Used" };
    const machine: Row = { usage: "BoxUsage:m5.large", code: "AmazonEC2", usd: "0.096", attributes: linux };
    const rows: Row[] = [
      machine,
      { ...machine, usage: "BoxUsage:c5.large", attributes: { ...linux, operatingSystem: "Windows" } },
      {
        ...machine,
        usage: "BoxUsage:c5.large",
        attributes: { ...linux, marketoption: "CapacityBlock" },
        usd: "0.0000000000",
      },
      { ...machine, usage: "BoxUsage:a1.large" },
      { ...machine, usage: "DedicatedUsage:m5.large" },
    ];
    const list = unwrap(await read(answer(rows)));
    expect(said(list)).toEqual(["us-east-1 ec2-on-demand m5.large 0.096 instance-hour"]);
    expect(list.skipped.map(({ why, what }) => `${why} ${what}`).sort()).toEqual([
      "other-use DedicatedUsage",
      "other-use marketoption CapacityBlock",
      "other-use operatingSystem Windows",
      "unknown-type ec2-on-demand",
    ]);
  });

  it("has a price for each tier, the smallest amounts first", async () => {
    const tiers = { "15000000000": "0.0000133334", "0": "0.0000166667", "6000000000": "0.000015" };
    const row: Row = {
      usage: "EU-Lambda-GB-Second",
      code: "AWSLambda",
      unit: "Lambda-GB-Second",
      region: "eu-west-1",
      tiers,
    };
    expect(said(unwrap(await read(answer([row]))))).toEqual([
      "eu-west-1 lambda duration-x86 0.0000166667 GB-second",
      "eu-west-1 lambda duration-x86-tier2 0.000015 GB-second",
      "eu-west-1 lambda duration-x86-tier3 0.0000133334 GB-second",
    ]);
  });

  it("without a day of its own is of the day since when the price holds", async () => {
    expect(unwrap(await read(answer([{ ...HOSTING, published: "", version: "" }]))).prices).toMatchObject([
      { date: "2026-11-01", source: "AmazonSageMaker-2026-11-01" },
    ]);
  });

  it.each<[string, Partial<Row>, string]>([
    [
      "in another currency",
      { currency: "CNY", region: "cn-north-1" },
      "1 row not taken: prices in CNY, and everything here is in USD",
    ],
    ["below 0", { usd: "-1.5" }, '1 row not taken: "-1.5" is no price'],
    ["that is no number", { usd: "NaN" }, '1 row not taken: "NaN" is no price'],
    ["as a map", { usd: { a: 1 } }, '1 row not taken: "{a}" is no price'],
    ["as a deep list", { usd: deepList() }, '1 row not taken: "a list" is no price'],
    ["beyond belief", { usd: "1e300" }, '1 row not taken: "1e300" is no price'],
    ["too large for anything", { usd: "10000000" }, '1 row not taken: "10000000" is no price'],
    ["for another unit", { unit: "Fortnights" }, "1 row not taken: the unit Fortnights for hosting is new"],
    [
      "of nowhere",
      { usage: "XXX9-Host:ml.m5.large", region: "" },
      "1 row not taken: their region is not known (prefix XXX9)",
    ],
    ["of nothing", { usd: "0.0000000000" }, ""],
  ])("leaves a price %s, and says so", async (_, change, says) => {
    const other: Row = { usage: "EU-Host:ml.g5.xlarge", usd: "1.57", region: "eu-west-1" };
    const result = await read(answer([other, { ...HOSTING, ...change }]));
    expect(said(unwrap(result))).toEqual(["eu-west-1 hosting ml.g5.xlarge 1.57 instance-hour"]);
    expect(result.findings.map(({ message }) => message)).toEqual(says === "" ? [] : [says]);
  });

  it("whose last page says that more follow is taken, and said to be a part", async () => {
    const result = await read(answer([HOSTING], { NextToken: "EXAMPLE" }));
    expect(result.ok).toBe(true);
    expect(result.findings).toMatchObject([{ code: "price/more-pages", severity: "warning" }]);
  });
});

describe("a file", () => {
  const text = (value: unknown) => JSON.stringify(value);
  const whole = offer(ROWS);

  it.each<[string, string | Uint8Array, string]>([
    ["that is empty", "", "price/empty"],
    ["of blanks", " \n\n ", "price/not-a-price-list"],
    ["that is compressed", gzipSync(whole), "price/compressed"],
    ["that is an archive", Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), "price/compressed"],
    ["in UTF-16", Buffer.from(whole, "utf16le"), "price/not-text"],
    ["of NUL bytes", new Uint8Array(100), "price/not-text"],
    ["of bytes", Uint8Array.from([0, 1, 2, 0xff, 0xfe]), "price/not-text"],
    ["of CSV", '"FormatVersion","v1.0"\n"Disclaimer","x"\n', "price/not-json"],
    ["that is a web page", "<!DOCTYPE html><html>404</html>", "price/not-json"],
    ["for people", "--------\n| GetProducts |\n", "price/not-json"],
    ["of words", "Unable to locate credentials", "price/not-json"],
    ["with a comma too many", '{"PriceList": [1,,2]}', "price/syntax"],
    ["with a bracket too many", '{"PriceList": []}]', "price/syntax"],
    ["with brackets that do not match", '{"PriceList": {]}', "price/syntax"],
    ["with half a word", '{"PriceList": tru}', "price/syntax"],
    ["that ends in a key", whole.slice(0, 30), "price/cut-off"],
    ["that ends in its products", whole.slice(0, whole.length / 3), "price/cut-off"],
    ["that ends before its last bracket", whole.trimEnd().slice(0, -1), "price/cut-off"],
    ["of something else", text({ resources: [{ type: "x" }] }), "price/not-a-price-list"],
    ["that is a number", "42", "price/not-a-price-list"],
    ["that is a list of numbers", "[1, 2, 3]", "price/not-a-price-list"],
    [
      "that lists regions",
      text({ formatVersion: "v1.0", regions: { "us-east-1": { currentVersionUrl: "/x" } } }),
      "price/index",
    ],
    ["that lists offers", text({ offers: { AmazonSageMaker: { currentVersionUrl: "/x" } } }), "price/index"],
    ["that lists versions", text({ offerCode: "AmazonSageMaker", versions: {} }), "price/index"],
    [
      "of a savings plan",
      text({ products: [{ sku: "X" }], terms: { savingsPlan: [{ rates: [] }] } }),
      "price/savings-plan",
    ],
    [
      "that is a price file",
      text({ document: "prices", schemaVersion: 1, sources: {}, regions: {} }),
      "price/own-file",
    ],
    ["of another service", answer([{ ...HOSTING, code: "AmazonS3" }]), "price/other-service"],
    ["of no service", answer([{ ...HOSTING, code: "" }]), "price/other-service"],
    ["without rows", answer([]), "price/nothing-to-take"],
    ["without rows of use", answer([{ usage: "USE1-Train:ml.m5.large" }]), "price/nothing-to-take"],
    ["of entries that are none", text({ PriceList: ["{", "null", 7, {}] }), "price/nothing-to-take"],
    ["of types that no endpoint has", text({ InstanceTypes: [{ InstanceType: "t2.micro" }] }), "price/nothing-to-take"],
    ["of 100,000 brackets", "[".repeat(100_000), "price/cut-off"],
    [
      "of 100,000 brackets in an entry",
      `{"PriceList": [${"[".repeat(100_000)}${"]".repeat(100_000)}]}`,
      "price/nothing-to-take",
    ],
  ])("%s is refused", async (_, content, code) => {
    for (const size of [7, 65_536]) {
      const result = await read(content, size);
      expect(result).toMatchObject({ ok: false, findings: [{ code, at: { file: "list.json" } }] });
      expect(JSON.stringify(result).length).toBeLessThan(1000);
    }
  });

  it("that is too large is refused before it is read on, with the command for one region", async () => {
    async function* large(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('{"offerCode": "AmazonEC2", "products": {');
      yield new Uint8Array(300_000_000);
      expect.fail("read on");
    }
    const result = await readPriceList("index.json", large(), KNOWN);
    expect(result).toMatchObject({ ok: false, findings: [{ code: "price/too-large" }] });
    expect(result.findings[0]?.hint).toContain("--service-code AmazonEC2");
  });

  it("cut off anywhere is refused, and never a bug", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.trimEnd().length - 1), async (length) => {
        expect((await read(whole.slice(0, length), 1000)).ok).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

const EXAMPLES = resolve(import.meta.dirname, "../../../shared/data/examples");

describe.skipIf(!existsSync(EXAMPLES))("a real extract", () => {
  it.each([
    ["pricing-get-products-sagemaker.json", 3, 0],
    ["pricing-bulk-offer-sagemaker.json", 8, 0],
    ["pricing-get-products-ec2.json", 1, 0],
    ["ec2-describe-instance-types.json", 0, 4],
  ])("%s is read", async (name, prices, types) => {
    const list = unwrap(await read(readFileSync(join(EXAMPLES, name)), 1000));
    expect([list.prices.length, list.types.length]).toEqual([prices, types]);
    for (const type of list.types) expect(type).toEqual(KNOWN.types.get(type.name));
  });

  it.each([
    ["pricing-region-index-sagemaker.json", "price/index"],
    ["savings-plan-bulk-sagemaker.json", "price/savings-plan"],
  ])("%s is refused", async (name, code) => {
    expect(await read(readFileSync(join(EXAMPLES, name)))).toMatchObject({ ok: false, findings: [{ code }] });
  });
});

function deepList(): unknown {
  return JSON.parse(`${"[".repeat(3000)}${"]".repeat(3000)}`);
}

function said({ prices }: ReadPriceList): string[] {
  return prices
    .map(({ region, component, item, usd, unit }) => {
      const amount = usd < 1e-6 ? usd.toFixed(10) : String(usd);
      return `${region} ${component} ${item} ${amount.includes("e") ? usd.toFixed(10) : amount} ${unit}`;
    })
    .sort();
}
