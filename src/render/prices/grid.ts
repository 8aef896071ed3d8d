/** Short cells in columns where the line is wide enough for them, else a sentence for each row. */
import { indented, longest } from "../layout.ts";
import { type Cell, columns } from "../text/columns.ts";
import type { Theme } from "../text/theme.ts";

export interface GridRow {
  readonly cells: readonly Cell[];
  /** The same as a sentence. */
  readonly sentence: string;
}

export function grid(head: readonly string[], rows: readonly GridRow[], width: number, theme: Theme): string[] {
  const widths = head.map((title, place) => longest([title, ...rows.map(({ cells }) => cells[place]?.text ?? "")]));
  const whole = widths.reduce((sum, each) => sum + each + 2, 0);
  if (whole > width) return rows.flatMap(({ sentence }) => indented(sentence, 2, width));
  const titles = head.map((title) => ({ title, share: 0 }));
  return columns(
    titles,
    rows.map(({ cells }) => cells),
    width,
    theme.dim,
  );
}
