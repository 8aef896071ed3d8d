/** The shapes of an overlay's files, where they differ from those of a whole rule set. */
import { z } from "zod";
import { decisionRules, inputShape, inputsFile, optionShape, tableRuleKeys } from "./schema.ts";

const text = z.string().min(1);

/** Where an added rule stands; without either, a preference goes first and everything else last. */
const placed = { before: text.optional(), after: text.optional() };

const changes = {
  /** Rules that no longer hold here, each with the reason. */
  disable: z.array(z.strictObject({ id: text, because: text })).optional(),
  /** Rules that take the place of those with their ids; the loader checks the rest of their keys there. */
  replace: z.array(z.looseObject({ id: text, because: text })).optional(),
};

/** More rules and options for a decision that exists. */
export const overlayDecisionFile = z.strictObject({
  $schema: z.string().optional(),
  decision: text,
  ...changes,
  options: z.record(z.string(), optionShape).optional(),
  applies: z.array(z.strictObject({ ...decisionRules.applies, ...placed })).optional(),
  eliminate: z.array(z.strictObject({ ...decisionRules.eliminate, ...placed })).optional(),
  prefer: z.array(z.strictObject({ ...decisionRules.prefer, ...placed })).optional(),
  collect: z.array(z.strictObject({ ...decisionRules.collect, ...placed })).optional(),
  impossible: z.array(z.strictObject({ ...decisionRules.impossible, ...placed })).optional(),
  with: z.array(z.strictObject({ ...decisionRules.with, ...placed })).optional(),
  settings: z.array(z.strictObject({ ...decisionRules.settings, ...placed })).optional(),
});

/** More rules for a plain table that exists. */
export const overlayTableFile = z.strictObject({
  $schema: z.string().optional(),
  table: text,
  ...changes,
  rules: z.array(z.strictObject({ ...tableRuleKeys, ...placed, id: text })).optional(),
});

/** What an overlay may say of an input that exists: less of its domain, another assumption, other words for people. */
const narrowedInput = inputShape
  .pick({ values: true, range: true, assume: true, usual: true, ask: true, help: true, cost: true })
  .strict();

export const narrowedInputs = z.record(z.string(), narrowedInput);

/** New inputs are checked with the rest once they stand among them. */
export const overlayInputsFile = inputsFile.extend({ inputs: z.record(z.string(), z.unknown()).optional() });

export type NarrowedInput = z.infer<typeof narrowedInput>;
