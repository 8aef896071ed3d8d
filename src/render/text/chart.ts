/** What each option costs over the number of requests, drawn in characters; both axes are logarithmic. */
import type { BreakEven } from "../../advisor/cost/answer.ts";
import { money } from "../../advisor/sizing/money.ts";
import { hang } from "../layout.ts";

const HEIGHT = 10;
const LABEL = 12;
/** Below it the axis has no room for its numbers. */
const NARROWEST = 56;
const MARKS = ["s", "r", "a", "o", "x"];

export function chart(swaps: BreakEven | undefined, width: number): string[] {
  const { rivals = [], curve = [] } = swaps ?? {};
  const costs = curve.flatMap(({ usd }) => Object.values(usd)).filter((usd) => usd > 0);
  if (rivals.length < 2 || costs.length === 0 || width < NARROWEST) return [];
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const across = Math.min(width - LABEL - 4, 60);
  const marks = new Map(rivals.map(({ option }, place) => [option, markOf(option, place, rivals)]));
  const rows = Array.from({ length: HEIGHT }, () => Array.from({ length: across }, () => " "));
  for (const [option, mark] of marks) draw(rows, curve, option, mark, [least, most]);
  const first = curve[0]?.requestsPerMonth ?? 0;
  const last = curve.at(-1)?.requestsPerMonth ?? 0;
  const legend = [...marks].map(([option, mark]) => `${mark} ${option}`).join(", ");
  const scale = `${short(first)} requests a month`;
  return [
    ...rows.map((row, place) => `  ${label(place, least, most)} |${row.join("").trimEnd()}`),
    `  ${" ".repeat(LABEL)} +${"-".repeat(across)}`,
    `  ${" ".repeat(LABEL)}  ${scale}${short(last).padStart(Math.max(1, across - scale.length))}`,
    ...hang("", `${legend}, * several`, 2, LABEL + 4, width),
  ];
}

function draw(
  rows: string[][],
  curve: BreakEven["curve"],
  option: string,
  mark: string,
  [least, most]: readonly [number, number],
): void {
  const across = rows[0]?.length ?? 0;
  const span = Math.log(most / least) || 1;
  for (let column = 0; column < across; column++) {
    const place = (column / Math.max(1, across - 1)) * (curve.length - 1);
    const usd = curve[Math.round(place)]?.usd[option] ?? 0;
    if (usd <= 0) continue;
    const row = rows[HEIGHT - 1 - Math.round((Math.log(usd / least) / span) * (HEIGHT - 1))];
    if (row !== undefined) row[column] = row[column] === " " ? mark : "*";
  }
}

/** The first letter of an option that no other begins with. */
function markOf(option: string, place: number, rivals: BreakEven["rivals"]): string {
  const letter = option.slice(0, 1);
  return rivals.filter((each) => each.option.startsWith(letter)).length === 1 ? letter : (MARKS[place] ?? "o");
}

function label(row: number, least: number, most: number): string {
  if (row !== 0 && row !== HEIGHT - 1) return " ".repeat(LABEL);
  return money(row === 0 ? most : least).padStart(LABEL);
}

function short(requests: number): string {
  const [factor, unit] =
    requests >= 1e9 ? [1e9, " bn"] : requests >= 1e6 ? [1e6, " M"] : requests >= 1e3 ? [1e3, " k"] : [1, ""];
  return `${Number((requests / factor).toPrecision(2))}${unit}`;
}
