/** What the rules of a plain table do to each other. */
import type { Kind } from "./kind.ts";

export const TABLE_RULE_KINDS = {
  "table/overlap": {
    severity: "error",
    means: "Two rules of a table with hit policy unique match the same input.",
    says: (id: string, others: readonly string[], witness: string) => [
      `rule ${id} and ${named(others)} match together, for example: ${witness}`,
      "narrow one of them, or choose another hit policy",
    ],
  },
  "table/conflict": {
    severity: "error",
    means: "Two rules of a table with hit policy any match the same input and give different outputs.",
    says: (id: string, others: readonly string[], witness: string) => [
      `rule ${id} and ${named(others)} match together and give different outputs, for example: ${witness}`,
      "narrow one of them, or give them the same outputs",
    ],
  },
  "table/unreachable": {
    severity: "warning",
    means: "A rule never gives the answer: nothing meets it, or other rules answer whatever it matches.",
    says: (id: string, covering: readonly string[]) =>
      covering.length === 0
        ? [`rule ${id} never matches`, "its conditions contradict each other; mend one of them"]
        : [
            `rule ${id} never decides: ${named(covering)} ${covering.length === 1 ? "answers" : "together answer"} all that it matches`,
            "remove it, narrow the others, or let it stand before them",
          ],
  },
  "table/mergeable": {
    severity: "note",
    means: "Rules that differ in one condition only, side by side, and give the same outputs.",
    says: (ids: readonly string[], input: string, merged: string) => [
      `rules ${ids.join(", ")} differ in ${input} only and could be one`,
      merged === "" ? `without a condition on ${input}` : `with \`${merged}\``,
    ],
  },
  "table/hit-policy": {
    severity: "note",
    means: "A stricter hit policy says the same and is proved with every check.",
    says: (name: string, hit: string, stricter: string) => [
      stricter === "unique"
        ? `${name}: no two rules match together`
        : `${name}: rules that match together give the same outputs`,
      `\`hit: ${stricter}\` says so and keeps it true; it is \`${hit}\``,
    ],
  },
  "table/boundary": {
    severity: "warning",
    means: "A single value lies in a gap between two rules, or in both: probably a comparison that is one off.",
    says: (input: string, value: string, where: string, suggestion: string) => [
      `${input}: ${value} itself is in ${where}`,
      suggestion,
    ],
  },
  "table/more": {
    severity: "note",
    means: "A table has more findings of a kind than are worth listing.",
    says: (name: string, code: string, most: number) => [
      `${name}: more than ${most} findings ${code}`,
      "mend these first, then check again",
    ],
  },
} satisfies Record<string, Kind>;

const MOST_NAMED = 5;

function named(ids: readonly string[]): string {
  const more = ids.length - MOST_NAMED;
  const shown = more > 1 ? [...ids.slice(0, MOST_NAMED), `${more} more`] : ids;
  const joined = shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
  return ids.length === 1 ? `rule ${joined}` : `rules ${joined}`;
}
