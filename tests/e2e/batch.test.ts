/** Batches that text files cannot hold: long ones, broken ones, and readers that go away. */
import { spawn } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, PROGRAM, run, runProgram } from "./program.ts";

const WORKLOAD = { payload: "3 MB", duration: "45 s", traffic: "spiky", needs: ["vpc"], note: "x".repeat(400) };

/** A fleet in which hardly two lines are the same. */
function fleet(size: number): string {
  const lines = Array.from({ length: size }, (_, number) => {
    return JSON.stringify({ id: number, ...WORKLOAD, rate: `${(number % 5000) + 1}/s`, models: (number % 700) + 1 });
  });
  return `${lines.join("\n")}\n`;
}

describe.concurrent("a batch", { timeout: 60_000 }, () => {
  it("of any length needs no more memory than one of its parts, and keeps the order", async () => {
    const part = fleet(5000);
    const parts = 20;
    // With a heap that could not hold a tenth of it.
    const args = ["--max-old-space-size=20", PROGRAM, "batch", "--terse", "--decide", "target"];
    const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] });
    let [rest, line, misplaced, errors] = ["", 0, 0, ""];
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.stdout.on("data", (chunk) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const text of lines) if (!text.startsWith(`{"line":${++line},"id":${(line - 1) % 5000},`)) misplaced++;
    });
    for (let number = 0; number < parts; number++) {
      if (!child.stdin.write(part)) await new Promise((go) => child.stdin.once("drain", go));
    }
    child.stdin.end();
    const exit = await new Promise((settle) => child.on("close", settle));
    expect({ exit, errors, line, misplaced, rest }).toEqual({
      exit: 0,
      errors: "",
      line: 5000 * parts,
      misplaced: 0,
      rest: "",
    });
  });

  it("gives the same bytes for any number of threads", async () => {
    const lines = fleet(3000).split("\n");
    lines[700] = "{broken";
    lines[2000] = '{"payload": 4}';
    await inFolder(async (folder) => {
      await writeFile(join(folder, "fleet.jsonl"), lines.join("\n"));
      const [one, three] = await Promise.all(
        ["1", "3"].map((jobs) => runProgram(["batch", "fleet.jsonl", "--jobs", jobs], { folder })),
      );
      expect(one?.exit).toBe(1);
      expect(three).toEqual(one);
      const counts = await Promise.all(
        ["1", "2"].map((jobs) => runProgram(["batch", "fleet.jsonl", "--summary", "--jobs", jobs], { folder })),
      );
      expect(counts[0]?.stdout).toMatch(/^2,998 workloads, and 2 lines that cannot be read\n/);
      expect(counts[1]).toEqual(counts[0]);
    });
  });

  it("gives them with the assumptions of an organisation too", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, "fleet.jsonl"), fleet(100));
      await writeFile(join(folder, "inference-advisor.yaml"), "region: eu-west-1\ndefaults: { risk: high }\n");
      const [one, two] = await Promise.all(
        ["1", "2"].map((jobs) => runProgram(["batch", "fleet.jsonl", "--jobs", jobs], { folder })),
      );
      expect(one).toMatchObject({ exit: 0, stderr: "" });
      expect(two).toEqual(one);
    });
  });

  it("says what is wrong with the place of its output, and not with what it reads", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, "fleet.jsonl"), fleet(1));
      expect(await runProgram(["batch", "fleet.jsonl", "--output", "nowhere/plans.jsonl"], { folder })).toEqual({
        exit: 2,
        stdout: "",
        stderr:
          "nowhere/plans.jsonl: error: cannot be written: there is no such folder (cli/unwritable)\n" +
          "  choose another place with --output\n",
      });
    });
  });

  it("ends without a word when its reader has seen enough", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, "fleet.jsonl"), fleet(20_000));
      const line = `'${process.execPath}' '${PROGRAM}' batch fleet.jsonl --terse | head -n 1`;
      const { stdout, stderr } = await run("sh", ["-c", line], { folder });
      expect(stdout).toMatch(/^\{"line":1,.*\}\n$/);
      expect(stderr).toBe("");
    });
  });

  it("goes on after a line without end, and after one that is no text", async () => {
    const stdin = Buffer.concat([
      Buffer.from(`{"id":1}\n{"note":"${"x".repeat(3_000_000)}"}\n`),
      Buffer.from([0x7b, 0xff, 0x00, 0x7d, 0x0a]),
      Buffer.from('{"id":4}\n'),
    ]);
    const { stdout, exit } = await inFolder((folder) =>
      runProgram(["batch", "--terse", "--decide", "git"], { folder, stdin }),
    );
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ line, findings }) => [line, findings?.[0].code])).toEqual([
      [1, undefined],
      [2, "batch/too-long"],
      [3, "batch/binary"],
      [4, undefined],
    ]);
    expect(exit).toBe(1);
  });

  it("leaves a file behind only when it is whole", async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, "fleet.jsonl"), fleet(2000));
      const args = ["batch", "fleet.jsonl", "--terse", "--output", "plans.jsonl", "--summary"];
      const { exit, stdout } = await runProgram(args, { folder });
      expect(exit).toBe(0);
      expect(stdout).toMatch(/^2,000 workloads\n/);
      expect((await readFile(join(folder, "plans.jsonl"), "utf8")).split("\n")).toHaveLength(2001);
      expect(await runProgram(["batch", ".", "--output", "more.jsonl"], { folder })).toMatchObject({ exit: 2 });
      expect((await readdir(folder)).sort()).toEqual(["fleet.jsonl", "plans.jsonl"]);
    });
  });
});
