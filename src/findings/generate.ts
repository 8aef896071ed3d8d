/** Files that a plan becomes: generators, and what the user fills in. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const GENERATE_KINDS = {
  "generate/unknown-name": {
    severity: "error",
    means: "A generator names an input, a decision, a source, a blank or a value that is not there.",
    says: (name: string, known: readonly string[]) => [`"${shorten(name)}" is not known here`, suggestion(name, known)],
  },
  "generate/blank": {
    severity: "error",
    means: "What was filled into a generated file does not look like what belongs there.",
    says: (typed: string, what: string, like: string) => [`"${shorten(typed)}" is not ${what}`, `write it as ${like}`],
  },
  "generate/nothing": {
    severity: "error",
    means: "The plan has nothing that could be generated for it.",
    says: (because: string) => [because, "`inference-advisor recommend` shows the plan"],
  },
  "generate/no-types": {
    severity: "error",
    means: "The plan has no instance type that could be measured.",
    says: () => ["no instance type fits this plan", "`inference-advisor recommend --all` says why"],
  },
  "generate/one-file": {
    severity: "error",
    means: "Several files were to be written into one.",
    says: (names: readonly string[]) => [
      `${names.length} files do not go into one`,
      `name a folder, such as --output job/; it gets ${names.join(" and ")}`,
    ],
  },
} satisfies Record<string, Kind>;
