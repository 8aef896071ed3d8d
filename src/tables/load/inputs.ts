/** Inputs: their types, ranges and values first; their assumptions once every input is known. */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { shorten } from "../../findings/kind.ts";
import { suggestion } from "../../suggest.ts";
import { parseQuantity } from "../../units.ts";
import type { AssumeRule, Input } from "../model.ts";
import { readValue, valueKind } from "../value.ts";
import type { LoadContext } from "./context.ts";
import type { Path, SourceDocument } from "./document.ts";
import type { InputShape } from "./schema.ts";

type InputShapes = Readonly<Record<string, InputShape>>;

/** The types that are no dimension of `units`. */
export const WORD_TYPES = ["one of", "yes/no", "any of", "text", "count", "number"];

/** Declares every input of a map; `path` is where the map stands. */
export function declareInputs(context: LoadContext, document: SourceDocument, shapes: InputShapes, path: Path): void {
  for (const [name, raw] of Object.entries(shapes)) {
    const at = document.keyPlace([...path, name]);
    const where = [...path, name];
    context.checkName(name, at);
    if (name.startsWith("no-")) {
      context.report(finding("table/name", at, name, 'a flag "--no-x" means "not x"; choose a name without "no-"'));
    }
    const types = [...new Set([...WORD_TYPES, ...Object.keys(context.units.dimensions)])];
    if (!types.includes(raw.type)) {
      const typeAt = document.place([...where, "type"]);
      context.report(finding("table/shape", typeAt, `"${shorten(raw.type)}" is no type`, suggestion(raw.type, types)));
      context.lose("input", name);
      continue;
    }
    const range = readRange(context, document, raw, where);
    const values = readValues(context, document, raw, where);
    if (range === undefined || values === undefined) {
      context.lose("input", name);
      continue;
    }
    context.inputs.set(name, declared(name, raw, { range, values, at: formatPlace(at) }));
  }
}

function declared(name: string, raw: InputShape, read: Pick<Input, "range" | "values" | "at">): Input {
  return {
    name,
    type: raw.type,
    ...read,
    labels: Array.isArray(raw.values) ? {} : (raw.values ?? {}),
    neutral: raw.assume === "any",
    // A product of something unknown is unknown, so it needs a word for that.
    optional: raw.optional ?? (raw.product !== undefined && raw.assume !== "any"),
    group: raw.group ?? "",
    ask: raw.ask ?? "",
    help: raw.help ?? "",
    usual: raw.usual ?? "",
    cost: raw.cost ?? 1,
    assume: [],
    product: raw.product ?? [],
    from: raw.from ?? [],
    beside: raw.beside ?? false,
  };
}

/** Undefined where there are none although there must be. */
function readValues(
  context: LoadContext,
  document: SourceDocument,
  raw: InputShape,
  path: Path,
): readonly string[] | undefined {
  const values = Array.isArray(raw.values) ? raw.values : Object.keys(raw.values ?? {});
  const at = document.place([...path, "values"]);
  if ((raw.type === "one of" || raw.type === "any of") && values.length === 0) {
    context.report(finding("table/shape", at, `${path.at(-1)} has no values`, "list them under `values:`"));
    return undefined;
  }
  if (raw.type === "any of" && raw.optional) {
    context.report(
      finding("table/shape", at, `${path.at(-1)} is a set and cannot be optional`, "[] says that it has none"),
    );
  }
  // `none` is an ordinary word where nothing can be absent.
  const taken = ["any", "all", "not", ...(raw.optional ? ["none"] : [])];
  const reserved = values.filter((word) => taken.includes(word) || /^[\d\s]/.test(word));
  for (const word of reserved) {
    context.report(finding("table/name", at, word, "it means something else in conditions"));
  }
  return values;
}

/** Reads what is assumed when an input is not stated; its conditions may read any other input. */
export function loadAssumptions(context: LoadContext, document: SourceDocument, shapes: InputShapes, path: Path): void {
  for (const [name, raw] of Object.entries(shapes)) {
    const input = context.inputs.get(name);
    if (input === undefined) continue;
    for (const factor of input.product) {
      const known = context.inputs.get(factor);
      if (known === undefined ? context.isLost("input", factor) : valueKind(known) === "quantity") continue;
      const at = document.place([...path, name, "product"]);
      context.report(finding("table/unknown-input", at, factor, [...context.inputs.keys()]));
    }
    for (const read of input.from) {
      if (context.inputs.has(read) || context.isLost("input", read)) continue;
      const at = document.place([...path, name, "from"]);
      context.report(finding("table/unknown-input", at, read, [...context.inputs.keys()]));
    }
    if (raw.assume === undefined) continue;
    context.inputs.set(name, {
      ...input,
      assume: assumeRules(context, document, input, raw, [...path, name, "assume"]),
    });
  }
}

export function assumeRules(
  context: LoadContext,
  document: SourceDocument,
  input: Input,
  raw: Pick<InputShape, "assume">,
  path: Path,
): AssumeRule[] {
  const rows = isTable(raw.assume) ? raw.assume : [{ is: raw.assume ?? null }];
  const rules = rows.flatMap((row, index): AssumeRule[] => {
    const where = isTable(raw.assume) ? [...path, index] : path;
    const read = readValue(input, row.is, context.units, document.place(where), "table");
    if (!read.ok) {
      context.report(read.finding);
      return [];
    }
    const when = "when" in row ? row.when : undefined;
    const because = "because" in row ? (row.because ?? "") : "";
    return [
      {
        when: context.conditions(document, when, [...where, "when"]),
        is: read.value,
        because: context.fillLimits(because, () => document.place(where)),
        ...context.originOf(document.place(where)),
      },
    ];
  });
  if (rules.length > 0 && rules.at(-1)?.when.length !== 0) {
    const hint = "end with a row without `when`";
    context.report(
      finding("table/shape", document.place(path), `the assumption of ${input.name} can have no answer`, hint),
    );
  }
  return rules;
}

type AssumeTable = Extract<NonNullable<InputShape["assume"]>, readonly { is: unknown }[]>;

function isTable(assume: InputShape["assume"]): assume is AssumeTable {
  return Array.isArray(assume) && typeof assume[0] === "object";
}

export function readRange(
  context: LoadContext,
  document: SourceDocument,
  raw: Pick<InputShape, "type" | "range">,
  path: Path,
): readonly [number, number] | undefined {
  const ordered = raw.type === "count" || Object.hasOwn(context.units.dimensions, raw.type);
  if (!ordered) return [0, 0];
  if (raw.range === undefined) {
    return raw.type === "count"
      ? [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
      : [-Number.MAX_VALUE, Number.MAX_VALUE];
  }
  const ends = raw.range.split("..").map((end) => parseQuantity(end, raw.type, context.units));
  const [low, high] = ends;
  if (ends.length === 2 && low?.ok && high?.ok && low.value < high.value) return [low.value, high.value];
  const hint = "write it as 1 MB..4 TB, smaller end first";
  context.report(
    finding("table/shape", document.place([...path, "range"]), `"${shorten(raw.range)}" is no range`, hint),
  );
  return undefined;
}
