/** The decisions on which a size and a bill rest, whether somebody asked for them or not. */
import type { Sheet } from "./sheet-shape.ts";

/** Names of decisions, and of the inputs that conditions name beside them. */
export function namesRead(sheet: Sheet): ReadonlySet<string> {
  const { after, scaling, release, rivals, memory } = sheet;
  const conditions = [memory.shared, sheet.classes, sheet.alternatives, sheet.fleets, sheet.billing, sheet.remarks];
  return new Set([
    after,
    scaling.minimum.decision,
    scaling.metric.decision,
    release.decision,
    rivals.decision,
    ...conditions.flat().flatMap(({ when }) => Object.keys(when)),
  ]);
}
