/** The outside world as the commands see it. Only the program's entry makes a real one. */

export interface Sink {
  readonly isTerminal: boolean;
  /** Columns; 80 where nobody knows. */
  readonly width: number;
  write(text: string): void;
}

export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly stdinIsTerminal: boolean;
  /** Reads a file, or standard input for `-`, up to one byte more than `most`. */
  read(path: string, most: number): Promise<Uint8Array>;
  /** Reads a file, or standard input for `-`, as it comes. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** The names of the files in a folder, sorted; undefined when there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Is there a file (or folder) of this name? */
  exists(path: string): Promise<boolean>;
  /** Are these two names of one file, also by way of links? */
  isSame(path: string, other: string): Promise<boolean>;
  /** Makes a folder, and those above it, where there is none. */
  makeFolder(path: string): Promise<void>;
  /** Writes a file whole or not at all: a temporary file beside it is renamed. Devices and pipes are written to. */
  save(path: string, text: string): Promise<void>;
  /** How many folders lie above the working directory. */
  readonly depth: number;
  /** The folder of the rules that came with the program. */
  readonly rulesFolder: string;
}

/** Exit codes, a contract. */
export const EXIT = { ok: 0, gate: 1, usage: 2, noOption: 3, internal: 70, cancelled: 130 } as const;
