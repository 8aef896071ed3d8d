/** Findings as compilers say them: place, severity, message, code; then the hint. */
import { type Finding, formatPlace } from "../errors.ts";

export function renderFindings(findings: readonly Finding[]): string {
  return findings.map((found) => `${line(found)}\n`).join("");
}

function line({ at, severity, message, code, hint }: Finding): string {
  const place = at === undefined ? "" : `${printable(formatPlace(at))}: `;
  return `${place}${severity}: ${printable(message)} (${code})${hint === undefined ? "" : `\n  ${printable(hint)}`}`;
}

/** What a stranger wrote may hold the codes that move a terminal's cursor or repaint it. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (code) => {
    return `\\u${code.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
