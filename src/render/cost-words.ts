/** Figures of a bill in words: in one line, and ranges. */
import type { Cost, Range } from "../advisor/cost/answer.ts";
import { money } from "../advisor/sizing/money.ts";

/** The figures, where they hold, and from when. */
export function costLine(told: Cost, regionAssumed: boolean): string {
  if (told.status === "none") return `no figure: ${told.because}`;
  const { perMonth, perThousand, perJob, perHour, varies } = told;
  const figures = [
    ...(perMonth === undefined ? [] : [`${rangeWords(perMonth)} a month${varies === "" ? "" : ` (${varies})`}`]),
    ...(perJob === undefined ? [] : [`${rangeWords(perJob)} a job`]),
    ...(perHour === undefined ? [] : [`${money(perHour)} an hour`]),
    ...(perThousand === undefined ? [] : [`${rangeWords(perThousand)} for 1,000 requests`]),
  ];
  const where = `${told.region}${regionAssumed ? " (no Region stated)" : ""}`;
  const dates = [...new Set(told.prices.map(({ date }) => date))].sort();
  const estimate = told.status === "estimated" ? "an estimate: " : "";
  return `${estimate}${figures.join(", ")}; ${where}, prices of ${dates.join(", ")}`;
}

/** One figure where nothing varies; the usual one in front where it is known. */
export function rangeWords({ low, typical, high }: Range): string {
  if (low === high) return money(low);
  const span = `${money(low)} to ${money(high)}`;
  return typical === undefined ? span : `about ${money(typical)}, ${span}`;
}
