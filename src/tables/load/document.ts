/** A YAML or JSON text, or a ready-made object, as a value in which every part can be pointed at. */
import type { Pair, YAMLMap } from "yaml";
import type { Place } from "../../errors.ts";
import { keyText, opening, problems, type SyntaxProblem, startOf } from "./yaml-problems.ts";

export type Path = readonly (string | number)[];

export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands; `offset` counts characters inside a one-line text. */
  place(path: Path, offset?: number): Place;
  /** Where the key at a path stands. */
  keyPlace(path: Path): Place;
}

/** No table, spec or case needs more nesting; deeper ones would exhaust the parser's stack. */
const DEEPEST = 100;
const MOST_ALIASES = 100;

/** Parses one document. The YAML parser is loaded on first use: precompiled tables never need it. */
export async function parseText(file: string, text: string): Promise<SourceDocument | readonly SyntaxProblem[]> {
  const yaml = await import("yaml");
  const { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } = yaml;
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
      // Not what `%YAML 1.1` or a tag may ask for: dates, sets and bytes are no values of ours.
      schema: "core",
      resolveKnownTags: false,
      logLevel: "error",
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
  /** The entries of a map by their keys: ten thousand rules are asked for their places one by one. */
  const entriesOf = new Map<YAMLMap, Map<string, Pair>>();
  const entry = (map: YAMLMap, key: string): Pair | undefined => {
    let entries = entriesOf.get(map);
    if (entries === undefined) {
      entries = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[keyText(pair.key.value), pair]] : [])));
      entriesOf.set(map, entries);
    }
    return entries.get(key);
  };
  /** The key and the value at a path, as far as the path leads. */
  const find = (path: Path): { key: unknown; node: unknown } => {
    let found: { key: unknown; node: unknown } = { key: undefined, node: parsed.contents };
    for (const step of path) {
      const inside = isAlias(found.node) ? found.node.resolve(parsed) : found.node;
      if (!isCollection(inside)) break;
      const item: unknown = isMap(inside) ? entry(inside, String(step)) : inside.items[Number(step)];
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
