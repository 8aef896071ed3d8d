/** The command that says the same as an interview did. */
import type { Input, Model, Value } from "../tables/model.ts";
import { formatValue } from "../tables/value.ts";

export interface Said {
  /** The spec in which the rest stands. */
  readonly spec?: string | undefined;
  readonly stated: ReadonlyMap<string, Value>;
  readonly given?: ReadonlyMap<string, string>;
}

export function commandLine(
  model: Model,
  { spec, stated, given = new Map() }: Said,
  decide: readonly string[],
  rules: readonly string[] = [],
  prices?: string,
): string {
  const said = [...statedTexts(model, stated), ...given];
  const flags = said.map(([name, text]) => `--${name} ${quoted(text)}`);
  if (decide.length > 0) flags.push(`--decide ${decide.join(",")}`);
  flags.push(...rules.map((folder) => `--rules ${quoted(folder)}`));
  if (prices !== undefined) flags.push(`--prices ${quoted(prices)}`);
  return ["inference-advisor recommend", ...(spec === undefined ? [] : [quoted(spec)]), ...flags].join(" ");
}

/** Stated values as flags write them: `40MB`, `vpc,no-internet`. */
function statedTexts(model: Model, stated: ReadonlyMap<string, Value>): Map<string, string> {
  return new Map(
    inDeclaredOrder(model, stated).map(([input, value]) => [
      input.name,
      Array.isArray(value) ? value.join(",") || "none" : formatValue(input, value, model.units).replace(/ /g, ""),
    ]),
  );
}

/** Stated values as a spec writes them: `40 MB`, a list of members, a plain count. */
export function statedSpec(model: Model, stated: ReadonlyMap<string, Value>): Record<string, unknown> {
  return Object.fromEntries(
    inDeclaredOrder(model, stated).map(([input, value]) => [
      input.name,
      typeof value === "number" && input.type !== "count" ? formatValue(input, value, model.units) : value,
    ]),
  );
}

function inDeclaredOrder(model: Model, stated: ReadonlyMap<string, Value>): [Input, Value][] {
  return model.inputs.flatMap((input): [Input, Value][] => {
    const value = stated.get(input.name);
    return value === undefined ? [] : [[input, value]];
  });
}

/** A word as a shell takes it. */
export function quoted(text: string): string {
  return /^[\w./,%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
