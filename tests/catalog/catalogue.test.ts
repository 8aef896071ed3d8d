import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ProductionVariantInstanceType, TransformInstanceType } from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { builtinCatalogue } from "../../src/builtin-catalog/index.ts";
import { openCatalogue } from "../../src/catalog/catalogue.ts";
import { type CsvRow, parseCsv } from "../../src/catalog/csv.ts";
import type { OwnPrices } from "../../src/catalog/model.ts";
import { unwrap } from "../../src/errors.ts";
import { RULES } from "../rules.ts";

const DATA = resolve(import.meta.dirname, "../../../shared/data");
const { types } = await builtinCatalogue.inventory();

describe("the built-in catalogue", () => {
  it("describes exactly the types that the API knows", () => {
    expect(types.map(({ name }) => name).sort()).toEqual(Object.values(ProductionVariantInstanceType).sort());
    const jobs = types.filter(({ batchTransform }) => batchTransform).map(({ name }) => name);
    expect(jobs.sort()).toEqual(Object.values(TransformInstanceType).sort());
  });

  it("has prices of every region that a workload can name, and of no other", () => {
    const input = builtin.inputs.find(({ name }) => name === "region");
    expect(Object.keys(builtinCatalogue.regions)).toEqual(input?.values);
  });

  it("answers in every region for every type, with a price or without", async () => {
    const found = [];
    for (const region of Object.keys(builtinCatalogue.regions)) {
      const catalogue = unwrap(await openCatalogue(builtinCatalogue, region));
      const prices = catalogue.types.flatMap(({ name }) => catalogue.price("hosting", name) ?? []);
      expect(prices).toHaveLength(catalogue.prices("hosting").length);
      found.push(...prices.filter((price) => price.region === region && price.unit === "instance-hour"));
    }
    expect(found).toHaveLength(3913);
  });

  it("knows nothing of what it does not have", async () => {
    const catalogue = unwrap(await openCatalogue(builtinCatalogue, "us-east-1"));
    expect(catalogue.price("hosting", "ml.p2.xlarge")).toBeUndefined();
    expect(catalogue.price("hosting", "constructor")).toBeUndefined();
    expect(catalogue.price("__proto__", "toString")).toBeUndefined();
    expect(catalogue.prices("nothing")).toEqual([]);
    expect(catalogue.type("ml.m5.larg")).toBeUndefined();
  });

  it.each([
    ["eu-west1", 'did you mean "eu-west-1"?'],
    ["toString", "use one of"],
    ["", "use one of"],
  ])("has no region %j", async (region, hint) => {
    const opened = await openCatalogue(builtinCatalogue, region);
    expect(opened.ok).toBe(false);
    expect(opened.findings).toMatchObject([{ code: "catalogue/unknown-region", hint: expect.stringContaining(hint) }]);
  });
});

describe("prices of a user's own", () => {
  const list = { component: "hosting", unit: "instance-hour", source: "price list", date: "2026-11-01" };
  const own: OwnPrices = {
    file: "mine.json",
    types: [],
    sources: {},
    regions: {
      "us-east-1": [{ ...list, usd: new Map([["ml.m5.large", 0.1]]) }],
      "xx-new-1": [{ ...list, usd: new Map([["ml.m5.large", 9]]) }],
    },
  };

  it("go before the built-in ones, say where they are from, and leave the rest", async () => {
    const catalogue = unwrap(await openCatalogue(builtinCatalogue, "us-east-1", own));
    expect(catalogue.price("hosting", "ml.m5.large")).toEqual({
      ...{ region: "us-east-1", component: "hosting", item: "ml.m5.large", unit: "instance-hour", usd: 0.1 },
      ...{ source: "price list", date: "2026-11-01", from: "mine.json" },
    });
    expect(catalogue.price("hosting", "ml.m5.xlarge")).toMatchObject({ usd: 0.23, source: "sm-pricelist-2026-09-22" });
  });

  it("can open a region that the built-in catalogue does not have", async () => {
    const catalogue = unwrap(await openCatalogue(builtinCatalogue, "xx-new-1", own));
    expect(catalogue.prices("hosting").map(({ usd }) => usd)).toEqual([9]);
    expect(catalogue.types).toHaveLength(types.length);
  });
});

describe.skipIf(!existsSync(DATA))("the committed tables", () => {
  it.each([
    ["instances.csv", []],
    ["prices.csv", ["hosting-not-in-enum", "elastic-inference"]],
  ])("%s agree with what was collected", (name, ignored) => {
    const [collected, committed] = [DATA, join(RULES, "catalog")].map((folder) =>
      parseCsv(readFileSync(join(folder, name), "utf8")),
    );
    const columns = committed?.columns ?? [];
    const wanted = (collected?.rows ?? []).filter(({ cells }) => !ignored.includes(cells["component"] ?? ""));
    const rows = (of: readonly CsvRow[]) => of.map(({ cells }) => columns.map((column) => cells[column]).join("|"));
    expect(rows(committed?.rows ?? []).join("\n")).toBe(rows(wanted).join("\n"));
  });
});
