/** What the loaders of one rule set share: the findings so far and the names known so far. */
import { type Finding, formatPlace, type Place } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Units } from "../../units.ts";
import { parseCondition, type Vocabulary } from "../condition.ts";
import type { Condition, Disabled, Input, Limit, Rule, Source } from "../model.ts";
import type { Path, SourceDocument } from "./document.ts";
import { NAME } from "./schema-words.ts";
import { readShape } from "./shape.ts";

/** What can be referred to; a decision is an input of other decisions. */
type Kind = "input" | "limit" | "source";

export class LoadContext implements Vocabulary {
  /** Limits that some reason names. */
  readonly mentioned = new Set<string>();
  readonly findings: Finding[] = [];
  units: Units = { dimensions: {}, spellings: {} };
  groups: Readonly<Record<string, string>> = {};
  /** Inputs, and decisions under their own names: a condition reads both alike. */
  readonly inputs = new Map<string, Input>();
  readonly limits = new Map<string, Limit>();
  readonly sources = new Map<string, Source>();
  /** The files of overlays, as findings name them. */
  readonly overlayFiles = new Set<string>();
  readonly disabled: Disabled[] = [];
  /** Names that are declared, but so that they cannot be read: what refers to them is no second mistake. */
  private readonly broken = new Set<string>();
  /** Kinds of which some names are unknown, because a file of them cannot be read. */
  private readonly lost = new Set<Kind>();
  /** Where each name was declared first. */
  private readonly declared = new Map<string, string>();

  /** Something is there that cannot be read: this name, or without a name any of its kind. */
  lose(kind: Kind, name?: string): void {
    if (name === undefined) this.lost.add(kind);
    else this.broken.add(`${kind} ${name}`);
  }

  /** Is the name unknown only because of a mistake that was reported where it is declared? */
  isLost(kind: Kind, name: string): boolean {
    return this.lost.has(kind) || this.broken.has(`${kind} ${name}`);
  }

  report(found: Finding | undefined): void {
    if (found !== undefined) this.findings.push(found);
  }

  /** Notes that `name` exists; a second declaration of the same kind is an error. True where it is new. */
  declare(what: string, name: string, at: Place): boolean {
    const key = `${what} ${name}`;
    const first = this.declared.get(key);
    if (first === undefined) this.declared.set(key, formatPlace(at));
    else this.report(finding("table/duplicate", at, what, name, first));
    return first === undefined;
  }

  /** A decision or table is read by its name in conditions, as an input is: the names must differ. */
  declareNode(name: string, at: Place): void {
    this.checkName(name, at);
    const isNew = this.declare("decision", name, at);
    if (isNew && this.inputs.has(name)) this.report(finding("table/name", at, name, "an input has this name already"));
  }

  /** Names become flags, YAML keys and words in conditions, so they are kebab-case everywhere. */
  checkName(name: string, at: Place): void {
    if (name in Object.prototype) {
      this.report(finding("table/name", at, name, "every map has something of this name already; choose another"));
      return;
    }
    if (!NAME.test(name)) {
      this.report(finding("table/name", at, name, "names are kebab-case: lower-case words joined by hyphens"));
    }
  }

  /** The conditions of a `when`: one line or a list of lines. */
  conditions(document: SourceDocument, when: string | readonly string[] | undefined, path: Path): Condition[] {
    const lines = when === undefined ? [] : typeof when === "string" ? [when] : when;
    return lines.flatMap((line, index) => {
      if (this.readsLost(line)) return [];
      const linePath = typeof when === "string" ? path : [...path, index];
      const { condition, findings } = parseCondition(line, this, (offset) => document.place(linePath, offset));
      this.findings.push(...findings);
      return condition === undefined ? [] : [condition];
    });
  }

  private readsLost(line: string): boolean {
    const [input = ""] = line.trimStart().split(/\s/, 1);
    if (!this.inputs.has(input) && this.isLost("input", input)) return true;
    const limits = line.match(/@[\w.-]+/g) ?? [];
    return limits.some((limit) => !this.limits.has(limit.slice(1)) && this.isLost("limit", limit.slice(1)));
  }

  /** The part that every rule has. `needsSource` is false for tables that stand alone. */
  rule(document: SourceDocument, raw: RawRule, path: Path, needsSource: boolean): Rule {
    const at = document.place(path);
    const sources = list(raw.source);
    sources.forEach((source, place) => {
      if (this.sources.has(source) || this.isLost("source", source)) return;
      const found = document.place(memberPath([...path, "source"], raw.source, place));
      this.report(finding("table/unknown-source", found, source, [...this.sources.keys()]));
    });
    if (needsSource && sources.length === 0 && raw.judgement !== true) {
      this.report(finding("table/missing-source", at, raw.id));
    }
    return {
      id: raw.id,
      when: this.conditions(document, raw.when, [...path, "when"]),
      because: this.fillLimits(raw.because, (offset) => document.place([...path, "because"], offset)),
      sources,
      judgement: sources.length === 0,
      at: formatPlace(at),
      ...this.originOf(at),
    };
  }

  /** Where a part of an overlay stands, to the line; nothing for the rules below it. */
  originOf({ file, line }: Place): { origin?: string } {
    if (!this.overlayFiles.has(file)) return {};
    return { origin: line === undefined ? file : `${file}:${line}` };
  }

  /** The document in its shape; undefined where it has another, which is reported. */
  shaped<S extends Parameters<typeof readShape>[1]>(document: SourceDocument, shape: S) {
    const read = readShape(document, shape);
    if (read.ok) return read.value;
    for (const { at, message, hint } of read.problems) this.report(finding("table/shape", at, message, hint));
    return undefined;
  }

  /** A reason says `@serverless.payload`; people read `4 MB`. So a number stands in one place only. */
  fillLimits(because: string, place: (offset: number) => Place): string {
    return because.replace(/@([a-z][\w-]*(?:\.[\w-]+)*)/g, (whole, id: string, offset: number) => {
      const limit = this.limits.get(id);
      // A word behind "@" without a dot may be anything, a decorator for example.
      if (limit === undefined && id.includes(".") && !this.isLost("limit", id))
        this.report(finding("table/unknown-limit", place(offset), id, [...this.limits.keys()]));
      if (limit !== undefined) this.mentioned.add(id);
      return limit?.text ?? whole;
    });
  }
}

export interface RawRule {
  readonly id: string;
  readonly when?: string | string[] | undefined;
  readonly because: string;
  readonly source?: string | string[] | undefined;
  readonly judgement?: boolean | undefined;
}

/** Where a member of "one or a list of them" stands. */
export function memberPath(path: Path, value: string | readonly string[] | undefined, place: number): Path {
  return typeof value === "string" ? path : [...path, place];
}

export function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
