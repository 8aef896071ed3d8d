/** From the catalogue's files to what can be looked up, or findings that say which line to mend. */
import type { z } from "zod";
import { type Finding, hasErrors, type Result } from "../errors.ts";
import { withoutFlood } from "../findings/flood.ts";
import { finding } from "../findings/index.ts";
import { parseText } from "../tables/load/document.ts";
import type { RuleFile } from "../tables/load/index.ts";
import { sourcesFile } from "../tables/load/schema.ts";
import { readShape } from "../tables/load/shape.ts";
import { listsOf } from "./lists-of.ts";
import type { Accelerator, InstanceType, Inventory, Price, PriceList } from "./model.ts";
import { type Offers, offersShape } from "./offers-shape.ts";
import { type Row, readRows, sameNames } from "./read-rows.ts";
import { type InstanceRow, instanceColumns, instanceRow, type PriceRow, priceColumns, priceRow } from "./schema.ts";

export interface LoadedCatalogue {
  readonly inventory: Inventory;
  /** The prices of each region, in alphabetical order. */
  readonly regions: Readonly<Record<string, readonly PriceList[]>>;
  /** How published price lists are read. */
  readonly offers: Offers;
}

export interface CatalogueFiles {
  readonly instances: RuleFile;
  readonly prices: RuleFile;
  readonly sources: RuleFile;
  readonly offers: RuleFile;
}

export async function loadCatalogue(files: CatalogueFiles): Promise<Result<LoadedCatalogue>> {
  const sources = await readYaml(files.sources, sourcesFile);
  const offers = await readYaml(files.offers, offersShape);
  const instances = readRows(files.instances, instanceColumns, instanceRow);
  const prices = readRows(files.prices, priceColumns, priceRow);
  const known = Object.keys(sources.ok ? sources.value : {});
  const names = new Set(instances.rows.map(({ value }) => value.instance_type));
  const findings = withoutFlood([
    ...sources.findings,
    ...offers.findings,
    ...instances.findings,
    ...prices.findings,
    ...instances.rows.flatMap((row) => unknownSources(row, row.value.source, known)),
    ...prices.rows.flatMap((row) => unknownSources(row, [row.value.source], known)),
    ...sameNames("instance type", instances.rows, (row) => row.instance_type),
    ...sameNames("price", prices.rows, ({ region, component, item }) => `${region} ${component} ${item}`),
    ...prices.rows.flatMap(({ value: { item }, at }) =>
      item.startsWith("ml.") && !names.has(item) ? [finding("catalogue/unknown-type", at, item, [...names])] : [],
    ),
  ]);
  if (hasErrors(findings) || !sources.ok || !offers.ok) return { ok: false, findings };
  const types = instances.rows.map(({ value }) => typeOf(value));
  const named = Object.entries(sources.value).map(([id, source]) => [id, { id, ...source }] as const);
  const regions = byRegion(prices.rows.map(({ value }) => priceOf(value)));
  return {
    ok: true,
    value: { inventory: { types, sources: Object.fromEntries(named) }, regions, offers: offers.value },
    findings,
  };
}

async function readYaml<S extends z.ZodType>({ name, text }: RuleFile, shape: S): Promise<Result<z.infer<S>>> {
  const document = await parseText(name, text);
  if (!("place" in document)) {
    return { ok: false, findings: document.map(({ at, message }) => finding("table/syntax", at, message, "")) };
  }
  const read = readShape(document, shape);
  if (read.ok) return { ok: true, value: read.value, findings: [] };
  return {
    ok: false,
    findings: read.problems.map(({ at, message, hint }) => finding("table/shape", at, message, hint)),
  };
}

function unknownSources({ at }: Row<unknown>, ids: readonly string[], known: readonly string[]): Finding[] {
  return ids.filter((id) => !known.includes(id)).map((id) => finding("table/unknown-source", at, id, known));
}

function typeOf(row: InstanceRow): InstanceType {
  const accelerator = acceleratorOf(row);
  return {
    name: row.instance_type,
    family: row.family,
    size: row.size,
    category: row.category,
    vcpu: row.vcpu,
    memory: row.memory_gib,
    arch: row.cpu_arch,
    ...(accelerator && { accelerator }),
    ...(row.network_baseline_mbps && { networkMbps: row.network_baseline_mbps }),
    ...(row.local_nvme_gb && { localDiskBytes: row.local_nvme_gb }),
    status: row.status,
    statusBasis: row.status_basis,
    newerFamilies: row.newer_families,
    batchTransform: row.batch_transform,
    sources: row.source,
    date: row.source_date,
  };
}

function acceleratorOf(row: InstanceRow): Accelerator | undefined {
  if (row.accelerator_count === 0) return undefined;
  const each = row.accelerator_memory_mib_each;
  const nominal = row.accelerator_memory_gb_each_nominal;
  return {
    kind: row.accelerator_kind,
    model: row.accelerator_model ?? row.accelerator_kind,
    count: row.accelerator_count,
    ...(each && { memoryEach: each }),
    ...(nominal && { memoryNominalEach: nominal }),
    ...(row.gpu_compute_capability && { computeCapability: row.gpu_compute_capability }),
    ...(row.neuron_cores && { neuronCores: row.neuron_cores }),
  };
}

function priceOf({ note, ...row }: PriceRow): Price {
  return { ...row, ...(note !== "" && { note }) };
}

function byRegion(prices: readonly Price[]): Record<string, readonly PriceList[]> {
  const regions = [...new Set(prices.map(({ region }) => region))].sort();
  return Object.fromEntries(
    regions.map((region) => [region, listsOf(prices.filter((price) => price.region === region))]),
  );
}
