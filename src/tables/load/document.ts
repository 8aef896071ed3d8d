/** A YAML or JSON text, or a ready-made object, as a value in which every part can be pointed at. */
import type { Place } from "../../errors.ts";

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
  readonly duplicateKey: boolean;
  readonly at: Place;
}

/** No table, spec or case needs more nesting; deeper ones would exhaust the parser's stack. */
const DEEPEST = 100;

/** Parses one document. The YAML parser is loaded on first use: precompiled tables never need it. */
export async function parseText(file: string, text: string): Promise<SourceDocument | readonly SyntaxProblem[]> {
  const { isAlias, isCollection, isPair, isScalar, LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const position = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const problem = (message: string, offset: number, duplicateKey = false): SyntaxProblem => ({
    message,
    duplicateKey,
    at: position(offset),
  });

  if (nestsTooDeep(text)) return [{ message: `more than ${DEEPEST} levels deep`, duplicateKey: false, at: { file } }];
  const parsed = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
    strict: true,
    keepSourceTokens: false,
  });
  if (parsed.errors.length > 0) {
    return parsed.errors.map((error) =>
      error.code === "MULTIPLE_DOCS"
        ? problem("a second document begins here; give one", error.pos[0])
        : problem(firstLine(error.message), error.pos[0], error.code === "DUPLICATE_KEY"),
    );
  }
  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // The only things `toJS` throws about: aliases without an anchor, and aliases that multiply without end.
    return [problem(firstLine(error instanceof Error ? error.message : String(error)), 0)];
  }
  /** The key and the value at a path, as far as the path leads. */
  const find = (path: Path): { key: unknown; node: unknown } => {
    let found: { key: unknown; node: unknown } = { key: undefined, node: parsed.contents };
    for (const step of path) {
      const inside = isAlias(found.node) ? found.node.resolve(parsed) : found.node;
      if (!isCollection(inside)) break;
      const item: unknown = inside.items.find((entry, index) =>
        isPair(entry) ? isScalar(entry.key) && String(entry.key.value) === String(step) : index === step,
      );
      if (item === undefined) break;
      found = isPair(item) ? { key: item.key, node: item.value ?? item.key } : { key: item, node: item };
    }
    return found;
  };
  const place = (path: Path, offset = 0): Place => {
    const { node } = find(path);
    const quoted = isScalar(node) && (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE");
    return position((startOf(node) ?? 0) + (quoted && offset > 0 ? offset + 1 : offset));
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

function firstLine(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/:$/, "");
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
