/** What `--set`, `--assume` and `--of` say, checked against the tables. */
import type { Options } from "../advisor/compare/options.ts";
import type { Changes } from "../advisor/compare/variants.ts";
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Model } from "../tables/model.ts";
import { SIZED } from "../workload/wanted.ts";
import { decisionOptions, type Stated, statableNames, understand } from "../workload/workload.ts";
import { type Assignment, assignments } from "./assignments.ts";

/** `--set payload=3MB,traffic=`: a name without a value takes its statement back. */
export function setFlags(model: Model, texts: readonly string[]): Result<Changes> {
  const read = assignments("--set", texts, "payload=3MB");
  if (!read.ok) return read;
  const known = statableNames(model);
  const strange = read.value.filter(({ name }) => !known.includes(name) && !isComputed(model, name));
  const back = read.value.filter((each) => each.value === "" && !strange.includes(each));
  const entries = read.value
    .filter((each) => !back.includes(each) && !strange.includes(each))
    .map((each) => entryOf("--set", each));
  const stated = understand(model, entries);
  const findings = [
    ...strange.map(({ name }) => finding("spec/unknown-input", { file: "--set" }, name, known)),
    ...back.flatMap(({ name }) => computed(model, "--set", name)),
    ...stated.findings,
  ];
  if (!stated.ok || findings.length > 0) return { ok: false, findings };
  return { ok: true, value: { stated: stated.value, back: back.map(({ name }) => name) }, findings };
}

/** `--assume endpoint=async,strategy=linear`: each flag is a plan of its own. */
export function assumeFlags(model: Model, texts: readonly string[]): Result<ReadonlyMap<string, Stated<string>>[]> {
  const findings: Finding[] = [];
  const decisions = [...decisionOptions(model).map(([name]) => name), SIZED];
  const assumed = texts.flatMap((text) => {
    const read = assignments("--assume", [text], "endpoint=async");
    findings.push(...read.findings);
    if (!read.ok) return [];
    const strange = read.value.filter(({ name }) => !decisions.includes(name));
    findings.push(...strange.map(({ name }) => finding("cli/unknown-table", { file: "--assume" }, name, decisions)));
    const options = read.value.filter((each) => !strange.includes(each)).map((each) => entryOf("--assume", each));
    const stated = understand(model, options);
    findings.push(...stated.findings);
    if (!stated.ok) return [];
    const type = stated.value.inputs.get(SIZED);
    const types = type === undefined ? [] : [[SIZED, { ...type, value: String(type.value) }] as const];
    return [new Map([...stated.value.given, ...types])];
  });
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: assumed, findings };
}

/** `--of endpoint`, or `--of endpoint/async,endpoint/serverless`: options of one decision. */
export function ofFlag(model: Model, text: string): Result<Options> {
  const all = decisionOptions(model);
  const [decision = ""] = text.split(/[/,]/).map((part) => part.trim());
  if (decision === SIZED) return typesIn(text);
  const [, known = []] = all.find(([name]) => name === decision) ?? [];
  if (known.length === 0) {
    const names = [...all.map(([name]) => name), SIZED];
    return { ok: false, findings: [finding("cli/unknown-table", { file: "--of" }, decision, names)] };
  }
  if (!text.includes("/") && !text.includes(",")) return { ok: true, value: { decision, options: [] }, findings: [] };
  const options = text.split(",").map((part) => part.trim().replace(`${decision}/`, ""));
  const strange = options.filter((option) => !known.includes(option));
  const findings = strange.map((option) => finding("spec/value", { file: "--of" }, decision, option, known));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: { decision, options }, findings };
}

/** Types are as many as the catalogue has, so they have to be named. */
function typesIn(text: string): Result<Options> {
  const named = text.split(",").map((part) => part.trim().replace(`${SIZED}/`, ""));
  const options = named.filter((type) => type !== "" && type !== SIZED);
  if (options.length > 0) return { ok: true, value: { decision: SIZED, options }, findings: [] };
  return { ok: false, findings: [finding("cli/nothing-to-do", { file: "--of" }, ...NO_TYPES)] };
}

const NO_TYPES = [
  "there are too many types to compare all",
  "name some: --of instance/ml.g6.xlarge,ml.g5.xlarge",
] as const;

/** An input that is computed cannot be scanned or set. */
export function computed({ inputs }: Model, flag: string, name: string): Finding[] {
  const input = inputs.find((each) => each.name === name);
  if (input === undefined || input.product.length === 0) return [];
  return [finding("spec/derived", { file: flag }, name, input.product)];
}

function isComputed(model: Model, name: string): boolean {
  return computed(model, "", name).length > 0;
}

function entryOf(flag: string, { name, value }: Assignment) {
  return { name, raw: value === "[]" ? [] : value, at: { file: flag }, from: `flag ${flag}` };
}
