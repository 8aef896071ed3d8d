import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtin } from "../../src/builtin.ts";
import { SCHEMAS } from "../../src/cli/commands/schema.ts";
import { RULES } from "../rules.ts";

const FOLDER = join(RULES, "schema");
const LINE = /^# yaml-language-server: \$schema=(\S+)\n/;

/** The schema of the files in a folder of the rules; any other file has one of its own name. */
const OF_FOLDER: Readonly<Record<string, string>> = {
  decisions: "decision",
  cases: "cases",
  topics: "topics",
  generate: "generator",
};

/** What the program writes explains itself; the keys of what people write are explained one by one. */
const WRITTEN = [
  "answer",
  "check",
  "why-not",
  "what-for",
  "comparison",
  "scan",
  "facts",
  "price-sheet",
  "batch",
  "batch-summary",
];

const yamlFiles = readdirSync(RULES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

// Before anything reads them: a new document has no file yet.
if (process.env["UPDATE"] === "1") {
  for (const name of Object.keys(SCHEMAS)) writeFileSync(join(FOLDER, `${name}.json`), made(name));
}

const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
const checks = new Map(Object.keys(SCHEMAS).map((name) => [`${name}.json`, ajv.compile(shipped(name))]));

describe("the shipped schemas", () => {
  it("are one for each document", () => {
    const names = Object.keys(SCHEMAS).map((name) => `${name}.json`);
    expect(readdirSync(FOLDER).sort()).toEqual(names.sort());
  });

  it.each(Object.keys(SCHEMAS))("are what is printed today: %s", (name) => {
    expect(readFileSync(join(FOLDER, `${name}.json`), "utf8")).toBe(made(name));
  });

  it("are draft-07", () => {
    for (const name of Object.keys(SCHEMAS)) {
      const schema = shipped(name);
      expect(schema).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
      expect(ajv.validateSchema(schema), `${name}: ${ajv.errorsText()}`).toBe(true);
    }
  });

  it.each(Object.keys(SCHEMAS).filter((name) => !WRITTEN.includes(name)))("say of %s what each key means", (name) => {
    expect(undescribed(shipped(name))).toEqual([]);
  });
});

describe("the example of an overlay", () => {
  const example = join(import.meta.dirname, "../fixtures/overlay");
  const decisions = readdirSync(join(example, "platform/decisions")).map((name) => `platform/decisions/${name}`);

  it.each([...decisions.map((file) => [file, "overlay"]), ["inference-advisor.yaml", "config"]])(
    "%s keeps to the schema of its kind, %s",
    (file = "", schema = "") => {
      const check = checks.get(`${schema}.json`);
      const document: unknown = parse(readFileSync(join(example, file), "utf8"));
      expect(check?.(document), ajv.errorsText(check?.errors)).toBe(true);
      expect(check?.({ ...(document as object), dicision: "x" })).toBe(false);
    },
  );
});

describe("the shipped YAML", () => {
  it.each(yamlFiles)("%s names its schema in the first line, and keeps to it", (file) => {
    const text = readFileSync(join(RULES, file), "utf8");
    const named = LINE.exec(text)?.[1] ?? "";
    const folder = dirname(file);
    const wanted = OF_FOLDER[folder] ?? basename(file, ".yaml");
    expect(relative(RULES, join(RULES, folder, named))).toBe(`schema/${wanted}.json`);
    const check = checks.get(`${wanted}.json`);
    expect(check?.(parse(text)), ajv.errorsText(check?.errors)).toBe(true);
  });
});

function made(name: string): string {
  return `${JSON.stringify(SCHEMAS[name]?.(builtin), null, 2)}\n`;
}

function shipped(name: string): object {
  const schema: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8"));
  return schema as object; // compiling it fails for anything else
}

/** Keys without a description. The conditions of a schema (`if`, `else`, `allOf`) repeat keys without explaining them. */
function undescribed(schema: unknown, path = ""): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, part]) => {
    if (["if", "else", "not", "allOf", "oneOf"].includes(keyword)) return [];
    if (keyword !== "properties") return undescribed(part, `${path}/${keyword}`);
    return Object.entries(part as Record<string, object>).flatMap(([key, value]) => [
      ...("description" in value || key === "$schema" ? [] : [`${path}/${key}`]),
      ...undescribed(value, `${path}/${key}`),
    ]);
  });
}
