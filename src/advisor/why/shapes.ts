/** The documents of `explain --why-not` and `--what-for`: versioned contracts; only their shapes live here. */
import { z } from "zod";

const sources = z.array(z.string()).meta({ description: "ids in `sources`" });
const cited = z.record(z.string(), z.strictObject({ title: z.string(), url: z.string(), checked: z.string() }));
const words = z.union([z.string(), z.array(z.string())]);

const change = z.strictObject({
  input: z.string(),
  to: z.string().meta({ description: "the change in words: `<= 4 MB`, `has vpc`" }),
  value: words.meta({ description: "a value that does it, as a spec writes it" }),
  now: words.optional().meta({ description: "the present value; absent where nothing is known" }),
  assumed: z.boolean().meta({ description: "the present value is an assumption" }),
});

const changeSet = z.strictObject({
  changes: z.array(change),
  also: z
    .array(z.strictObject({ decision: z.string(), from: z.string(), to: z.string() }))
    .meta({ description: "other decisions that then come out differently" }),
});

const condition = z.strictObject({
  text: z.string().meta({ description: "with the values of limits: `payload > 4 MB`" }),
  input: z.string().meta({ description: "the input or decision it reads" }),
  value: z.string(),
  assumed: z.boolean(),
  met: z.boolean(),
  distance: z.string().optional().meta({ description: "how far from where it changes its mind: `36 MB over 4 MB`" }),
});

const bearing = z.strictObject({
  rule: z.string(),
  effect: z
    .enum(["arises", "rules-out", "ranks", "ranks-behind", "adds"])
    .meta({ description: "ranks-behind: it matches too and would choose the option, but an earlier one chose" }),
  fired: z.boolean().meta({ description: "all its conditions are met" }),
  rank: z.array(z.string()).optional().meta({ description: "ranking rules: the options, most wanted first" }),
  because: z.string(),
  conditions: z.array(condition),
  limits: z.array(z.string()).meta({ description: "ids of the limits it compares with" }),
  sources,
  judgement: z.boolean(),
  origin: z.string().optional().meta({ description: "where it stands in an overlay" }),
});

const head = {
  schemaVersion: z.literal(1),
  command: z.literal("explain"),
  tables: z.string().meta({ description: "hash of the tables that answered" }),
  option: z.string().meta({ description: "the option asked about: `endpoint/async`" }),
  title: z.string(),
  answer: z.string().meta({ description: "what the decision answers now, or why it has no answer" }),
};

const nearest = {
  sets: z
    .array(changeSet)
    .meta({ description: "the smallest sets of changes that give the option; none: nothing does" }),
  exhaustive: z.boolean().meta({ description: "false: the search ended early, and there may be more" }),
  fixed: z.array(z.string()).meta({ description: "inputs that were not to change" }),
};

export const whyNotShape = z.strictObject({
  ...head,
  question: z.literal("why-not"),
  status: z.enum(["chosen", "ruled-out", "ranked-lower", "not-added", "given-otherwise", "not-applicable", "blocked"]),
  because: z.string().meta({ description: "why the decision answers as it does" }),
  rules: z.array(bearing).meta({ description: "every rule that bears on the option; those that fired come first" }),
  nearest: z.strictObject(nearest).optional().meta({ description: "absent where the option is chosen" }),
  sources: cited,
});

export const whatForShape = z.strictObject({ ...head, question: z.literal("what-for"), ...nearest });

export type WhyNot = z.infer<typeof whyNotShape>;
export type WhatFor = z.infer<typeof whatForShape>;
export type Bearing = z.infer<typeof bearing>;
export type BearingCondition = z.infer<typeof condition>;
export type NearestSets = Pick<WhatFor, "sets" | "exhaustive" | "fixed">;
