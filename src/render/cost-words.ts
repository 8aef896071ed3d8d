/** Figures of a bill in words: in one line, and ranges. */
import type { ComparedCost } from "../advisor/compare/comparison.ts";
import type { BreakEven, Cost, Range } from "../advisor/cost/answer.ts";
import { money } from "../advisor/sizing/money.ts";

/** The figures, where they hold, and from when. */
export function costLine(told: Cost, regionAssumed: boolean): string {
  if (told.status === "none") return `no figure: ${told.because}`;
  const { perMonth, perThousand, perJob, perHour, varies, fleets } = told;
  const all = fleets === undefined ? "" : ` for ${fleets.many.toLocaleString("en-US")} ${fleets.of}s together`;
  const figures = [
    ...(perMonth === undefined
      ? []
      : [
          `${rangeWords(perMonth)} a month${all}${varies === "" || perMonth.low === perMonth.high ? "" : ` (${varies})`}`,
        ]),
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
  if (typical === high) return `about ${money(high)}, at least ${money(low)}`;
  if (typical === low) return `about ${money(low)}, at most ${money(high)}`;
  const span = `${money(low)} to ${money(high)}`;
  return typical === undefined ? span : `about ${money(typical)}, ${span}`;
}

/** The figures of a plan beside others: a month where it is known, else what is. */
export function shortCost(told: ComparedCost | null | undefined): string {
  if (told === null || told === undefined) return "";
  if (told.status === "none") return "no figure";
  const { perMonth, perJob, perHour, perThousand } = told;
  const figure =
    perMonth !== undefined
      ? `${rangeWords(perMonth)} a month`
      : perJob !== undefined
        ? `${rangeWords(perJob)} a job`
        : perHour !== undefined
          ? `${money(perHour)} an hour`
          : perThousand === undefined
            ? "no figure"
            : `${rangeWords(perThousand)} for 1,000 requests`;
  return told.status === "estimated" ? `${figure} (estimate)` : figure;
}

/** Where options cost the same, a point a line. */
export function swapWords({ points, without }: BreakEven): string[] {
  const note =
    without.length === 0 ? [] : [`compared under the mean load all month, without ${without.join(" and without ")}`];
  const swaps = points.map(
    ({ below, above, requestsPerMonth, rate }) =>
      `${below} is cheaper up to ${requestsPerMonth.toLocaleString("en-US")} requests a month (${rate} on average), ${above} beyond`,
  );
  return [...note, ...swaps];
}
