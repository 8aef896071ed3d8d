/** Where a finding stands: a file with line and column, or the path of a value that came without text. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export type Severity = "error" | "warning" | "note";

/** Something wrong or worth knowing in a table, a spec or a command line. `code` is stable. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at?: Place;
  readonly hint?: string;
}

/** A value, or the findings that explain why there is none. Findings may accompany a value as warnings. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** What the user typed or handed in cannot be used. Everything else that throws is a bug. */
export class UserError extends Error {
  readonly findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    super(findings.map((finding) => finding.message).join("\n"));
    this.name = "UserError";
    this.findings = findings;
  }
}

/** `rules/limits.yaml:12:5`, the form editors and terminals can jump to. */
export function formatPlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
}

/** Reads what {@link formatPlace} wrote. */
export function parsePlace(text: string): Place {
  const match = /^(.*?):(\d+)(?::(\d+))?$/.exec(text);
  if (match === null) return { file: text };
  const [, file = "", line, column] = match;
  return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

/** The value of a result, or a {@link UserError} with its findings. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new UserError(result.findings);
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === "error");
}
