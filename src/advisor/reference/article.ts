/** An article of the reference: data with the texts of the tables, in the order in which it is read. */
import type { Source } from "../../tables/model.ts";

export type ArticleKind = "decision" | "option" | "rule" | "limit" | "input" | "source" | "finding" | "topic";

/** What a section of an article lists. */
export type SectionName =
  | "options"
  | "values"
  | "facts"
  | "assumed"
  | "conditions"
  | "effect"
  | "order"
  | "chosen"
  | "added"
  | "ruled-out"
  | "limits"
  | "companions"
  | "settings"
  | "rules"
  | "reads"
  | "read-by"
  | "used-by"
  | "cites"
  | "neighbours";

export interface Section {
  readonly name: SectionName;
  /** A name or condition, and what is to say about it. */
  readonly rows: readonly (readonly [lead: string, text: string])[];
}

export interface Article {
  readonly kind: ArticleKind;
  /** The id under which it is found without doubt: `endpoint/async`. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly sources: readonly Pick<Source, "id" | "title" | "url" | "checked">[];
}

/** A section, unless there is nothing in it. */
export function section(name: SectionName, rows: Section["rows"]): Section[] {
  return rows.length === 0 ? [] : [{ name, rows }];
}
