/** Entries from files and flags, understood: values of inputs, and decisions that are already made. */
import type { Finding, Place, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import { readValue, valueKind } from "../tables/value.ts";
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
    const { name, at, key = at, from } = entry;
    const input = byName.get(name);
    const choices = options.get(name);
    if (name === "$schema") continue;
    else if (name === "name" || name === "note") {
      const read = readText(entry);
      if (read.ok) texts[name] = read.value;
      else findings.push(...read.findings);
    } else if (input !== undefined) {
      const read = readInput(model, input, entry);
      if (read.ok) inputs.set(name, { value: read.value, from });
      else findings.push(...read.findings);
    } else if (choices !== undefined) {
      const read = readGiven(choices, entry);
      if (read.ok) given.set(name, { value: read.value, from });
      else findings.push(...read.findings);
    } else {
      findings.push(finding("spec/unknown-input", key, name, statableNames(model)));
    }
  }
  if (findings.length > 0) return { ok: false, findings };
  return { ok: true, findings: [], value: { ...texts, inputs, given } };
}

function readText({ name, raw, at }: Entry): Result<string> {
  if (raw !== null && typeof raw === "object") return wrong(finding("spec/type", at, name, shape(raw), "a text"));
  return right(String(raw ?? ""));
}

function readGiven(choices: readonly string[], { name, raw, at }: Entry): Result<string> {
  if (typeof raw === "string" && choices.includes(raw)) return right(raw);
  if (raw !== null && typeof raw !== "object") return wrong(finding("spec/value", at, name, String(raw), choices));
  return wrong(finding("spec/type", at, name, shape(raw), choices.join(", ")));
}

/** More wrong members of one list are the same mistake again. */
const MOST_WRONG_MEMBERS = 10;

function readInput(model: Model, input: Input, { raw, at, key = at, member }: Entry): Result<Value> {
  if (input.product.length > 0) return wrong(finding("spec/derived", key, input.name, input.product));
  if (Array.isArray(raw) && valueKind(input) === "set") {
    const findings: Finding[] = [];
    for (const [index, value] of raw.entries()) {
      const found = wrongMember(model, input, value, at);
      if (found !== undefined) findings.push({ ...found, at: member?.(index) ?? at });
      if (findings.length === MOST_WRONG_MEMBERS) break;
    }
    if (findings.length > 0) return wrong(...findings);
  }
  const read = readValue(input, raw, model.units, at, "spec");
  return read.ok ? right(read.value) : wrong(read.finding);
}

function wrongMember(model: Model, input: Input, value: unknown, at: Place): Finding | undefined {
  if (value === null || typeof value === "object") {
    return finding("spec/type", at, `a member of ${input.name}`, shape(value), input.values.join(", "));
  }
  const read = readValue(input, [String(value)], model.units, at, "spec");
  return read.ok ? undefined : read.finding;
}

/** The decisions of a model with their options. */
export function decisionOptions(model: Model): [decision: string, options: string[]][] {
  return model.nodes.flatMap((node) =>
    node.kind === "decision" ? [[node.name, node.options.map((option) => option.id)]] : [],
  );
}

/** Everything a workload can state: inputs that are not computed, and decisions. */
export function statableNames(model: Model): string[] {
  const inputs = model.inputs.filter(({ product }) => product.length === 0).map(({ name }) => name);
  return [...inputs, ...decisionOptions(model).map(([name]) => name)];
}

function shape(raw: unknown): string {
  if (raw === null) return "empty";
  return Array.isArray(raw) ? "a list" : "a map";
}

function right<T>(value: T): Result<T> {
  return { ok: true, value, findings: [] };
}

function wrong<T>(...findings: Finding[]): Result<T> {
  return { ok: false, findings };
}
