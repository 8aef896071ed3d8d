/** Mistakes in a rule set, and what can be proved of it. */
import { suggestion } from "../suggest.ts";
import { FILE_KINDS } from "./files.ts";
import { type Kind, shorten } from "./kind.ts";

/** The first of many names, and how many more there are. */
function fewOf(names: readonly string[]): string {
  const few = names.slice(0, 8);
  return names.length === few.length ? few.join(", ") : `${few.join(", ")} and ${names.length - few.length} more`;
}

export const TABLE_KINDS = {
  ...FILE_KINDS,
  "table/syntax": {
    severity: "error",
    means: "A file of the rule set is not valid YAML.",
    says: (what: string, hint: string) => (hint === "" ? what : [what, hint]),
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
      `"${shorten(name)}" is not an input or a decision`,
      suggestion(name, known),
    ],
  },
  "table/unknown-limit": {
    severity: "error",
    means: "A condition or a reason refers to a limit that is not declared.",
    says: (name: string, known: readonly string[]) => [
      `limit "@${shorten(name)}" is not declared`,
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
      `source "${shorten(name)}" is not declared`,
      known.length === 0 ? "declare it in sources.yaml" : suggestion(name, known),
    ],
  },
  "table/unknown-option": {
    severity: "error",
    means: "A rule names an option that its decision does not have.",
    says: (name: string, known: readonly string[]) => [
      `"${shorten(name)}" is not an option here`,
      suggestion(name, known),
    ],
  },
  "table/missing-source": {
    severity: "error",
    means: "A rule states a fact without a source and is not marked as judgement.",
    says: (id: string) => [
      `rule ${shorten(id)} has no source`,
      "add `source:`, or `judgement: true` if it is plain judgement",
    ],
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
      `${what} "${shorten(name)}" is declared twice`,
      `first declared at ${first}`,
    ],
  },
  "table/name": {
    severity: "error",
    means: "A name breaks the naming rules or collides with a reserved word.",
    says: (name: string, why: string) => [`"${shorten(name)}" cannot be a name`, why],
  },
  "table/cycle": {
    severity: "error",
    means: "Decisions or assumptions read each other in a circle.",
    says: (path: readonly string[]) => {
      const shown = path.length > 12 ? [...path.slice(0, 6), `… ${path.length - 12} more …`, ...path.slice(-6)] : path;
      return [`circle: ${shown.join(" -> ")}`, "one of these must not read the other"];
    },
  },
  "table/empty-condition": {
    severity: "error",
    means: "A condition that no value can meet.",
    says: (text: string) => [`"${shorten(text)}" can never hold`, "no value of the declared range meets it"],
  },
  "table/idle-condition": {
    severity: "warning",
    means: "A condition that every value meets.",
    says: (text: string) => [`"${shorten(text)}" always holds`, "leave it out"],
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
    means: "A proof ran out of its budget of boxes.",
    says: (name: string, boxes: number, open: readonly string[] = []) => [
      `${name}: not proved after ${boxes} boxes${open.length === 0 ? "" : `: ${open.join(", ")}`}`,
      "a rule without conditions at the end proves it at once",
    ],
  },
  "table/undecided": {
    severity: "note",
    means: "A question about a decision's rules ran out of its share of the budget of boxes.",
    says: (name: string, boxes: number, open: readonly string[]) => [
      `${name}: not proved after ${boxes} boxes: ${open.join(", ")}`,
      "fewer rules and conditions make the proof short",
    ],
  },
  "table/never-fires": {
    severity: "warning",
    means: "The conditions of a rule never hold together where its decision arises.",
    says: (id: string) => [`rule ${id} can never fire`, "mend its conditions, or delete it"],
  },
  "table/never-decides": {
    severity: "warning",
    means: "A preference stands behind earlier ones that match wherever it does.",
    says: (id: string, behind: readonly string[]) => [
      `rule ${id} never decides: it stands behind ${behind.join(", ")}`,
      "move it up, or delete it",
    ],
  },
  "table/same-without": {
    severity: "note",
    means: "Rules that tell a reason and change no answer: the rules that follow would choose the same.",
    says: (name: string, ids: readonly string[]) => `${name}: without them the same is answered: ${ids.join(", ")}`,
  },
  "table/idle-limit": {
    severity: "note",
    means: "Eliminations that say why not and change no answer: what they rule out is not chosen there anyway.",
    says: (name: string, ids: readonly string[]) =>
      `${name}: they rule out what is not chosen there anyway: ${ids.join(", ")}`,
  },
  "table/only-given": {
    severity: "note",
    means: "Rules, conditions or options that change something only where a decision is given by the user.",
    says: (name: string, what: readonly string[]) =>
      `${name}: they change something only where a decision is given: ${what.join(", ")}`,
  },
  "table/needless-behind": {
    severity: "note",
    means: "Conditions that say again what the other rules before them leave.",
    says: (name: string, what: readonly string[]) =>
      `${name}: the rules before leave nothing else, so these change no answer: ${what.join(", ")}`,
  },
  "table/needless-condition": {
    severity: "warning",
    means: "A condition that holds wherever its decision arises and the rest of its rule holds.",
    says: (id: string, text: string) => [
      `rule ${id} does not need "${text}": wherever the rest holds, so does it`,
      "leave it out",
    ],
  },
  "table/unused-option": {
    severity: "warning",
    means: "An option that no workload gets.",
    says: (name: string, option: string) => [
      `${name}: no workload gets ${option}`,
      "rank it higher somewhere, or delete it",
    ],
  },
  "table/unused-limit": {
    severity: "note",
    means: "A declared number that no condition and no text refers to.",
    says: (ids: readonly string[]) => `referred to by nothing, only for people to read: ${fewOf(ids)}`,
  },
  "table/unused-source": {
    severity: "note",
    means: "A declared source that nothing cites.",
    says: (ids: readonly string[]) => `cited by nothing: ${fewOf(ids)}`,
  },
  "table/constraint-broken": {
    severity: "error",
    means: "Some workload gets answers that a constraint says must never stand together.",
    says: (id: string, witness: string, because: string) => [
      `constraint ${id} is broken, for example: ${witness}`,
      `${because}; mend a decision that it names`,
    ],
  },
  "table/constraint-not-proved": {
    severity: "note",
    means: "Whether some workload breaks a constraint stayed open within the budget of boxes.",
    says: (id: string, boxes: number) => `constraint ${id}: not proved after ${boxes} boxes`,
  },
  "table/never-used": {
    severity: "note",
    means: "Something is declared that no rule reads.",
    says: (names: readonly string[]) => `read by no rule: ${some(names, ", ")}`,
  },
} satisfies Record<string, Kind>;

/** A circle of thousands is no more telling than its beginning and its end. */
function some(names: readonly string[], glue: string): string {
  if (names.length <= MOST_NAMES) return names.join(glue);
  return [...names.slice(0, MOST_NAMES - 1), `… (${names.length - MOST_NAMES} more)`, names.at(-1)].join(glue);
}

/** More than all inputs of the built-in tables. */
const MOST_NAMES = 100;
