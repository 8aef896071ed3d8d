/** The bands of a scan on a terminal: a row for each, with what is decided in it. */
import type { BandScan } from "../../advisor/compare/scan-sheet.ts";
import { SIZED } from "../../workload/wanted.ts";
import { outcomeWords } from "../choice.ts";
import { hang, longest, printable, wrap } from "../layout.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Paper } from "./index.ts";
import { answerLine, briefly, counted } from "./words.ts";

type ScanBand = BandScan["bands"][number];

/** A decision beside others needs so many columns to be read. */
const NARROWEST = 14;

export function bandsText(scan: BandScan, paper: Paper): string {
  const { theme, width } = paper;
  const paragraphs = [
    wrap(scanSummary(scan), width).map(theme.strong),
    scan.varies.length === 0 ? [] : table(scan, paper),
    wrap(
      `Next: --set ${scan.input}=VALUE compares one of them with the plan, with the rules; ${types(scan)}--format json`,
      width,
    ).map(theme.dim),
  ];
  const filled = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

/** Types are looked for when they are asked for; that no decision changes says nothing of them. */
function types({ varies, wanted }: BandScan): string {
  return varies.length > 0 || wanted.includes(SIZED) ? "" : `--decide ${SIZED} scans the type; `;
}

/** `payload from 1 B to 1 TB: 4 bands; endpoint and target change`. */
export function scanSummary(scan: BandScan): string {
  const { input, varies, bands, wanted } = scan;
  const over = `${input}${extent(scan)}`;
  if (varies.length === 0) {
    return `Nothing changes over ${over}: ${wanted.length === 1 ? `${wanted[0]} stays` : "every decision stays"} as it is`;
  }
  return `${over}: ${counted(bands.length, "band")}; ${briefly(varies)} ${varies.length === 1 ? "changes" : "change"}`;
}

function extent({ bands }: BandScan): string {
  const first = bands.find(({ first: end }) => end !== undefined)?.first;
  const last = bands.findLast(({ last: end }) => end !== undefined)?.last;
  return first === undefined || last === undefined ? "" : ` from ${first.value} to ${last.value}`;
}

function table(scan: BandScan, { theme, width }: Paper): string[] {
  const { bands, varies } = scan;
  const names = bands.map((band) => bandName(scan, band));
  const lead = Math.min(longest(names), Math.floor(width / 2.5));
  const beside = (width - 4 - lead) / varies.length - 2 >= NARROWEST;
  const title = scan.input.toUpperCase();
  const paint = ({ here }: ScanBand) => (here ? { paint: theme.strong } : {});
  if (beside) {
    const head = [
      { title, share: 0, most: lead },
      ...varies.map((name) => ({ title: name.toUpperCase(), share: 1 / varies.length })),
    ];
    const rows = bands.map((band, place): Cell[] => [
      { text: names[place] ?? "", ...paint(band) },
      ...varies.map((name) => ({ text: outcomeWords(band.answers[name] ?? "") })),
    ]);
    return columns(head, rows, width, theme.dim);
  }
  // What changes from band to band is easier to find than one word among many.
  return bands.flatMap((band, place) => {
    const before = heldAgainst(scan, place);
    const changes = varies.filter((name) => before === undefined || before.answers[name] !== band.answers[name]);
    const name = names[place] ?? "";
    const told = Object.fromEntries(changes.map((each) => [each, band.answers[each] ?? ""]));
    return [`  ${band.here ? theme.strong(name) : name}`, ...hang("", answerLine(told), 4, 6, width)];
  });
}

/** Quantities are told step by step; words have no order, so they are held against where the workload is now. */
function heldAgainst({ bands }: BandScan, place: number): ScanBand | undefined {
  const isQuantity = bands[place]?.first !== undefined;
  const other = isQuantity
    ? place - 1
    : Math.max(
        0,
        bands.findIndex(({ here }) => here),
      );
  return other === place ? undefined : bands[other];
}

/** `<= 4 MB`, with a mark where the workload is now. */
export function bandName({ here }: BandScan, band: Pick<ScanBand, "change" | "here" | "first">): string {
  const mark = here?.assumed === true ? "assumed" : "now";
  const at = here !== undefined && band.first !== undefined ? ` ${here.value}` : "";
  return `${printable(band.change)}${band.here ? ` (${mark}${at})` : ""}`;
}
