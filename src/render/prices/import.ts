/** What an import did, in words: how many prices, of what, and what was passed over. */
import type { ImportReport } from "../../catalog/import/report.ts";
import type { Skipped } from "../../catalog/import/skipped.ts";
import { headed, indented, printable, wrap } from "../layout.ts";
import type { Theme } from "../text/theme.ts";
import { grid } from "./grid.ts";
import { counted, grouped } from "./words.ts";

export function renderImport(report: ImportReport, theme: Theme, terminal: number): string {
  const width = Math.max(40, Math.min(terminal, 120));
  const rows = report.counts.map(({ region, component, added, changed, same, older }) => ({
    cells: [region, component, ...[added, changed, same, older].map(grouped)].map((text) => ({
      text: printable(text),
    })),
    sentence: printable(
      `${region} ${component}: ${added} new, ${changed} changed, ${same} the same, ${older} older and left`,
    ),
  }));
  return `${[
    ...wrap(theme.strong(summary(report)), width),
    ...(rows.length === 0 ? [] : ["", ...grid(HEAD, rows, width, theme)]),
    ...types(report, theme, width),
    ...passedOver(report, theme, width),
    "",
    ...wrap(`Next: inference-advisor prices show --prices ${printable(report.output)}; recommend --prices …`, width),
  ].join("\n")}\n`;
}

const HEAD = ["REGION", "COMPONENT", "NEW", "CHANGED", "SAME", "OLDER, LEFT"];

function summary({ counts, output, added, types }: ImportReport): string {
  const regions = new Set(counts.map(({ region }) => region)).size;
  const taken = counts.reduce((sum, each) => sum + each.added + each.changed + each.same, 0);
  const prices = taken === 0 ? "" : `${counted(taken, "price")} of ${counted(regions, "region")}`;
  const what = [prices, ...(types.length === 0 ? [] : [counted(types.length, "instance type")])].filter(
    (text) => text !== "",
  );
  const verb = added ? "Added" : "Imported";
  return `${verb} ${what.join(" and ") || "nothing new"} ${added ? "to" : "into"} ${printable(output)}`;
}

function types({ types: names, sameTypes }: ImportReport, theme: Theme, width: number): string[] {
  if (names.length + sameTypes === 0) return [];
  const differ =
    names.length === 0 ? "none differs" : `${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""} differ`;
  const text = `${counted(names.length + sameTypes, "description")} of the catalogue's instance types; ${differ}`;
  return ["", ...headed("Types", text, theme, width)];
}

/** Every reason with its count; what is wrong with rows is said as a warning beside this. */
function passedOver({ files }: ImportReport, theme: Theme, width: number): string[] {
  const skipped = files.flatMap((file) => file.skipped);
  if (skipped.length === 0) return [];
  const rows = skipped.reduce((sum, { count }) => sum + count, 0);
  const shown = skipped.slice(0, MOST_SHOWN).flatMap((skip) => indented(words(skip), 2, width));
  const more = skipped.length - MOST_SHOWN;
  const rest = more > 0 ? [`  and ${counted(more, "other kind")}: --format json`] : [];
  return ["", theme.strong(`Passed over ${counted(rows, "row")}`), ...shown, ...rest];
}

const MOST_SHOWN = 8;

function words({ why, what, count, examples }: Skipped): string {
  const such = examples.map((example) => printable(example)).join(", ");
  return `${grouped(count)} ${REASONS[why](printable(what))} (${such}${count > examples.length ? ", …" : ""})`;
}

const REASONS: Readonly<Record<Skipped["why"], (what: string) => string>> = {
  "other-use": (what) => `for other uses: ${what}`,
  "unknown-type": (what) => `of instance types that no endpoint can have: ${what}`,
  "other-currency": (what) => `in ${what}`,
  nothing: () => "with a price of 0",
  "no-price": (what) => `whose price is ${what}`,
  "other-unit": (what) => `with another unit: ${what}`,
  "no-region": (what) => `of an unknown region: ${what}`,
  "no-date": (what) => `${what} without a date`,
  unreadable: (what) => what,
};
