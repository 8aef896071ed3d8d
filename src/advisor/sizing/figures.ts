/** The numbers of the arithmetic: limits of the tables, or values of the sheet with their reason. */
import type { Model } from "../../tables/model.ts";
import { dimensionOf, parseQuantity } from "../../units.ts";
import type { SheetFigure } from "./sheet-words.ts";

export interface Figure {
  /** In the base unit of its dimension; a share as a fraction of one. */
  readonly value: number;
  /** As it is written: `20 %`. */
  readonly text: string;
  readonly because: string;
  readonly sources: readonly string[];
  readonly judgement: boolean;
}

/** Undefined where the limit does not exist or the text is no number with a known unit. */
export function readFigure(model: Model, raw: SheetFigure): Figure | undefined {
  if (typeof raw === "string") {
    const limit = model.limits[raw.slice(1)];
    if (limit?.value === undefined) return undefined;
    const { value, text, dimension, what, sources } = limit;
    return { value: inFull(value, dimension), text, because: what, sources, judgement: false };
  }
  const text = String(raw.is);
  const [unit = ""] = /[^\d.\s]\S*$/.exec(text) ?? [];
  const dimension = unit === "" ? "number" : (dimensionOf(unit, model.units) ?? "");
  const quantity = parseQuantity(text, dimension, model.units);
  if (dimension === "" || !quantity.ok) return undefined;
  const { because, source = [], judgement = false } = raw;
  return { value: inFull(quantity.value, dimension), text, because, sources: [source].flat(), judgement };
}

/** A figure of a sheet that was checked when it was loaded. */
export function figureOf(model: Model, raw: SheetFigure): Figure {
  const known = read.get(model) ?? new Map<SheetFigure, Figure>();
  read.set(model, known);
  const before = known.get(raw);
  if (before !== undefined) return before;
  const figure = readFigure(model, raw);
  if (figure === undefined) throw new Error(`the sizing names a number that is none: ${JSON.stringify(raw)}`);
  known.set(raw, figure);
  return figure;
}

/** Tables and sheets never change once they are loaded. */
const read = new WeakMap<Model, Map<SheetFigure, Figure>>();

function inFull(value: number, dimension: string): number {
  return dimension === "share" ? value / 100 : value;
}
