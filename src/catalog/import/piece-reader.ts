/**
 * Reads JSON as it arrives and hands over the parts that are wanted, so that no large file is ever whole in memory.
 * What is not wanted is only counted in brackets.
 */

/** What to do with the value at a path: hand it over, look inside it, or pass it by. */
export type Wish = "take" | "enter" | "pass";

export type Path = readonly (string | number)[];

export interface Piece {
  readonly path: Path;
  readonly value: unknown;
}

/** Why the text cannot be read on. */
export interface Stumble {
  readonly problem: "cut-off" | "syntax" | "not-text" | "too-large";
  readonly line: number;
}

/** A part of a price list has a few thousand bytes. */
const LARGEST_PIECE = 20_000_000;

interface Container {
  readonly close: number;
  readonly isMap: boolean;
  key: string | number;
}

/** A value that is being passed over, byte by byte. */
interface Run {
  readonly path: Path;
  readonly as: "piece" | "key" | "nothing";
  readonly parts: Uint8Array[];
  size: number;
  level: number;
  inString: boolean;
  escaped: boolean;
}

/** Owns the state between two chunks of a stream. */
export class PieceReader {
  readonly #wish: (path: Path, isContainer: boolean) => Wish;
  readonly #decoder = new TextDecoder("utf-8", { fatal: true });
  readonly #open: Container[] = [];
  #expects: "value" | "first" | "key" | "colon" | "comma" = "value";
  #run: Run | undefined;
  #line = 1;
  #pieces: Piece[] = [];
  #stumble: Stumble | undefined;

  /** @param wish asked for every value of what was entered */
  constructor(wish: (path: Path, isContainer: boolean) => Wish) {
    this.#wish = wish;
  }

  /** The pieces that this chunk completes; a piece without a path says that a document ended. */
  push(chunk: Uint8Array): readonly Piece[] {
    this.#pieces = [];
    let at = 0;
    while (at < chunk.length && this.#stumble === undefined) {
      at = this.#run === undefined ? this.#structure(chunk, at) : this.#running(chunk, at, this.#run);
    }
    return this.#pieces;
  }

  /** What went wrong, if something did; asked when the stream has ended, or after any chunk. */
  stumbled(): Stumble | undefined {
    return this.#stumble;
  }

  /** The stream is over. */
  end(): readonly Piece[] {
    this.#pieces = [];
    if (this.#run !== undefined && isBare(this.#run)) this.#finish(this.#run);
    const open = this.#run !== undefined || this.#open.length > 0 || this.#expects !== "value";
    if (open) this.#fail("cut-off");
    return this.#pieces;
  }

  /** One byte between values. */
  #structure(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] ?? 0;
    if (byte === NEWLINE) this.#line++;
    if (isBlank(byte)) return at + 1;
    const inside = this.#open.at(-1);
    if (inside !== undefined && byte === inside.close && this.#mayClose()) this.#close();
    else if (byte === COMMA && inside !== undefined && this.#expects === "comma") {
      if (!inside.isMap) inside.key = Number(inside.key) + 1;
      this.#expects = inside.isMap ? "key" : "value";
    } else if (byte === COLON && this.#expects === "colon") this.#expects = "value";
    else if (byte === QUOTE && inside?.isMap === true && ["first", "key"].includes(this.#expects)) {
      this.#run = newRun([], "key");
      return at;
    } else if (this.#expects === "value" || (this.#expects === "first" && inside?.isMap === false)) {
      return this.#value(byte, at);
    } else this.#fail("syntax");
    return at + 1;
  }

  #mayClose(): boolean {
    return this.#expects === "comma" || this.#expects === "first";
  }

  #close(): void {
    this.#open.pop();
    this.#ended();
  }

  #value(byte: number, at: number): number {
    const isContainer = byte === BRACE || byte === BRACKET;
    if (!isContainer && !STARTS.includes(byte)) {
      this.#fail("syntax");
      return at + 1;
    }
    const path = this.#open.map(({ key }) => key);
    const wish = this.#wish(path, isContainer);
    if (wish !== "enter" || !isContainer) {
      this.#run = newRun(path, wish === "take" ? "piece" : "nothing");
      return at;
    }
    const isMap = byte === BRACE;
    this.#open.push({ close: isMap ? BRACE_END : BRACKET_END, isMap, key: isMap ? "" : 0 });
    this.#expects = "first";
    return at + 1;
  }

