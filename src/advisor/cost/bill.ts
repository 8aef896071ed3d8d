/** A bill in parts, and sums over its ranges. */
import type { Price } from "../../catalog/model.ts";
import type { Range } from "./answer.ts";

export interface Bill {
  readonly perHour?: number;
  readonly fixed?: Range;
  readonly usage?: Range;
  readonly perJob?: Range;
  readonly perThousand?: Range;
  /** `perThousand` is what is paid when nothing is free any more. */
  readonly isFreeFirst?: boolean;
  readonly varies: string;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  readonly prices: readonly Price[];
}

export function times({ low, typical, high }: Range, factor: number): Range {
  return { low: low * factor, ...(typical === undefined ? {} : { typical: typical * factor }), high: high * factor };
}

export function plus(a: Range, b: Range): Range {
  const typical = a.typical === undefined || b.typical === undefined ? undefined : a.typical + b.typical;
  return { low: a.low + b.low, ...(typical === undefined ? {} : { typical }), high: a.high + b.high };
}

/** The bill of so many things of which this one is for one. */
export function timesBill(bill: Bill, many: number): Bill {
  const { perHour, fixed, usage } = bill;
  return {
    ...bill,
    ...(perHour === undefined ? {} : { perHour: perHour * many }),
    ...(fixed === undefined ? {} : { fixed: times(fixed, many) }),
    ...(usage === undefined ? {} : { usage: times(usage, many) }),
  };
}

/** From low to high, whatever the order; the usual one lies between them. */
export function between(low: number, typical: number | undefined, high: number): Range {
  const most = Math.max(low, high);
  return { low, ...(typical === undefined ? {} : { typical: Math.min(Math.max(typical, low), most) }), high: most };
}
