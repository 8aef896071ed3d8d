/** What a batch reads and writes, in pieces: files or pipes of any length, of which little is held at a time. */
import { once } from "node:events";
import { closeSync, createReadStream, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { destinationOf } from "../destination.ts";
import { EXIT } from "../io.ts";

/** How much is read of a file at once: enough for the work on it to outweigh the reading. */
const BLOCK = 256 * 1024;

export interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** In bytes; undefined where nobody knows. */
  readonly size: number | undefined;
}

/** A file, or standard input for `-`; the system's refusal is thrown here. */
export function openInput(path: string): Input {
  if (path === "-") return { chunks: process.stdin, size: undefined };
  const stat = statSync(path);
  const descriptor = openSync(path, "r");
  const chunks = createReadStream(path, { fd: descriptor, highWaterMark: BLOCK });
  return { chunks, size: stat.isFile() ? stat.size : undefined };
}

export interface Output {
  /** Waits while the reader of a pipe is slow. */
  write(bytes: Uint8Array): Promise<void>;
  /** Everything is written. */
  close(): void;
  /** What was written is not wanted. */
  drop(): void;
}

/** What ends a program from outside, and the exit code that says so. */
const ENDS = { SIGINT: EXIT.cancelled, SIGTERM: 143, SIGHUP: 129 };

/** A file that is there only once it is whole: until then it has another name. */
export function openFile(path: string): Output {
  const { file, isReplaced } = destinationOf(path);
  const temporary = `${file}.${process.pid}.tmp`;
  const descriptor = isReplaced ? openSync(temporary, "wx") : openSync(file, "w");
  const drop = (): void => {
    closeSync(descriptor);
    if (isReplaced) rmSync(temporary, { force: true });
  };
  const ended = Object.entries(ENDS).map(([signal, exit]) => {
    const end = (): void => {
      drop();
      process.exit(exit);
    };
    process.once(signal, end);
    return () => process.off(signal, end);
  });
  return {
    write: async (bytes) => {
      for (let rest = bytes; rest.length > 0; ) rest = rest.subarray(writeSync(descriptor, rest));
    },
    close: () => {
      for (const forget of ended) forget();
      closeSync(descriptor);
      if (isReplaced) renameSync(temporary, file);
    },
    drop: () => {
      for (const forget of ended) forget();
      drop();
    },
  };
}

/** Standard output. A reader that has seen enough ends the program without a word. */
export function openStdout(): Output {
  const stream = process.stdout;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode);
    process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    process.exit(EXIT.usage);
  });
  return {
    write: async (bytes) => {
      if (bytes.length > 0 && !stream.write(bytes)) await once(stream, "drain");
    },
    close: () => {},
    drop: () => {},
  };
}
