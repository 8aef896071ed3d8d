/** In which form a comparison is written, and whether it is an answer. */
import type { Comparison } from "../advisor/compare/comparison.ts";
import type { CompareLook } from "../render/compare/index.ts";
import type { Io } from "./io.ts";
import { lookOf } from "./look.ts";

export interface CompareForm {
  readonly format: "text" | "json" | "markdown";
  /** False when colour was switched off by a flag. */
  readonly color: boolean;
}

export function writeAs<T>(
  io: Io,
  { format, color }: CompareForm,
  document: T,
  render: (document: T, look: CompareLook) => string,
): void {
  if (format === "json") io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  else io.stdout.write(render(document, { ...lookOf(io, io.stdout, color), width: io.stdout.width, format }));
}

/** In one of these plans a wanted decision has no option. */
export function stuck({ decisions }: Comparison, columns: readonly number[]): boolean {
  const cells = Object.values(decisions).flatMap((row) => columns.flatMap((column) => row.columns[column] ?? []));
  return cells.some(({ status }) => status === "no-option" || status === "blocked");
}
