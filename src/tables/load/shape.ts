/** Checks a document against a shape and says what is wrong at the place where it is wrong. */
import type { z } from "zod";
import type { Place } from "../../errors.ts";
import { shorten } from "../../findings/kind.ts";
import { closest } from "../../suggest.ts";
import type { SourceDocument } from "./document.ts";

export interface ShapeProblem {
  readonly at: Place;
  readonly message: string;
  readonly hint: string;
}

export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ShapeProblem[] };

export function readShape<S extends z.ZodType>(document: SourceDocument, shape: S): Shaped<z.infer<S>> {
  // A file is read once, which no generated parser pays for; and a strict content security policy forbids one.
  const parsed = shape.safeParse(document.value, { error: words, jitless: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const expected = shape.type === "array" ? "a list" : "a map";
  const wrongWhole = parsed.error.issues.some(({ path, code }) => path.length === 0 && code === "invalid_type");
  if (wrongWhole) return { ok: false, problems: [describeWhole(document, expected)] };
  const issues = parsed.error.issues.slice(0, MOST_ISSUES);
  return { ok: false, problems: issues.flatMap((issue) => describe(document, issue)).slice(0, MOST_ISSUES) };
}

/** The file is something else as a whole. */
function describeWhole(document: SourceDocument, expected: string): ShapeProblem {
  const empty = document.value === null || document.value === undefined;
  const hint = expected === "a list" ? "begin each entry with `- `" : "write one `name: value` a line";
  const message = empty ? `the file is empty, but must be ${expected}` : `the file: must be ${expected}`;
  return { at: document.place([]), message, hint };
}

/** Whoever has mended a hundred runs it again. */
const MOST_ISSUES = 100;

type Issue = z.core.$ZodIssue;

function describe(document: SourceDocument, issue: Issue): ShapeProblem[] {
  const path = issue.path.filter((step) => typeof step !== "symbol");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, MOST_ISSUES).map((key) => ({
      at: document.keyPlace([...path, key]),
      message: `"${shorten(key)}" is no key ${path.length === 0 ? "of this file" : `of ${name(path)}`}`,
      hint: nearKey(key),
    }));
  }
  // A union fails in every branch; the branch that got furthest is the one that was meant.
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    if (depth(deepest) > 0)
      return deepest.flatMap((inner) => describe(document, { ...inner, path: [...issue.path, ...inner.path] }));
  }
  return [{ at: document.place(path), message: `${name(path)}: ${issue.message}`, hint: "" }];
}

/** Keys of the file formats, for "did you mean". */
const KEYS = [
  "decision title options applies eliminate prefer collect impossible with settings refines quiet order default table hit inputs outputs",
  "rules id when because source judgement out rank add set then type values range ask help usual group cost assume product optional",
  "is what checked seeds note confidence url units spellings groups workload expect origin about decide",
  "disable replace before after region format defaults prices component usd date schemaVersion document regions types",
]
  .join(" ")
  .split(" ");

function nearKey(key: string): string {
  // A key that stands right elsewhere is no slip of the pen.
  const near = KEYS.includes(key) ? undefined : closest(key, KEYS);
  return near === undefined ? "" : `did you mean "${near}"?`;
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function name(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "number" ? `${path.at(-2) ?? "entry"} ${last + 1}` : last;
}

function words(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "invalid_type")
    return issue.input === undefined ? "is missing" : `must be ${article(String(issue.expected))}`;
  if (issue.code === "invalid_value") return `must be ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_union") return "has the wrong type";
  if (issue.code === "too_small" && issue.origin === "number") {
    return `must be ${issue.inclusive === true ? "at least" : "above"} ${issue.minimum}`;
  }
  if (issue.code === "too_small") return "is empty";
  if (issue.code === "invalid_format") return "is not a URL";
  return issue.message ?? "is not valid";
}

function article(expected: string): string {
  if (expected === "array") return "a list";
  return expected === "record" || expected === "object" ? "a map" : `a ${expected}`;
}
