/**
 * Every finding the tool can make: its severity, what it means and its words. A code that is not listed here
 * does not compile, and one that is listed has all three.
 */
import type { Finding, Place, Severity } from "./errors.ts";
import { suggestion } from "./suggest.ts";

interface Kind {
  readonly severity: Severity;
  /** One sentence for `explain`. */
  readonly means: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has its own arguments; `finding` checks them.
  readonly says: (...details: any[]) => string | readonly [message: string, hint: string];
}

const VALUE_KINDS = {
  type: {
    severity: "error",
    means: "A value has the wrong shape: a list where one value belongs, a map, or nothing at all.",
    says: (name: string, got: string, expected: string) => [`${name} cannot be ${got}`, `expected ${expected}`],
  },
  number: {
    severity: "error",
    means: "A quantity is not a number with a unit.",
    says: (name: string, typed: string, expected: string) => [
      `"${typed}" is no value of ${name}`,
      `expected ${expected}`,
    ],
  },
  "missing-unit": {
    severity: "error",
    means: "A quantity has no unit, and a bare number would be a guess.",
    says: (name: string, typed: string, example: string, units: string) => [
      `${name} needs a unit: "${typed}" is only a number`,
      `write ${example}; units are ${units}`,
    ],
  },
  unit: {
    severity: "error",
    means: "A unit is unknown, or belongs to another kind of quantity.",
    says: (name: string, unit: string, belongs: string, dimension: string, units: readonly string[]) => [
      `unit "${unit}" ${belongs === "" ? "is unknown" : `is a ${belongs}`}; ${name} is a ${dimension}`,
      unitHint(unit, belongs, units),
    ],
  },
  range: {
    severity: "error",
    means: "A quantity lies outside the range in which the tables are proved.",
    says: (name: string, typed: string, low: string, high: string) => [
      `${name} ${typed} is outside its range`,
      `use ${low} to ${high}`,
    ],
  },
  value: {
    severity: "error",
    means: "A word is not among the values of its input.",
    says: (name: string, typed: string, values: readonly string[]) => [
      `"${shorten(typed)}" is not a value of ${name}`,
      // "on" is nearer to "no" than to "yes": where there are two words, both are said.
      values.length === 2 ? `use ${values.join(" or ")}` : suggestion(typed, values),
    ],
  },
} satisfies Record<string, Kind>;

const SPEC_KINDS = {
  "spec/unknown-input": {
    severity: "error",
    means: "A key of the workload spec is neither an input nor a decision.",
    says: (name: string, known: readonly string[]) => [`"${shorten(name)}" is not an input`, suggestion(name, known)],
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
} satisfies Record<string, Kind>;

const TABLE_KINDS = {
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

const CASE_KINDS = {
  "case/wrong": {
    severity: "error",
    means: "A golden case gets another answer than it expects.",
    says: (what: string) => what,
  },
  "case/shape": {
    severity: "error",
    means: "A golden case cannot be read.",
    says: (what: string, hint: string) => (hint === "" ? what : [what, hint]),
  },
} satisfies Record<string, Kind>;

const CLI_KINDS = {
  "cli/no-terminal": {
    severity: "error",
    means: "An interview was asked for where nobody can answer: no terminal, or a build machine.",
    says: () => ["questions need a terminal to be answered", "use `inference-advisor recommend` with flags or a spec"],
  },
} satisfies Record<string, Kind>;

type Prefixed<Area extends string, Kinds> = { [Name in keyof Kinds & string as `${Area}/${Name}`]: Kinds[Name] };

const KINDS = {
  ...(prefix("spec", VALUE_KINDS) as Prefixed<"spec", typeof VALUE_KINDS>),
  ...(prefix("table", VALUE_KINDS) as Prefixed<"table", typeof VALUE_KINDS>),
  ...SPEC_KINDS,
  ...TABLE_KINDS,
  ...CASE_KINDS,
  ...CLI_KINDS,
};

export type FindingCode = keyof typeof KINDS;
export type Area = "spec" | "table";

/** A finding in words. The arguments after the place are the ones its code asks for. */
export function finding<Code extends FindingCode>(
  code: Code,
  at: Place | undefined,
  ...details: Parameters<(typeof KINDS)[Code]["says"]>
): Finding {
  const kind: Kind = KINDS[code];
  const said = kind.says(...details);
  const [message, hint] = typeof said === "string" ? [said, undefined] : said;
  return {
    code,
    severity: kind.severity,
    message,
    ...(at === undefined ? {} : { at }),
    ...(hint === undefined ? {} : { hint }),
  };
}

function prefix(area: Area, kinds: Record<string, Kind>): Record<string, Kind> {
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [`${area}/${name}`, kind]));
}

/** A unit of another kind is no slip, and two letters are too few to guess from; the wrong case is one. */
function unitHint(unit: string, belongs: string, units: readonly string[]): string {
  if (units.length === 0) return "leave the unit out";
  const slip = unit.length > 2 || units.some((known) => known.toLowerCase() === unit.toLowerCase());
  return belongs === "" && slip ? suggestion(unit, units) : `use one of ${units.join(", ")}`;
}

/** What was typed goes into messages, but never a whole file of it. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
