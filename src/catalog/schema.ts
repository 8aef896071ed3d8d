/** The shapes of a row of the catalogue's CSV files: a cell is text, and an empty one says that nothing is known. */
import { z } from "zod";
import { dayNumber } from "../days.ts";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const GB = 1e9;

const text = z.string().min(1, "is empty");
const decimal = z.string().regex(/^\d+(\.\d+)?$/, "must be a plain decimal");
const number = decimal.transform(Number);
const above0 = number.refine((value) => value > 0, "must be above 0");
const count = z
  .string()
  .regex(/^[1-9]\d*$/, "must be a whole number from 1")
  .transform(Number);
const yesNo = z.enum(["true", "false"]).transform((value) => value === "true");

/** A cell that may be empty. */
function known<T>(cell: z.ZodType<T, string>) {
  return z.union([z.literal("").transform(() => undefined), cell]);
}

/** A day, or a month where the day is not known. */
export const day = z.string().refine(isDay, "must be a date such as 2026-09-22 or 2026-09");

export const instanceRow = z
  .strictObject({
    instance_type: z.string().regex(/^ml(\.[a-z0-9-]+){2}$/, "must be a name such as ml.m5.large"),
    family: text,
    size: text,
    category: text,
    vcpu: count,
    memory_gib: above0.transform((gib) => gib * GIB),
    cpu_arch: z.enum(["x86_64", "arm64"]),
    accelerator_kind: text,
    accelerator_model: known(text),
    accelerator_count: z.string().regex(/^\d+$/, "must be a whole number").transform(Number),
    accelerator_memory_mib_each: known(above0.transform((mib) => mib * MIB)),
    accelerator_memory_gb_each_nominal: known(above0.transform((gb) => gb * GB)),
    gpu_compute_capability: known(above0),
    neuron_cores: known(count),
    network_baseline_mbps: known(above0),
    local_nvme_gb: known(above0.transform((gb) => gb * GB)),
    status: z.enum(["current", "previous", "deprecated"]),
    status_basis: text,
    newer_families: z.string().transform((families) => split(families, "|")),
    batch_transform: yesNo,
    source: text.transform((ids) => split(ids, "+")),
    source_date: day,
  })
  .refine(({ accelerator_kind, accelerator_count }) => (accelerator_kind === "none") === (accelerator_count === 0), {
    path: ["accelerator_count"],
    message: "must be 0 where accelerator_kind is none, and only there",
  });

export const priceRow = z.strictObject({
  region: text,
  component: text,
  item: text,
  unit: text,
  usd: above0,
  source: text,
  date: day,
  note: z.string(),
});

export const instanceColumns = Object.keys(instanceRow.shape);
export const priceColumns = Object.keys(priceRow.shape);

export type InstanceRow = z.output<typeof instanceRow>;
export type PriceRow = z.output<typeof priceRow>;

function split(cell: string, by: string): string[] {
  return cell === "" ? [] : cell.split(by);
}

function isDay(written: string): boolean {
  return dayNumber(/^\d{4}-\d{2}$/.test(written) ? `${written}-01` : written) !== undefined;
}
