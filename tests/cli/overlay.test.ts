import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/advisor/answer.ts";
import { inFolder, run, runProgram } from "../e2e/program.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** A company's repository: its configuration, and its rules in `platform`. The README shows it. */
const COMPANY = resolve(import.meta.dirname, "../fixtures/overlay");

async function company(...args: string[]) {
  return runProgram(args, { folder: COMPANY });
}

describe.concurrent("the example of a company", { timeout: 20_000 }, () => {
  it("is checked with the tables below it", async () => {
    expect(await company("rules", "check")).toMatchObject({ exit: 0, stderr: "" });
  });

  it("answers its own cases, which reach all its rules", async () => {
    const { exit, stdout } = await company("rules", "test");
    expect([exit, stdout]).toEqual([0, "5 cases right, 0 wrong; 5 of 5 rules reached\n"]);
  });

  it("names the rules and assumptions of the company in the answer", async () => {
    const { stdout } = await company(
      ...["recommend", "--tier", "1", "--traffic", "intermittent", "--decide", "endpoint,strategy", "--format", "json"],
    );
    const { decisions, assumed }: Answer = JSON.parse(stdout);
    expect(decisions["strategy"]).toMatchObject({
      option: "canary",
      rule: "strategy/tier-1-canary",
      origin: "platform/decisions/strategy.yaml:4",
    });
    const serverless = decisions["endpoint"]?.others.find(({ option }) => option === "serverless");
    expect(serverless?.by[0]).toMatchObject({
      rule: "endpoint/tier-1-serverless",
      origin: "platform/decisions/endpoint.yaml:8",
    });
    expect(assumed.find(({ input }) => input === "risk")).toMatchObject({
      value: "high",
      because: "assumed by inference-advisor.yaml",
      origin: "inference-advisor.yaml:6",
    });
  });

  it("is what the README shows", () => {
    const readme = readFileSync(join(ROOT, "README.md"), "utf8");
    const files = readdirSync(COMPANY, { recursive: true, encoding: "utf8" });
    for (const name of files.filter((each) => each.endsWith(".yaml") && !each.includes("cases"))) {
      const text = readFileSync(join(COMPANY, name), "utf8");
      expect(readme, name).toContain(`file=company/${name}\n${text}\`\`\``);
    }
  });
});

describe("without rules of one's own", () => {
  it("recommend runs where nothing that reads YAML or checks shapes is installed", async () => {
    await inFolder(async (folder) => {
      for (const part of ["bin", "dist", "package.json"])
        await cp(join(ROOT, part), join(folder, part), { recursive: true });
      const program = join(folder, "bin/inference-advisor.js");
      const { exit, stderr } = await run(process.execPath, [program, "recommend", "--decide", "git"], { folder });
      expect([exit, stderr]).toEqual([0, ""]);
    });
  });
});