  /** Goes on through a value up to its end or that of the chunk. */
  #running(chunk: Uint8Array, from: number, run: Run): number {
    let at = from;
    let state: "on" | "last" | "past" = "on";
    while (at < chunk.length && state === "on") {
      const byte = chunk[at] ?? 0;
      state = step(run, byte);
      if (state === "past") break;
      if (byte === NEWLINE) this.#line++;
      at++;
    }
    run.size += at - from;
    if (run.as !== "nothing") run.parts.push(chunk.slice(from, at));
    if (run.size > LARGEST_PIECE && run.as !== "nothing") this.#fail("too-large");
    else if (state !== "on") this.#finish(run);
    return at;
  }

  #finish(run: Run): void {
    this.#run = undefined;
    if (run.as === "nothing") {
      this.#ended();
      return;
    }
    const value = this.#parse(run);
    if (this.#stumble !== undefined) return;
    const inside = this.#open.at(-1);
    if (run.as === "key" && inside !== undefined) {
      inside.key = String(value);
      this.#expects = "colon";
      return;
    }
    this.#pieces.push({ path: run.path, value });
    this.#ended();
  }

  #parse({ parts, size }: Run): unknown {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    try {
      return JSON.parse(this.#decoder.decode(bytes)) as unknown;
    } catch (error) {
      this.#fail(error instanceof SyntaxError ? "syntax" : "not-text");
      return undefined;
    }
  }

  /** A value is over; what comes next depends on where it stood. */
  #ended(): void {
    this.#expects = this.#open.length === 0 ? "value" : "comma";
    if (this.#open.length > 0) return;
    this.#pieces.push({ path: [], value: undefined });
  }

  #fail(problem: Stumble["problem"]): void {
    this.#stumble ??= { problem, line: this.#line };
  }
}

/** Takes one byte of a value: it goes on, this was its last, or the value was over before. */
function step(run: Run, byte: number): "on" | "last" | "past" {
  if (run.inString) {
    run.inString = byte !== QUOTE || run.escaped;
    run.escaped = byte === BACKSLASH && !run.escaped;
    return !run.inString && run.level === 0 ? "last" : "on";
  }
  if (byte === QUOTE) run.inString = true;
  else if (byte === BRACE || byte === BRACKET) run.level++;
  else if (byte === BRACE_END || byte === BRACKET_END) {
    // The bracket around a bare word is not its own.
    if (run.level === 0) return "past";
    run.level--;
    if (run.level === 0) return "last";
  } else if (run.level === 0 && (byte === COMMA || isBlank(byte))) return "past";
  return "on";
}

function newRun(path: Path, as: Run["as"]): Run {
  return { path, as, parts: [], size: 0, level: 0, inString: false, escaped: false };
}

/** A number or a word, which nothing but its surroundings ends. */
function isBare(run: Run): boolean {
  return run.level === 0 && !run.inString && run.size > 0;
}

const [QUOTE, COMMA, COLON, BACKSLASH, BRACKET, BRACKET_END, BRACE, BRACE_END] = [
  0x22, 0x2c, 0x3a, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];
const NEWLINE = 0x0a;
const BLANKS = [0x20, NEWLINE, 0x0d, 0x09];

function isBlank(byte: number): boolean {
  return byte <= 0x20 && BLANKS.includes(byte);
}

/** A quote, a minus, a digit, and the first letters of true, false and null. */
const STARTS = [...'"-0123456789tfn'].map((sign) => sign.charCodeAt(0));
