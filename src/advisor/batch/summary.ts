/** How many workloads of a batch got each answer. */
import type { Model } from "../../tables/model.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";
import type { FleetCounts } from "./fleet.ts";
import type { BatchSummary } from "./shapes.ts";

/** The most frequent answers first; equal ones by their names, so that the order never hangs on the lines'. */
export function summarize(
  model: Model,
  counts: FleetCounts,
  { answered, failed }: { readonly answered: number; readonly failed: number },
): BatchSummary {
  const decisions = Object.entries(counts).map(([name, each]) => {
    const given = Object.entries(each).filter(([, count]) => count > 0);
    given.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return [name, Object.fromEntries(given)];
  });
  return {
    schemaVersion: SCHEMA_VERSION,
    command: "batch",
    tables: model.hash,
    workloads: answered - failed,
    failed,
    decisions: Object.fromEntries(decisions),
  };
}
