/** What the machine's own description says of an instance type, laid over what the catalogue says of it. */
import type { InstanceType } from "../model.ts";
import { inside, isMap } from "./values.ts";

const MIB = 1024 ** 2;

/**
 * A description of the EC2 API: every part of it may be missing, and then the catalogue's stays. What an endpoint makes
 * of the type (batch jobs, status, newer families) is not in it.
 */
export function describedType(described: Readonly<Record<string, unknown>>, base: InstanceType): InstanceType {
  const vcpu = whole(inside(described, "VCpuInfo", "DefaultVCpus"));
  const memory = whole(inside(described, "MemoryInfo", "SizeInMiB"));
  const disk = whole(inside(described, "InstanceStorageInfo", "TotalSizeInGB"));
  const network = networkMbps(inside(described, "NetworkInfo", "NetworkCards"));
  const architectures = inside(described, "ProcessorInfo", "SupportedArchitectures");
  const arch = (["arm64", "x86_64"] as const).find(
    (each) => Array.isArray(architectures) && architectures.includes(each),
  );
  const accelerator = acceleratorOf(described, base);
  return {
    ...base,
    ...(vcpu !== undefined && { vcpu }),
    ...(memory !== undefined && { memory: memory * MIB }),
    ...(arch !== undefined && { arch }),
    ...(accelerator !== undefined && { accelerator }),
    ...(network !== undefined && { networkMbps: network }),
    ...(disk !== undefined && { localDiskBytes: disk * 1e9 }),
  };
}

function acceleratorOf(described: Readonly<Record<string, unknown>>, { accelerator }: InstanceType) {
  if (accelerator === undefined) return undefined;
  const devices = [
    inside(described, "GpuInfo", "Gpus"),
    inside(described, "NeuronInfo", "NeuronDevices"),
    inside(described, "InferenceAcceleratorInfo", "Accelerators"),
  ].find((list) => Array.isArray(list) && list.length > 0);
  const device: unknown = Array.isArray(devices) ? devices[0] : undefined;
  if (!isMap(device)) return undefined;
  const count = whole(device["Count"]);
  const memory = whole(inside(device, "MemoryInfo", "SizeInMiB"));
  return {
    ...accelerator,
    ...(count !== undefined && { count }),
    ...(memory !== undefined && { memoryEach: memory * MIB }),
  };
}

/** The baseline of all cards together; unknown as soon as one of them does not tell. */
function networkMbps(cards: unknown): number | undefined {
  if (!Array.isArray(cards) || cards.length === 0) return undefined;
  const each = cards.map((card: unknown) => (isMap(card) ? card["BaselineBandwidthInGbps"] : undefined));
  const known = each.filter((gbps) => typeof gbps === "number" && gbps > 0);
  if (known.length < each.length) return undefined;
  return Math.round(1000 * known.reduce((sum: number, gbps) => sum + Number(gbps), 0));
}

function whole(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
