/** The shapes of the files of a rule set. Only shapes: what the names mean is checked by the loaders. */
import { z } from "zod";
import { HIT_POLICIES } from "../model.ts";

const text = z.string().min(1);
const oneOrMore = z.union([text, z.array(text).min(1)]);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const rule = {
  id: text,
  when: oneOrMore.optional(),
  because: text,
  source: oneOrMore.optional(),
  judgement: z.boolean().optional(),
};

const assumeRule = z.strictObject({
  when: oneOrMore.optional(),
  is: z.union([scalar, z.array(z.string())]),
  because: text.optional(),
});

const inputShape = z.strictObject({
  group: text.optional(),
  type: text,
  values: z.union([z.array(text).min(1), z.record(z.string(), z.string())]).optional(),
  range: text.optional(),
  optional: z.boolean().optional(),
  ask: text.optional(),
  help: text.optional(),
  usual: text.optional(),
  cost: z.number().positive().optional(),
  assume: z.union([scalar, z.array(z.string()), z.array(assumeRule).min(1)]).optional(),
  product: z.array(text).length(2).optional(),
});

const unitMap = z.record(z.string(), z.union([z.number(), z.string()]));

export const inputsFile = z.strictObject({
  $schema: z.string().optional(),
  units: z.record(z.string(), unitMap).optional(),
  spellings: z.record(z.string(), z.string()).optional(),
  groups: z.record(z.string(), z.string()).optional(),
  inputs: z.record(z.string(), inputShape),
});

export const limitsFile = z.record(
  z.string(),
  z.strictObject({
    /** A number with its unit, which conditions can refer to. */
    is: z.union([text, z.number()]).optional(),
    /** A fact in words, which they cannot. */
    says: text.optional(),
    what: text,
    source: oneOrMore,
    checked: text,
    /** What study guides say where they differ. */
    seeds: z.record(z.string(), z.string()).optional(),
    /** Where it holds, if not everywhere. */
    where: text.optional(),
    /** The limit in which the publisher contradicts this one. */
    disputed: text.optional(),
    note: text.optional(),
    confidence: z.enum(["high", "medium", "low"]).optional(),
  }),
);

export const sourcesFile = z.record(
  z.string(),
  z.strictObject({ title: text, url: z.url({ protocol: /^https?$/ }), checked: text }),
);

/** What must never stand together in a plan, whatever the workload. */
export const constraintsFile = z.array(
  z.strictObject({
    id: text,
    never: oneOrMore,
    because: text,
    source: oneOrMore.optional(),
    judgement: z.boolean().optional(),
  }),
);

const option = z.union([
  text,
  z.looseObject({
    title: text,
    what: text.optional(),
    implies: z.record(z.string(), z.union([scalar, z.array(z.string())])).optional(),
  }),
]);

export const decisionFile = z.strictObject({
  $schema: z.string().optional(),
  decision: text,
  title: text,
  about: text.optional(),
  refines: text.optional(),
  quiet: z.boolean().optional(),
  order: z.number().optional(),
  options: z.record(z.string(), option),
  applies: z.array(z.strictObject(rule)).optional(),
  eliminate: z.array(z.strictObject({ ...rule, out: oneOrMore })).optional(),
  prefer: z.array(z.strictObject({ ...rule, rank: text })).optional(),
  collect: z.array(z.strictObject({ ...rule, add: oneOrMore })).optional(),
  default: text.optional(),
  impossible: z.array(z.strictObject(rule)).optional(),
  with: z.array(z.strictObject({ ...rule, add: text })).optional(),
  settings: z.array(z.strictObject({ ...rule, set: z.record(z.string(), scalar) })).optional(),
});

const output = z.strictObject({ values: z.array(scalar).optional(), default: scalar.optional() });

export const tableFile = z.strictObject({
  $schema: z.string().optional(),
  table: text,
  title: text.optional(),
  hit: z.enum(HIT_POLICIES).optional(),
  /** A table that stands alone declares what it reads; one in a rule set reads the inputs of the set. */
  units: z.record(z.string(), unitMap).optional(),
  inputs: z.record(z.string(), inputShape).optional(),
  outputs: z.record(z.string(), output).optional(),
  rules: z.array(
    z.strictObject({
      ...rule,
      id: text.optional(),
      because: text.optional(),
      // biome-ignore lint/suspicious/noThenProperty: a rule of a decision table says "when … then …"; nothing awaits it.
      then: z.union([scalar, z.record(z.string(), scalar)]).optional(),
    }),
  ),
});

export type InputShape = z.infer<typeof inputShape>;
export type LimitsFile = z.infer<typeof limitsFile>;
export type SourcesFile = z.infer<typeof sourcesFile>;
export type DecisionFile = z.infer<typeof decisionFile>;
export type TableFile = z.infer<typeof tableFile>;
