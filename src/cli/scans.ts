/** What `--scan` says: `payload`, `rate=1/s..1000/s`, `traffic=steady,spiky`, `needs`, `endpoint`. */
import type { Scanned } from "../advisor/compare/steps.ts";
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Input, Model } from "../tables/model.ts";
import { after } from "../tables/ranges.ts";
import { readValue, valueKind } from "../tables/value.ts";
import { formatQuantity } from "../units.ts";
import { decisionOptions, statableNames } from "../workload/workload.ts";
import { computed } from "./changes.ts";

const MOST_SCANS = 2;

export function scanFlags(model: Model, texts: readonly string[]): Result<Scanned[]> {
  const read = texts.map((text) => scanFlag(model, text));
  const findings = read.flatMap((each) => each.findings);
  const scanned = read.flatMap((each) => (each.ok ? [each.value] : []));
  const twice = scanned.filter(({ name }, place) => scanned.findIndex((other) => other.name === name) < place);
  findings.push(...twice.map(({ name }) => finding("cli/twice", { file: "--scan" }, name)));
  if (texts.length > MOST_SCANS) findings.push(finding("cli/scans", { file: "--scan" }, texts.length));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: scanned, findings };
}

function scanFlag(model: Model, text: string): Result<Scanned> {
  const at = text.indexOf("=");
  const name = (at < 0 ? text : text.slice(0, at)).trim();
  const part = at < 0 ? "" : text.slice(at + 1).trim();
  const input = model.inputs.find((each) => each.name === name);
  const [, options] = decisionOptions(model).find(([decision]) => decision === name) ?? [];
  if (input === undefined && options === undefined) {
    return wrong(finding("spec/unknown-input", { file: "--scan" }, name, statableNames(model)));
  }
  const [derived] = computed(model, "--scan", name);
  if (derived !== undefined) return wrong(derived);
  if (part === "") return { ok: true, value: { name }, findings: [] };
  if (input !== undefined && valueKind(input) === "quantity") return readRange(model, input, part);
  const values = [...new Set(part.split(",").map((value) => value.trim()))].filter((value) => value !== "");
  if (values.length === 0) return { ok: true, value: { name }, findings: [] };
  const findings = values.flatMap((value) => wrongValue(model, input, options ?? [], name, value));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: { name, values }, findings };
}

/** Both ends of a typed range belong to it; one that is left out is that of the input. */
function readRange(model: Model, input: Input, text: string): Result<Scanned> {
  const bounds = input.range.map((end) => formatQuantity(end, input.type, model.units).replace(/ /g, ""));
  const at = text.indexOf("..");
  const ends = at < 0 ? [] : [text.slice(0, at).trim(), text.slice(at + 2).trim()];
  const place = { file: "--scan" };
  const read = ends.map((end, side) => readValue(input, end === "" ? bounds[side] : end, model.units, place, "spec"));
  const findings = read.flatMap((each) => (each.ok ? [] : [each.finding]));
  if (findings.length > 0) return { ok: false, findings };
  const [low, high] = read.map((each) => (each.ok ? each.value : ""));
  if (typeof low !== "number" || typeof high !== "number" || low > high) {
    return wrong(finding("cli/scan-range", place, input.name, text, `${input.name}=${bounds.join("..")}`));
  }
  return { ok: true, value: { name: input.name, range: [low, after(input, high)] }, findings: [] };
}

function wrongValue(
  model: Model,
  input: Input | undefined,
  options: readonly string[],
  name: string,
  value: string,
): Finding[] {
  const place = { file: "--scan" };
  if (input === undefined) return options.includes(value) ? [] : [finding("spec/value", place, name, value, options)];
  const read = readValue(input, value, model.units, place, "spec");
  return read.ok ? [] : [read.finding];
}

function wrong(found: Finding): Result<Scanned> {
  return { ok: false, findings: [found] };
}
