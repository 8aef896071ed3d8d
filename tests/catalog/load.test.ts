import { describe, expect, it } from "vitest";
import { type CatalogueFiles, loadCatalogue } from "../../src/catalog/load.ts";
import { formatPlace } from "../../src/errors.ts";

const GIB = 1024 ** 3;

const INSTANCES = `instance_type,family,size,category,vcpu,memory_gib,cpu_arch,accelerator_kind,accelerator_model,accelerator_count,accelerator_memory_mib_each,accelerator_memory_gb_each_nominal,gpu_compute_capability,neuron_cores,network_baseline_mbps,local_nvme_gb,status,status_basis,newer_families,batch_transform,source,source_date
ml.a1.large,a1,large,general-purpose,2,3.75,arm64,none,,0,,,,,,,previous,old,a2|a3,false,page,2026-07-11
ml.b1.xlarge,b1,xlarge,gpu,4,16,x86_64,some-gpu,G1,2,1024,1.2,8.6,,750,450,current,newest,,true,page+bill,2026-07
`;
const PRICES = `region,component,item,unit,usd,source,date,note
south,hosting,ml.b1.xlarge,hour,1.5,page,2026-09-22,
south,hosting,ml.a1.large,hour,0.05,page,2026-09-22,"as published, and odd"
north,hosting,ml.a1.large,hour,0.06,bill,2026-09,
south,disk,plain,GB-month,0.08,page,2026-09-22,
`;
const SOURCES = `
page: { title: Page, url: https://example.com, checked: 2026-11-20 }
bill: { title: Bill, url: https://example.com, checked: 2026-11-20 }
`;
const OFFERS = `
regions: { prefixes: { S1: south } }
most: 100
host: https://example.com
types: { id: machines, title: Machines, url: https://example.com, fetch: fetch machines }
offers:
  Shop:
    title: Shop
    url: https://example.com
    fetch: fetch shop
    prices: [{ usage: "Host:(.+)", component: hosting, item: $1, unit: hour, written: [Hrs] }]
`;

