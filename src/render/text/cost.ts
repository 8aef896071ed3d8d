/** What the plan costs: one line by default, the whole arithmetic on the full page. */
import type { Cost } from "../../advisor/cost/answer.ts";
import { money, price } from "../../advisor/sizing/money.ts";
import { costLine, rangeWords, swapWords } from "../cost-words.ts";
import { headed } from "../layout.ts";
import { chart } from "./chart.ts";
import { columned } from "./sizing.ts";
import type { View } from "./view.ts";

export function cost(view: View): string[] {
  const { answer, all, theme, width } = view;
  if (answer.cost === undefined) return [];
  const told = answer.cost;
  // That nothing is priced is worth a line where somebody may look for it.
  if (told.status === "none" && !all && answer.sizing === undefined) return [];
  if (!all) return headed("Cost", costLine(told, answer.sizing?.regionAssumed === true), theme, width);
  const lines = [
    ["", costLine(told, answer.sizing?.regionAssumed === true)],
    ...parts(told),
    ...told.lines.map((line) => ["arithmetic", line]),
    ...told.notes.map((note) => ["not in it", note]),
    ...told.prices.map((each) => ["prices", priceWords(each)]),
    ...swaps(told),
  ];
  return [theme.strong("Cost"), ...columned(lines, width), ...chart(told.breakEven, width)];
}

function parts({ because, fixed, usage }: Cost): string[][] {
  return [
    ["billed", because],
    ...(fixed === undefined ? [] : [["fixed", `${rangeWords(fixed)} a month, whatever arrives`]]),
    ...(usage === undefined ? [] : [["by use", `${rangeWords(usage)} a month`]]),
  ];
}

function priceWords({ component, item, region, usd, unit, source, date, note, from }: Cost["prices"][number]): string {
  const origin = from === undefined ? source : from;
  return `${component} ${item} in ${region}: ${price(usd)} per ${unit}, ${origin}, ${date}${note === undefined ? "" : ` (${note})`}`;
}

function swaps({ breakEven }: Cost): string[][] {
  if (breakEven === undefined) return [];
  return [
    ...breakEven.rivals.map(({ option, on, usdPerMonth }) => [
      "against",
      `${option}: ${usdPerMonth === undefined ? "" : `${money(usdPerMonth)} a month, `}${on}`,
    ]),
    ...swapWords(breakEven).map((words) => ["break-even", words]),
  ];
}
