/** Writing a file that a user named: what the system says becomes a finding. */
import { UserError } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Io } from "./io.ts";

/** Writes the file whole or not at all. */
export async function saveFile(io: Io, path: string, text: string): Promise<void> {
  try {
    await io.save(path, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw unwritable(path, code);
  }
}

/** `code` is what the system says. */
export function unwritable(path: string, code: string): UserError {
  return new UserError([finding("cli/unwritable", { file: path === "" ? '""' : path }, SAID[code] ?? code)]);
}

const SAID: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "a part of the path is not a folder",
  EISDIR: "this is a folder",
  EEXIST: "something else has that name",
  ELOOP: "its links lead nowhere",
  EFBIG: "no file may be that large here",
  EBUSY: "it is in use",
  EACCES: "permission denied",
  EROFS: "nothing can be written here",
  ENOSPC: "the disk is full",
};
