/** The built-in tables with an organisation's own rules and assumptions on top. Loaded only where there are any. */
import { type Finding, parsePlace, type Result, UserError, unwrap } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { closest } from "../suggest.ts";
import { loadModel, type Overlay } from "../tables/load/index.ts";
import type { Model } from "../tables/model.ts";
import { withDefaults } from "../workload/defaults.ts";
import { type Config, readConfig } from "./config.ts";
import { findConfig } from "./find-config.ts";
import type { Io } from "./io.ts";
import { readRuleFile, readRules } from "./read.ts";
import type { Tables, Wanted } from "./tables.ts";

/** What is asked for on top of the built-in tables: the overlays of the configuration first, then those of flags. */
export async function ownTables(io: Io, wanted: Wanted): Promise<Tables> {
  const config = await configOf(io, wanted);
  const overlays = await readOverlays(io, [...config.rules, ...wanted.rules]);
  const base = overlays.length === 0 ? wanted.builtin : unwrap(await loadOwn(io, overlays));
  const by = (wanted.config ?? "").replace(/^.*\//, "");
  const model = config.defaults.length === 0 ? base : unwrap(withDefaults(base, config.defaults, by));
  return { model, rules: wanted.rules, prices: config.prices, format: config.format };
}

/** The built-in rules with overlays, checked as one rule set. */
async function loadOwn(io: Io, overlays: readonly Overlay[]): Promise<Result<Model>> {
  const loaded = await loadModel(await readRules(io, io.rulesFolder), overlays);
  if (!loaded.ok) return loaded;
  const taken = takenNames(loaded.value);
  return taken.length > 0 ? { ok: false, findings: taken } : loaded;
}

/** Every input and decision becomes a flag and a key of the spec, where these names mean something else. */
const TAKEN = [
  "decide",
  "set",
  "scan",
  "assume",
  "of",
  "why-not",
  "what-for",
  "fixed",
  "spec",
  "check",
  "output",
  "force",
  "format",
  "all",
  "strict",
  "estimate",
  "terse",
  "explain",
  "summary",
  "fail-fast",
  "input-format",
  "jobs",
  "color",
  "input",
  "rules",
  "prices",
  "config",
  "help",
  "version",
  "name",
  "note",
  "model",
  "role",
  "results",
  "model-package",
  "sample-payload",
  "content-type",
  "model-data",
  "input-tokens",
  "output-tokens",
  "estimate",
  "strict",
];

export function takenNames({ inputs, nodes }: Model): Finding[] {
  return [...inputs, ...nodes]
    .filter(({ name }) => TAKEN.includes(name))
    .map(({ name, at }) => finding("overlay/flag-name", parsePlace(at), name));
}

async function configOf(io: Io, { config }: Pick<Wanted, "config">): Promise<Config> {
  if (config === undefined) return { rules: [], prices: undefined, format: undefined, defaults: [] };
  return unwrap(await readConfig(io, config));
}

/** The rule set that a command of the tables is about. */
export interface RuleSet {
  /** A folder with a whole rule set; undefined for the built-in one. */
  readonly folder: string | undefined;
  /** Overlays that flags named. */
  readonly rules: readonly string[];
  /** False where the configuration file is to be left aside. */
  readonly config: boolean;
}

/** The overlays on top of a rule set. A configuration file speaks of the built-in rules only. */
export async function overlaysOf(io: Io, { folder, rules, config }: RuleSet): Promise<Overlay[]> {
  const file = config && folder === undefined ? await findConfig(io) : undefined;
  const configured = await configOf(io, { config: file });
  return readOverlays(io, [...configured.rules, ...rules]);
}

const TOP = ["inputs.yaml", "limits.yaml", "sources.yaml", "constraints.yaml"];
const FOLDERS = ["decisions", "cases"];

/** Every overlay with its files; what is wrong with several of them is told at once. */
async function readOverlays(io: Io, folders: readonly string[]): Promise<Overlay[]> {
  const findings: Finding[] = [];
  const overlays: Overlay[] = [];
  for (const folder of folders) {
    const read = await readOverlay(io, folder);
    findings.push(...read.findings);
    if (read.ok) overlays.push(read.value);
  }
  if (findings.length > 0) throw new UserError(findings);
  return overlays;
}

async function readOverlay(io: Io, named: string): Promise<Result<Overlay>> {
  // Inside a rule set "decisions/…" is one of its own files.
  const trimmed = named.replace(/(?<=.)\/+$/, "");
  const folder = FOLDERS.includes(trimmed) ? `./${trimmed}` : trimmed;
  const top = await io.list(folder);
  if (top === undefined) {
    const hint = "--rules and `rules` name folders with the files of an overlay";
    return failed(finding("spec/unreadable", { file: folder }, "there is no such folder", hint));
  }
  const names = TOP.filter((name) => top.includes(name));
  const decisions = (await io.list(`${folder}/decisions`)) ?? [];
  names.push(...decisions.filter((name) => /\.ya?ml$/.test(name)).map((name) => `decisions/${name}`));
  const strange = top.filter((name) => isStrange(name));
  if (strange.length > 0) {
    return failed(
      ...strange.map((name) =>
        finding("overlay/unknown-file", { file: `${folder}/${name}` }, name, [...TOP, ...FOLDERS]),
      ),
    );
  }
  if (names.length === 0) {
    const hint = `an overlay has some of ${TOP.join(", ")} and decisions/*.yaml`;
    return failed(finding("spec/unreadable", { file: folder }, "there are no rules in it", hint));
  }
  const files = [];
  for (const name of names) files.push({ name, text: await readRuleFile(io, `${folder}/${name}`) });
  return { ok: true, value: { folder, files }, findings: [] };
}

/** A file of a whole rule set that an overlay has no use for is no slip; a misspelt one would be passed over. */
const PASSED = ["inference-advisor.yaml", "exceptions.yaml", "topics", "schema"];

function isStrange(name: string): boolean {
  if ([...TOP, ...FOLDERS, ...PASSED].includes(name)) return false;
  return /\.ya?ml$/.test(name) || closest(name, FOLDERS) !== undefined;
}

function failed<T>(...findings: readonly Finding[]): Result<T> {
  return { ok: false, findings };
}
