/** The shape of inputs.yaml, and of the inputs of a table that stands alone. */
import { z } from "zod";
import { scalar, text, when } from "./schema-words.ts";

const unitMap = z.record(z.string(), z.union([z.number(), z.string()]));

export const units = z
  .record(z.string(), unitMap)
  .describe("Units by dimension, each with its factor, a number or a fraction: time: { s: 1, ms: 1/1000, min: 60 }.");

const assumeRule = z.strictObject({
  when: when.optional(),
  is: z.union([scalar, z.array(z.string())]).describe("The value that is assumed."),
  because: text.optional().describe("Why, in one plain sentence."),
});

export const inputShape = z
  .strictObject({
    group: text.optional().describe("Under which of `groups` help and interview show it."),
    type: text.describe(
      "one of, yes/no, any of (a set), count (a whole number), number, text, or a dimension of `units`.",
    ),
    values: z
      .union([z.array(text).min(1), z.record(z.string(), z.string())])
      .optional()
      .describe("The words of `one of` and `any of`: a list, or each with what it means."),
    range: text
      .optional()
      .describe("Both ends included, as 1 B..1 TB. Values outside are refused, and the tables are proved inside it."),
    optional: z.boolean().optional().describe("It may be absent; conditions then say `is none`."),
    ask: text.optional().describe("The question of the interview."),
    help: text.optional().describe("The description of its flag."),
    usual: text.optional().describe("The assumption as a statement that most workloads meet."),
    cost: z
      .number()
      .positive()
      .optional()
      .describe("How hard the question is to answer, 1 unless said; the interview asks cheap questions first."),
    assume: z
      .union([scalar, z.array(z.string()), z.array(assumeRule).min(1)])
      .optional()
      .describe(
        "The value where nothing is stated: a constant, `any` (nothing said: it meets no comparison), or rows of which the first match counts.",
      ),
    from: z
      .array(text)
      .min(1)
      .optional()
      .describe("Where it is not stated, the sizing may compute it from these inputs; else its assumption holds."),
    beside: z
      .boolean()
      .optional()
      .describe("true: no rule reads it; it serves the sizing, which counts and prices what the tables decide."),
    product: z.array(text).length(2).optional().describe("Never asked, but computed: the product of these two inputs."),
  })
  .meta({
    if: { properties: { type: { not: { enum: ["one of", "any of"] } } } },
    else: { required: ["values"] },
  });

/** `--no-x` means "not x", so no input is called that. */
const inputName = text.meta({ pattern: "^(?!no-)[a-z][a-z0-9]*(-[a-z0-9]+)*$" });

export const inputs = z
  .record(inputName, inputShape)
  .describe("Every input, under the name that its flag, its key in a spec and conditions have.");

export const inputsFile = z.strictObject({
  $schema: z.string().optional(),
  units: units.optional(),
  spellings: z
    .record(z.string(), z.string())
    .optional()
    .describe("Other ways to write a unit, each with the unit it stands for: minutes: min."),
  groups: z.record(z.string(), z.string()).optional().describe("Titles under which help and interview show inputs."),
  inputs,
});

export type InputShape = z.infer<typeof inputShape>;
