/** What every Markdown page is made of. */
import { printable } from "./layout.ts";

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** Characters that Markdown would take for markup. */
export function escaped(text: string): string {
  return printable(text).replace(/[\\*_<>[\]`#]/g, (sign) =>
    sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : `\\${sign}`,
  );
}
