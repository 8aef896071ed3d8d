/** A stream of YAML as its documents, each with the line on which it begins. */
import type { Block } from "./blocks.ts";

export interface YamlDocument {
  /** Its text; undefined where it is longer than any workload, or no text. */
  readonly text: string | undefined;
  readonly line: number;
}

/** `most` is the length from which a document is no workload any more. */
export async function* documentsOf(blocks: AsyncIterable<Block>, most: number): AsyncGenerator<YamlDocument> {
  let lines: string[] = [];
  let size = 0;
  let begins = 1;
  let broken = false;
  const finished = (): YamlDocument[] => {
    const text = lines.join("\n");
    // What stands before the first marker, or between two of them, may be nothing but comments.
    const empty = !broken && lines.every((line) => /^\s*(#|$|%)/.test(line));
    return empty ? [] : [{ text: broken || size > most ? undefined : text, line: begins }];
  };
  for await (const { bytes, first, tooLong } of blocks) {
    const text = tooLong ? undefined : textOf(bytes);
    if (text === undefined) broken = true;
    for (const [place, line] of (text ?? "").split("\n").entries()) {
      if (/^(---|\.\.\.)(\s|$)/.test(line)) {
        yield* finished();
        [lines, size, broken, begins] = [[], 0, false, first + place];
        // What follows the marker on its line belongs to the document; the marker's room keeps columns right.
        lines.push(line.startsWith("---") ? `   ${line.slice(3)}` : "");
        continue;
      }
      size += line.length + 1;
      if (size <= most) lines.push(line);
    }
  }
  yield* finished();
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
