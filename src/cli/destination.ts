/** Where a file that is written whole or not at all really goes. */
import { lstatSync, realpathSync, type Stats, statSync } from "node:fs";

export interface Destination {
  /** A link leads to what it names. */
  readonly file: string;
  /** A device or a pipe is written to; only what is a file, or not there yet, is replaced. */
  readonly isReplaced: boolean;
}

export function destinationOf(path: string): Destination {
  const there = look(() => statSync(path));
  // A link to what is not there yet: to write through it makes it.
  if (there === undefined) return { file: path, isReplaced: look(() => lstatSync(path)) === undefined };
  if (!there.isFile() && !there.isDirectory()) return { file: path, isReplaced: false };
  return { file: realpathSync(path), isReplaced: true };
}

/** Whatever keeps a file from being looked at keeps it from being written, and is told then. */
function look(at: () => Stats): Stats | undefined {
  try {
    return at();
  } catch {
    return undefined;
  }
}
