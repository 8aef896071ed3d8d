/** Mistakes in a rule set, and what can be proved of it. */
import { suggestion } from "../suggest.ts";
import type { Kind } from "./kind.ts";

export const TABLE_KINDS = {
  "table/syntax": {
    severity: "error",
    means: "A file of the rule set is not valid YAML.",
    says: (what: string) => what,
  },
  "table/shape": {
    severity: "error",
    means: "A file of the rule set has a missing, unknown or wrongly typed key.",
    says: (what: string, hint: string) => (hint === "" ? what : [what, hint]),
  },
  "table/condition": {
    severity: "error",
    means: "A condition line cannot be read.",
    says: (what: string, hint: string) => [what, hint],
  },
  "table/unknown-input": {
    severity: "error",
    means: "A condition reads something that is neither an input nor a decision.",
    says: (name: string, known: readonly string[]) => [
      `"${name}" is not an input or a decision`,
      suggestion(name, known),
    ],
  },
  "table/unknown-limit": {
    severity: "error",
    means: "A condition or a reason refers to a limit that is not declared.",
    says: (name: string, known: readonly string[]) => [
      `limit "@${name}" is not declared`,
      known.length === 0 ? "declare it in limits.yaml" : suggestion(name, known),
    ],
  },
  "table/limit-unit": {
    severity: "error",
    means: "A limit is compared with an input of another dimension.",
    says: (limit: string, text: string, name: string, dimension: string) => [
      `limit @${limit} is ${text}, but ${name} is a ${dimension}`,
      "compare it with an input of the same kind",
    ],
  },
  "table/limit-words": {
    severity: "error",
    means: "A condition compares with a fact in words, which is no number.",
    says: (limit: string) => [`@${limit} is a fact in words, not a number`, "compare with a limit that has `is:`"],
  },
  "table/unknown-source": {
    severity: "error",
    means: "A rule or limit cites a source that is not declared.",
    says: (name: string, known: readonly string[]) => [
      `source "${name}" is not declared`,
      known.length === 0 ? "declare it in sources.yaml" : suggestion(name, known),
    ],
  },
  "table/unknown-option": {
    severity: "error",
    means: "A rule names an option that its decision does not have.",
    says: (name: string, known: readonly string[]) => [`"${name}" is not an option here`, suggestion(name, known)],
  },
  "table/missing-source": {
    severity: "error",
    means: "A rule states a fact without a source and is not marked as judgement.",
    says: (id: string) => [`rule ${id} has no source`, "add `source:`, or `judgement: true` if it is plain judgement"],
  },
  "table/rank": {
    severity: "error",
    means: "A ranking leaves options out, or names one twice.",
    says: (what: string) => [what, "name every option once, or end in `> *`"],
  },
  "table/duplicate": {
    severity: "error",
    means: "Two things of the same kind have the same name.",
    says: (what: string, name: string, first: string) => [
      `${what} "${name}" is declared twice`,
      `first declared at ${first}`,
    ],
  },
  "table/name": {
    severity: "error",
    means: "A name breaks the naming rules or collides with a reserved word.",
    says: (name: string, why: string) => [`"${name}" cannot be a name`, why],
  },
  "table/cycle": {
    severity: "error",
    means: "Decisions or assumptions read each other in a circle.",
    says: (path: readonly string[]) => [`circle: ${path.join(" -> ")}`, "one of these must not read the other"],
  },
  "table/empty-condition": {
    severity: "error",
    means: "A condition that no value can meet.",
    says: (text: string) => [`"${text}" can never hold`, "no value of the declared range meets it"],
  },
  "table/idle-condition": {
    severity: "warning",
    means: "A condition that every value meets.",
    says: (text: string) => [`"${text}" always holds`, "leave it out"],
  },
  "table/too-many-members": {
    severity: "error",
    means: "The tests of a set input name more members than can be told apart.",
    says: (name: string, count: number, most: number) => [
      `the rules test ${count} members of ${name}`,
      `at most ${most}; split the input`,
    ],
  },
  "table/gap": {
    severity: "error",
    means: "For some inputs no rule matches, or no option survives, and nothing declares it.",
    says: (name: string, witness: string, why: string) => [
      `${name}: ${why}, for example: ${witness}`,
      "add a rule, or declare the region under `impossible`",
    ],
  },
  "table/impossible-not-empty": {
    severity: "error",
    means: "A region is declared impossible although an option survives in it.",
    says: (id: string, option: string, witness: string) => [
      `impossible rule ${id} covers a case in which ${option} survives: ${witness}`,
      "narrow its conditions",
    ],
  },
  "table/not-proved": {
    severity: "warning",
    means: "The search for gaps ran out of its budget of boxes.",
    says: (name: string, boxes: number) => [
      `${name}: not proved after ${boxes} boxes`,
      "a rule without conditions at the end proves it at once",
    ],
  },
  "table/never-used": {
    severity: "note",
    means: "Something is declared that no rule reads.",
    says: (names: readonly string[]) => `read by no rule: ${names.join(", ")}`,
  },
} satisfies Record<string, Kind>;
