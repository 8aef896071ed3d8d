/**
 * The workload spec as TypeScript, for users of the library: every input with its values, quantities with their units.
 * The build writes it into `src/builtin-spec.ts`.
 */
import type { Input, Model } from "../tables/model.ts";
import { allowedWords, describeExpected, specialWords, valueKind } from "../tables/value.ts";
import { SIZED } from "./wanted.ts";
import { decisionOptions } from "./workload.ts";

export function specTypes(model: Model): string {
  const inputs = model.inputs.filter(({ product }) => product.length === 0);
  const quantities = new Set(inputs.filter((input) => valueKind(input) === "quantity").map(({ type }) => type));
  const decisions = decisionOptions(model);
  return [
    `type Quantity<Unit extends string> = \`\${number}\${"" | " "}\${Unit}\`;\n`,
    ...[...quantities].map((type) => quantityType(type, model)),
    `/** A decision that can be asked for, or stated where it is already made. */
export type DecisionName = ${union([...decisions.map(([name]) => name), SIZED])};\n`,
    `/** What is known of a workload. Everything may be left out; what is, is assumed. */
export interface WorkloadSpec {
  /** For editors; it is not looked at. */
  readonly $schema?: unknown;
  readonly name?: string | undefined;
  readonly note?: string | undefined;`,
    ...inputs.map((input) =>
      member(input.name, wording(input, model), valueType(input) + (input.optional ? " | null" : "")),
    ),
    ...decisions.map(([name, options]) => member(name, "Already decided.", union(options))),
    "}\n",
  ].join("\n");
}

/** The units of a dimension, in every spelling that is read; a bare number where the dimension has one. */
function quantityType(type: string, { units }: Model): string {
  const named = Object.keys(units.dimensions[type] ?? { "": [1, 1] });
  const spelt = Object.entries(units.spellings).flatMap(([word, unit]) => (named.includes(unit) ? [word] : []));
  const written = [...named, ...spelt].filter((unit) => unit !== "");
  const forms = [
    ...(named.includes("") ? ["number", `\`\${number}\``] : []),
    ...(written.length === 0 ? [] : [`Quantity<${union(written)}>`]),
  ];
  return `export type ${typeName(type)} = ${forms.join(" | ")};`;
}

function valueType(input: Input): string {
  switch (valueKind(input)) {
    case "word": {
      const words = union(allowedWords(input));
      return input.type === "yes/no" ? `boolean | ${words}` : words;
    }
    case "set":
      return `readonly (${union(input.values)})[]`;
    case "text":
      return "string | number | boolean";
    case "quantity":
      return [typeName(input.type), ...specialWords(input).map((word) => JSON.stringify(word))].join(" | ");
  }
}

function wording(input: Input, { units }: Model): string {
  return `${input.ask || input.help} Expected: ${describeExpected(input, units)}.`;
}

function member(name: string, says: string, type: string): string {
  const comment = says.replaceAll("*/", "*\\/");
  return `  /** ${comment} */\n  readonly ${JSON.stringify(name)}?: ${type} | undefined;`;
}

function union(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(" | ");
}

/** `size` as `Size`, `yes/no` never gets here. */
function typeName(type: string): string {
  return type.replace(/(^|\W+)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
