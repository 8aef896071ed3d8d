/** The real process as an {@link Io}. */
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { EXIT, type Io, type Sink } from "./io.ts";

export function processIo(rulesFolder: string): Io {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough (`| head -1`) is no error of ours.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode);
      if (stream === process.stdout) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
      process.exit(EXIT.usage);
    });
  }
  return {
    env: process.env,
    stdout: sink(process.stdout),
    stderr: sink(process.stderr),
    stdinIsTerminal: process.stdin.isTTY === true,
    read: (path, most) => readUpTo(path === "-" ? process.stdin : createReadStream(path), most),
    stream: (path) => (path === "-" ? process.stdin : createReadStream(path)),
    list: async (folder) => {
      const names = await readdir(folder).catch(() => undefined);
      return names?.sort();
    },
    exists: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    makeFolder: async (path) => {
      await mkdir(path, { recursive: true });
    },
    save: async (path, text) => {
      const temporary = `${path}.${process.pid}.tmp`;
      await writeFile(temporary, text, { flag: "wx" });
      await rename(temporary, path).catch(async (error: unknown) => {
        await rm(temporary, { force: true });
        throw error;
      });
    },
    rulesFolder,
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    isTerminal: stream.isTTY === true,
    width: stream.columns ?? 80,
    write: (text) => {
      stream.write(text);
    },
  };
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
