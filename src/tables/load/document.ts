/** A YAML or JSON text, or a ready-made object, as a value in which every part can be pointed at. */
import type { Document, YAMLMap, YAMLParseError } from "yaml";
import type { Place } from "../../errors.ts";

type Yaml = typeof import("yaml");

export type Path = readonly (string | number)[];

export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands; `offset` counts characters inside a one-line text. */
  place(path: Path, offset?: number): Place;
  /** Where the key at a path stands. */
  keyPlace(path: Path): Place;
}

export interface SyntaxProblem {
  readonly message: string;
  /** The key that stands twice. */
  readonly duplicateKey?: string;
  readonly at: Place;
}

/** No table, spec or case needs more nesting; deeper ones would exhaust the parser's stack. */
const DEEPEST = 100;
const MOST_ALIASES = 100;
const MOST_PROBLEMS = 100;

/** Parses one document. The YAML parser is loaded on first use: precompiled tables never need it. */
export async function parseText(file: string, text: string): Promise<SourceDocument | readonly SyntaxProblem[]> {
  const yaml = await import("yaml");
  const { isAlias, isCollection, isPair, isScalar, LineCounter, parseDocument } = yaml;
  const lines = new LineCounter();
  const position = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const tooMuch = (message: string): SyntaxProblem[] => [{ message, at: { file } }];

  if (nestsTooDeep(text)) return tooMuch(`more than ${DEEPEST} levels deep`);
  const parsed = orTooMuch(() =>
    parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      merge: false,
      strict: true,
      // The parser compares each key with every other one, which takes minutes in a hostile text; `problems` does not.
      uniqueKeys: false,
      keepSourceTokens: false,
    }),
  );
  if (parsed === undefined) return tooMuch("more than the YAML parser can take");
  // One slip makes the parser stumble again and again; its first words are the ones that help.
  const [wrong] = parsed.errors;
  if (wrong?.code === "RESOURCE_EXHAUSTION") return tooMuch(`more than ${DEEPEST} levels deep`);
  if (wrong !== undefined) {
    const message = wrong.code === "MULTIPLE_DOCS" ? "a second document begins here; give one" : shown(wrong.message);
    return [{ message, at: position(opening(yaml, parsed, wrong) ?? wrong.pos[0]) }];
  }
  const found = problems(yaml, parsed, position);
  if (found.length > 0) return found;
  const made = orTooMuch(() => ({ value: parsed.toJS({ maxAliasCount: MOST_ALIASES }) as unknown }));
  if (made === undefined) return tooMuch(`aliases stand for more than ${MOST_ALIASES} copies`);
  const { value } = made;
  /** The key and the value at a path, as far as the path leads. */
  const find = (path: Path): { key: unknown; node: unknown } => {
    let found: { key: unknown; node: unknown } = { key: undefined, node: parsed.contents };
    for (const step of path) {
      const inside = isAlias(found.node) ? found.node.resolve(parsed) : found.node;
      if (!isCollection(inside)) break;
      const item: unknown = inside.items.find((entry, index) =>
        isPair(entry) ? isScalar(entry.key) && keyText(entry.key.value) === String(step) : index === step,
      );
      if (item === undefined) break;
      found = isPair(item) ? { key: item.key, node: item.value ?? item.key } : { key: item, node: item };
    }
    return found;
  };
  const place = (path: Path, offset = 0): Place => {
    const start = startOf(find(path).node) ?? 0;
    return position(offset === 0 ? start : start + writtenLength(text.slice(start), offset));
  };
  const keyPlace = (path: Path): Place => position(startOf(find(path).key) ?? 0);
  return { file, value, place, keyPlace };
}

/** A document that came as an object: its parts are named by their path. */
export function fromObject(file: string, value: unknown): SourceDocument {
  const place = (path: Path): Place => ({ file: [file, ...path].join("/") });
  return { file, value, place, keyPlace: place };
}

