/**
 * The answer document: a versioned contract. Text, YAML and every other format are renderings of it and of nothing
 * else. Only the shape lives here; importing the types loads no validator.
 */
import { z } from "zod";
import { costShape } from "./cost/answer.ts";
import { SCHEMA_VERSION } from "./schema-version.ts";
import { sizingShape } from "./sizing/answer.ts";

const sources = z.array(z.string()).meta({ description: "ids in `sources`" });
const reads = z.record(z.string(), z.string()).meta({ description: "the inputs that were read, with their values" });

const origin = z.string().optional().meta({
  description: "where it stands in an overlay, an organisation's own rules, as file:line; absent for built-in rules",
});

const stated = z.strictObject({
  value: z.union([z.string(), z.array(z.string())]),
  base: z.number().optional().meta({ description: "the value in its base unit: B, s, /s, %, USD, 1" }),
  from: z.string().meta({ description: "`flag --payload`, file:line:column, `interview`, or `caller` of the library" }),
});

const assumed = z.strictObject({
  input: z.string(),
  value: z.union([z.string(), z.array(z.string())]),
  base: z.number().optional(),
  because: z.string(),
  usual: z.boolean().meta({ description: "most workloads meet it" }),
  matters: z.array(z.string()).meta({ description: "the decisions that another value would change" }),
  otherwise: z
    .array(z.strictObject({ change: z.string(), decision: z.string(), to: z.string() }))
    .meta({ description: "what other values would give: `> 4 MB` makes this decision come to that" }),
  origin: z.string().optional().meta({ description: "who assumes it, if not the built-in tables: file:line" }),
});

const reason = z.strictObject({
  rule: z.string(),
  because: z.string(),
  reads,
  limit: z.string().optional().meta({ description: "the limits that the rule compares with" }),
  limits: z.array(z.string()).meta({ description: "their ids in the tables" }),
  evidence: z.array(z.string()).meta({ description: "its conditions with the values read: `payload 40 MB > 25 MB`" }),
  measured: z.array(z.string()).meta({ description: "those of them that compare a value with a limit" }),
  sources,
  judgement: z.boolean().meta({ description: "plain judgement: there is no source" }),
  origin,
});

const nearMiss = z.strictObject({
  input: z.string(),
  limit: z.string().meta({ description: "its id in the tables" }),
  distance: z.string().meta({ description: "`0.5 MB over 4 MB`" }),
  share: z.number().meta({ description: "the distance in percent of the limit" }),
});

const unmet = z.strictObject({
  rule: z.string(),
  because: z.string(),
  conditions: z.array(z.string()).meta({ description: "as they stand in the tables: `needs has data-capture`" }),
});

const other = z.strictObject({
  option: z.string(),
  title: z.string(),
  status: z.enum(["ruled-out", "ranked-lower"]),
  by: z.array(reason).meta({ description: "every rule that ruled it out, or the preference that ranked it lower" }),
  below: z.string().optional().meta({ description: "the chosen option, where the preference ranks this one lower" }),
  nearMiss: nearMiss.optional().meta({ description: "one limit alone keeps it out, by at most 20 % of that limit" }),
  unmet: z
    .array(unmet)
    .optional()
    .meta({ description: "lists only: the rules that would have added it, with the conditions not met" }),
});

const alone = z.strictObject({
  decision: z.string().meta({ description: "the title of the decision" }),
  status: z.enum(["decided", "given", "not-applicable", "no-option", "blocked"]),
  option: z.string().optional(),
  options: z.array(z.string()).optional().meta({ description: "list answers only; the first is `option`" }),
  title: z.string().optional().meta({ description: "the title of the option, or of the options of a list" }),
  attributes: z.record(z.string(), z.string()),
  rule: z.string().optional(),
  because: z.string(),
  reads,
  sources,
  judgement: z.boolean(),
  origin,
  onlySurvivor: z.boolean().meta({ description: "every other option was ruled out" }),
  insteadOf: z.array(z.string()).meta({ description: "options that the rule wanted more and that were ruled out" }),
  from: z.string().optional().meta({ description: "where a given decision was stated" }),
  blockedBy: z.array(z.string()),
  quiet: z.boolean().meta({ description: "belongs to the delivery around the set-up, not to the set-up itself" }),
  shown: z.boolean().meta({ description: "asked for, or touched by a stated input; the rest is background" }),
  with: z.array(z.strictObject({ id: z.string(), title: z.string(), because: z.string(), sources, origin })),
  settings: z.record(
    z.string(),
    z.strictObject({ value: z.string(), rule: z.string(), because: z.string(), sources, origin }),
  ),
  others: z.array(other),
  alsoMatched: z.array(z.strictObject({ rule: z.string(), option: z.string(), because: z.string() })),
  flips: z.array(
    z.strictObject({
      input: z.string(),
      change: z.string(),
      to: z.string().meta({ description: "the option, the options of a list, or no-option, not-applicable, blocked" }),
      steps: z.number().meta({ description: "how many other values of the tables lie between; 1 is the nearest" }),
    }),
  ),
  relax: z
    .array(z.array(z.strictObject({ input: z.string(), to: z.string() })))
    .meta({ description: "where there is no option: the smallest sets of changes that open one" }),
  opens: z.array(z.string()).meta({ description: "the option that each set of `relax` opens, in the same order" }),
});

const decision = alone.extend({
  refines: z.record(z.string(), alone).meta({ description: "smaller decisions shown inside this one" }),
});

const notice = reason.extend({ about: z.string().optional() });

export const answerShape = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  command: z.literal("recommend"),
  tables: z.string().meta({ description: "hash of the tables that answered" }),
  workload: z.strictObject({
    name: z.string().optional(),
    note: z.string().optional(),
    inputs: z.record(z.string(), stated),
  }),
  wanted: z.array(z.string()).meta({ description: "the decisions that were asked for" }),
  assumed: z.array(assumed),
  decisions: z.record(z.string(), decision),
  advice: z.array(notice),
  warnings: z.array(notice),
  sizing: sizingShape.optional().meta({ description: "instances and settings; absent where no catalogue was at hand" }),
  cost: costShape.optional(),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), url: z.string(), checked: z.string() })),
});

export type Answer = z.infer<typeof answerShape>;
export type DecisionAnswer = z.infer<typeof decision>;
/** A decision by itself: one that refines another has none inside. */
export type LoneDecision = z.infer<typeof alone>;
export type OtherOption = z.infer<typeof other>;
export type Reason = z.infer<typeof reason>;
export type Notice = z.infer<typeof notice>;
export type AssumedInput = z.infer<typeof assumed>;
export type Flip = DecisionAnswer["flips"][number];
