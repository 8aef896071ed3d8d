import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const PROJECT = resolve(import.meta.dirname, "../..");

/** The program where nothing else is installed: what it needs besides itself it cannot find. */
const alone = mkdtempSync(join(tmpdir(), "alone-"));
for (const part of ["bin", "dist/program", "package.json"]) {
  cpSync(join(PROJECT, part), join(alone, part), { recursive: true });
}
/** The same with its packages. */
const installed = mkdtempSync(join(tmpdir(), "installed-"));
cpSync(alone, installed, { recursive: true });
symlinkSync(join(PROJECT, "node_modules"), join(installed, "node_modules"));

afterAll(() => {
  for (const folder of [alone, installed]) rmSync(folder, { recursive: true });
});

function run(folder: string, args: readonly string[], input = ""): string {
  const program = join(folder, "bin/inference-advisor.js");
  return execFileSync(process.execPath, [program, ...args], { cwd: folder, input, encoding: "utf8", stdio: "pipe" });
}

describe("a start loads no package for YAML, validation or prompts", () => {
  it.each([
    ["--version", /^\d+\.\d+\.\d+\n$/],
    ["--help", /Usage: inference-advisor/],
    ["recommend --help", /--payload <size>/],
    ["recommend --payload 500MB --access queued", /^Amazon SageMaker AI/],
    ["recommend --payload 500MB --decide endpoint --format json", /"option": "async"/],
    ["recommend --payload 500MB --decide endpoint --format markdown", /^# /],
  ])("%s", (line, expected) => {
    expect(run(alone, line.split(" "))).toMatch(expected);
  });

  it("but a spec in YAML needs its parser", () => {
    expect(run(installed, ["recommend", "-", "--decide", "git"], "cadence: scheduled")).toContain("git");
    expect(() => run(alone, ["recommend", "-", "--decide", "git"], "cadence: scheduled")).toThrow("yaml");
  });
});

describe("what the build has compiled", () => {
  it("answers as the program does without it, or with a damaged one", () => {
    const args = ["recommend", "--payload", "500MB", "--decide", "endpoint"];
    const before = run(alone, args);
    const folder = join(alone, "dist/program");
    const caches = readdirSync(folder).filter((name) => name.endsWith(".cache"));
    expect(caches).toHaveLength(1);
    for (const name of caches) writeFileSync(join(folder, name), "damaged");
    expect(run(alone, args)).toBe(before);
    for (const name of caches) rmSync(join(folder, name));
    expect(run(alone, args)).toBe(before);
  });
});