function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}

/** Keys that stand twice, keys that are no words, and aliases of nothing. */
function problems(yaml: Yaml, parsed: Document, position: (offset: number) => Place): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const anchors = new Set<string>();
  const report = (message: string, node: unknown, more: Partial<SyntaxProblem> = {}): void => {
    found.push({ message, at: position(startOf(node) ?? 0), ...more });
  };
  const checkKeys = ({ items }: YAMLMap): void => {
    const seen = new Set<string>();
    for (const { key } of items) {
      if (yaml.isCollection(key)) report("a key is a word, not a list or a map", key);
      if (!yaml.isScalar(key)) continue;
      const name = keyText(key.value);
      // Harmless here, but not where a validator copies the map.
      if (name === "__proto__") report('"__proto__" cannot be a key', key);
      if (seen.has(name)) report("Map keys must be unique", key, { duplicateKey: name });
      seen.add(name);
    }
  };
  yaml.visit(parsed, (_, node) => {
    if (yaml.isAlias(node) && !anchors.has(node.source)) {
      report(`*${node.source} stands for nothing above it`, node);
    } else if (yaml.isScalar(node) || yaml.isCollection(node)) {
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (yaml.isMap(node)) checkKeys(node);
    }
  });
  return found.slice(0, MOST_PROBLEMS);
}

/** Where the quote or bracket opens that is never closed: the parser notices it at the end of the text only. */
function opening(yaml: Yaml, parsed: Document, { message, pos }: YAMLParseError): number | undefined {
  if (!/closing .quote|end with a/.test(message)) return undefined;
  let open: number | undefined;
  yaml.visit(parsed, (_, node) => {
    if (!yaml.isScalar(node) && !yaml.isCollection(node)) return;
    const opens = yaml.isScalar(node) ? node.type !== "PLAIN" : node.flow === true;
    if (!opens || !node.range) return;
    const [from, to] = node.range;
    if (from < pos[0] && to >= pos[0]) open = from;
  });
  return open;
}

/** The room that the first `count` characters of a text take where it is written, with quotes, escapes and breaks. */
function writtenLength(written: string, count: number): number {
  let length = /^(?:["']|[|>][^\n]*\n *)?/.exec(written)?.[0].length ?? 0;
  const step = STEPS[written[0] ?? ""] ?? STEP;
  for (let character = 0; character < count; character++) {
    step.lastIndex = length;
    length += step.exec(written)?.[0].length ?? 0;
  }
  return length;
}

/** One character of a text as it is written; a line break goes with the indentation around it. */
const STEP = /[ \t]*\r?\n\s*|./y;
const STEPS: Readonly<Record<string, RegExp>> = {
  "'": /''|[ \t]*\r?\n\s*|./y,
  '"': /\\(?:x..|u.{4}|U.{8}|.)|[ \t]*\r?\n\s*|./y,
};

/** How a key is named in the value. */
function keyText(key: unknown): string {
  return key === null ? "" : String(key);
}

/** Hostile texts exhaust the parser's stack, or multiply their aliases without end. */
function orTooMuch<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** The parser may quote what it stumbled over, however long. */
function shown(message: string): string {
  const line = (message.split("\n")[0] ?? message).replace(/:$/, "");
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/**
 * Nesting is judged before parsing: thousands of levels exhaust the parser's stack, and twenty thousand dashes in
 * a row make it compile a regular expression that kills the process.
 */
function nestsTooDeep(text: string): boolean {
  if (new RegExp(`^[\\s?:-]{${4 * DEEPEST},}`, "m").test(text.replace(/\n\s*(?=\n)/g, "\n"))) return true;
  let brackets = 0;
  for (const character of text) {
    if (character === "[" || character === "{") {
      if (++brackets > DEEPEST) return true;
    } else if ((character === "]" || character === "}") && brackets > 0) brackets--;
  }
  return false;
}
