/** Requests a second on average over a month. */
import type { Facts } from "./facts.ts";

/** The rate never changes, as far as anybody said. */
export function isConstant(facts: Pick<Facts, "number" | "word">): boolean {
  const mean = meanRate(facts);
  return mean !== undefined && mean.perSecond === facts.number("rate");
}

/** Of load that does not change, the peak is the mean. */
export function meanRate(
  facts: Pick<Facts, "number" | "word">,
): { perSecond: number; input: string; because: string } | undefined {
  const stated = facts.number("mean-rate");
  if (stated !== undefined) return { perSecond: stated, input: "mean-rate", because: " on average" };
  const peak = facts.number("rate");
  if (peak === undefined || facts.word("traffic") !== "steady") return undefined;
  return { perSecond: peak, input: "rate", because: " all the time (traffic is steady)" };
}
