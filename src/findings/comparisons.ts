/** What the flags of `what-if` and `compare` can get wrong. */
import { type Kind, shorten } from "./kind.ts";

export const COMPARISON_KINDS = {
  "cli/assignment": {
    severity: "error",
    means: "A flag that takes NAME=VALUE was given something else.",
    says: (piece: string, flag: string, example: string) => [
      `"${shorten(piece)}" is not NAME=VALUE`,
      `write ${flag} ${example}; commas part several`,
    ],
  },
  "cli/twice": {
    severity: "error",
    means: "A command line says two things of one input or decision.",
    says: (name: string) => [
      `${shorten(name)} is named twice`,
      "keep one of the two; the members of a set go into one",
    ],
  },
  "cli/scan-range": {
    severity: "error",
    means: "What is to be scanned of a quantity is no range of it.",
    says: (name: string, typed: string, example: string) => [
      `"${shorten(typed)}" is no range of ${name}`,
      `write the smaller end first, as in ${example}, or ${name} alone for all of it`,
    ],
  },
  "cli/scans": {
    severity: "error",
    means: "More than two inputs were to be scanned at once.",
    says: (count: number) => [
      `${count} scans at once cannot be shown`,
      "give one for bands, two for a map; --set fixes the others",
    ],
  },
  "cli/nothing-to-do": {
    severity: "error",
    means: "A command was not told what to change, or what to compare with.",
    says: (what: string, hint: string) => [what, hint],
  },
} satisfies Record<string, Kind>;
