/** Runs the built program as a process of its own. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Outcome } from "./scenario.ts";

export const PROGRAM = resolve(import.meta.dirname, "../../bin/inference-advisor.js");

export interface Surroundings {
  readonly folder: string;
  readonly stdin?: string | Uint8Array;
  /** Everything the program finds in its environment, except where Node is. */
  readonly env?: Readonly<Record<string, string>>;
}

export function runProgram(args: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  return run(process.execPath, [PROGRAM, ...args], surroundings);
}

/** Pipes only, so nothing is a terminal; no colours, no `CI`, no locale unless a case asks for them. */
export function run(command: string, args: readonly string[], { folder, stdin, env }: Surroundings): Promise<Outcome> {
  return new Promise((settle, fail) => {
    const path = process.env["PATH"];
    const child = spawn(command, args, { cwd: folder, env: { ...(path && { PATH: path }), ...env } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    // The program may stop reading before it got everything.
    child.stdin.on("error", () => {});
    child.stdin.end(stdin ?? "");
    child.on("error", fail);
    child.on("close", (exit) => {
      settle({ exit, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** Gives a fresh folder and removes it afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "inference-advisor-e2e-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
