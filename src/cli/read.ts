/** Reading files that a user named: what the system says becomes a finding. */
import { type Finding, type Result, UserError, unwrap } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Overlay, RuleFile } from "../tables/load/index.ts";
import { decodeText } from "../tables/load/text.ts";
import type { Io } from "./io.ts";

/** No file of a rule set comes near this; the YAML parser takes up to a hundred times as much memory. */
const MOST_RULE_BYTES = 2_000_000;

/** The files at the top of a rule set that hold tables; only the inputs must be there. */
export const TOP_FILES = ["inputs.yaml", "limits.yaml", "sources.yaml", "constraints.yaml"];

export const YAML_NAME = /\.ya?ml$/;

export async function readable(io: Io, path: string, most: number): Promise<Result<Uint8Array>> {
  try {
    return { ok: true, value: await io.read(path, most), findings: [] };
  } catch (error) {
    return { ok: false, findings: [unreadable(path, error)] };
  }
}

/** Did the system refuse to read or write something? */
export function isRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

/** What the system said of a file, in words. */
export function unreadable(path: string, error: unknown): Finding {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [what, hint] = SAID[code] ?? [`cannot be read (${code === "" ? String(error) : code})`, "check the path"];
  return finding("spec/unreadable", { file: path === "" ? '""' : path }, what, hint);
}

/** The files of a rule set in a folder: those at the top that are there, and every decision. */
export async function readRules(io: Io, folder: string): Promise<RuleFile[]> {
  const top = await io.list(folder);
  const missing = (what: string): UserError => {
    const hint = "a rule set has inputs.yaml, limits.yaml, sources.yaml and a folder decisions";
    return new UserError([finding("spec/unreadable", { file: folder === "" ? '""' : folder }, what, hint)]);
  };
  if (top === undefined) throw missing("there is no such folder");
  const names = TOP_FILES.filter((name) => top.includes(name));
  if (!names.includes("inputs.yaml")) throw missing("there is no inputs.yaml in it");
  return readAll(io, folder, [...names, ...(await yamlFiles(io, folder, "decisions"))]);
}

/** The YAML files of a subfolder. A folder without any is misnamed: nothing in it is not the same as nothing wrong. */
export async function readFolder(io: Io, folder: string, sub: string): Promise<RuleFile[]> {
  return readAll(io, folder, await yamlFiles(io, folder, sub));
}

async function yamlFiles(io: Io, folder: string, sub: string): Promise<string[]> {
  const names = (await io.list(`${folder}/${sub}`)) ?? [];
  const files = names.filter((name) => YAML_NAME.test(name)).map((name) => `${sub}/${name}`);
  if (files.length === 0) {
    const hint = `put them into ${sub}/*.yaml`;
    throw new UserError([finding("spec/unreadable", { file: folder }, `there are no ${sub} in it`, hint)]);
  }
  return files;
}

/** Places inside a rule set as the user can open them: `mine/decisions/endpoint.yaml:3:5`. */
export function inFolder(
  folder: string | undefined,
  findings: readonly Finding[],
  overlays: readonly Overlay[] = [],
): readonly Finding[] {
  if (folder === undefined) return findings;
  // The files of overlays are named with their folders from the beginning.
  const isWhole = (file: string): boolean => overlays.some((overlay) => file.startsWith(`${overlay.folder}/`));
  const inside = (file: string): string => (isWhole(file) ? file : pathIn(folder, file));
  return findings.map((found) => ({
    ...found,
    ...(found.at === undefined ? {} : { at: { ...found.at, file: inside(found.at.file) } }),
    ...(found.hint === undefined ? {} : { hint: found.hint.replace(/(?<=^first declared at ).*/, inside) }),
  }));
}

/** The same for every `at` inside a document that is shown. */
export function placedIn<T>(folder: string | undefined, document: T): T {
  if (folder === undefined) return document;
  const placed = (key: string, value: unknown): unknown =>
    key === "at" && typeof value === "string" ? pathIn(folder, value) : value;
  return JSON.parse(JSON.stringify(document, placed)) as T; // plain data through and through
}

function pathIn(folder: string, file: string): string {
  return `${folder.replace(/\/+$/, "")}/${file}`;
}

/** What may be there or not: the YAML files of a subfolder, or one file at the top. */
export async function readOptional(io: Io, folder: string, name: string): Promise<RuleFile[]> {
  if (name.endsWith(".yaml")) return (await io.list(folder))?.includes(name) ? readAll(io, folder, [name]) : [];
  return (await io.list(folder))?.includes(name) ? readFolder(io, folder, name) : [];
}

/** Every file that cannot be read is named in one go; what the others say would only follow from it. */
async function readAll(io: Io, folder: string, names: readonly string[]): Promise<RuleFile[]> {
  const files: RuleFile[] = [];
  const findings: Finding[] = [];
  for (const name of names) {
    const read = await ruleText(io, `${folder}/${name}`);
    if (read.ok) files.push({ name, text: read.value });
    else findings.push(...read.findings);
  }
  if (findings.length > 0) throw new UserError(findings);
  return files;
}

export async function readRuleFile(io: Io, path: string): Promise<string> {
  return unwrap(await ruleText(io, path));
}

/** The size is judged before anything is parsed, and a text that is no UTF-8 is not guessed at. */
async function ruleText(io: Io, path: string): Promise<Result<string>> {
  const read = await readable(io, path, MOST_RULE_BYTES);
  if (!read.ok) return read;
  if (read.value.length > MOST_RULE_BYTES) {
    return { ok: false, findings: [finding("table/too-large", { file: path }, MOST_RULE_BYTES / 1e6)] };
  }
  const text = decodeText(read.value);
  if (text === undefined) return { ok: false, findings: [finding("table/binary", { file: path })] };
  return { ok: true, value: text, findings: [] };
}

const SAID: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["there is no such file", "check the path, or give - to read standard input"],
  EISDIR: ["this is a folder, not a file", "name the file inside it"],
  EACCES: ["permission denied", "make the file readable, or pipe it in with -"],
  ELOOP: ["this link leads back to itself", "point it at a file"],
  ENOTDIR: ["a part of the path is not a folder", "check the path"],
};
