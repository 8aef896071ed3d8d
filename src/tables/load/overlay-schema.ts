/** The shapes of an overlay's files, where they differ from those of a whole rule set. */
import { z } from "zod";
import { decisionRules, inputShape, inputsFile, optionShape, tableRuleKeys } from "./schema.ts";

const text = z.string().min(1);

/** Where an added rule stands; without either, a preference goes first and everything else last. */
const placed = {
  before: text.optional().describe("The id of the rule in front of which this one stands."),
  after: text.optional().describe("The id of the rule behind which this one stands."),
};

const changes = {
  disable: z
    .array(
      z.strictObject({
        id: text.describe("The rule below that no longer holds."),
        because: text.describe("Why it does not hold here."),
      }),
    )
    .optional()
    .describe("Rules that no longer hold here, each with the reason."),
  // The loader checks the rest of their keys where they stand.
  replace: z
    .array(
      z.looseObject({
        id: text.describe("The rule below whose place this one takes."),
        because: text.describe("The reason, for people: one plain sentence, true whenever the conditions hold."),
      }),
    )
    .optional()
    .describe("Rules that take the place of those with their ids, with all the keys of such a rule."),
};

/** More rules and options for a decision that exists. */
export const overlayDecisionFile = z.strictObject({
  $schema: z.string().optional(),
  decision: text.describe("The decision below that is changed."),
  ...changes,
  options: z
    .record(z.string(), optionShape)
    .optional()
    .describe("Options that are added; rankings below put them last."),
  applies: z
    .array(z.strictObject({ ...decisionRules.applies, ...placed }))
    .optional()
    .describe("More reasons why the question arises."),
  eliminate: z
    .array(z.strictObject({ ...decisionRules.eliminate, ...placed }))
    .optional()
    .describe("More rules that rule options out."),
  prefer: z
    .array(z.strictObject({ ...decisionRules.prefer, ...placed }))
    .optional()
    .describe("More rankings; they go first unless placed."),
  collect: z
    .array(z.strictObject({ ...decisionRules.collect, ...placed }))
    .optional()
    .describe("More rules that add to the list."),
  impossible: z
    .array(z.strictObject({ ...decisionRules.impossible, ...placed }))
    .optional()
    .describe("More regions where nothing can survive."),
  with: z
    .array(z.strictObject({ ...decisionRules.with, ...placed }))
    .optional()
    .describe("More companions."),
  settings: z
    .array(z.strictObject({ ...decisionRules.settings, ...placed }))
    .optional()
    .describe("More values to set."),
});

/** More rules for a plain table that exists. */
export const overlayTableFile = z.strictObject({
  $schema: z.string().optional(),
  table: text.describe("The table below that is changed."),
  ...changes,
  rules: z
    .array(z.strictObject({ ...tableRuleKeys, ...placed, id: text.describe("A stable name, unique in this table.") }))
    .optional()
    .describe("More rows."),
});

/** What an overlay may say of an input that exists: less of its domain, another assumption, other words for people. */
const narrowedInput = inputShape
  .pick({ values: true, range: true, assume: true, usual: true, ask: true, help: true, cost: true })
  .strict();

export const narrowedInputs = z.record(z.string(), narrowedInput);

/** New inputs are checked with the rest once they stand among them. */
export const overlayInputsFile = inputsFile.extend({ inputs: z.record(z.string(), z.unknown()).optional() });

export type NarrowedInput = z.infer<typeof narrowedInput>;
