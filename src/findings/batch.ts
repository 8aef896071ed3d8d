/** Lines and documents of a fleet that cannot be read. */
import type { Kind } from "./kind.ts";

export const BATCH_KINDS = {
  "batch/syntax": {
    severity: "error",
    means: "A line of a batch is no JSON.",
    says: (hint: string) => ["this line is no JSON", hint],
  },
  "batch/too-long": {
    severity: "error",
    means: "A line of a batch is far longer than any workload.",
    says: (most: string) => [`this line is longer than ${most}`, "write one workload a line"],
  },
  "batch/binary": {
    severity: "error",
    means: "A line of a batch is not UTF-8 text.",
    says: () => ["this line is not UTF-8 text", "convert the file to UTF-8"],
  },
} satisfies Record<string, Kind>;
