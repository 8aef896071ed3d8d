/** Prices in words: what one type costs where, or what a region charges for what. */
import type { InstanceType, Price } from "../../catalog/model.ts";
import type { PriceSheet } from "../../catalog/price-sheet.ts";
import { renderFindings } from "../findings.ts";
import { indented, printable, wrap } from "../layout.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Theme } from "../text/theme.ts";
import { grid } from "./grid.ts";
import { summary } from "./sheet-summary.ts";
import { dollars, grouped, span } from "./words.ts";

export function renderSheet(sheet: PriceSheet, theme: Theme, terminal: number): string {
  const width = Math.max(40, Math.min(terminal, 120));
  const overview = sheet.name === undefined && sheet.region === undefined;
  const numbers = new Map(Object.keys(sheet.sources).map((id, place) => [id, place + 1]));
  const lines = [
    ...wrap(summary(sheet), width).map(theme.strong),
    ...sheet.types.slice(0, MOST_TYPES).flatMap((type) => indented(specification(type, numbers), 2, width)),
    ...(sheet.prices.length === 0
      ? []
      : ["", ...(overview ? regions(sheet, theme, width) : list(sheet, numbers, theme, width))]),
    "",
    theme.strong("Sources"),
    ...Object.values(sheet.sources).flatMap(({ id, title, url, checked }) => [
      ...indented(`${`[${numbers.get(id)}]`.padEnd(4)} ${printable(title)}, read ${checked}`, 0, width),
      `     ${printable(url)}`,
    ]),
  ];
  const notes = sheet.findings.length === 0 ? "" : `\n${renderFindings(sheet.findings)}`;
  return `${lines.join("\n")}\n${notes}`;
}

/** Of a large family the sizes tell the rest. */
const MOST_TYPES = 20;

/** `4 vCPU, 16 GiB, 1 NVIDIA A10G of 22.4 GiB, x86_64`. */
function specification(type: InstanceType, numbers: ReadonlyMap<string, number>): string {
  const { accelerator, networkMbps, localDiskBytes } = type;
  const parts = [
    `${type.vcpu} vCPU`,
    `${gib(type.memory)} memory`,
    ...(accelerator === undefined ? [] : [accelerators(accelerator)]),
    type.arch,
    ...(networkMbps === undefined ? [] : [`${networkMbps / 1000} Gbps baseline`]),
    ...(localDiskBytes === undefined ? [] : [`${grouped(localDiskBytes / 1e9)} GB local disk`]),
    ...(type.status === "current" ? [] : [`${type.status} (${type.statusBasis})`]),
    ...(type.batchTransform ? [] : ["no batch jobs"]),
  ];
  const cited = type.sources.map((id) => numbers.get(id) ?? id).join(", ");
  return `${type.name}: ${parts.join(", ")} [${cited}]`;
}

function accelerators({
  count,
  model,
  memoryEach,
  memoryNominalEach,
}: NonNullable<InstanceType["accelerator"]>): string {
  if (memoryEach !== undefined) return `${count} ${model} of ${gib(memoryEach)}`;
  const advertised = memoryNominalEach === undefined ? "" : ` of ${memoryNominalEach / 1e9} GB as advertised`;
  return `${count} ${model}${advertised}`;
}

/** Columns that say the same in every row and are said above are left out. */
function list(sheet: PriceSheet, numbers: ReadonlyMap<string, number>, theme: Theme, width: number): string[] {
  const { prices, name, region } = sheet;
  const wanted: readonly (readonly [title: string, said: boolean, text: (price: Price) => string])[] = [
    ["REGION", region !== undefined, (price) => price.region],
    ["COMPONENT", prices.every(({ component }) => component === name), ({ component }) => component],
    ["ITEM", prices.every(({ item }) => `ml.${item}`.endsWith(`ml.${name}`)), ({ item }) => item],
    ["USD", false, ({ usd }) => dollars(usd)],
    ["FOR 1", false, ({ unit }) => unit],
    ["PUBLISHED", false, (price) => published(price, numbers)],
  ];
  const shown = wanted.filter(([, said]) => !said);
  const rows = prices.map((price) => ({
    cells: shown.map(([, , text]) => ({ text: printable(text(price)) })),
    sentence: sentence(price, numbers),
  }));
  const head = shown.map(([title]) => title);
  return [...grid(head, rows, width, theme), ...notes(prices, theme, width)];
}

function sentence(price: Price, numbers: ReadonlyMap<string, number>): string {
  const { region, component, item, usd, unit } = price;
  return printable(`${region} ${component} ${item}: ${dollars(usd)} USD for 1 ${unit}, ${published(price, numbers)}`);
}

function published({ date, source, from }: Price, numbers: ReadonlyMap<string, number>): string {
  return `${date} [${numbers.get(source) ?? printable(source)}]${from === undefined ? "" : ", own"}`;
}

/** What is worth knowing of prices, each once with the prices that it is about. */
function notes(prices: readonly Price[], theme: Theme, width: number): string[] {
  const about = new Map<string, Set<string>>();
  for (const { note, component, region, item } of prices) {
    if (note === undefined) continue;
    const same = prices.filter((price) => price.component === component);
    const whole = same.every((price) => price.note === note);
    about.set(note, (about.get(note) ?? new Set()).add(whole ? component : `${region} ${item}`));
  }
  if (about.size === 0) return [];
  const lines = [...about].flatMap(([note, of]) =>
    indented(`${[...of].map(printable).join(", ")}: ${printable(note)}`, 2, width),
  );
  return ["", theme.strong("Notes"), ...lines];
}

function regions({ prices }: PriceSheet, theme: Theme, width: number): string[] {
  const byRegion = new Map<string, Price[]>();
  for (const price of prices) {
    const here = byRegion.get(price.region);
    if (here === undefined) byRegion.set(price.region, [price]);
    else here.push(price);
  }
  const head = ["REGION", "PRICES", "OF", "PUBLISHED"].map((title, place) => ({ title, share: place === 2 ? 1 : 0 }));
  const rows = [...byRegion].map(([region, here]): Cell[] => {
    const components = [...new Set(here.map(({ component }) => component))];
    const of = components.map((each) => `${each} ${here.filter(({ component }) => component === each).length}`);
    const dates = here.map(({ date }) => date).sort();
    return [
      { text: region, paint: theme.strong },
      { text: grouped(here.length) },
      { text: printable(of.join(", ")) },
      { text: span(dates) },
    ];
  });
  return columns(head, rows, width, theme.dim);
}

function gib(bytes: number): string {
  return `${Math.round((10 * bytes) / 1024 ** 3) / 10} GiB`;
}
