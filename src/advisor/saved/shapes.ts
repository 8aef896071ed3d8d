/** What `recommend --check` reads of a saved answer, and the document it writes; only the shapes live here. */
import { z } from "zod";
import { costShape } from "../cost/answer.ts";

const range = costShape.shape.perMonth.unwrap();

const outcome = z.looseObject({
  status: z.string(),
  option: z.string().optional(),
  options: z.array(z.string()).optional(),
  rule: z.string().optional(),
  attributes: z.record(z.string(), z.string()).optional(),
});

const figures = z.looseObject({ low: z.number(), typical: z.number().optional(), high: z.number() });

/** No more of an answer than can be checked, so that answers of other versions can be read too. */
export const savedShape = z.looseObject({
  schemaVersion: z.literal(1),
  command: z.literal("recommend"),
  tables: z.string(),
  workload: z.looseObject({
    inputs: z.record(z.string(), z.looseObject({ value: z.union([z.string(), z.array(z.string())]) })),
  }),
  wanted: z.array(z.string()),
  decisions: z.record(z.string(), outcome.extend({ refines: z.record(z.string(), outcome).optional() })),
  cost: z.looseObject({ perHour: z.number().optional(), perMonth: figures.optional() }).optional(),
});

const side = z.strictObject({
  answer: z.string().meta({ description: "the option, the options of a list, or why there is none" }),
  rule: z.string().optional(),
});

const bill = z.strictObject({
  perHour: z.number().optional(),
  perMonth: range.optional(),
});

export const checkShape = z.strictObject({
  schemaVersion: z.literal(1),
  command: z.literal("check"),
  tables: z.strictObject({ saved: z.string(), now: z.string() }).meta({ description: "hashes of the tables" }),
  holds: z.boolean().meta({ description: "every decision comes out as it was saved" }),
  checked: z.number().meta({ description: "how many decisions were compared" }),
  different: z.array(z.strictObject({ decision: z.string(), saved: side, now: side, because: z.string() })),
  otherRule: z
    .array(z.strictObject({ decision: z.string(), saved: side, now: side }))
    .meta({ description: "the same answer, by another rule" }),
  cost: z
    .strictObject({ saved: bill, now: bill })
    .optional()
    .meta({ description: "where the bill is another: told, but no reason that the answer does not hold" }),
});

export type SavedAnswer = z.infer<typeof savedShape>;
export type SavedOutcome = SavedAnswer["decisions"][string];
export type Check = z.infer<typeof checkShape>;
