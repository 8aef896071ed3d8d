/** Where an answer goes: to standard output, or into a file that is not there yet. */
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Io } from "./io.ts";
import { saveFile, unwritable } from "./save.ts";

export interface Output {
  /** A file; undefined: standard output. */
  readonly file: string | undefined;
  /** Replace the file if it is there. */
  readonly force: boolean;
}

/** Refuses before any work is done. `read` is what the command reads. */
export async function checkOutput(
  io: Io,
  { file, force }: Output,
  read: readonly (string | undefined)[],
): Promise<void> {
  if (file === undefined || !(await io.exists(file))) return;
  await refuseOwnInput(io, file, read);
  if ((await io.list(file)) !== undefined) throw unwritable(file, "EISDIR");
  if (!force) throw new UserError([finding("saved/exists", { file })]);
}

/** A file from which a command reads is never what it writes. */
export async function refuseOwnInput(io: Io, file: string, read: readonly (string | undefined)[]): Promise<void> {
  for (const each of read) {
    if (each === undefined || each === "-" || !(await io.isSame(file, each))) continue;
    throw new UserError([finding("saved/own-input", { file })]);
  }
}

export async function writeOutput(io: Io, { file }: Output, text: string): Promise<void> {
  if (file === undefined) io.stdout.write(text);
  else await saveFile(io, file, text);
}
