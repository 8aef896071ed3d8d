import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Cell, Model, Node, Rule } from "../src/tables/model.ts";
import { loadRules } from "./rules.ts";

// What AWS sells where is known beside the checkout where the project is developed, and nowhere else.
const DATA = resolve(import.meta.dirname, "../../shared/data");
const here = existsSync(DATA);

const model = await loadRules();
const named = regionsOf(model);

describe("Regions in the rules", () => {
  it("are named one by one where something is not sold, and listed once", () => {
    for (const [rule, { values }] of Object.entries(named)) {
      expect(values, rule).toEqual([...new Set(values)].sort());
      expect(values, `${rule} rules out what was not stated`).not.toContain("any");
    }
  });
});

describe.skipIf(!here)("the prices of 2026-09-22", () => {
  const sold = here ? readPrices() : new Map<string, Sold>();
  const regions = [...sold.keys()].sort();
  const without = (test: (sold: Sold) => boolean) => regions.filter((region) => !test(sold.get(region) as Sold));
  const where = (test: (sold: Sold) => boolean) => regions.filter((region) => test(sold.get(region) as Sold));

  const noServerless = without(({ serverless }) => serverless);
  const noGpu = without(({ kinds }) => kinds.has("nvidia-gpu"));
  const noInferentia2 = without(({ families }) => families.has("inf2"));
  const noInferentia1 = without(({ families }) => families.has("inf1"));
  const noTrainium = without(({ kinds }) => kinds.has("aws-trainium"));
  const noCpu = without(({ kinds }) => ["general-purpose", "compute-optimized"].some((kind) => kinds.has(kind)));
  const onlyP5en = where(({ families }) => families.size === 1 && families.has("p5en"));
  const noSharedGpu = where(({ kinds, families }) => {
    return kinds.has("nvidia-gpu") && !["g4dn", "g5"].some((family) => families.has(family));
  });

  const expected: Record<string, readonly string[]> = {
    "endpoint/serverless-region": noServerless,
    "hosting/sleeping-without-serverless": noServerless,
    "hosting/multi-model-gpu-region": noSharedGpu,
    "hosting/multi-model-local-zone": onlyP5en,
    "compute/multi-model-gpu-region": noSharedGpu,
    "compute/gpu-region": noGpu,
    "compute/gpu-not-sold": noGpu,
    "compute/inferentia-region": noInferentia2,
    "compute/inferentia-not-sold": noInferentia2,
    "compute/inf1-region": noInferentia1,
    "compute/inf1-not-sold": noInferentia1,
    "compute/trainium-region": noTrainium,
    "compute/trainium-not-sold": noTrainium,
    "compute/trainium-region-jobs": where(({ families }) => families.has("trn1n") && !families.has("trn1")),
    "compute/trainium-jobs-not-sold": where(({ families }) => families.has("trn1n") && !families.has("trn1")),
    "compute/burstable-region": without(({ kinds }) => kinds.has("burstable")),
    "compute/cpu-region": noCpu,
    "compute/cpu-not-sold": noCpu,
    "compute/local-zone-jobs": without(({ jobs }) => jobs),
    "compute/no-jobs-in-local-zone": without(({ jobs }) => jobs),
    "compute/graviton": without(({ families }) => [...families].some((family) => /^[cmr][678]g/.test(family))),
    "warnings/local-zone": onlyP5en,
    "warnings/generating-on-instances-without-accelerator": noGpu,
    "warnings/small-gpus-in-region": where(({ gpuMemory }) => gpuMemory > 0 && gpuMemory <= 64),
    "warnings/middling-gpus-in-region": where(({ gpuMemory }) => gpuMemory > 64 && gpuMemory <= 192),
    "warnings/gpus-elsewhere": noGpu,
    "warnings/inferentia-elsewhere": noInferentia2,
    "warnings/trainium-elsewhere": noTrainium,
  };

  // Where the data are not, this is what the test runner lists as skipped.
  it("know every Region that a workload can name", () => {
    const input = model.inputs.find(({ name }) => name === "region");
    expect(input?.values).toEqual(regions);
  });

  it.each(Object.keys(named))("agree with the Regions of %s", (rule) => {
    expect(named[rule]?.values).toEqual(expected[rule]);
  });

  it("are compared with rules that exist", () => {
    expect(Object.keys(named).sort()).toEqual(Object.keys(expected).sort());
  });

  it("agree with what the reasons say", () => {
    expect(model.limits["serverless.regions"]?.value).toBe(regions.length - noServerless.length);
    const trainium = where(({ kinds }) => kinds.has("aws-trainium"));
    expect(trainium).toEqual(["us-east-1", "us-east-2", "us-west-2"]);
    const small = Object.entries(expected).find(([rule]) => rule === "warnings/small-gpus-in-region")?.[1] ?? [];
    for (const region of small) expect([...(sold.get(region)?.gpus ?? [])]).toEqual(["g4dn"]);
  });
});

/** What is sold for endpoints in a Region. */
interface Sold {
  serverless: boolean;
  /** A type that transform jobs run on as well. */
  jobs: boolean;
  gpuMemory: number;
  readonly families: Set<string>;
  readonly gpus: Set<string>;
  /** The kind of accelerator, or without one the category. */
  readonly kinds: Set<string>;
}

function readPrices(): Map<string, Sold> {
  const types = new Map(readTable("instances.csv").map((row) => [row["instance_type"], row]));
  const sold = new Map<string, Sold>();
  for (const { region = "", component, item, usd } of readTable("prices.csv")) {
    if (component !== "hosting" && component !== "serverless") continue;
    const here: Sold = sold.get(region) ?? {
      serverless: false,
      jobs: false,
      gpuMemory: 0,
      families: new Set(),
      gpus: new Set(),
      kinds: new Set(),
    };
    sold.set(region, here);
    if (usd === "") continue;
    if (component === "serverless") {
      here.serverless = true;
      continue;
    }
    const type = types.get(item);
    if (type === undefined) throw new Error(`${item} has a price and no row`);
    const accelerator = type["accelerator_kind"] ?? "";
    here.jobs ||= type["batch_transform"] === "true";
    here.families.add(type["family"] ?? "");
    here.kinds.add((accelerator === "none" ? type["category"] : accelerator) ?? "");
    if (accelerator !== "nvidia-gpu") continue;
    here.gpus.add(type["family"] ?? "");
    here.gpuMemory = Math.max(here.gpuMemory, Number(type["accelerator_memory_gb_total_nominal"]));
  }
  return sold;
}

/** Cells by the names of their columns. Commas stand inside the last column, a note, and nowhere else. */
function readTable(name: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(resolve(DATA, name), "utf8").trim().split("\n");
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? ""]));
  });
}

/** The Regions that rules name, by table and rule. */
function regionsOf({ nodes }: Model): Record<string, Extract<Cell, { kind: "values" }>> {
  const found: Record<string, Extract<Cell, { kind: "values" }>> = {};
  for (const node of nodes) {
    for (const { id, when } of rulesOf(node)) {
      for (const { input, cell } of when) {
        if (input === "region" && cell.kind === "values") found[`${node.name}/${id}`] = cell;
      }
    }
  }
  return found;
}

function rulesOf(node: Node): readonly Rule[] {
  if (node.kind === "table") return node.rules;
  const { applies, eliminate, prefer, collect, impossible, companions, settings } = node;
  return [...applies, ...eliminate, ...prefer, ...collect, ...impossible, ...companions, ...settings];
}
