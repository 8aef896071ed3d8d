/** The document of `facts`: a versioned contract, of which only the shape lives here; importing the types loads no validator. */
import { z } from "zod";
import type { Finding } from "../errors.ts";

const sources = z.array(z.string()).meta({ description: "ids in `sources`" });
const day = z.string().meta({ description: "the day it was read, as 2026-11-20" });

const fact = z.strictObject({
  id: z.string(),
  topic: z.string().meta({ description: "the first word of its id: `upload` of `upload.size`" }),
  value: z.string().meta({ description: "as its publisher writes it" }),
  base: z.number().optional().meta({
    description: "in the base unit of its dimension: B, s, /s, %, USD or a plain number; absent for a fact in words",
  }),
  what: z.string(),
  sources,
  checked: day,
  where: z.string().optional().meta({ description: "where it holds, if not everywhere" }),
  guides: z.record(z.string(), z.string()).meta({ description: "what study guides say where they differ, by guide" }),
  disputed: z
    .strictObject({ id: z.string(), value: z.string(), sources })
    .optional()
    .meta({ description: "its publisher says otherwise elsewhere" }),
  note: z.string().optional(),
  confidence: z.enum(["high", "medium", "low"]),
});

const place = z.strictObject({ file: z.string(), line: z.number().optional(), column: z.number().optional() });

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  at: place.optional(),
  hint: z.string().optional(),
});

export const factSheetShape = z.strictObject({
  schemaVersion: z.literal(1),
  command: z.literal("facts"),
  tables: z.string().meta({ description: "hash of the tables" }),
  facts: z.array(fact),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), url: z.string(), checked: day })),
  findings: z
    .array(finding)
    .meta({ description: "facts read more than 180 days before; only where a day was given to count from" }),
});

export type Fact = z.infer<typeof fact>;
/** Its findings are findings like all others. */
export type FactSheet = Omit<z.infer<typeof factSheetShape>, "findings"> & { readonly findings: readonly Finding[] };
