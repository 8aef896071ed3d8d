/** The command that says the same as an interview did. */
import type { Model, Value } from "../tables/model.ts";
import { formatValue } from "../tables/value.ts";

export function commandLine(model: Model, stated: ReadonlyMap<string, Value>, decide: readonly string[]): string {
  const flags = [...statedTexts(model, stated)].map(([name, text]) => `--${name} ${quoted(text)}`);
  if (decide.length > 0) flags.push(`--decide ${decide.join(",")}`);
  return ["inference-advisor recommend", ...flags].join(" ");
}

/** Stated values as flags and specs write them: `40MB`, `vpc,no-internet`. */
export function statedTexts(model: Model, stated: ReadonlyMap<string, Value>): Map<string, string> {
  return new Map(
    model.inputs.flatMap((input): [string, string][] => {
      const value = stated.get(input.name);
      if (value === undefined) return [];
      if (Array.isArray(value)) return [[input.name, value.join(",") || "none"]];
      return [[input.name, formatValue(input, value, model.units).replace(/ /g, "")]];
    }),
  );
}

/** A word as a shell takes it. */
export function quoted(text: string): string {
  return /^[\w./,%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
