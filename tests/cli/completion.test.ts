import { spawnSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtin } from "../../src/builtin.ts";
import { buildProgram } from "../../src/cli/program.ts";
import type { Input } from "../../src/tables/model.ts";
import { nodeInput } from "../../src/tables/node-input.ts";
import { inFolder, run } from "../e2e/program.ts";
import { world } from "./scripted.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];
const here = SHELLS.filter((shell) => spawnSync(shell, ["-c", "exit"]).status === 0);

/** A line up to the cursor, and the words that complete it, without what stands before a comma or an equals sign. */
const LINES: readonly (readonly [line: string, words: string])[] = [
  ["re", "recommend"],
  ["bogus ", ""],
  ["recommend --traf", "--traffic"],
  ["recommend --traffic ", "intermittent spiky steady variable"],
  ["recommend --traffic s", "spiky steady"],
  ["recommend --traffic=s", "spiky steady"],
  ["recommend --traffic=", "intermittent spiky steady variable"],
  ["recommend --needs vpc,n", "network-isolation no-internet"],
  ["recommend --needs=vpc,no-internet,n", "network-isolation"],
  ["recommend --decide endpoint,com", "compute"],
  ["recommend --decide inst", "instance"],
  ["recommend --payload 40M", "40MB 40MiB"],
  ["recommend --payload=40K", "40KB 40KiB"],
  ["recommend --rate a", "any"],
  ["recommend --traffic spiky --cold-start ", "no yes"],
  ["recommend --payload=4MB --endpoint ", "async batch-transform real-time serverless"],
  ["recommend work", "workload.yaml"],
  ["recommend workload.yaml --form", "--format"],
  ["rules c", "check"],
  ["rules check --format ", "github json junit sarif text"],
  ["rules check workload.y", ""],
  ["rules show end", "endpoint"],
  ["rules graph --of end", "endpoint"],
  ["compare a.yaml b.yaml work", "workload.yaml"],
  ["compare --of endpoint/r", "endpoint/real-time"],
  ["what-if --scan pay", "payload"],
  ["what-if --traffic s", "spiky steady"],
  ["explain --why-not git/tr", "git/trunk-based"],
  ["explain --fixed payload,dura", "duration"],
  ["schema so", "sources"],
  ["prices sh", "show"],
  ["prices show end", ""],
  ["explain endpoint/a", "endpoint/async"],
  ["explain guardrails.canary-", "guardrails.canary-steps"],
  ["completion ", "bash fish zsh"],
];
const lines = LINES.map(([line]) => `inference-advisor ${line}`);

let folder = "";
const scripts = new Map<Shell, string>();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "completion-"));
  await writeFile(join(folder, "workload.yaml"), "payload: 4 MB\n");
  await inFolder(async (bare) => {
    // Without node_modules: nothing that completes may need zod, yaml or inquirer.
    for (const part of ["bin", "dist", "package.json"])
      await cp(join(ROOT, part), join(bare, part), { recursive: true });
    const made = await Promise.all(
      SHELLS.map((shell) => run(process.execPath, ["bin/inference-advisor.js", "completion", shell], { folder: bare })),
    );
    for (const [place, { exit, stdout, stderr }] of made.entries()) {
      expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
      const shell = SHELLS[place] ?? "bash";
      scripts.set(shell, join(folder, `script.${shell}`));
      await writeFile(join(folder, `script.${shell}`), stdout);
    }
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

for (const shell of SHELLS) {
  const absent = here.includes(shell) ? "" : `, which is not here`;
  describe.skipIf(absent !== "")(`the completion of ${shell}${absent}`, () => {
    it("is read by its own parser", async () => {
      expect(await shellRun(shell, ["-n", scripts.get(shell) ?? ""])).toBe("");
    });

    it("completes commands, flags, values, lists, quantities and files", async () => {
      const completed = await LISTS[shell]();
      expect(completed).toEqual(LINES.map(([line, words]) => `${line}=> ${words}`));
    });
  });
}

describe("completion", () => {
  it("knows the inputs of the tables that answer, an organisation's own among them", async () => {
    const tier: Input = { ...nodeInput("tier", ["gold", "silver", "$(id)"]), help: "tier" };
    const { io, stdout } = world();
    const model = { ...builtin, inputs: [...builtin.inputs, tier] };
    const program = buildProgram(io, { model, rules: [], prices: undefined, format: undefined }, () => {});
    await program.parseAsync(["completion", "bash"], { from: "user" });
    expect(stdout()).toMatch(/"recommend --tier".*\) kind=words words='gold silver none'/);
  });
});

const LISTS: Readonly<Record<Shell, () => Promise<string[]>>> = { bash: inBash, zsh: inZsh, fish: inFish };

/** Words as readline parts them, once at the equals sign as well and once not. */
async function inBash(): Promise<string[]> {
  const answers = await Promise.all(
    [true, false].map(async (parted) => {
      const tries = lines.map((line) => {
        const words = (parted ? line.replaceAll("=", " = ") : line).split(/ +/);
        return `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); try`;
      });
      const harness = `source "$0"; try() { COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _inference_advisor; echo "\${COMPREPLY[*]}"; }`;
      const script = [harness, ...tries].join("\n");
      return said((await shellRun("bash", ["--norc", "-c", script, scripts.get("bash") ?? ""])).split("\n"));
    }),
  );
  expect(answers[1]).toEqual(answers[0]);
  return answers[0] ?? [];
}

async function inFish(): Promise<string[]> {
  const tries = lines.map((line) => `echo = (complete -C '${line}' | string replace -r '\\t.*' '')`);
  const script = [`source ${scripts.get("fish")}`, ...tries].join("\n");
  return said((await shellRun("fish", ["--no-config", "-c", script])).split("\n"));
}

async function inZsh(): Promise<string[]> {
  const capture = join(import.meta.dirname, "capture.zsh");
  const shown = await shellRun("zsh", ["-f", capture, scripts.get("zsh") ?? "", ...lines]);
  // Without what moves the cursor; the typed line is drawn again and again, letter by letter at first.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals are controlled by them.
  const parts = shown.replace(/\u001b\[[0-9;?]*[A-Za-z]|[\u0007\b]/g, "").split(/^> /m);
  return said(
    parts.slice(1).map((part) => {
      const [line = "", ...screen] = part.split(/[\r\n]+/);
      return screen.filter((row) => !line.startsWith(row.trim()) && !row.startsWith("#")).join(" ");
    }),
  );
}

/** One answer a line of {@link LINES}, its words sorted and without what they continue. */
function said(answers: readonly string[]): string[] {
  return LINES.map(([line], place) => {
    const words = (answers[place] ?? "").split(/\s+/).map((word) => word.replace(/^.*[,=]/, ""));
    return `${line}=> ${words
      .filter((word) => word !== "")
      .sort()
      .join(" ")}`;
  });
}

async function shellRun(shell: Shell, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await run(shell, args, { folder, env: { HOME: folder, TERM: "xterm" } });
  expect(stderr).toBe("");
  return stdout;
}
