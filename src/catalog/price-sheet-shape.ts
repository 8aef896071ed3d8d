/** The shape of what `prices show --format json` prints: a versioned contract. */
import { z } from "zod";
import { instanceTypeShape, sourceShape } from "./price-file-shape.ts";

const price = z.strictObject({
  region: z.string(),
  component: z.string(),
  item: z.string(),
  unit: z.string(),
  usd: z.number().meta({ description: "US dollars for one unit" }),
  source: z.string().meta({ description: "an id in `sources`" }),
  date: z.string().meta({ description: "the day it was published; without the day where that is not known" }),
  note: z.string().optional(),
  from: z.string().optional().meta({ description: "the user's own price file; absent for built-in prices" }),
});

export const priceSheetShape = z.strictObject({
  schemaVersion: z.literal(1),
  command: z.literal("prices show"),
  name: z.string().optional().meta({ description: "what was asked for" }),
  region: z.string().optional(),
  own: z.string().optional().meta({ description: "the user's own price file" }),
  types: z.array(instanceTypeShape).meta({ description: "the instance types that were asked for by name" }),
  prices: z.array(price),
  sources: z.record(z.string(), sourceShape.extend({ id: z.string() })),
  findings: z
    .array(z.looseObject({ code: z.string(), severity: z.string(), message: z.string() }))
    .meta({ description: "prices of more than 90 days before; only where a day was given to count from" }),
});
