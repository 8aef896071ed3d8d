/** The program as a process: how long until it has answered. */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Measured, milliseconds } from "./measure.ts";

export const PROGRAM = resolve("bin/inference-advisor.js");

export interface Start {
  readonly what: string;
  readonly ms: Measured;
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

/** To read certificates takes Node longer than all that is measured here. */
const ENV = { ...process.env, NODE_EXTRA_CA_CERTS: undefined };

/** Runs Node with its output into the file `out`. */
export function runNode(args: readonly string[], folder: string): Promise<void> {
  const sink = openSync(join(folder, "out"), "w");
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, args, { cwd: folder, env: ENV, stdio: ["ignore", sink, "ignore"] });
    child.on("error", fail);
    child.on("close", () => {
      closeSync(sink);
      settle();
    });
  });
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
