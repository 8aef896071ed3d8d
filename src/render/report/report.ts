/** What a check of the tables found, and how its sum is said. */
import type { Finding, Severity } from "../../errors.ts";

export interface Report {
  readonly findings: readonly Finding[];
  /** Boxes that the proof of each decision took; undefined where mistakes stopped the loading before any proof. */
  readonly boxes?: Readonly<Record<string, number>>;
  /** The version of the tables; undefined where they did not load. */
  readonly tables?: string;
  /** The mildest severity with which the check fails. */
  readonly failOn: "error" | "warning";
  /** The version of this program. */
  readonly version: string;
}

/** Does this finding make the check fail? */
export function fails({ failOn }: Pick<Report, "failOn">, { severity }: Finding): boolean {
  return severity === "error" || severity === failOn;
}

export function counts(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number => findings.filter((found) => found.severity === severity).length;
  return { error: of("error"), warning: of("warning"), note: of("note") };
}

/** The last lines of a report for people: what was proved, and how many findings there are. */
export function summary({ findings, boxes }: Report): string {
  const proved = Object.entries(boxes ?? {}).map(([name, count]) => `${name} ${count}`);
  const searched = boxes === undefined ? "" : `Boxes searched: ${proved.join(", ")}\n`;
  const counted = Object.entries(counts(findings)).map(
    ([severity, count]) => `${count} ${severity}${count === 1 ? "" : "s"}`,
  );
  return `${searched}${counted.join(", ")}\n`;
}
