/** JSON Lines: bytes that hold whole lines, answered one by one. A line that cannot be read is one line's trouble. */
import { finding } from "../../findings/index.ts";
import { type Fleet, type LinePlace, refuse } from "./fleet.ts";
import { Output } from "./output.ts";

export interface Lines {
  readonly bytes: Uint8Array;
  /** The number of the first of them. */
  readonly first: number;
}

export interface AnsweredLines {
  /** Whole lines of JSON; blank lines have no answer. */
  readonly output: Uint8Array<ArrayBuffer>;
  readonly answered: number;
  readonly failed: number;
}

export interface LineOptions {
  /** The name of the file in messages. */
  readonly file: string;
  /** Go no further than the first line that fails. */
  readonly failFast: boolean;
}

export function answerLines(fleet: Fleet, { bytes, first }: Lines, { file, failFast }: LineOptions): AnsweredLines {
  const lines = decoded(bytes)?.split("\n") ?? linesOf(bytes);
  const output = new Output(2 * bytes.length);
  let answered = 0;
  let failed = 0;
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place];
    if (line !== undefined && isBlank(line)) continue;
    const isAnswer = answerLine(fleet, line, { file, line: first + place }, output);
    answered++;
    if (isAnswer) continue;
    failed++;
    if (failFast) break;
  }
  return { output: output.take(), answered, failed };
}

/** `line` is undefined where the bytes are no text. */
function answerLine(fleet: Fleet, line: string | undefined, place: LinePlace, output: Output): boolean {
  if (line === undefined) return refuse(place.line, [finding("batch/binary", place)], output);
  let parsed: unknown;
  try {
    parsed = JSON.parse(line.startsWith(MARK) ? line.slice(1) : line);
  } catch (error) {
    const at = { ...place, column: columnOf(error, line) };
    return refuse(place.line, [finding("batch/syntax", at, hintFor(line))], output);
  }
  return fleet.answer(parsed, place, output);
}

/** The byte order mark that some editors put before everything else. */
const MARK = "\ufeff";

function isBlank(line: string): boolean {
  const code = line.charCodeAt(0);
  return code !== 0x7b && line.trim() === "";
}

/** Where V8 stumbled; it says nothing of the place where the line ends too early. */
function columnOf(error: unknown, line: string): number {
  const place = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return place === undefined ? line.trimEnd().length + 1 : Number(place) + 1;
}

function hintFor(line: string): string {
  const start = line.trim();
  if (["{", "[", "[{"].includes(start)) return "a workload stands on one line; `jq -c` joins the lines of one";
  return 'write one workload a line, such as {"payload":"40 MB"}';
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const NEWLINE = 10;

/** Each line by itself, undefined where it is no text. */
function linesOf(bytes: Uint8Array): (string | undefined)[] {
  const lines: (string | undefined)[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end < 0 ? bytes.length : end;
    lines.push(decoded(bytes.subarray(start, stop)));
    start = stop + 1;
  }
  return lines;
}
