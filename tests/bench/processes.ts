/** The program as a process: how long until it has answered, and how fast a fleet goes through it. */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadCases } from "../../src/advisor/cases/load.ts";
import { builtin } from "../../src/builtin.ts";
import { caseFiles } from "../rules.ts";
import { type Measured, milliseconds } from "./measure.ts";

const PROGRAM = resolve("bin/inference-advisor.js");

export interface Start {
  readonly what: string;
  readonly ms: Measured;
}

export interface Batch {
  readonly what: string;
  /** Microseconds for each line, without the start of the process. */
  readonly lineUs: Measured;
}

/** `node -e 0` first: what the others are compared with. */
export async function measureStarts(rounds: number): Promise<Start[]> {
  return inFolder(async (folder) => {
    const spec = join(folder, "workload.yaml");
    writeFileSync(spec, "access: queued\npayload: 500 MB\nduration: 5 min\n");
    const runs: readonly (readonly [string, readonly string[]])[] = [
      ["node -e 0", ["-e", "0"]],
      ["--version", [PROGRAM, "--version"]],
      ["--help", [PROGRAM, "--help"]],
      ["completion bash", [PROGRAM, "completion", "bash"]],
      ["recommend, flags", [PROGRAM, "recommend", "--access", "queued", "--payload", "500MB", "--duration", "5min"]],
      ["recommend, YAML spec", [PROGRAM, "recommend", spec]],
    ];
    const times = await milliseconds(
      runs.map(
        ([, args]) =>
          () =>
            runNode(args, folder),
      ),
      rounds,
    );
    return runs.flatMap(([what], place) => (times[place] === undefined ? [] : [{ what, ms: times[place] }]));
  });
}

const FLOOR = `
  const { createInterface } = require("node:readline");
  const { createReadStream } = require("node:fs");
  createInterface({ input: createReadStream(process.argv[1]) })
    .on("line", (line) => process.stdout.write(JSON.stringify(JSON.parse(line)) + "\\n"));`;

/** Undefined where this version of the program has no such command. */
export async function measureBatch(rounds: number, lines: number): Promise<Batch[] | undefined> {
  return inFolder(async (folder) => {
    const few = join(folder, "few.jsonl");
    const many = join(folder, "many.jsonl");
    const some = join(folder, "some.jsonl");
    const { cases } = await loadCases(builtin, caseFiles());
    const specs = cases.map(({ entries }) =>
      JSON.stringify(Object.fromEntries(entries.map(({ name, raw }) => [name, raw]))),
    );
    const text = (count: number) => Array.from({ length: count }, (_, at) => `${specs[at % specs.length]}\n`).join("");
    writeFileSync(few, text(lines / 100));
    writeFileSync(some, text(lines / 20));
    writeFileSync(many, text(lines));
    // Of an unknown command the help is that of the program.
    await runNode([PROGRAM, "batch", "--help"], folder);
    if (!readFileSync(join(folder, "out"), "utf8").includes("Usage: inference-advisor batch")) return undefined;
    const ways: readonly (readonly [what: string, args: readonly string[], file: string, share: number])[] = [
      ["JSON.parse and JSON.stringify", ["-e", FLOOR], many, 1],
      ["batch --terse", [PROGRAM, "batch", "--terse"], many, 1],
      ["batch", [PROGRAM, "batch"], many, 1],
      // Whole documents take so long that a twentieth of the lines tells enough.
      ["batch --explain", [PROGRAM, "batch", "--explain"], some, 1 / 20],
    ];
    const measured: Batch[] = [];
    for (const [what, args, all, share] of ways) {
      const both = [few, all].map((file) => () => runNode([...args, file], folder));
      const [short, long] = await milliseconds(both, rounds);
      if (short === undefined || long === undefined) continue;
      const perLine = (of: "median" | "best"): number => ((long[of] - short[of]) * 1000) / (lines * (share - 1 / 100));
      measured.push({ what, lineUs: { median: perLine("median"), best: perLine("best"), spread: long.spread } });
    }
    return measured;
  });
}

/** Runs Node with its output into the file `out`. */
function runNode(args: readonly string[], folder: string): Promise<void> {
  const sink = openSync(join(folder, "out"), "w");
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", sink, "ignore"] });
    child.on("error", fail);
    child.on("close", () => {
      closeSync(sink);
      settle();
    });
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
