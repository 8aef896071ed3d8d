/**
 * Tables as lines of JSON (a rule, a limit, a source each), of which only those are parsed that somebody asks for, and a
 * head that says what stands where.
 */
import { type Ahead, type ListName, lookAhead } from "./ahead.ts";
import { compile } from "./compile.ts";
import type { Decision, Model, Node, PlainTable } from "./model.ts";
import { learn, type Rows } from "./prepare.ts";

/** Where a list begins, and how many lines it has. */
type Lines = readonly [first: number, count: number];
/** Where a record begins, and its keys in the order of their lines. */
type Entries = readonly [first: number, keys: readonly string[]];

interface PackedNode {
  /** A node without its lists of rules. */
  readonly bare: Omit<Decision, ListName> | Omit<PlainTable, ListName>;
  readonly lists: readonly (readonly [ListName, Lines])[];
}

interface Head {
  readonly bare: Omit<Model, "limits" | "sources" | "constraints" | "nodes">;
  readonly limits: Entries;
  readonly sources: Entries;
  readonly constraints: Lines;
  readonly nodes: readonly PackedNode[];
  readonly ahead: Ahead;
}

const LISTS = ["applies", "eliminate", "prefer", "collect", "impossible", "companions", "settings", "rules"] as const;

export interface Packed {
  readonly head: string;
  readonly lines: readonly string[];
  /** What the indexes of the rules are made of. */
  readonly numbers: readonly number[];
}

export function pack(model: Model): Packed {
  const numbers: number[] = [];
  const lines: string[] = [];
  const put = (values: readonly unknown[]): Lines => {
    const first = lines.length;
    lines.push(...values.map(asLine));
    return [first, values.length];
  };
  const entries = (record: Readonly<Record<string, unknown>>): Entries => [
    put(Object.values(record))[0],
    Object.keys(record),
  ];
  const { limits, sources, constraints, nodes, ...bare } = model;
  const head: Head = {
    bare,
    limits: entries(limits),
    sources: entries(sources),
    constraints: put(constraints),
    nodes: nodes.map((node) => packNode(node, put)),
    ahead: lookAhead(compile(model), numbers),
  };
  return { head: asLine(head), lines, numbers };
}

function packNode(node: Node, put: (values: readonly unknown[]) => Lines): PackedNode {
  if (node.kind === "table") {
    const { rules, ...bare } = node;
    return { bare, lists: [["rules", put(rules)]] };
  }
  const { applies, eliminate, prefer, collect, impossible, companions, settings, ...bare } = node;
  const lists = { applies, eliminate, prefer, collect, impossible, companions, settings };
  return { bare, lists: LISTS.flatMap((name) => (name === "rules" ? [] : [[name, put(lists[name])] as const])) };
}

/** One of the packed lines. */
type LineAt = (number: number) => string;

/** The model that was packed, with what is known of it ahead. */
export function unpack(packed: string, lines: LineAt, numbers: Int32Array): Model {
  const { bare, limits, sources, constraints, nodes, ahead }: Head = JSON.parse(packed);
  const rows = nodes.map(({ lists }) => new Map(lists.map(([name, at]) => [name, rowsAt(lines, at)])));
  const model: object = { ...bare, limits: recordAt(lines, limits), sources: recordAt(lines, sources) };
  defineLate(model, "constraints", rowsAt(lines, constraints).rules);
  const whole = Object.assign(model, { nodes: nodes.map((packed, number) => unpackNode(packed, rows[number])) });
  // Nothing but a model is ever packed.
  const unpacked = whole as unknown as Model;
  learn(unpacked, { ahead, numbers, rows: (node, list) => rows[node]?.get(list) ?? NO_ROWS });
  return unpacked;
}

function unpackNode({ bare }: PackedNode, lists: ReadonlyMap<ListName, AnyRows> | undefined): object {
  const node = { ...bare };
  for (const [name, { rules }] of lists ?? []) defineLate(node, name, rules);
  return node;
}

/** Rules of whatever list they stand in: the one that asks knows which. */
// biome-ignore lint/suspicious/noExplicitAny: what JSON holds has the type of the list that was packed
type AnyRows = Rows<any>;

const NO_ROWS: AnyRows = { size: 0, rule: () => undefined, rules: () => [] };

function rowsAt(lines: LineAt, [first, size]: Lines): AnyRows {
  const parsed: unknown[] = new Array(size);
  const rule = (number: number): unknown => {
    if (number >= 0 && number < size) parsed[number] ??= JSON.parse(lines(first + number));
    return parsed[number];
  };
  const rules = (): readonly unknown[] => {
    for (let number = 0; number < size; number++) rule(number);
    return parsed;
  };
  return { size, rule, rules };
}

/** Some hundred properties of which a few are read: to define each would take longer than to look it up. */
function recordAt(lines: LineAt, [first, keys]: Entries): object {
  const places = new Map(keys.map((key, place) => [key, place]));
  const values: unknown[] = new Array(keys.length);
  const get = (key: string | symbol): unknown => {
    const place = typeof key === "string" ? places.get(key) : undefined;
    if (place === undefined) return undefined;
    values[place] ??= JSON.parse(lines(first + place));
    return values[place];
  };
  return new Proxy(
    {},
    {
      get: (_, key) => get(key),
      has: (_, key) => get(key) !== undefined,
      ownKeys: () => [...keys],
      getOwnPropertyDescriptor: (_, key) => {
        const value = get(key);
        return value === undefined ? undefined : { value, enumerable: true, configurable: true };
      },
    },
  );
}

/** A property whose value is made when it is first read. */
function defineLate(target: object, key: string, make: () => unknown): void {
  let made: unknown;
  const get = (): unknown => {
    made ??= make();
    return made;
  };
  Object.defineProperty(target, key, { enumerable: true, get });
}

/** In ASCII, so that a file of it can be read without decoding. */
function asLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\0-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
