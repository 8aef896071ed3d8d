/** The JSON Schema of a workload spec, made from the inputs: what editors complete and other programs validate. */
import { z } from "zod";
import type { Input, Model } from "../tables/model.ts";
import { allowedWords, describeExpected, valueKind } from "../tables/value.ts";
import type { Units } from "../units.ts";
import { decisionOptions } from "./workload.ts";

/** `name: 2026` is text to a person, and a number to a parser. */
const words = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export function specShape(model: Model): z.ZodType {
  const shape: Record<string, z.ZodType> = {
    $schema: z.unknown().optional().meta({ description: "for editors; the program does not look at it" }),
    name: words.optional().meta({ description: "a name for the workload" }),
    note: words.optional().meta({ description: "anything worth remembering" }),
  };
  for (const input of model.inputs.filter(({ product }) => product.length === 0)) {
    const value = valueShape(input, model.units);
    shape[input.name] = (input.optional ? value.nullable() : value)
      .optional()
      .meta({ description: describe(input, model.units) });
  }
  for (const [decision, options] of decisionOptions(model)) {
    shape[decision] = z.enum(options).optional().meta({ description: "given: this decision is already made" });
  }
  return z.strictObject(shape);
}

function valueShape(input: Input, units: Units): z.ZodType {
  switch (valueKind(input)) {
    case "word": {
      const words = z.enum(allowedWords(input));
      return input.type === "yes/no" ? z.union([z.boolean(), words]) : words;
    }
    case "set":
      return z.union([z.array(z.enum([...input.values, "none"])), z.string()]);
    case "text":
      return z.union([z.string(), z.number(), z.boolean()]);
    case "quantity": {
      const bare = Object.hasOwn(units.dimensions[input.type] ?? {}, "");
      return bare ? z.union([z.number(), z.string()]) : z.string();
    }
  }
}

function describe(input: Input, units: Units): string {
  const what = input.ask === "" ? `${input.help.slice(0, 1).toUpperCase()}${input.help.slice(1)}.` : input.ask;
  return `${what} Expected: ${describeExpected(input, units)}.`.trim();
}
