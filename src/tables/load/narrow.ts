/** Inputs of which an overlay leaves less: fewer values, a smaller range, another assumption. */
import { finding } from "../../findings/index.ts";
import { formatQuantity } from "../../units.ts";
import type { Input } from "../model.ts";
import { formatValue, valueKind } from "../value.ts";
import type { LoadContext } from "./context.ts";
import { assumeRules, readRange } from "./inputs.ts";
import type { Narrowing } from "./overlay.ts";
import { holds, prune } from "./prune.ts";

/** The inputs as the overlays leave them, in the same order. */
export function narrowInputs(
  context: LoadContext,
  inputs: readonly Input[],
  narrowings: readonly Narrowing[],
): Input[] {
  const narrow = new Map(inputs.map((input) => [input.name, input]));
  for (const narrowing of narrowings) {
    const input = narrow.get(narrowing.name);
    if (input !== undefined) narrow.set(input.name, narrowInput(context, input, narrowing));
  }
  for (const { name, document, path } of narrowings) {
    const input = narrow.get(name);
    const outside = input?.assume.find((row) => !holds(input, row.is));
    if (input === undefined || outside === undefined) continue;
    const value = formatValue(input, outside.is, context.units);
    context.report(finding("overlay/assumption", document.keyPlace(path), name, value));
  }
  return inputs.map((input) => {
    const left = narrow.get(input.name) ?? input;
    return { ...left, assume: left.assume.flatMap((row) => prune(narrow, row)) };
  });
}

function narrowInput(context: LoadContext, input: Input, { document, path, raw }: Narrowing): Input {
  const { values: _, range: __, assume, ...words } = raw;
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  // What most workloads meet was said of the assumption below.
  const usual = assume === undefined ? {} : { usual: "" };
  const assumed =
    assume === undefined ? {} : { assume: assumeRules(context, document, input, raw, [...path, "assume"]) };
  return {
    ...input,
    ...values(context, input, { document, path, raw }),
    ...range(context, input, { document, path, raw }),
    ...usual,
    ...assumed,
    ...said,
  };
}

type Part = Omit<Narrowing, "name">;

function values(context: LoadContext, input: Input, { document, path, raw }: Part): Partial<Input> {
  if (raw.values === undefined) return {};
  const where = [...path, "values"];
  const kind = valueKind(input);
  if (kind !== "word" && kind !== "set") {
    const hint = "give a `range` within its own";
    context.report(finding("table/shape", document.place(where), `${input.name} has no list of values`, hint));
    return {};
  }
  const known = input.type === "yes/no" ? ["yes", "no"] : input.values;
  const listed = Array.isArray(raw.values) ? raw.values : Object.keys(raw.values);
  for (const [index, value] of listed.entries()) {
    if (known.includes(value)) continue;
    const at = document.place([...where, Array.isArray(raw.values) ? index : value]);
    context.report(finding("table/value", at, input.name, value, known));
  }
  const labels = Array.isArray(raw.values) ? {} : raw.values;
  const type = input.type === "yes/no" ? "one of" : input.type;
  return { type, values: known.filter((value) => listed.includes(value)), labels: { ...input.labels, ...labels } };
}

function range(context: LoadContext, input: Input, { document, path, raw }: Part): Partial<Input> {
  if (raw.range === undefined) return {};
  const at = document.place([...path, "range"]);
  if (valueKind(input) !== "quantity") {
    context.report(finding("table/shape", at, `${input.name} has no range`, "list the `values` that are left"));
    return {};
  }
  const read = readRange(context, document, { type: input.type, range: raw.range }, path);
  if (read === undefined) return {};
  const [low, high] = input.range;
  if (read[0] < low || read[1] > high) {
    const [from, to] = input.range.map((end) => formatQuantity(end, input.type, context.units));
    context.report(finding("overlay/wider", at, input.name, raw.range, from ?? "", to ?? ""));
    return {};
  }
  return { range: read };
}
