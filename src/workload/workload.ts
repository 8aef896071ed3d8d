/** Entries from files and flags, understood: values of inputs, and decisions that are already made. */
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import { readValue } from "../tables/value.ts";
import type { Entry } from "./entries.ts";

export interface Stated<T> {
  readonly value: T;
  readonly from: string;
}

export interface Workload {
  readonly name: string;
  readonly note: string;
  readonly inputs: ReadonlyMap<string, Stated<Value>>;
  /** Decisions fixed by the user, by decision id. */
  readonly given: ReadonlyMap<string, Stated<string>>;
}

/** Later entries win, so flags come after the spec. All mistakes are found in one go. */
export function understand(model: Model, entries: readonly Entry[]): Result<Workload> {
  const findings: Finding[] = [];
  const inputs = new Map<string, Stated<Value>>();
  const given = new Map<string, Stated<string>>();
  const texts = { name: "", note: "" };
  const byName = new Map<string, Input>(model.inputs.map((input) => [input.name, input]));
  const options = new Map(decisionOptions(model));

  for (const entry of entries) {
    const { name, raw, at, from } = entry;
    const input = byName.get(name);
    const choices = options.get(name);
    if (name === "name" || name === "note") texts[name] = String(raw ?? "");
    else if (name === "$schema") continue;
    else if (input !== undefined) {
      const read = readInput(model, input, entry);
      if (read.ok) inputs.set(name, { value: read.value, from });
      else findings.push(read.finding);
    } else if (choices !== undefined) {
      if (typeof raw === "string" && choices.includes(raw)) given.set(name, { value: raw, from });
      else findings.push(finding("spec/value", at, name, typed(raw), choices));
    } else {
      findings.push(finding("spec/unknown-input", at, typed(name), [...byName.keys(), ...options.keys()]));
    }
  }
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, findings: [], value: { ...texts, inputs, given } };
}

function readInput(model: Model, input: Input, { raw, at }: Entry): ReturnType<typeof readValue> {
  if (input.product.length > 0) return { ok: false, finding: finding("spec/derived", at, input.name, input.product) };
  return readValue(input, raw, model.units, at, "spec");
}

/** The decisions of a model with their options. */
export function decisionOptions(model: Model): [decision: string, options: string[]][] {
  return model.nodes.flatMap((node) =>
    node.kind === "decision" ? [[node.name, node.options.map((option) => option.id)]] : [],
  );
}

function typed(raw: unknown): string {
  const text = typeof raw === "string" ? raw : (JSON.stringify(raw) ?? String(raw));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
