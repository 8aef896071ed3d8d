import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "..");
const PROGRAM = join(ROOT, "bin/inference-advisor.js");
const FILES = ["README.md", "rules/README.md"];

interface Fence {
  readonly language: string;
  readonly info: string;
  readonly text: string;
}

const fences = FILES.flatMap((file) => fencesOf(readFileSync(join(ROOT, file), "utf8")));

/** Commands of the fences, each with the output shown under it if one is. */
const fenced = [
  ...fences.flatMap(({ language, text }, place) => {
    const lines = language === "sh" ? text.trim().split("\n") : [];
    const shown = fences[place + 1]?.language === "text" ? fences[place + 1]?.text : undefined;
    return lines
      .filter((line) => /inference-advisor |node \w/.test(line))
      .map((line, index, all) => ({ command: line, shown: index === all.length - 1 ? shown : undefined }));
  }),
];

/** With them those that stand inside sentences, but for the beginnings of a fenced one. */
const commands = [
  ...fenced,
  ...FILES.flatMap((file) => [...readFileSync(join(ROOT, file), "utf8").matchAll(/`(inference-advisor [^`>]*)`/g)])
    .map((match) => ({ command: match[1] ?? "", shown: undefined }))
    .filter(({ command }, place, all) => all.findIndex((other) => other.command === command) === place)
    .filter(({ command }) => !fenced.some((other) => other.command.includes(command))),
];

describe("the README", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "readme-"));
    for (const { info, text } of fences) {
      const name = /file=(\S+)/.exec(info)?.[1];
      if (name === undefined) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(ROOT, join(folder, "node_modules/inference-advisor"), "junction");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("has commands and shows outputs", () => {
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.filter(({ shown }) => shown !== undefined).length).toBeGreaterThan(1);
  });

  it.each(commands)("$command", ({ command, shown }) => {
    const real = command.replace(/(npx )?inference-advisor /, `"${process.execPath}" "${PROGRAM}" `);
    const env = { PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`, HOME: folder, LANG: "C" };
    const run = spawnSync("bash", ["--norc", "-c", real], { cwd: folder, encoding: "utf8", env });
    expect(run.stderr).toBe("");
    // 3: the README shows a workload for which nothing fits.
    expect([0, 3]).toContain(run.status);
    const file = /--output (\S+)/.exec(command)?.[1];
    expect(file === undefined ? run.stdout : readFileSync(join(folder, file), "utf8")).not.toBe("");
    if (shown !== undefined) expect(run.stdout).toBe(shown);
  });

  it("shows library code that does what its comments say", () => {
    // What waits for lines has a command of its own.
    const shown = fences.filter(({ language, text }) => language === "js" && !text.includes("process.stdin"));
    for (const { text } of shown) {
      const checks: string[] = [];
      const code = text.replace(/^(\S.*); \/\/ (.*)$/gm, (_, expression: string, value: string) => {
        checks.push(value);
        return `seen.push(${expression});`;
      });
      expect(checks).not.toEqual([]);
      const script = `const seen = []; ${code}\nconsole.log(JSON.stringify(seen));`;
      const seen = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
        cwd: ROOT,
        encoding: "utf8",
      });
      expect(JSON.parse(seen)).toEqual(checks.map(meant));
    }
  });
});

/** What a comment says: JSON, or a text in single quotes. */
function meant(check: string): unknown {
  const quoted = /^'(.*)'$/.exec(check)?.[1];
  return quoted ?? JSON.parse(check);
}

function fencesOf(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\w+)([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1] ?? "",
    info: match[2] ?? "",
    text: match[3] ?? "",
  }));
}
