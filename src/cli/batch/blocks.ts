/** A stream of bytes as blocks of whole lines: however long it is, only one block is held at a time. */

export interface Block {
  readonly bytes: Uint8Array;
  /** The number of its first line. */
  readonly first: number;
  /** It is one line, and only the beginning of it. */
  readonly tooLong: boolean;
}

const NEWLINE = 10;

/** `most` is the length from which a line is no workload any more, in bytes. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Block> {
  let rest: Uint8Array = new Uint8Array();
  let line = 1;
  let skipping = false;
  for await (const chunk of chunks) {
    let fresh = chunk;
    if (skipping) {
      const end = fresh.indexOf(NEWLINE);
      if (end < 0) continue;
      fresh = fresh.subarray(end + 1);
      skipping = false;
      line++;
    }
    const bytes = rest.length === 0 ? fresh : joined(rest, fresh);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      const whole = bytes.subarray(0, end - 1);
      yield { bytes: whole, first: line, tooLong: false };
      line += countLines(whole) + 1;
    }
    rest = bytes.slice(end);
    if (rest.length <= most) continue;
    yield { bytes: rest.subarray(0, most), first: line, tooLong: true };
    rest = new Uint8Array();
    skipping = true;
  }
  if (rest.length > 0) yield { bytes: rest, first: line, tooLong: false };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let place = bytes.indexOf(NEWLINE); place >= 0; place = bytes.indexOf(NEWLINE, place + 1)) count++;
  return count;
}
