/** The shapes of the files of a rule set. Only shapes: what the names mean is checked by the loaders. */
import { z } from "zod";
import { HIT_POLICIES } from "../model.ts";
import { inputs, units } from "./schema-inputs.ts";
import { name, oneOrMore, rule, SOURCED, scalar, text } from "./schema-words.ts";

export { type LimitsFile, limitsFile, type SourcesFile, sourcesFile } from "./schema-facts.ts";
export { type InputShape, inputShape, inputsFile } from "./schema-inputs.ts";

const constraint = z
  .strictObject({
    id: rule.id,
    never: oneOrMore.describe(
      "Conditions on decisions that must not all hold in one plan: `transport is ship`; of a list, `is` means has.",
    ),
    because: rule.because,
    source: rule.source,
    judgement: rule.judgement,
  })
  .meta(SOURCED);

export const constraintsFile = z
  .array(constraint)
  .describe("What must never stand together in a plan, whatever the workload.");

export const optionShape = z.union([
  text,
  z
    .object({
      title: text.describe("How people call it."),
      what: text.optional().describe("What it is and when it fits, in a sentence or two."),
      implies: z
        .record(z.string(), z.union([scalar, z.array(z.string())]))
        .optional()
        .describe("Values of unstated inputs where this option is given: whoever has it meets them."),
    })
    // Attributes: words that are shown, whatever they are called.
    .catchall(scalar)
    .describe("An option; every further key is an attribute, such as family: blue-green."),
]);

const sourced = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape).meta(SOURCED);

/** The keys of a rule, by the part of the decision in which it stands. */
export const decisionRules = {
  applies: rule,
  eliminate: { ...rule, out: oneOrMore.describe("The options that cannot be.") },
  prefer: {
    ...rule,
    rank: text.describe("Options, most wanted first: `rail > ship > *`. It names all, or ends in `> *`."),
  },
  collect: { ...rule, add: oneOrMore.describe("The options that join the list.") },
  impossible: rule,
  with: { ...rule, add: text.describe("What goes with the choice, in words.") },
  settings: { ...rule, set: z.record(z.string(), scalar).describe("Settings and their values, by their names.") },
};

export const decisionFile = z
  .strictObject({
    $schema: z.string().optional(),
    decision: name.describe("Its name: a flag, a key of a spec, and a word in the conditions of later decisions."),
    title: text.describe("What is chosen, in a few words."),
    about: text.optional().describe("What depends on the choice, in a sentence or two, for `explain`."),
    refines: text.optional().describe("The decision inside which this small one is shown."),
    quiet: z.boolean().optional().describe("true: told only when it was asked for or something stated decides it."),
    order: z.number().optional().describe("Its place among decisions that do not read each other, smallest first."),
    options: z.record(name, optionShape).describe("The possible answers: a title each, or a map with more."),
    applies: z
      .array(sourced(decisionRules.applies))
      .optional()
      .describe("When the question arises: one of these has to match. Left out, it always does."),
    eliminate: z
      .array(sourced(decisionRules.eliminate))
      .optional()
      .describe("Hard limits: every match rules options out."),
    prefer: z
      .array(sourced(decisionRules.prefer))
      .optional()
      .describe("The first match ranks what is left, and the best is the answer."),
    collect: z
      .array(sourced(decisionRules.collect))
      .optional()
      .describe("Instead of `prefer`: the answer is a list, to which every match adds, in this order."),
    default: text.optional().describe("With `collect`: the option where nothing was added."),
    impossible: z
      .array(z.strictObject(decisionRules.impossible))
      .optional()
      .describe("Regions where no option can survive, with the reason; checked to be exactly the empty ones."),
    with: z.array(sourced(decisionRules.with)).optional().describe("Companions of the choice: every match is told."),
    settings: z
      .array(sourced(decisionRules.settings))
      .optional()
      .describe("Values to set: every match is told; of several values for one setting the first counts."),
  })
  .meta({ oneOf: [{ required: ["prefer"] }, { required: ["collect"] }] });

const output = z.strictObject({
  values: z.array(scalar).optional().describe("The allowed values, most important first; any value where left out."),
  default: scalar.optional().describe("The value when no rule matches."),
});

export const tableRuleKeys = {
  ...rule,
  id: text.optional().describe("A stable name, unique in this file."),
  because: rule.because.optional(),
  // biome-ignore lint/suspicious/noThenProperty: a rule of a decision table says "when … then …"; nothing awaits it.
  then: z
    .union([scalar, z.record(z.string(), scalar)])
    .optional()
    .describe("The value of the only output, or a map of outputs to values."),
};

export const tableFile = z
  .strictObject({
    $schema: z.string().optional(),
    table: name.describe("Its name; later decisions can read it by the words of its only output."),
    title: text.optional().describe("What it says, in a few words."),
    hit: z.enum(HIT_POLICIES).optional().describe("What several matches mean, as in DMN; `unique` unless said."),
    units: units.optional(),
    inputs: inputs
      .optional()
      .describe("What a table that stands alone reads; one in a rule set reads the inputs of the set."),
    outputs: z.record(z.string(), output).optional().describe("What a rule gives, by name."),
    rules: z.array(z.strictObject(tableRuleKeys)).describe("The rows; the order counts for some hit policies."),
  })
  // A table that stands alone needs no sources.
  .meta({
    if: { required: ["inputs"] },
    else: { properties: { rules: { items: SOURCED } } },
  });

export type DecisionFile = z.infer<typeof decisionFile>;
export type TableFile = z.infer<typeof tableFile>;
