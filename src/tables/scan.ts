/** The tokens of a condition line, each with its column, so that a message can point at the word that is wrong. */

export type TokenKind = "word" | "number" | "text" | "limit" | "comparator" | "bar" | "dots";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** 0-based position in the line. */
  readonly offset: number;
}

const PATTERNS: readonly (readonly [TokenKind | "space", RegExp])[] = [
  ["space", /\s+/y],
  ["bar", /\|/y],
  ["dots", /\.\./y],
  ["comparator", /<=|>=|<|>|=/y],
  ["limit", /@[A-Za-z][\w-]*(?:\.[\w-]+)*/y],
  ["text", /"(?:[^"\\]|\\.)*"/y],
  ["number", /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?/iy],
  ["word", /(?:(?!\.\.)[^\s|<>=@"])+/y],
];

/** Splits a line; `bad` is the offset of a character that begins no token. */
export function scan(line: string): { tokens: Token[]; bad?: number } {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < line.length) {
    const found = PATTERNS.map(([kind, pattern]) => {
      pattern.lastIndex = offset;
      return [kind, pattern.exec(line)?.[0]] as const;
    }).find(([, text]) => text !== undefined);
    if (found?.[1] === undefined) return { tokens, bad: offset };
    const [kind, text] = found;
    if (kind !== "space") tokens.push({ kind, text, offset });
    offset += text.length;
  }
  return { tokens };
}
