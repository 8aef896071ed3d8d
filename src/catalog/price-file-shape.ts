/** The shape of a price file: prices of one's own, which go before the built-in ones. */
import { z } from "zod";
import { day } from "./schema.ts";

const text = z.string().min(1);
const date = day.meta({
  pattern: "^\\d{4}-\\d{2}(-\\d{2})?$",
  description: "The day it was published, as 2026-09-22; without the day where that is not known.",
});
const usd = z.number().positive();
const count = z.int().positive();

const list = z.strictObject({
  component: text.describe("What kind of thing: hosting, storage, … as in prices.csv."),
  unit: text.describe("What one price is for: instance-hour, second, GB-month, …"),
  source: text.describe("An entry of `sources`."),
  date,
  note: text.optional().describe("What else is worth knowing of these prices."),
  usd: z.record(z.string(), usd).describe("US dollars for one unit, by item: an instance type, a memory size, …"),
});

const accelerator = z.strictObject({
  kind: text.describe("Its kind, as in instances.csv."),
  model: text.describe("Its model."),
  count: count.describe("Devices of an instance."),
  memoryEach: count.optional().describe("Bytes of one device, as the API reports them."),
  memoryNominalEach: count.optional().describe("Bytes of one device, as it is advertised."),
  computeCapability: z.number().positive().optional().describe("Of a GPU."),
  neuronCores: count.optional().describe("Of a device for compiled models."),
});

export const instanceTypeShape = z.strictObject({
  name: text.describe("As the API names it: ml.m5.large."),
  family: text.describe("m5"),
  size: text.describe("large"),
  category: text.describe("As in instances.csv."),
  vcpu: count.describe("Virtual processors."),
  memory: count.describe("Bytes."),
  arch: z.enum(["x86_64", "arm64"]).describe("What containers have to be built for."),
  accelerator: accelerator.optional().describe("Left out where there is none."),
  networkMbps: z.number().positive().optional().describe('The baseline, not the "up to" figure.'),
  localDiskBytes: count.optional().describe("Bytes of the local disk."),
  status: z.enum(["current", "previous", "deprecated"]).describe("Whether its publisher still recommends it."),
  statusBasis: text.describe("Where the status is from."),
  newerFamilies: z.array(text).describe("Families of the same line that came later."),
  batchTransform: z.boolean().describe("Batch jobs run on it too."),
  sources: z.array(text).min(1).describe("Entries of `sources`."),
  date,
});

export const sourceShape = z.strictObject({
  title: text.describe("What the page or the price list is called."),
  url: z.url({ protocol: /^https?$/ }).describe("Where people can read it."),
  checked: date,
});

export const priceFileShape = z.strictObject({
  $schema: z.string().optional(),
  document: z.literal("prices").describe("Tells this file from others."),
  schemaVersion: z.literal(1).describe("The version of this form."),
  sources: z.record(z.string(), sourceShape).describe("Where the prices are from, each under a name."),
  regions: z.record(z.string(), z.array(list)).describe("Prices by the code of their region."),
  types: z.array(instanceTypeShape).optional().describe("Instance types that differ from the built-in ones."),
});

export type PriceFile = z.infer<typeof priceFileShape>;
