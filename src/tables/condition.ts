/**
 * Condition lines: `payload > 4 MB`, `traffic is spiky | intermittent`, `needs lacks vpc`.
 *
 *     condition = INPUT test
 *     test      = comparison | ("is" | "is not") alternatives | ("has" | "has all" | "lacks") members
 *     alternatives = alternative { "|" alternative }
 *     alternative  = comparison | quantity | quantity ".." quantity | WORD | TEXT
 *     comparison   = comparator quantity { comparator quantity }        (all of them hold)
 *     quantity     = NUMBER [UNIT] | "@" LIMIT
 *
 * `is not` is everything else, `any` and `none` included; a comparison never admits those two.
 */
import type { Finding, Place } from "../errors.ts";
import { finding } from "../findings/index.ts";
import { dimensionOf, scaleQuantity, type Units, unitNames } from "../units.ts";
import { howMuch } from "./how-much.ts";
import type { Cell, Condition, Input, Limit } from "./model.ts";
import { type Comparator, compare, complement, domain, intersect, type Range, union } from "./ranges.ts";
import { scan, type Token } from "./scan.ts";
import { allowedWords, specialWords, valueKind } from "./value.ts";

export interface Vocabulary {
  readonly inputs: ReadonlyMap<string, Input>;
  readonly limits: ReadonlyMap<string, Limit>;
  readonly units: Units;
}

export interface Parsed {
  readonly condition?: Condition;
  readonly findings: readonly Finding[];
}

/** Reads one line. `place` turns a 0-based offset in the line into a place in its file. */
export function parseCondition(line: string, vocabulary: Vocabulary, place: (offset: number) => Place): Parsed {
  try {
    const reader = new Reader(line, vocabulary, place);
    const condition = reader.condition();
    return { condition, findings: reader.warnings };
  } catch (error) {
    if (error instanceof Unreadable) return { findings: [error.finding] };
    throw error;
  }
}

/** Leaves the descent at the first mistake of a line; the loader goes on with the next line. */
class Unreadable extends Error {
  readonly finding: Finding;
  constructor(found: Finding) {
    super(found.message);
    this.finding = found;
  }
}

class Reader {
  readonly warnings: Finding[] = [];
  private readonly tokens: readonly Token[];
  private next = 0;
  private readonly limits: string[] = [];
  private readonly line: string;
  private readonly vocabulary: Vocabulary;
  private readonly place: (offset: number) => Place;

  constructor(line: string, vocabulary: Vocabulary, place: (offset: number) => Place) {
    this.line = line;
    this.vocabulary = vocabulary;
    this.place = place;
    const { tokens, bad } = scan(line);
    this.tokens = tokens;
    if (bad !== undefined)
      this.fail(`"${line[bad]}" begins no word`, "see the condition lines of the other rules", bad);
  }

  condition(): Condition {
    const name = this.take();
    if (name === undefined) this.fail("a condition is empty", "write `input test`, such as `payload > 4 MB`", 0);
    const input = this.vocabulary.inputs.get(name.text);
    if (input === undefined) {
      throw new Unreadable(
        finding("table/unknown-input", this.place(name.offset), name.text, [...this.vocabulary.inputs.keys()]),
      );
    }
    const cell = this.test(input);
    const rest = this.peek();
    if (rest !== undefined)
      this.fail(`"${rest.text}" was not expected here`, 'alternatives are parted by "|"', rest.offset);
    this.judge(input, cell);
    const { file, line, column } = this.place(0);
    const at = line === undefined ? file : `${file}:${line}:${column ?? 1}`;
    return { input: input.name, text: this.line.trim(), cell, limits: this.limits, at };
  }

  private test(input: Input): Cell {
    const verb = this.peek();
    if (verb === undefined) this.fail(`${input.name} has no test`, this.verbs(input), this.line.length);
    const kind = valueKind(input);
    if (verb.kind === "comparator" && kind === "quantity")
      return { kind: "ranges", ranges: this.comparisons(input), words: [] };
    this.next++;
    if (kind === "set" && verb.text === "has") return this.members(input, this.skip("all") ? "all" : "some");
    if (kind === "set" && verb.text === "lacks") return this.members(input, "none");
    if (kind !== "set" && verb.text === "is") {
      const not = this.skip("not");
      return kind === "quantity" ? this.quantities(input, not) : this.words(input, not);
    }
    return this.fail(`"${verb.text}" is no test of ${input.name}`, this.verbs(input), verb.offset);
  }

  private members(input: Input, test: "some" | "all" | "none"): Cell {
    return { kind: "members", test, members: this.list(() => this.word(input, input.values)) };
  }

  private words(input: Input, not: boolean): Cell {
    const open = input.type === "text";
    const values = this.list(() => (open ? this.text() : this.word(input, allowedWords(input))));
    return { kind: "values", values, not };
  }

