import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Path, type Piece, PieceReader } from "../../src/catalog/import/piece-reader.ts";

/** Enters the first levels, and takes what is below. */
const wish = (path: Path, isContainer: boolean) => (isContainer && path.length < 2 ? "enter" : "take");

describe("reading JSON in pieces", () => {
  it("finds what parsing the whole finds, however the text is laid out and cut", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), fc.integer({ min: 1, max: 40 }), (value, indent, size) => {
        const text = ` ${JSON.stringify(value, null, indent)}\n`;
        const { pieces, stumble } = pieced(text, size);
        expect(stumble).toBeUndefined();
        expect(pieces).toEqual([...leaves(JSON.parse(text)), { path: [], value: undefined }]);
      }),
      { numRuns: 100 },
    );
  });

  it("refuses what parsing the whole refuses", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom(...'[]{}",:\\x1 '), (value, place, sign) => {
        const text = JSON.stringify(value);
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + sign + text.slice(at);
        // Several documents may follow each other, so only what one document cannot be is compared.
        if (isJson(changed)) expect(pieced(changed, 5).stumble).toBeUndefined();
        else if (pieced(changed, 5).documents < 2) expect(pieced(changed, 5).stumble).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });

  it("says on which line it stumbled", () => {
    expect(pieced('{\n  "a": 1,\n  "b": "x\\ny"\n  "c": 2\n}', 4).stumble).toEqual({ problem: "syntax", line: 4 });
  });

  it("does not keep what is not wanted", () => {
    const reader = new PieceReader((path, isContainer) => (path.length === 0 && isContainer ? "enter" : "pass"));
    const bytes = new TextEncoder().encode(`{"a": [${"[1, 2], ".repeat(1000)}3], "b": "x"}`);
    expect([...reader.push(bytes), ...reader.end()]).toEqual([{ path: [], value: undefined }]);
    expect(reader.stumbled()).toBeUndefined();
  });
});

function pieced(text: string, size: number) {
  const reader = new PieceReader(wish);
  const bytes = new TextEncoder().encode(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(...reader.push(bytes.subarray(at, at + size)));
  pieces.push(...reader.end());
  return { pieces, stumble: reader.stumbled(), documents: pieces.filter(isEnd).length };
}

function isEnd({ path, value }: Piece): boolean {
  return path.length === 0 && value === undefined;
}

/** The same by brute force. */
function leaves(value: unknown, path: Path = []): Piece[] {
  if (typeof value !== "object" || value === null || path.length >= 2) return [{ path, value }];
  const entries = Array.isArray(value) ? value.map((each, place) => [place, each] as const) : Object.entries(value);
  return entries.flatMap(([key, inside]) => leaves(inside, [...path, key]));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
