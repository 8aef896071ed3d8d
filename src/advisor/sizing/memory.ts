/** How much memory a loaded model takes, computed from its parameters and its cache where those are known. */
import type { Facts } from "./facts.ts";
import { figureOf } from "./figures.ts";
import type { Sheet } from "./sheet-shape.ts";
import { number, size } from "./words.ts";

export interface MemoryNeed {
  /** Bytes. */
  readonly bytes: number;
  /** The arithmetic, a step a line. */
  readonly lines: readonly string[];
  /** The key-value cache is part of it. */
  readonly cached: boolean;
}

type Known = Pick<Facts, "model" | "number" | "word">;

/** Undefined without parameters: then the memory is stated or assumed as a whole. */
export function memoryOf(sheet: Sheet, facts: Known): MemoryNeed | undefined {
  const { model } = facts;
  const parameters = facts.number("parameters");
  const format = facts.word("precision");
  const raw = Object.hasOwn(sheet.memory.precision, format) ? sheet.memory.precision[format] : undefined;
  if (parameters === undefined || raw === undefined) return undefined;
  const each = figureOf(model, raw);
  const reserve = figureOf(model, sheet.memory.reserve);
  const weights = parameters * each.value;
  const cache = cacheOf(sheet, facts, each.value);
  const bytes = roundedUp((weights + cache.bytes) * (1 + reserve.value));
  const sum = cache.bytes === 0 ? size(weights) : `(${size(weights)} + ${size(cache.bytes)})`;
  return {
    bytes,
    cached: cache.bytes > 0,
    lines: [
      `${short(parameters)} parameters x ${each.text} (${format}) = ${size(weights)}`,
      ...cache.lines,
      `${sum} + ${reserve.text} for ${reserve.because} = ${size(bytes)}`,
    ],
  };
}

/** The memory of a plan, where it is computed and not stated. */
export function computedMemory(sheet: Sheet, facts: Known & Pick<Facts, "isStated">): MemoryNeed | undefined {
  return facts.isStated("model-memory") ? undefined : memoryOf(sheet, facts);
}

/** As many parameters as so many bytes hold, all else as it is. */
export function parametersWithin(sheet: Sheet, facts: Known, bytes: number): number {
  const parameters = facts.number("parameters") ?? 0;
  const without = { ...facts, number: (name: string) => (name === "parameters" ? 0 : facts.number(name)) };
  const [now, none] = [memoryOf(sheet, facts)?.bytes ?? 0, memoryOf(sheet, without)?.bytes ?? 0];
  return now === none ? 0 : ((bytes - none) * parameters) / (now - none);
}

/** To three digits: more say nothing of an estimate. Rounding errors make nothing larger. */
function roundedUp(bytes: number): number {
  const exact = Number(bytes.toPrecision(12));
  const step = 10 ** (Math.floor(Math.log10(Math.max(1, exact))) - 2);
  return step < 1 ? Math.ceil(exact) : Math.ceil(exact / step) * step;
}

/** Nothing is counted where the size of a token is neither given nor can be estimated, and that is said. */
function cacheOf(sheet: Sheet, facts: Known, valueBytes: number): Pick<MemoryNeed, "bytes" | "lines"> {
  const tokens = facts.number("context-tokens");
  if (tokens === undefined) return { bytes: 0, lines: [] };
  const slots = facts.number("slots") ?? 1;
  const given = facts.number("kv-per-token");
  const [layers, width] = [facts.number("layers"), facts.number("hidden-size")];
  const cached = figureOf(facts.model, sheet.memory.cached);
  const perToken =
    given ?? (layers === undefined || width === undefined ? undefined : cached.value * valueBytes * layers * width);
  if (perToken === undefined) {
    return { bytes: 0, lines: ["key-value cache: not counted; state kv-per-token, or layers and hidden-size"] };
  }
  const bytes = perToken * tokens * slots;
  const how =
    given === undefined
      ? [
          `key-value cache for a token, estimated: ${cached.text} x ${number(valueBytes)} B x ${number(layers ?? 0)} layers x ${number(width ?? 0)} = ${size(perToken)}; less where the model groups its queries`,
        ]
      : [];
  const total = `key-value cache: ${number(slots)} at once x ${number(tokens)} tokens x ${size(perToken)} = ${size(bytes)}`;
  return { bytes, lines: [...how, total] };
}

function short(value: number): string {
  const [factor, unit] = value >= 1e9 ? [1e9, " bn"] : value >= 1e6 ? [1e6, " M"] : [1, ""];
  return `${number(value / factor)}${unit}`;
}
