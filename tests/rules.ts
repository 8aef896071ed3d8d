import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { unwrap } from "../src/errors.ts";
import { loadModel, type RuleFile } from "../src/tables/load/index.ts";
import type { Model } from "../src/tables/model.ts";

export const RULES = resolve(import.meta.dirname, "../rules");

/** The YAML of the built-in rules. */
export function ruleFiles(): RuleFile[] {
  const names = ["inputs.yaml", "limits.yaml", "sources.yaml", "constraints.yaml", ...inFolder("decisions")];
  return names.map(readRule);
}

function readRule(name: string): RuleFile {
  return { name, text: readFileSync(join(RULES, name), "utf8") };
}

export function caseFiles(): RuleFile[] {
  return inFolder("cases").map(readRule);
}

export function topicFiles(): RuleFile[] {
  return inFolder("topics").map(readRule);
}

export function exceptionFiles(): RuleFile[] {
  return [readRule("exceptions.yaml")];
}

export async function loadRules(files: readonly RuleFile[] = ruleFiles()): Promise<Model> {
  return unwrap(await loadModel(files));
}

function inFolder(folder: string): string[] {
  return readdirSync(join(RULES, folder))
    .sort()
    .map((name) => `${folder}/${name}`);
}
