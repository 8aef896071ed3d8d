/** Values of inputs: reading what a person wrote, saying what was expected, writing it back. */
import type { Finding, Place } from "../errors.ts";
import { type Area, finding } from "../findings/index.ts";
import { dimensionOf, formatQuantity, parseQuantity, type Units, unitNames } from "../units.ts";
import type { Input, Value } from "./model.ts";

export type ValueKind = "word" | "set" | "text" | "quantity";

/** The four ways an input behaves; everything else about its type is data. */
export function valueKind(input: Input): ValueKind {
  if (input.type === "one of" || input.type === "yes/no") return "word";
  if (input.type === "any of") return "set";
  return input.type === "text" ? "text" : "quantity";
}

/** `any` and `none`, where the input has them. */
export function specialWords(input: Input): string[] {
  return [...(input.neutral ? ["any"] : []), ...(input.optional ? ["none"] : [])];
}

type Read = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly finding: Finding };

/** Reads one value as YAML, JSON or a flag gives it. Numbers are taken for counts only: a size needs its unit. */
export function readValue(input: Input, raw: unknown, units: Units, at: Place | undefined, area: Area): Read {
  const kind = valueKind(input);
  if (kind === "set") return readSet(input, raw, units, at, area);
  if (raw === null && input.optional) return { ok: true, value: "none" };
  if (typeof raw === "boolean" && input.type === "yes/no") return { ok: true, value: raw ? "yes" : "no" };
  if (typeof raw !== "string" && typeof raw !== "number" && !(typeof raw === "boolean" && kind === "text")) {
    return wrong(finding(`${area}/type`, at, input.name, describeShape(raw), describeExpected(input, units)));
  }
  const typed = typeof raw === "string" ? raw.trim() : String(raw);
  if (specialWords(input).includes(typed)) return { ok: true, value: typed };
  if (kind === "text") return { ok: true, value: typed };
  return kind === "word" ? readWord(input, typed, at, area) : readQuantity(input, typed, units, at, area);
}

/** What a value of this input looks like: `a size such as 40 MB, from 1 B to 1 TB`. */
export function describeExpected(input: Input, units: Units): string {
  const kind = valueKind(input);
  const specials = specialWords(input).filter((word) => word === "any");
  const orAny = specials.length === 0 ? "" : ", or any";
  if (kind === "text") return `a text${orAny}`;
  if (kind === "set") return `a list of ${input.values.join(", ")}`;
  if (kind === "word") return `one of ${allowedWords(input).join(", ")}`;
  const [low, high] = input.range.map((end) => formatQuantity(end, input.type, units));
  const noun = input.type === "count" ? "a whole number" : `a ${input.type} such as ${exampleOf(input, units)}`;
  return `${noun}, from ${low} to ${high}${orAny}`;
}

/** How a value is written in answers: `40 MB`, `yes`, `vpc, no-internet`. */
export function formatValue(input: Input, value: Value, units: Units): string {
  if (typeof value === "number") return formatQuantity(value, input.type, units);
  if (typeof value === "string") return value;
  return value.length === 0 ? "none of them" : value.join(", ");
}

/** Every word an enumerated input takes, `any` and `none` included. */
export function allowedWords(input: Input): string[] {
  return [...new Set([...(input.type === "yes/no" ? ["yes", "no"] : input.values), ...specialWords(input)])];
}

function readWord(input: Input, typed: string, at: Place | undefined, area: Area): Read {
  if (input.type === "yes/no" && (typed === "true" || typed === "false")) {
    return { ok: true, value: typed === "true" ? "yes" : "no" };
  }
  const words = allowedWords(input);
  if (words.includes(typed)) return { ok: true, value: typed };
  return wrong(finding(`${area}/value`, at, input.name, typed, words));
}

function readSet(input: Input, raw: unknown, units: Units, at: Place | undefined, area: Area): Read {
  const list = typeof raw === "string" ? raw.split(",").map((part) => part.trim()) : raw;
  if (!Array.isArray(list)) {
    return wrong(finding(`${area}/type`, at, input.name, describeShape(raw), describeExpected(input, units)));
  }
  const members = new Set<string>();
  for (const member of list.filter((part) => part !== "" && part !== "none")) {
    if (typeof member !== "string" || !input.values.includes(member)) {
      return wrong(finding(`${area}/value`, at, input.name, shorten(String(member)), input.values));
    }
    members.add(member);
  }
  // Declared order: the same set is the same value however it was typed.
  return { ok: true, value: input.values.filter((member) => members.has(member)) };
}

function readQuantity(input: Input, typed: string, units: Units, at: Place | undefined, area: Area): Read {
  const quantity = parseQuantity(typed, input.type, units);
  const names = unitNames(input.type, units);
  if (!quantity.ok) {
    if (quantity.problem === "not-a-number") {
      return wrong(finding(`${area}/number`, at, input.name, shorten(typed), describeExpected(input, units)));
    }
    if (quantity.problem === "missing-unit") {
      const glue = names[0]?.startsWith("/") ? "" : " ";
      const written = names.slice(0, 3).map((unit) => `${typed}${glue}${unit}`);
      return wrong(finding(`${area}/missing-unit`, at, input.name, typed, written, names));
    }
    const belongs = dimensionOf(quantity.unit, units) ?? "";
    const noun = input.type === "count" ? "plain number" : input.type;
    return wrong(finding(`${area}/unit`, at, input.name, shorten(quantity.unit), belongs, noun, names));
  }
  if (input.type === "count" && !Number.isInteger(quantity.value)) {
    return wrong(finding(`${area}/number`, at, input.name, shorten(typed), describeExpected(input, units)));
  }
  const [low, high] = input.range;
  if (quantity.value < low || quantity.value > high) {
    const [from, to] = input.range.map((end) => formatQuantity(end, input.type, units));
    return wrong(finding(`${area}/range`, at, input.name, shorten(typed), from ?? "", to ?? ""));
  }
  return { ok: true, value: quantity.value };
}

/** A quantity of the middle unit: `5 MB`. */
export function exampleOf(input: Input, units: Units): string {
  const names = unitNames(input.type, units);
  const unit = names[middle(names)] ?? "";
  return unit.startsWith("/") ? `5${unit}` : `5 ${unit}`.trim();
}

function middle(names: readonly string[]): number {
  return names[0]?.startsWith("/") ? 0 : Math.min(2, names.length - 1);
}

function describeShape(raw: unknown): string {
  if (raw === null || raw === undefined) return "empty";
  if (Array.isArray(raw)) return "a list";
  return typeof raw === "object" ? "a map" : `the ${typeof raw} ${shorten(String(raw))}`;
}

/** What was typed goes into messages, but never a whole file of it. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function wrong(found: Finding): Read {
  return { ok: false, finding: found };
}
