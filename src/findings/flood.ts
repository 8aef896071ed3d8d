/** A slip that was repeated ten thousand times is shown a few times and counted. */
import type { Finding } from "../errors.ts";
import { finding } from "./index.ts";

/** Findings of one kind in one file. */
const MOST = 100;

export function withoutFlood(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, { found: Finding; count: number }>();
  const shown = findings.filter((found) => {
    const key = `${found.code} ${found.at?.file ?? ""}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { found, count });
    return count <= MOST;
  });
  for (const { found, count } of counts.values()) {
    if (count <= MOST) continue;
    const at = found.at === undefined ? undefined : { file: found.at.file };
    shown.push(finding("table/flood", at, count - MOST, found.code));
  }
  return shown;
}
