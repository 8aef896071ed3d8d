import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, PROGRAM, run, runProgram } from "../e2e/program.ts";

const ENTER = "\r";
const SPACE = " ";
const UP = "\u001b[A";
const CTRL_B = "\u0002";
const CTRL_C = "\u0003";
const CTRL_F = "\u0006";

/** What has to appear, and the keys that are pressed then. */
type Step = readonly [appears: string, keys: string];

interface Session {
  readonly shown: string;
  readonly exit: number | null;
  readonly missing: readonly string[];
  readonly restored: boolean;
}

const hasPython = spawnSync("python3", ["-c", "import fcntl, termios"]).status === 0;

async function play(
  folder: string,
  steps: readonly Step[],
  { args = [], columns = 80, env = {} }: { args?: string[]; columns?: number; env?: Record<string, string> } = {},
): Promise<Session> {
  const stdin = JSON.stringify({
    command: [process.execPath, PROGRAM, ...args],
    env: { LANG: "C.UTF-8", TERM: "xterm-256color", ...env },
    columns,
    rows: 30,
    steps,
  });
  const { stdout, stderr } = await run("python3", [join(import.meta.dirname, "pty.py")], { folder, stdin });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

// Where there is no Python, the skipped tests say so.
describe.skipIf(!hasPython)("on a terminal", { timeout: 20_000 }, () => {
  it("the bare command asks, shows the plan and the command that says the same, and saves", async () => {
    await inFolder(async (folder) => {
      const session = await play(folder, [
        ["❯◉ requests of at most 1 MB", SPACE],
        ["❯◯ requests of at most 1 MB", ENTER],
        ["Who waits for the answer?", UP],
        ["❯ dataset", UP],
        ["❯ queued", ENTER],
        ["How long may an answer take", `6${ENTER}`],
        ['"6" is only a number', `min${ENTER}`],
        ["How large is the largest request", CTRL_B],
        ["How long may an answer take", `2 min${ENTER}`],
        ["How large is the largest request", `40MB${ENTER}`],
        ["Does the load follow the clock or the calendar?", CTRL_F],
        ["Save the workload to a file?", `y${ENTER}`],
        ["Enter alone: workload.yaml", `mine.yaml${ENTER}`],
      ]);
      expect(session).toMatchObject({ missing: [], exit: 0, restored: true });
      expect(session.shown).toContain("✔ Who waits for the answer? queued\n");
      expect(session.shown).toContain("asynchronous endpoint");
      expect(session.shown).toContain(
        "  inference-advisor recommend --access queued --latency 2min --payload 40MB --response 1MB ",
      );
      expect(await readdir(folder)).toEqual(["mine.yaml"]);
      expect(await readFile(join(folder, "mine.yaml"), "utf8")).toMatch(
        /^access: queued\nlatency: 2 min\npayload: 40 MB\nresponse: 1 MB\n/,
      );
    });
  });

  it.each([
    ["a list", "Untick", []],
    ["a choice", "Who waits for the answer?", [["Untick", ENTER]]],
    [
      "a line of text",
      "How long may an answer",
      [
        ["Untick", ENTER],
        ["Who waits for the answer?", ENTER],
      ],
    ],
  ] as const)("Ctrl-C in %s ends with 130 and leaves nothing behind", async (_, where, before) => {
    await inFolder(async (folder) => {
      const session = await play(folder, [...before, [where, CTRL_C]], { args: ["ask"], columns: 60 });
      expect(session).toMatchObject({ missing: [], exit: 130, restored: true });
      expect(session.shown).not.toMatch(/Error|\bat .*:\d+:\d+/);
      expect(session.shown.split("\n").filter((line) => line.length > 60)).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ["on a build machine", { CI: "1" }],
    ["where the cursor cannot move", { TERM: "dumb" }],
  ])("nothing is asked %s", async (_, env) => {
    await inFolder(async (folder) => {
      const asked = await play(folder, [], { args: ["ask"], env });
      expect(asked).toMatchObject({ exit: 2, restored: true });
      expect(asked.shown).toContain("questions need a terminal");
      const bare = await play(folder, [], { env });
      expect(bare).toMatchObject({ exit: 2, restored: true });
      expect(bare.shown).toContain("Usage: inference-advisor");
    });
  });
});

describe("without a terminal", () => {
  it("`ask` refuses with a hint instead of waiting", async () => {
    await inFolder(async (folder) => {
      const { exit, stdout, stderr } = await runProgram(["ask"], { folder });
      expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
      expect(stderr).toContain("inference-advisor recommend");
    });
  });
});
