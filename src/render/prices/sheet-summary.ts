/** The first line of a list of prices: what was asked for, answered in one sentence. */
import type { InstanceType, Price } from "../../catalog/model.ts";
import type { PriceSheet } from "../../catalog/price-sheet.ts";
import { printable } from "../layout.ts";
import { counted, dollars, span } from "./words.ts";

export function summary({ name, region, prices, types }: PriceSheet): string {
  const [only, ...others] = types;
  const where = region === undefined ? "" : ` in ${region}`;
  if (name !== undefined && prices.length === 0)
    return `${printable(name)}: the catalogue has no price${where || " in any region"}${newer(only)}`;
  const components = [...new Set(prices.map(({ component }) => component))];
  if (name !== undefined && components.length <= 3 && !components.includes(name) && others.length === 0) {
    const ranges = components.map((each) =>
      range(
        prices.filter(({ component }) => component === each),
        region,
      ),
    );
    const own = only === undefined || prices.some(({ item }) => item === only.name);
    return `${printable(name)}: ${ranges.join("; ")}${own ? "" : `; no price of an endpoint${where}${newer(only)}`}`;
  }
  const dates = prices.map(({ date }) => date).sort();
  const places = new Set(prices.map((price) => price.region)).size;
  const all = region === undefined ? ` of ${counted(places, "region")}` : where;
  const of = name === undefined ? "" : `${printable(name)}: `;
  return `${of}${counted(prices.length, "price")}${all}, published ${span(dates)}`;
}

function newer(type: InstanceType | undefined): string {
  return type === undefined || type.newerFamilies.length === 0
    ? ""
    : ` (newer families: ${type.newerFamilies.join(", ")})`;
}

/** `hosting 1.408 to 2.394 USD for 1 instance-hour, least in us-east-1`. */
function range(prices: readonly Price[], region: string | undefined): string {
  const usd = prices.map((price) => price.usd);
  const [low, high] = [Math.min(...usd), Math.max(...usd)];
  const cheapest = prices.find((price) => price.usd === low);
  if (cheapest === undefined) return "";
  const amount = low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`;
  const text = `${printable(cheapest.component)} ${amount} USD for 1 ${printable(cheapest.unit)}`;
  if (region !== undefined) return text;
  if (prices.length === 1) return `${text} in ${cheapest.region}`;
  return low === high ? text : `${text}, least in ${cheapest.region}`;
}
