/** Where an answer goes: to standard output, or into a file that is not there yet. */
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Io } from "./io.ts";
import { saveFile } from "./save.ts";

export interface Output {
  /** A file; undefined: standard output. */
  readonly file: string | undefined;
  /** Replace the file if it is there. */
  readonly force: boolean;
}

/** Refuses before any work is done. */
export async function checkOutput(io: Io, { file, force }: Output): Promise<void> {
  if (file === undefined || force || !(await io.exists(file))) return;
  throw new UserError([finding("saved/exists", { file })]);
}

export async function writeOutput(io: Io, { file }: Output, text: string): Promise<void> {
  if (file === undefined) io.stdout.write(text);
  else await saveFile(io, file, text);
}
