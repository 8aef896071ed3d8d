/** Units, sources and limits: the declared facts that rules refer to. */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { shorten } from "../../findings/kind.ts";
import { type Dimension, type Factor, formatQuantity, parseQuantity, type Units } from "../../units.ts";
import type { Limit } from "../model.ts";
import { type LoadContext, list } from "./context.ts";
import type { SourceDocument } from "./document.ts";
import type { LimitsFile, SourcesFile } from "./schema.ts";
import { DAY } from "./schema-words.ts";

type UnitMaps = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** Reads `units:`; a factor is a number or a fraction such as `1/60`. */
export function loadUnits(
  context: LoadContext,
  document: SourceDocument,
  maps: UnitMaps,
  spellings: Readonly<Record<string, string>>,
): void {
  const dimensions: Record<string, Dimension> = { number: BARE, count: BARE };
  for (const [dimension, units] of Object.entries(maps)) {
    const factors: Record<string, Factor> = {};
    for (const [unit, written] of Object.entries(units)) {
      const [numerator, denominator = 1, ...more] = String(written).split("/").map(Number);
      if (!isFactor(numerator) || !isFactor(denominator) || more.length > 0) {
        const at = document.place(["units", dimension, unit]);
        context.report(
          finding(
            "table/shape",
            at,
            `"${shorten(String(written))}" is no factor`,
            "write a number or a fraction such as 1/60",
          ),
        );
        continue;
      }
      factors[unit] = [numerator, denominator];
    }
    dimensions[dimension] = factors;
  }
  context.units = { dimensions, spellings } satisfies Units;
}

function isFactor(number: number | undefined): number is number {
  return number !== undefined && number > 0 && Number.isFinite(number);
}

export function loadSources(context: LoadContext, document: SourceDocument, file: SourcesFile): void {
  for (const [id, raw] of Object.entries(file)) {
    const at = document.keyPlace([id]);
    context.checkName(id, at);
    checkDate(context, document, [id, "checked"], raw.checked);
    context.sources.set(id, { id, title: raw.title, url: raw.url, checked: raw.checked, at: formatPlace(at) });
  }
}

export function loadLimits(context: LoadContext, document: SourceDocument, file: LimitsFile): void {
  for (const [id, raw] of Object.entries(file)) {
    const at = document.keyPlace([id]);
    const amount = loadAmount(context, document, id, raw);
    if (amount === undefined) {
      context.lose("limit", id);
      continue;
    }
    checkDate(context, document, [id, "checked"], raw.checked);
    for (const source of list(raw.source)) {
      if (context.sources.has(source) || context.isLost("source", source)) continue;
      context.report(
        finding("table/unknown-source", document.place([id, "source"]), source, [...context.sources.keys()]),
      );
    }
    if (raw.disputed !== undefined && !Object.hasOwn(file, raw.disputed)) {
      const where = document.place([id, "disputed"]);
      context.report(finding("table/unknown-limit", where, raw.disputed, Object.keys(file)));
    }
    context.limits.set(id, {
      id,
      ...amount,
      what: raw.what,
      sources: list(raw.source),
      checked: raw.checked,
      seeds: raw.seeds ?? {},
      where: raw.where ?? "",
      disputed: raw.disputed ?? "",
      note: raw.note ?? "",
      confidence: raw.confidence ?? "high",
      at: formatPlace(at),
    });
  }
}

type Amount = Pick<Limit, "text" | "value" | "dimension">;

/** The number of a limit, or the words of a fact. */
function loadAmount(
  context: LoadContext,
  document: SourceDocument,
  id: string,
  { is, says }: LimitsFile[string],
): Amount | undefined {
  if ((is === undefined) === (says === undefined)) {
    const hint = "`is` holds a number with its unit, `says` a fact in words";
    context.report(finding("table/shape", document.place([id]), `${id} needs either is or says`, hint));
    return;
  }
  if (says !== undefined) return { text: says, dimension: "" };
  const text = String(is);
  const read = quantity(context.units, text);
  if (read !== undefined) return { text: readable(context.units, text, read), ...read };
  const hint = "write one number with its unit, such as 4 MB";
  context.report(finding("table/shape", document.place([id, "is"]), `"${shorten(text)}" is no quantity`, hint));
  return;
}

type Quantity = Required<Pick<Limit, "value" | "dimension">>;

/** As AWS writes it, unless that is a count of bytes which has a shorter exact form: 6291456 B is 6 MiB. */
function readable(units: Units, text: string, { value, dimension }: Quantity): string {
  const short = dimension === "" ? text : formatQuantity(value, dimension, units);
  return short.length < text.length ? short : text;
}

/** A limit says its own dimension by its unit; a plain number has none. */
function quantity(units: Units, text: string): Quantity | undefined {
  const bare = Number(text);
  if (text.trim() !== "" && Number.isFinite(bare)) return { value: bare, dimension: "" };
  for (const dimension of Object.keys(units.dimensions)) {
    const read = parseQuantity(text, dimension, units);
    if (read.ok) return { value: read.value, dimension };
  }
  return undefined;
}

function checkDate(context: LoadContext, document: SourceDocument, path: (string | number)[], date: string): void {
  if (DAY.test(date) && !Number.isNaN(Date.parse(date))) return;
  context.report(
    finding("table/shape", document.place(path), `"${shorten(date)}" is no date`, "write it as 2026-11-20"),
  );
}

const BARE: Dimension = { "": [1, 1] };