describe("the files of a catalogue", () => {
  it("become types in base units, and lists of prices by region", async () => {
    const loaded = await load({});
    expect(loaded.findings).toEqual([]);
    const { inventory, regions } = loaded.ok ? loaded.value : expect.fail("not loaded");
    expect(inventory.types).toEqual([
      {
        ...{ name: "ml.a1.large", family: "a1", size: "large", category: "general-purpose" },
        ...{ vcpu: 2, memory: 3.75 * GIB, arch: "arm64", status: "previous", statusBasis: "old" },
        ...{ newerFamilies: ["a2", "a3"], batchTransform: false, sources: ["page"], date: "2026-07-11" },
      },
      {
        ...{ name: "ml.b1.xlarge", family: "b1", size: "xlarge", category: "gpu" },
        ...{ vcpu: 4, memory: 16 * GIB, arch: "x86_64", status: "current", statusBasis: "newest" },
        ...{ newerFamilies: [], batchTransform: true, sources: ["page", "bill"], date: "2026-07" },
        accelerator: {
          ...{ kind: "some-gpu", model: "G1", count: 2 },
          ...{ memoryEach: GIB, memoryNominalEach: 1.2e9, computeCapability: 8.6 },
        },
        ...{ networkMbps: 750, localDiskBytes: 450e9 },
      },
    ]);
    const page = { source: "page", date: "2026-09-22" };
    expect(regions).toEqual({
      north: [
        { component: "hosting", unit: "hour", source: "bill", date: "2026-09", usd: new Map([["ml.a1.large", 0.06]]) },
      ],
      south: [
        { component: "hosting", unit: "hour", ...page, usd: new Map([["ml.b1.xlarge", 1.5]]) },
        {
          component: "hosting",
          unit: "hour",
          ...page,
          note: "as published, and odd",
          usd: new Map([["ml.a1.large", 0.05]]),
        },
        { component: "disk", unit: "GB-month", ...page, usd: new Map([["plain", 0.08]]) },
      ],
    });
  });

  const two = "ml.a1.large,hour,0.06,bill,2026-09,";
  it.each<[string, Partial<Texts>, string]>([
    [
      "a column too few",
      { prices: PRICES.replace("unit,", "") },
      "prices.csv:1 catalogue/columns columns are missing: unit",
    ],
    [
      "a column too many",
      { prices: PRICES.replace("unit,", "unit,tax,") },
      "prices.csv:1 catalogue/columns columns are unknown: tax",
    ],
    [
      "a cell too few",
      { prices: `${PRICES}south,disk\n` },
      "prices.csv:6 catalogue/cell the row has too few or too many cells",
    ],
    [
      "a cell too many",
      { prices: PRICES.replace(two, `${two},`) },
      "prices.csv:4 catalogue/cell the row has too few or too many cells",
    ],
    [
      "a negative price",
      { prices: PRICES.replace("0.06", "-1") },
      'prices.csv:4 catalogue/cell usd "-1": must be a plain decimal',
    ],
    [
      "a price of nothing",
      { prices: PRICES.replace("0.06", "0") },
      'prices.csv:4 catalogue/cell usd "0": must be above 0',
    ],
    [
      "a price in words",
      { prices: PRICES.replace("0.06", "NaN") },
      'prices.csv:4 catalogue/cell usd "NaN": must be a plain decimal',
    ],
    [
      "a day that is none",
      { prices: PRICES.replace("2026-09,", "2026-13,") },
      'prices.csv:4 catalogue/cell date "2026-13": must be a date',
    ],
    [
      "a row twice",
      { prices: PRICES.replace("south,hosting,ml.b1.xlarge", "north,hosting,ml.a1.large") },
      "prices.csv:4 table/duplicate price",
    ],
    [
      "a source nobody declared",
      { prices: PRICES.replace("bill", "bil") },
      'prices.csv:4 table/unknown-source source "bil"',
    ],
    [
      "a type nobody described",
      { prices: PRICES.replace(two, two.replace("large", "larg")) },
      "prices.csv:4 catalogue/unknown-type",
    ],
    [
      "a type twice",
      { instances: INSTANCES.replace("ml.b1.xlarge", "ml.a1.large") },
      "instances.csv:3 table/duplicate",
    ],
    [
      "no memory",
      { instances: INSTANCES.replace("3.75", "") },
      'instances.csv:2 catalogue/cell memory_gib "": must be a plain decimal',
    ],
    [
      "accelerators that are none",
      { instances: INSTANCES.replace("none,,0", "none,,1") },
      "instances.csv:2 catalogue/cell accelerator_count",
    ],
    [
      "another architecture",
      { instances: INSTANCES.replace("arm64", "sparc") },
      'instances.csv:2 catalogue/cell cpu_arch "sparc"',
    ],
    [
      "a source without a title",
      { sources: SOURCES.replace("title: Page, ", "") },
      "sources.yaml:2:7 table/shape title: is missing",
    ],
    [
      "a pattern that is none",
      { offers: OFFERS.replace("(.+)", "(.+") },
      "offers.yaml:11:23 table/shape usage: is no regular",
    ],
    ["sources that are no YAML", { sources: "page: {" }, "sources.yaml:1:"],
  ])("with %s are refused at the line", async (_, texts, says) => {
    const loaded = await load(texts);
    expect(loaded.ok).toBe(false);
    const said = loaded.findings.map(({ at, code, message }) => `${at && formatPlace(at)} ${code} ${message}`);
    expect(said[0]).toContain(says);
  });

  it("may have quotes, empty lines, a byte order mark and carriage returns", async () => {
    const prices = `\ufeff${PRICES.replaceAll("\n", "\r\n\r\n").replace("odd", 'a ""b""')}`;
    const loaded = await load({ prices });
    expect(loaded.findings).toEqual([]);
    expect(loaded.ok && loaded.value.regions["south"]?.[1]?.note).toBe('as published, and a "b"');
  });
});

type Texts = Record<keyof CatalogueFiles, string>;

function load({ instances = INSTANCES, prices = PRICES, sources = SOURCES, offers = OFFERS }: Partial<Texts>) {
  return loadCatalogue({
    instances: { name: "instances.csv", text: instances },
    prices: { name: "prices.csv", text: prices },
    sources: { name: "sources.yaml", text: sources },
    offers: { name: "offers.yaml", text: offers },
  });
}
