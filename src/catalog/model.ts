/** What can be bought and what it costs: plain data, as the files of the catalogue say it. */
import type { Source } from "../tables/model.ts";

export interface InstanceType {
  /** As the API names it. */
  readonly name: string;
  readonly family: string;
  /** The last part of the name, such as `2xlarge`. */
  readonly size: string;
  readonly category: string;
  readonly vcpu: number;
  /** Bytes. */
  readonly memory: number;
  readonly arch: "x86_64" | "arm64";
  readonly accelerator?: Accelerator;
  /** The baseline, not the "up to" figure. */
  readonly networkMbps?: number;
  readonly localDiskBytes?: number;
  /** Derived from what the publisher still lists, see {@link statusBasis}: a hint, no bar. */
  readonly status: "current" | "previous" | "deprecated";
  readonly statusBasis: string;
  /** Families of the same line that came later. */
  readonly newerFamilies: readonly string[];
  /** Batch jobs run on it too. */
  readonly batchTransform: boolean;
  /** Entries of the sources of the catalogue. */
  readonly sources: readonly string[];
  /** When its source was published, as 2026-07-11. */
  readonly date: string;
}

export interface Accelerator {
  readonly kind: string;
  readonly model: string;
  readonly count: number;
  /** Bytes of one device as the API reports them; what a model has to fit into. */
  readonly memoryEach?: number;
  /** Bytes of one device as it is advertised, which can be more. */
  readonly memoryNominalEach?: number;
  /** Of a GPU: 8.0 has bf16, 8.9 has fp8. */
  readonly computeCapability?: number;
  readonly neuronCores?: number;
}

/** A price of one thing in one region, in US dollars for one unit. */
export interface Price {
  readonly region: string;
  /** What kind of thing: hosting an instance, storage, … */
  readonly component: string;
  /** Which of them: an instance type, a memory size, … Unique within component and region. */
  readonly item: string;
  readonly unit: string;
  readonly usd: number;
  /** An entry of the sources of the catalogue, or the file that a user read it from. */
  readonly source: string;
  /** When it was published, as 2026-09-22; the day is left out where it is not known. */
  readonly date: string;
  readonly note?: string;
  /** Not of the built-in catalogue but of the user's own price file of this name. */
  readonly from?: string;
}

/** Prices that differ only in their item, kept together. */
export interface PriceList {
  readonly component: string;
  readonly unit: string;
  readonly source: string;
  readonly date: string;
  readonly note?: string;
  /** US dollars for one unit, by item. */
  readonly usd: ReadonlyMap<string, number>;
}

/** The prices of a user's own file, which go before the built-in ones. */
export interface OwnPrices {
  /** How the user names the file. */
  readonly file: string;
  readonly regions: Readonly<Record<string, readonly PriceList[]>>;
  /** Types that differ from the built-in ones. */
  readonly types: readonly InstanceType[];
  readonly sources: Inventory["sources"];
}

/** What the built-in catalogue holds besides prices. */
export interface Inventory {
  readonly types: readonly InstanceType[];
  readonly sources: Readonly<Record<string, Omit<Source, "at">>>;
}

/** The catalogue in parts that are loaded when they are wanted. */
export interface CatalogueParts {
  readonly inventory: () => Promise<Inventory>;
  readonly regions: Readonly<Record<string, () => Promise<readonly PriceList[]>>>;
}
