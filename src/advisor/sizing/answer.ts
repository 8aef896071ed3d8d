/** What the answer document says of instances: a part of its contract. */
import { z } from "zod";

const lines = z.array(z.string()).meta({ description: "the arithmetic, a step a line" });

export const priceShape = z.strictObject({
  component: z.string(),
  item: z.string(),
  region: z.string(),
  usd: z.number(),
  unit: z.string(),
  source: z.string().meta({ description: "an id in `sources`, or of the price file that `from` names" }),
  date: z.string().meta({ description: "when the price was published" }),
  note: z.string().optional(),
  from: z.string().optional().meta({ description: "the user's own price file, where it stands there" }),
});

const sizedType = z.strictObject({
  type: z.string(),
  because: z.string(),
  title: z.string().optional().meta({ description: "alternatives only: what makes it one, such as one size up" }),
  fits: z.string().meta({ description: "how the model lies in its memory" }),
  vcpu: z.number(),
  arch: z.string(),
  status: z.string().meta({ description: "current or previous, as derived from what is still listed" }),
  split: z.number().meta({ description: "accelerators that hold one copy of the model; 0 on a CPU" }),
  slots: z.number().meta({ description: "requests that one instance works on at the same time" }),
  instances: z.number(),
  usdPerHour: z.number().meta({ description: "of one instance" }),
  estimated: z.boolean().meta({ description: "the price is no published one" }),
});

export const sizingShape = z.strictObject({
  region: z.string(),
  regionAssumed: z.boolean(),
  memory: z.strictObject({ bytes: z.number(), lines }),
  shortlist: z
    .array(sizedType)
    .max(3)
    .meta({ description: "the best type of each of three families; the first is the choice" }),
  alternatives: z.array(sizedType),
  excluded: z
    .array(z.strictObject({ types: z.number(), because: z.string() }))
    .meta({ description: "types of the wanted families that do not fit, counted: 41 `lack 40 GB of memory`" }),
  count: z.strictObject({ instances: z.number(), needed: z.number().optional(), lines }).optional(),
  settings: z
    .array(z.strictObject({ name: z.string(), value: z.string(), because: z.string() }))
    .meta({ description: "capacity, targets of scaling policies, memory sizes" }),
  assumed: z.array(z.strictObject({ input: z.string(), value: z.string(), because: z.string() })),
});

export type Sizing = z.infer<typeof sizingShape>;
export type SizedType = z.infer<typeof sizedType>;
export type PriceUsed = z.infer<typeof priceShape>;
