/** Files of a rule set that cannot be used as they are, whatever they say. */
import type { Kind } from "./kind.ts";

export const FILE_KINDS = {
  "table/too-large": {
    severity: "error",
    means: "A file is far larger than any file of a rule set.",
    says: (most: number) => [`the file has more than ${most} MB`, "is it the right file? else split it"],
  },
  "table/binary": {
    severity: "error",
    means: "A file of the rule set is not UTF-8 text, or has control characters in it.",
    says: () => ["the file is not text", "save it as YAML or JSON in UTF-8"],
  },
  "table/unread-file": {
    severity: "warning",
    means: "A file lies where the tables are, but its name is not one that is read.",
    says: (hint: string) => ["this file is not read", hint],
  },
  "table/same-file": {
    severity: "error",
    means: "Two files of a rule set differ only in upper and lower case, so elsewhere one replaces the other.",
    says: (other: string) => [`differs from ${other} only in upper and lower case`, "rename one of the two"],
  },
  "table/flood": {
    severity: "note",
    means: "The same kind of finding was made in one file so often that the rest is only counted.",
    says: (count: number, code: string) => [
      `${count} more findings of ${code} in this file`,
      "mend those above and run it again",
    ],
  },
} satisfies Record<string, Kind>;
