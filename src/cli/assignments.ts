/** Flags that say several things at once: `--set payload=3MB,needs=vpc,data-capture`. */
import type { Finding, Result } from "../errors.ts";
import { finding } from "../findings/index.ts";

export interface Assignment {
  readonly name: string;
  /** As it was typed; the members of a list with commas between them. */
  readonly value: string;
}

/** A piece without `=` goes on with the list of the piece before it. `example` is what a right one looks like. */
export function assignments(flag: string, texts: readonly string[], example: string): Result<Assignment[]> {
  const findings: Finding[] = [];
  const found: { name: string; value: string }[] = [];
  for (const text of texts) {
    let last: { name: string; value: string } | undefined;
    for (const piece of text.split(",").map((part) => part.trim())) {
      const at = piece.indexOf("=");
      if (at > 0) {
        last = { name: piece.slice(0, at).trim(), value: piece.slice(at + 1).trim() };
        found.push(last);
      } else if (last !== undefined && piece === "") continue;
      else if (last !== undefined && at < 0) last.value += `,${piece}`;
      else findings.push(finding("cli/assignment", { file: flag }, piece, flag, example));
    }
  }
  const names = found.map(({ name }) => name);
  const twice = new Set(names.filter((name, place) => names.indexOf(name) < place));
  findings.push(...[...twice].map((name) => finding("cli/twice", { file: flag }, name)));
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value: found, findings };
}
