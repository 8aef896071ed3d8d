/** Where answers change along one input, or over two: the document of `what-if --scan`, a versioned contract. */
import { z } from "zod";
import { answerShape } from "../answer.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";

const end = z.strictObject({
  value: z.string().meta({ description: "in words; rounded into the band where it is long" }),
  base: z.number().meta({ description: "in the base unit of the input, exactly" }),
});

const band = z.strictObject({
  change: z.string().meta({ description: "`<= 4 MB`, `steady | variable`, `has vpc`" }),
  first: end.optional().meta({ description: "quantities: the smallest value, which is in the band" }),
  last: end.optional().meta({ description: "quantities: the largest value, which is in the band" }),
  values: z.array(z.string()).meta({ description: "what else than quantities is in the band" }),
  here: z.boolean().meta({ description: "the workload as it is lies in it" }),
});

const answers = z
  .record(z.string(), z.string())
  .meta({ description: "an option, the options of a list, or no-option, not-applicable, blocked; by decision" });

const input = z.string().meta({ description: "the input that is scanned, or a decision whose options are" });

const here = z.strictObject({
  value: z.string(),
  assumed: z.boolean(),
});

const common = {
  schemaVersion: z.literal(SCHEMA_VERSION),
  command: z.literal("what-if"),
  tables: z.string().meta({ description: "hash of the tables that answered" }),
  workload: answerShape.shape.workload,
  wanted: z.array(z.string()).meta({ description: "the decisions that were asked for" }),
};

const bandsShape = z.strictObject({
  ...common,
  kind: z.literal("bands"),
  input,
  here: here.optional().meta({ description: "where the workload lies; absent for a set, and for an open decision" }),
  varies: z.array(z.string()).meta({ description: "the wanted decisions that do not answer the same everywhere" }),
  bands: z.array(band.extend({ answers })),
});

const side = z.strictObject({
  input,
  bands: z.array(band),
  left: z.number().meta({ description: "how many further pieces were left out because there are too many" }),
});

const mapShape = z.strictObject({
  ...common,
  kind: z.literal("map"),
  of: z.array(z.string()).meta({ description: "the decisions that the map shows" }),
  varies: bandsShape.shape.varies,
  rows: side,
  columns: side,
  answers: z.array(answers),
  cells: z
    .array(z.array(z.array(z.number())))
    .meta({ description: "by row and column the places in `answers`; several where the answer changes inside" }),
});

export const scanShape = z.union([bandsShape, mapShape]);

export type Scan = z.infer<typeof scanShape>;
export type BandScan = z.infer<typeof bandsShape>;
export type MapScan = z.infer<typeof mapShape>;
export type Band = z.infer<typeof band>;
export type Answers = z.infer<typeof answers>;
