import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const PROJECT = resolve(import.meta.dirname, "../..");

/** The program where nothing else is installed. */
const alone = mkdtempSync(join(tmpdir(), "alone-"));
for (const part of ["bin", "dist/program", "package.json"]) {
  cpSync(join(PROJECT, part), join(alone, part), { recursive: true });
}
/** The same without the parts that few runs need. */
const lean = mkdtempSync(join(tmpdir(), "lean-"));
cpSync(alone, lean, { recursive: true });
for (const name of readdirSync(join(lean, "dist/program"))) {
  if (/^(late|yaml|zod|inquirer|chalk)\./.test(name)) rmSync(join(lean, "dist/program", name));
}

afterAll(() => {
  for (const folder of [alone, lean]) rmSync(folder, { recursive: true });
});

function run(folder: string, args: readonly string[], input = ""): string {
  const program = join(folder, "bin/inference-advisor.js");
  return execFileSync(process.execPath, [program, ...args], { cwd: folder, input, encoding: "utf8", stdio: "pipe" });
}

describe("a start loads nothing for YAML, validation, prompts or colours, and nothing that plain runs never reach", () => {
  it.each([
    ["--version", /^\d+\.\d+\.\d+\n$/],
    ["--help", /Usage: inference-advisor/],
    ["completion bash", /complete -F/],
    ["recommend --help", /--payload <size>/],
    ["recommend --payload 500MB --access queued", /^Amazon SageMaker AI/],
    ["recommend --payload 500MB --decide endpoint --format json", /"option": "async"/],
  ])("%s", (line, expected) => {
    expect(run(lean, line.split(" "))).toMatch(expected);
  });

  it("but a page in Markdown is made by what is loaded late", () => {
    const args = ["recommend", "--payload", "500MB", "--decide", "endpoint", "--format", "markdown"];
    expect(run(alone, args)).toMatch(/^# /);
    expect(() => run(lean, args)).toThrow("late");
  });

  it("but a spec in YAML needs its parser, which is part of the program", () => {
    expect(run(alone, ["recommend", "-", "--decide", "git"], "cadence: scheduled")).toContain("git");
    expect(() => run(lean, ["recommend", "-", "--decide", "git"], "cadence: scheduled")).toThrow("yaml");
  });
});

describe("what Node has compiled", () => {
  const folder = join(alone, "dist/program");
  const caches = (): string[] => readdirSync(folder).filter((name) => /^program\..*\.cache/.test(name));
  const args = ["recommend", "--payload", "500MB", "--decide", "endpoint"];

  it("is kept by the first run that finds nothing, and changes no answer", () => {
    const before = run(alone, args);
    const kept = caches();
    expect(kept).toHaveLength(1);
    for (const name of kept) rmSync(join(folder, name));
    expect(run(alone, args)).toBe(before);
    expect(caches()).toEqual(kept);
    expect(run(alone, args)).toBe(before);
  });

  it.each([
    ["nothing is left", () => ""],
    ["its end is missing", (kept: string) => kept.slice(0, -1000)],
    ["its end was never written", (kept: string) => kept.slice(0, -1000) + "\0".repeat(1000)],
    ["a block was never written", (kept: string) => kept.slice(0, 8192) + "\0".repeat(4096) + kept.slice(12_288)],
    ["it is something else", () => "damaged"],
  ])("is replaced where %s", (_, damage) => {
    const before = run(alone, args);
    const [name = ""] = caches();
    const kept = readFileSync(join(folder, name), "latin1");
    writeFileSync(join(folder, name), damage(kept), "latin1");
    expect(run(alone, args)).toBe(before);
    expect(readFileSync(join(folder, name), "latin1").slice(0, 32)).toBe(kept.slice(0, 32));
    expect(run(alone, args)).toBe(before);
  });

  it("is not taken for other code of the same length", () => {
    const program = join(folder, "program.cjs");
    const text = readFileSync(program, "latin1");
    run(alone, args);
    // One letter of the help and one sign of the mark: as long as before, and other code.
    const other = text
      .replaceAll("Recommends and explains", "Recommends and exclaims")
      .replace(/.$/, (sign) => (sign === "0" ? "1" : "0"));
    writeFileSync(program, other, "latin1");
    expect(other).toHaveLength(text.length);
    expect(run(alone, ["--help"])).toContain("exclaims");
    writeFileSync(program, text, "latin1");
    expect(run(alone, ["--help"])).toContain("explains");
  });

  it("is not needed where nobody may write", () => {
    const before = run(alone, args);
    for (const name of caches()) rmSync(join(folder, name));
    // A folder in the place of the file that would be written keeps everybody out, whoever runs this.
    const [arch, engine] = [process.arch, process.versions.v8];
    mkdirSync(join(folder, `program.${arch}-${engine}.cache`));
    expect(() => run(alone, args)).not.toThrow();
    expect(caches()).toHaveLength(1);
    rmSync(join(folder, `program.${arch}-${engine}.cache`), { recursive: true });
    expect(run(alone, args)).toBe(before);
  });
});