  private quantities(input: Input, not: boolean): Cell {
    const words: string[] = [];
    const ranges: Range[] = [];
    this.list(() => {
      const token = this.peek();
      if (token?.kind === "word") words.push(this.word(input, specialWords(input)));
      else if (token?.kind === "comparator") ranges.push(...this.comparisons(input));
      else ranges.push(...this.interval(input));
    });
    if (!not) return { kind: "ranges", ranges: union(ranges), words };
    const others = specialWords(input).filter((word) => !words.includes(word));
    return { kind: "ranges", ranges: complement(input, ranges), words: others };
  }

  private comparisons(input: Input): Range[] {
    let ranges: Range[] = [domain(input)];
    while (this.peek()?.kind === "comparator") {
      const comparator = this.take()?.text as Comparator; // the scanner knows no other comparators
      ranges = intersect(ranges, compare(input, comparator, this.quantity(input)));
    }
    return ranges;
  }

  private interval(input: Input): Range[] {
    const from = this.quantity(input);
    if (this.peek()?.kind !== "dots") return compare(input, "=", from);
    this.next++;
    return intersect(compare(input, ">=", from), compare(input, "<=", this.quantity(input)));
  }

  private quantity(input: Input): number {
    const token = this.take();
    if (token === undefined) this.fail("a value is missing", `write a ${input.type}`, this.line.length);
    if (token.kind === "limit") return this.limit(input, token);
    if (token.kind !== "number")
      this.fail(`"${token.text}" is not a number`, `${input.name} is a ${input.type}`, token.offset);
    const names = unitNames(input.type, this.vocabulary.units);
    const follows = this.peek();
    const unit = names.length > 0 && follows?.kind === "word" ? follows : undefined;
    if (unit !== undefined) this.next++;
    const read = scaleQuantity(Number(token.text), unit?.text ?? "", input.type, this.vocabulary.units);
    if (read.ok) return read.value;
    if (unit === undefined) {
      const written = names.slice(0, 3).map((name) => `${token.text} ${name}`);
      throw new Unreadable(
        finding("table/missing-unit", this.place(token.offset), input.name, token.text, written, names),
      );
    }
    const belongs = dimensionOf(unit.text, this.vocabulary.units) ?? "";
    throw new Unreadable(
      finding("table/unit", this.place(unit.offset), input.name, unit.text, belongs, input.type, names),
    );
  }

  private limit(input: Input, token: Token): number {
    const id = token.text.slice(1);
    const limit = this.vocabulary.limits.get(id);
    const at = this.place(token.offset);
    if (limit === undefined)
      throw new Unreadable(finding("table/unknown-limit", at, id, [...this.vocabulary.limits.keys()]));
    if (limit.value === undefined) throw new Unreadable(finding("table/limit-words", at, id));
    const bare = unitNames(input.type, this.vocabulary.units).length === 0;
    if (limit.dimension !== input.type && !(limit.dimension === "" && (bare || input.type === "number"))) {
      throw new Unreadable(finding("table/limit-unit", at, id, limit.text, input.name, input.type));
    }
    this.limits.push(id);
    return limit.value;
  }

  private word(input: Input, known: readonly string[]): string {
    const token = this.take();
    if (token === undefined) this.fail("a value is missing", `use one of ${known.join(", ")}`, this.line.length);
    if (known.includes(token.text)) return token.text;
    throw new Unreadable(finding("table/value", this.place(token.offset), input.name, token.text, known));
  }

  private text(): string {
    const token = this.take();
    if (token === undefined) this.fail("a text is missing", 'write it in double quotes: is "a text"', this.line.length);
    if (token.kind === "text") return this.unquote(token);
    if (token.kind === "word") return token.text;
    return this.fail(`"${token.text}" is no text`, "write it in double quotes", token.offset);
  }

  private unquote(token: Token): string {
    try {
      return String(JSON.parse(token.text));
    } catch {
      return this.fail(`${token.text} has an unknown escape`, 'only \\" and \\\\ need a backslash', token.offset);
    }
  }

  private list<T>(read: () => T): T[] {
    const items = [read()];
    while (this.peek()?.kind === "bar") {
      this.next++;
      items.push(read());
    }
    return items;
  }

  private judge(input: Input, cell: Cell): void {
    const text = this.line.trim();
    const admitted = howMuch(input, cell);
    if (admitted === "nothing") throw new Unreadable(finding("table/empty-condition", this.place(0), text));
    if (admitted === "everything") this.warnings.push(finding("table/idle-condition", this.place(0), text));
  }

  private verbs(input: Input): string {
    const kind = valueKind(input);
    if (kind === "set") return `write "${input.name} has …" or "${input.name} lacks …"`;
    return kind === "quantity" ? `write "${input.name} > …" or "${input.name} is …"` : `write "${input.name} is …"`;
  }

  private skip(word: string): boolean {
    if (this.peek()?.text !== word) return false;
    this.next++;
    return true;
  }

  private peek(): Token | undefined {
    return this.tokens[this.next];
  }

  private take(): Token | undefined {
    return this.tokens[this.next++];
  }

  private fail(message: string, hint: string, offset: number): never {
    throw new Unreadable(finding("table/condition", this.place(offset), message, hint));
  }
}
