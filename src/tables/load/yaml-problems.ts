/** What is wrong with a YAML text although its parser can read it, and where the mistake of a broken one began. */
import type { Document, YAMLMap, YAMLParseError } from "yaml";
import type { Place } from "../../errors.ts";
import { shorten } from "../../findings/kind.ts";

type Yaml = typeof import("yaml");

export interface SyntaxProblem {
  readonly message: string;
  /** What usually mends it, where that can be told. */
  readonly hint?: string;
  /** The key that stands twice. */
  readonly duplicateKey?: string;
  readonly at: Place;
}

const MOST_PROBLEMS = 100;

/** Tags that say what a value is anyway. */
const CORE_TAGS = /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;

export function startOf(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === "number" ? range[0] : undefined;
}

/** Keys that stand twice, keys that are no words, and aliases of nothing. */
export function problems(yaml: Yaml, parsed: Document, position: (offset: number) => Place): SyntaxProblem[] {
  const found: SyntaxProblem[] = [];
  const anchors = new Set<string>();
  const report = (message: string, node: unknown, more: Partial<SyntaxProblem> = {}): void => {
    if (found.length < MOST_PROBLEMS) found.push({ message, at: position(startOf(node) ?? 0), ...more });
  };
  const checkKeys = ({ items }: YAMLMap): void => {
    const seen = new Map<string, number>();
    for (const { key } of items) {
      if (yaml.isCollection(key)) report("a key is a word, not a list or a map", key);
      if (!yaml.isScalar(key)) continue;
      const name = keyText(key.value);
      // Harmless here, but not where a validator copies the map.
      if (name === "__proto__") report('"__proto__" cannot be a key', key);
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      // A key that stands a thousand times is one mistake.
      if (times === 2)
        report(`"${shorten(name)}" stands twice`, key, { duplicateKey: name, hint: "keep one of the two" });
    }
  };
  yaml.visit(parsed, (_, node) => {
    if (yaml.isAlias(node) && !anchors.has(node.source)) {
      report(`*${node.source} stands for nothing above it`, node);
    } else if (yaml.isScalar(node) || yaml.isCollection(node)) {
      if (node.tag !== undefined && !CORE_TAGS.test(node.tag)) {
        const tag = `"${shorten(node.tag.replace(/^tag:yaml.org,2002:/, "!!"))}"`;
        report(`the tag ${tag} means nothing here`, node, { hint: "leave the tag out" });
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      if (yaml.isMap(node)) checkKeys(node);
    }
  });
  return found;
}

/** Where the quote or bracket opens that is never closed: the parser notices it at the end of the text only. */
export function opening(yaml: Yaml, parsed: Document, { message, pos }: YAMLParseError): number | undefined {
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

/** How a key is named in the value. */
export function keyText(key: unknown): string {
  return key === null ? "" : String(key);
}
