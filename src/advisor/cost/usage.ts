/** How much a workload uses in a month: requests, their time, the data they move. */
import type { Facts } from "../sizing/facts.ts";
import { figureOf } from "../sizing/figures.ts";
import { meanRate } from "../sizing/mean-rate.ts";
import type { Sheet } from "../sizing/sheet-shape.ts";
import { count, number } from "../sizing/words.ts";

export interface Usage {
  /** Hours of a month. */
  readonly hours: number;
  /** Requests in a month; undefined where nobody said how many. */
  readonly requests: number | undefined;
  /** Seconds of work on one request: usual, and the longest. */
  readonly duration: number;
  readonly longest: number;
  /** The usual time was not stated: the longest stands for it. */
  readonly atLongest: boolean;
  readonly lines: readonly string[];
}

type Known = Pick<Facts, "model" | "number" | "word" | "shown">;

export function usageOf(sheet: Sheet, facts: Known): Usage {
  const hours = figureOf(facts.model, sheet.month).value / 3600;
  const rate = meanRate(facts);
  const longest = facts.number("duration") ?? 1;
  const mean = facts.number("mean-duration");
  const requests = rate === undefined ? undefined : rate.perSecond * hours * 3600;
  const month = `${number(hours)} h`;
  return {
    hours,
    requests,
    duration: mean === undefined ? longest : Math.min(mean, longest),
    longest,
    atLongest: mean === undefined,
    lines:
      rate === undefined || requests === undefined
        ? []
        : [`${facts.shown(rate.input)}${rate.because} x ${month} = ${count(requests, "request")} a month`],
  };
}
