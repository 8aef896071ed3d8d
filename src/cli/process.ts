/**
 * The real process as an {@link Io}. Streams, and Node's modules for them, are loaded by who needs them: most runs write
 * one text and end.
 */
import { createReadStream, existsSync, fstatSync, statSync, writeSync } from "node:fs";
import { sep } from "node:path";
import { EXIT, type Io, type Sink } from "./io.ts";

export function processIo(rulesFolder: string): Io {
  return {
    env: process.env,
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    get stdinIsTerminal() {
      return isTerminal("stdin");
    },
    read: (path, most) => readUpTo(path === "-" ? process.stdin : createReadStream(path), most),
    stream: (path) => (path === "-" ? process.stdin : createReadStream(path)),
    list: async (folder) => {
      const { readdir } = await import("node:fs/promises");
      const names = await readdir(folder).catch(() => undefined);
      return names?.sort();
    },
    exists: async (path) => existsSync(path),
    isSame: async (path, other) => {
      const { stat } = await import("node:fs/promises");
      const [one, two] = await Promise.all(
        [path, other].map((name) => stat(name, { bigint: true }).catch(() => undefined)),
      );
      return one !== undefined && one.ino === two?.ino && one.dev === two.dev;
    },
    makeFolder: async (path) => {
      const { mkdir } = await import("node:fs/promises");
      await mkdir(path, { recursive: true });
    },
    save: async (path, text) => {
      const { rename, rm, writeFile } = await import("node:fs/promises");
      const { destinationOf } = await import("./destination.ts");
      const { file, isReplaced } = destinationOf(path);
      if (!isReplaced) return writeFile(file, text);
      const temporary = `${file}.${process.pid}.tmp`;
      try {
        await writeFile(temporary, text, { flag: "wx" });
        await rename(temporary, file);
      } catch (error) {
        // What has that name already is not ours.
        if (!isFailure(error) || error.code !== "EEXIST") await rm(temporary, { force: true });
        throw error;
      }
    },
    get depth() {
      return depth();
    },
    rulesFolder,
  };
}

function depth(): number {
  try {
    return process.cwd().split(sep).length - 1;
  } catch {
    // It was removed while somebody stood in it.
    return 0;
  }
}

const DESCRIPTORS = { stdin: 0, stdout: 1, stderr: 2 } as const;

/** To know that a file, a pipe or the null device is no terminal takes no stream. */
function isTerminal(name: keyof typeof DESCRIPTORS): boolean {
  try {
    const device = fstatSync(DESCRIPTORS[name]);
    return device.isCharacterDevice() && !isNull(device.rdev) && process[name].isTTY === true;
  } catch {
    // It was closed by whoever started us.
    return false;
  }
}

function isNull(device: number): boolean {
  // Where devices have no numbers, all of them have none.
  return device !== 0 && statSync("/dev/null", { throwIfNoEntry: false })?.rdev === device;
}

function sink(name: "stdout" | "stderr"): Sink {
  let opened: NodeJS.WriteStream | undefined;
  let known: boolean | undefined;
  const onTerminal = (): boolean => {
    known ??= isTerminal(name);
    return known;
  };
  const stream = (): NodeJS.WriteStream => {
    opened ??= process[name].on("error", (error) => failed(name, error));
    return opened;
  };
  return {
    get isTerminal() {
      return onTerminal();
    },
    get width() {
      return onTerminal() ? (stream().columns ?? 80) : 80;
    },
    write: (text) => {
      const rest = opened === undefined ? writeNow(name, text) : Buffer.from(text);
      if (rest.length > 0) stream().write(rest);
    },
  };
}

/** Writes without a stream; what a full pipe does not take at once is returned. */
function writeNow(name: "stdout" | "stderr", text: string): Buffer {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(DESCRIPTORS[name], rest));
  } catch (error) {
    // A pipe that is full now takes the rest later.
    if (!isFailure(error)) throw error;
    if (error.code !== "EAGAIN") failed(name, error);
  }
  return rest;
}

function isFailure(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error;
}

function failed(name: "stdout" | "stderr", error: NodeJS.ErrnoException): never {
  // A reader that has seen enough (`| head -1`) is no error of ours.
  if (error.code === "EPIPE") process.exit(process.exitCode);
  if (name === "stdout") process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.exit(EXIT.usage);
}

/** A file may be endless; what is past the limit is never read. */
async function readUpTo(stream: NodeJS.ReadableStream, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > most) break;
  }
  return Buffer.concat(chunks);
}
