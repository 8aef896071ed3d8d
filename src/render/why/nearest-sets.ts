/** The smallest changes that give an option, in words. */
import type { NearestSets } from "../../advisor/why/shapes.ts";
import { outcomeWords } from "../choice.ts";
import { indented, wrap } from "../layout.ts";
import type { Theme } from "../text/theme.ts";

/** Beyond these they are in the document only. */
const MOST_SETS = 5;
const MOST_EFFECTS = 3;

export interface Look {
  readonly theme: Theme;
  readonly width: number;
}

/** Between 40 and 120 columns, as all pages. */
export function pageWidth({ width }: Look): number {
  return Math.max(40, Math.min(width, 120));
}

export function changeLines({ sets, exhaustive, fixed }: NearestSets, look: Look): string[] {
  const width = pageWidth(look);
  const kept = fixed.length === 0 ? "" : ` while ${fixed.join(", ")} ${fixed.length === 1 ? "stays" : "stay"}`;
  if (sets.length === 0) {
    const none = exhaustive
      ? `No change of the other inputs gives it${kept}.`
      : `No change of up to four inputs gives it${kept}.`;
    return wrap(none, width);
  }
  const shown = sets.filter(({ changes }) => changes.length > 0).slice(0, MOST_SETS);
  const lines = shown.flatMap(({ changes, also }) => {
    const told = changes.map(({ input, to, now, assumed }) => `${input} ${to}${before(now, assumed)}`).join(" and ");
    const effects = also.slice(0, MOST_EFFECTS).map(({ decision, to }) => `${decision} ${outcomeWords(to)}`);
    const rest = also.length - MOST_EFFECTS;
    const more = rest > 0 ? [`and ${rest} more ${rest === 1 ? "decision" : "decisions"}`] : [];
    const then = effects.length === 0 ? "" : `; then also ${[...effects, ...more].join(", ")}`;
    return indented(`- ${told}${then}`, 2, width);
  });
  const rest = sets.length - MOST_SETS;
  return [...lines, ...(rest > 0 ? [`    and ${rest} more with --format json`] : [])];
}

/** `Smallest changes that give endpoint/async: 2 together, any of these`. */
export function changesTitle({ sets }: NearestSets, what: string): string {
  const [first] = sets;
  if (first === undefined) return `What would give ${what}`;
  if (first.changes.length === 0) return `Left open, the decision would give ${what}`;
  const size = first.changes.length === 1 ? "one" : `${first.changes.length} together`;
  return sets.length === 1
    ? `Smallest change that gives ${what}: ${size}`
    : `Smallest changes that give ${what}: ${size}, any line of these`;
}

/** The present value, with a word where nobody stated it. */
function before(now: string | readonly string[] | undefined, assumed: boolean): string {
  const value = [now ?? []].flat().join(", ");
  if (value === "" || value === "any") return "";
  return ` (now ${value}${assumed ? ", assumed" : ""})`;
}
