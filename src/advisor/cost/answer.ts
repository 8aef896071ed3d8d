/** What the answer document says of money: a part of its contract. All figures are US dollars. */
import { z } from "zod";
import { priceShape } from "../sizing/answer.ts";

const range = z
  .strictObject({
    low: z.number(),
    typical: z.number().optional().meta({ description: "absent where nothing was stated that says how much is usual" }),
    high: z.number(),
  })
  .meta({ description: "US dollars" });

const rival = z.strictObject({
  option: z.string(),
  on: z.string().meta({ description: "the instances or the size of memory that it is priced with" }),
  usdPerMonth: z.number().optional().meta({ description: "at the stated load" }),
});

export const costShape = z.strictObject({
  status: z.enum(["priced", "estimated", "none"]),
  because: z.string().meta({ description: "how it is billed; or why there is no figure" }),
  currency: z.literal("USD"),
  region: z.string(),
  perHour: z.number().optional().meta({ description: "while all instances run" }),
  perMonth: range.optional(),
  perThousand: range.optional().meta({ description: "for 1,000 requests or records" }),
  perJob: range.optional(),
  fixed: range.optional().meta({ description: "the part of a month that is paid whatever arrives" }),
  usage: range.optional().meta({ description: "the part of a month that grows with requests" }),
  releaseHour: z.number().optional().meta({ description: "what an hour of a release adds" }),
  fleets: z
    .strictObject({ many: z.number(), of: z.string(), because: z.string() })
    .optional()
    .meta({ description: "the figures are for all of several fleets: 300, of `endpoint`" }),
  varies: z.string().meta({ description: "what lies between low and high" }),
  lines: z.array(z.string()).meta({ description: "the arithmetic, a step a line" }),
  notes: z.array(z.string()).meta({ description: "what the figures leave out" }),
  prices: z.array(priceShape),
  breakEven: z
    .strictObject({
      rivals: z.array(rival),
      without: z.array(z.string()).meta({
        description: "what the cost of the plan counts and the rivals do not: they bear the mean load all month",
      }),
      points: z.array(
        z.strictObject({
          below: z.string().meta({ description: "the option that is cheaper below" }),
          above: z.string(),
          requestsPerMonth: z.number(),
          rate: z.string().meta({ description: "the same as a mean rate" }),
        }),
      ),
      /** Cost of each rival over requests, for a chart. */
      curve: z.array(z.strictObject({ requestsPerMonth: z.number(), usd: z.record(z.string(), z.number()) })),
    })
    .optional(),
});

export type Cost = z.infer<typeof costShape>;
export type Range = z.infer<typeof range>;
export type BreakEven = NonNullable<Cost["breakEven"]>;
