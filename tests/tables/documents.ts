/** The data of the oracle as the documents that the engine loads. */
import type { RuleFile } from "../../src/tables/load/index.ts";
import type {
  Alternative,
  Bound,
  ChoiceSpec,
  Condition,
  Facts,
  InputSpec,
  Quantity,
  TableSpec,
  Value,
} from "./oracle.ts";

/** Units with factors that are exact in doubles one way or the other. */
const UNITS = {
  size: { B: 1, KB: 1000, MB: 1_000_000, GB: 1_000_000_000, KiB: 1024, MiB: 1_048_576 },
  time: { ms: "1/1000", s: 1, min: 60 },
};

export function plain(base: number): Quantity {
  return { text: String(base), base };
}

export function size(amount: number, unit: "B" | "KB" | "KiB" | "MB" | "MiB" | "GB"): Quantity {
  return {
    text: `${amount} ${unit}`,
    base: amount * { B: 1, KB: 1e3, KiB: 1024, MB: 1e6, MiB: 1048576, GB: 1e9 }[unit],
  };
}

export function time(amount: number, unit: "ms" | "s" | "min"): Quantity {
  return { text: `${amount} ${unit}`, base: unit === "ms" ? amount / 1000 : amount * (unit === "s" ? 1 : 60) };
}

/** A workload as a user of a single table writes it. */
export function written(inputs: readonly InputSpec[], facts: Facts): Record<string, unknown> {
  const units: Record<string, string> = { size: " B", time: " s" };
  return Object.fromEntries(
    inputs.map(({ name, type, optional, neutral }) => {
      const value = facts[name];
      if (value === "none" && optional && !neutral) return [name, null];
      return [name, typeof value === "number" && type in units ? `${value}${units[type]}` : value];
    }),
  );
}

/** The files of a rule set in which the decisions stand in the order given. */
export function ruleSet(inputs: readonly InputSpec[], choices: readonly ChoiceSpec[]): RuleFile[] {
  return [
    { name: "inputs.yaml", text: JSON.stringify({ units: UNITS, inputs: inputDocuments(inputs) }) },
    { name: "sources.yaml", text: "{}" },
    { name: "limits.yaml", text: "{}" },
    ...choices.map((choice) => ({ name: `decisions/${choice.name}.yaml`, text: choiceDocument(choice) })),
  ];
}

/** The case that a finding names: the inputs it says anything about. */
export function readWitness(inputs: readonly InputSpec[], message: string): Facts {
  const text = `, ${message.slice(message.lastIndexOf(": ") + 2)}`;
  const starts = inputs.flatMap((input) => {
    const start = text.indexOf(`, ${input.name} `);
    return start < 0 ? [] : [{ input, start }];
  });
  const sorted = starts.sort((a, b) => a.start - b.start);
  return Object.fromEntries(
    sorted.map(({ input, start }, place) => {
      const said = text.slice(start + input.name.length + 3, sorted[place + 1]?.start);
      return [input.name, readSaid(input, said)];
    }),
  );
}

function readSaid({ type }: InputSpec, said: string): Value {
  if (type === "any of") return said === "none of them" ? [] : said.split(", ");
  const units: Readonly<Record<string, number | string>> =
    type === "size" ? UNITS.size : type === "time" ? UNITS.time : {};
  const [amount = "", unit = ""] = said.split(" ");
  const isNumber = !["one of", "yes/no", "text"].includes(type) && !Number.isNaN(Number(amount));
  if (!isNumber) return said;
  const factor = units[unit] ?? 1;
  return factor === "1/1000" ? Number(amount) / 1000 : Number(amount) * Number(factor);
}

/** A condition as a line of the rule format. */
export function line({ input, test }: Condition): string {
  if (test.kind === "bounds") return `${input} ${printBounds(test.bounds)}`;
  if (test.kind === "has") return `${input} ${test.verb} ${test.members.join(" | ")}`;
  return `${input} is ${test.not ? "not " : ""}${test.among.map(printAlternative).join(" | ")}`;
}

/** The document of a table that stands alone. */
export function tableDocument({ hit, inputs, outputs, rules }: TableSpec): object {
  return {
    table: "random",
    hit,
    units: UNITS,
    inputs: inputDocuments(inputs),
    outputs: Object.fromEntries(outputs.map(({ name, ...output }) => [name, output])),
    rules: rules.map(({ when, out }) =>
      row(when.map(line), Object.fromEntries(outputs.map(({ name }, place) => [name, out[place] ?? null]))),
    ),
  };
}

/** A row of a table: conditions, result and, if it matters, an id. */
export function row(when: readonly string[], result: unknown, id?: string): object {
  // biome-ignore lint/suspicious/noThenProperty: the key of the rule format
  return { ...(id === undefined ? {} : { id }), ...whenOf(when), then: result };
}

function inputDocuments(inputs: readonly InputSpec[]): object {
  return Object.fromEntries(
    inputs.map(({ name, type, values, range, optional, neutral }) => [
      name,
      {
        type,
        ...(values.length > 0 ? { values } : {}),
        ...(range === undefined ? {} : { range: `${range[0].text}..${range[1].text}` }),
        ...(optional ? { optional } : {}),
        ...(neutral ? { assume: "any" } : {}),
      },
    ]),
  );
}

/** The text of a decision file. */
function choiceDocument(choice: ChoiceSpec): string {
  const rows = <T extends object>(part: string, rules: readonly (T & { when: readonly Condition[] })[]): object => {
    const more = { because: "of the test", judgement: true };
    const written = rules.map(({ when, ...rule }, index) => ({
      id: `${part}-${index}`,
      ...whenOf(when.map(line)),
      ...rule,
      ...more,
    }));
    return written.length === 0 ? {} : { [part]: written };
  };
  return JSON.stringify({
    decision: choice.name,
    title: choice.name,
    options: Object.fromEntries(choice.options.map((option) => [option, option])),
    ...rows(
      "applies",
      choice.applies.map((when) => ({ when })),
    ),
    ...rows("eliminate", choice.eliminate),
    ...rows(
      "prefer",
      choice.prefer.map(({ when, rank }) => ({ when, rank: rank.join(" > ") })),
    ),
    ...rows("collect", choice.collect),
    ...(choice.otherwise === undefined ? {} : { default: choice.otherwise }),
    ...rows(
      "impossible",
      choice.impossible.map((when) => ({ when })),
    ),
  });
}

function printAlternative(alternative: Alternative): string {
  switch (alternative.kind) {
    case "word":
      return alternative.word;
    case "text":
      return JSON.stringify(alternative.text);
    case "exactly":
      return alternative.quantity.text;
    case "between":
      return `${alternative.from.text}..${alternative.to.text}`;
    case "bounds":
      return printBounds(alternative.bounds);
  }
}

function printBounds(bounds: readonly Bound[]): string {
  return bounds.map(({ op, than }) => `${op} ${than.text}`).join(" ");
}

function whenOf(when: readonly string[]): object {
  const [only, ...more] = when;
  if (only === undefined) return {};
  return { when: more.length === 0 ? only : [only, ...more] };
}
