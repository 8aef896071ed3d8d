/** What a user hands in, and how: workload specs, golden cases, the command line. */
import { suggestion } from "../suggest.ts";
import { type Kind, shorten } from "./kind.ts";

export const SPEC_KINDS = {
  "spec/unknown-input": {
    severity: "error",
    means: "A key of the workload spec is neither an input nor a decision.",
    says: (name: string, known: readonly string[]) => [`"${shorten(name)}" is not an input`, suggestion(name, known)],
  },
  "spec/reversed": {
    severity: "error",
    means: "The two ends of a range leave no value between them.",
    says: (name: string, typed: string) => [
      `no ${name} is within ${typed}: its ends are reversed`,
      "write the smaller end first",
    ],
  },
  "spec/contradiction": {
    severity: "error",
    means: "In an interview, a closer answer lies outside the range that was answered before.",
    says: (name: string, typed: string, before: string) => [
      `${name} ${typed} contradicts what you said before, ${before}`,
      "answer within that, or take it back with Ctrl-B",
    ],
  },
  "spec/derived": {
    severity: "error",
    means: "An input that is computed from others was stated.",
    says: (name: string, from: readonly string[]) => [
      `${name} is computed, not stated`,
      `give ${from.join(" and ")} instead`,
    ],
  },
  "spec/duplicate-key": {
    severity: "error",
    means: "The same key stands twice in a document.",
    says: (name: string) => [`"${shorten(name)}" stands twice`, "keep one of the two"],
  },
  "spec/empty": {
    severity: "error",
    means: "The workload spec has no content.",
    says: () => ["the workload spec is empty", "give at least one input, such as `payload: 40 MB`"],
  },
  "spec/not-a-map": {
    severity: "error",
    means: "The workload spec is a list or a single value.",
    says: (got: string) => [`a workload spec is a map of inputs, not ${got}`, "write one `input: value` a line"],
  },
  "spec/syntax": {
    severity: "error",
    means: "The document is neither valid YAML nor valid JSON.",
    says: (what: string, hint: string) => [what, hint],
  },
  "spec/too-large": {
    severity: "error",
    means: "The document is far larger than any workload spec.",
    says: (most: string) => [`the workload spec has more than ${most}`, "is it the right file?"],
  },
  "spec/binary": {
    severity: "error",
    means: "The document is not UTF-8 text.",
    says: () => ["the workload spec is not text", "give YAML or JSON in UTF-8"],
  },
  "spec/unreadable": {
    severity: "error",
    means: "A file cannot be read.",
    says: (what: string, hint: string) => [what, hint],
  },
  "spec/unsettled": {
    severity: "error",
    means: "With --strict: what is not stated can still change a wanted decision.",
    says: (count: number) => [
      `${count === 1 ? "an input that is" : `${count} inputs that are`} not stated can change what was asked for`,
      "state them, or let `inference-advisor ask` ask for them; without --strict they are assumed",
    ],
  },
  "spec/assumed": {
    severity: "error",
    means: "With --strict: an input is assumed, and another value of it would change a wanted decision.",
    says: (name: string, assumed: string, otherwise: string, then: string) => [
      assumed === "any" ? `${name} is not stated` : `${name} is not stated; ${assumed} is assumed`,
      otherwise === ""
        ? "no other value was found to change the answer, and none was proved not to"
        : `with ${otherwise}: ${then}`,
    ],
  },
} satisfies Record<string, Kind>;

export const CASE_KINDS = {
  "case/wrong": {
    severity: "error",
    means: "A golden case gets another answer than it expects.",
    says: (what: string) => what,
  },
  "case/shape": {
    severity: "error",
    means: "A golden case, a topic or an exception cannot be read.",
    says: (what: string, hint: string) => (hint === "" ? what : [what, hint]),
  },
  "case/unknown-origin": {
    severity: "error",
    means: "A case, topic or exception names an origin that is not among the rows it was compared with.",
    says: (id: string, known: readonly string[]) => [`origin "${id}" is not among the rows`, suggestion(id, known)],
  },
} satisfies Record<string, Kind>;

export const CLI_KINDS = {
  "cli/unknown-table": {
    severity: "error",
    means: "No decision or table of the rule set has this name.",
    says: (name: string, known: readonly string[]) => [
      `there is no decision or table called "${shorten(name)}"`,
      suggestion(name, known),
    ],
  },
  "cli/nothing-to-compare": {
    severity: "error",
    means: "`rules diff` was given neither a folder nor an overlay.",
    says: () => ["there is nothing to compare", "name a folder with a rule set, or an overlay with --rules FOLDER"],
  },
  "cli/unwritable": {
    severity: "error",
    means: "A file cannot be written.",
    says: (what: string) => [`cannot be written: ${what}`, "choose another place with --output"],
  },
  "cli/no-terminal": {
    severity: "error",
    means: "An interview was asked for where nobody can answer: no terminal, or a build machine.",
    says: () => ["questions need a terminal to be answered", "use `inference-advisor recommend` with flags or a spec"],
  },
  "cli/answers-from-stdin": {
    severity: "error",
    means: "An interview was to begin with a spec from standard input, from which the answers come.",
    says: () => ["the spec cannot come from standard input: the answers do", "write it to a file and name that"],
  },
} satisfies Record<string, Kind>;
