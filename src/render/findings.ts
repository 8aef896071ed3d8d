/** Findings as compilers say them: place, severity, message, code; then the hint. */
import { type Finding, formatPlace } from "../errors.ts";

export function renderFindings(findings: readonly Finding[]): string {
  return findings.map((found) => `${line(found)}\n`).join("");
}

function line({ at, severity, message, code, hint }: Finding): string {
  const place = at === undefined ? "" : `${formatPlace(at)}: `;
  return `${place}${severity}: ${message} (${code})${hint === undefined ? "" : `\n  ${hint}`}`;
}
