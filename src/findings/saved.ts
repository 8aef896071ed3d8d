/** Answers in files: written, and read again. */
import type { Kind } from "./kind.ts";

export const SAVED_KINDS = {
  "saved/shape": {
    severity: "error",
    means: "A file is no saved answer, or a part of it is missing.",
    says: (what: string, hint: string) => [what, hint],
  },
  "saved/alone": {
    severity: "error",
    means: "A saved answer was to be checked, and a workload was given besides.",
    says: (what: string) => [
      `--check asks with the workload of the saved answer, so ${what} would be ignored`,
      "leave one of the two out; what-if shows what a change does",
    ],
  },
  "saved/no-page": {
    severity: "error",
    means: "The check of a saved answer was wanted in a form that it does not have.",
    says: () => ["there is no decision record of a check", "choose text, json or yaml"],
  },
  "saved/own-input": {
    severity: "error",
    means: "An output would replace a file from which its own command reads.",
    says: () => ["this file is read by the same command, so nothing replaces it", "choose another name with --output"],
  },
  "saved/exists": {
    severity: "error",
    means: "A file of this name is there already, and nothing is overwritten unasked.",
    says: () => ["the file exists", "choose another name, or replace it with --force"],
  },
} satisfies Record<string, Kind>;
