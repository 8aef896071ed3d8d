/** Whether a type of the catalogue holds a model, and what speaks against it if not. */
import type { InstanceType } from "../../catalog/model.ts";
import { number, percent, size, sold } from "./words.ts";

export interface Demands {
  /** Bytes of one copy of the model. */
  readonly memory: number;
  /** Shares of the memory that a model can use. */
  readonly ofAccelerator: number;
  readonly ofInstance: number;
  /** Over how many accelerators a copy is split, ascending. */
  readonly splits: readonly number[];
  /** Least compute capability of a GPU; undefined where any will do. */
  readonly capability: number | undefined;
  readonly format: string;
  readonly jobs: boolean;
  readonly arches: readonly string[];
}

export type Fit =
  | {
      readonly ok: true;
      /** Accelerators for one copy; 0 on a CPU. */
      readonly split: number;
      readonly copies: number;
      because(): string;
    }
  /** `lacking` completes "41 types": `lack 40 GB of accelerator memory`. */
  | { readonly ok: false; lacking(): string };

export function fitModel(type: InstanceType, demands: Demands): Fit {
  if (type.status === "deprecated") return out(() => "are deprecated");
  if (demands.jobs && !type.batchTransform) return out(() => "run no such jobs");
  if (!demands.arches.includes(type.arch)) return out(() => `need a container for ${type.arch}`);
  const { accelerator } = type;
  return accelerator === undefined ? onCpu(type, demands) : onAccelerators(accelerator, demands);
}

/** The largest model that a type holds, in bytes. */
export function roomIn({ memory, accelerator }: InstanceType, { ofInstance, ofAccelerator, splits }: Demands): number {
  if (accelerator === undefined) return memory * ofInstance;
  const split = Math.max(0, ...splits.filter((parts) => parts <= accelerator.count));
  return split * (accelerator.memoryEach ?? 0) * ofAccelerator;
}

function onCpu(type: InstanceType, { memory, ofInstance }: Demands): Fit {
  if (memory > type.memory * ofInstance) return out(() => `lack ${size(memory / ofInstance)} of memory`);
  const because = (): string => `${size(memory)} of ${sold(type.memory)}, of which ${percent(ofInstance)} count`;
  return { ok: true, split: 0, copies: 1, because };
}

function onAccelerators(accelerator: NonNullable<InstanceType["accelerator"]>, demands: Demands): Fit {
  const { memory, ofAccelerator, splits, capability, format } = demands;
  const each = accelerator.memoryEach;
  if (each === undefined) return out(() => "have no published memory for each accelerator");
  // What is not published of a newer GPU is no reason against it.
  if (capability !== undefined && (accelerator.computeCapability ?? capability) < capability) {
    return out(() => `have no ${format} in hardware`);
  }
  const split = splits.find((parts) => parts <= accelerator.count && memory <= parts * each * ofAccelerator);
  if (split === undefined) return out(() => `lack ${size(memory / ofAccelerator)} of accelerator memory`);
  return {
    ok: true,
    split,
    copies: Math.floor(accelerator.count / split),
    because: () => {
      const devices = `${number(split)} x ${sold(each)} of ${accelerator.model}`;
      return `${size(memory)} in ${devices}, of which ${percent(ofAccelerator)} count`;
    },
  };
}

function out(lacking: () => string): Fit {
  return { ok: false, lacking };
}
