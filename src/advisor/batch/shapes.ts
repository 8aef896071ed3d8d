/** The lines of a batch: a versioned contract. */
import { z } from "zod";
import { answerShape } from "../answer.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";

const sources = z.record(z.string(), z.strictObject({ title: z.string(), url: z.string(), checked: z.string() }));

const header = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    command: z.literal("batch"),
    tables: z.string().meta({ description: "hash of the tables that answered" }),
    decisions: z.array(z.string()).meta({ description: "in the order of the tables" }),
    rules: z.record(
      z.string(),
      z.strictObject({
        because: z.string(),
        sources: z.array(z.string()).meta({ description: "ids in `sources`" }),
        origin: z.string().optional().meta({ description: "where it stands in an overlay: file:line" }),
      }),
    ),
    sources,
  })
  .meta({ description: "the first line, unless --terse or --explain was given" });

/** What every line begins with. */
const opening = {
  line: z.number().meta({ description: "the line on which the workload begins, from 1" }),
  id: z
    .union([z.string(), z.number(), z.boolean(), z.null()])
    .optional()
    .meta({ description: "as the workload has it" }),
  name: z.string().optional(),
};

const words = "an option, or not-applicable, no-option or blocked; a decision inside another one only where it arises";

const terse = z.strictObject({
  ...opening,
  decisions: z
    .record(z.string(), z.union([z.string(), z.array(z.string())]))
    .meta({ description: `with --terse: ${words}; of a list answer, its options` }),
});

const ruled = z.strictObject({
  ...opening,
  decisions: z.record(
    z.string(),
    z.strictObject({
      status: z
        .enum(["given", "not-applicable", "no-option", "blocked"])
        .optional()
        .meta({ description: "if not decided" }),
      option: z.string().optional(),
      options: z.array(z.string()).optional().meta({ description: "list answers only; the first is `option`" }),
      rule: z.string().optional().meta({ description: "an id in `rules` of the first line" }),
    }),
  ),
});

const explained = z.strictObject({ ...opening, answer: answerShape.meta({ description: "with --explain" }) });

const failed = z
  .strictObject({
    ...opening,
    findings: z.array(
      z.strictObject({
        code: z.string(),
        severity: z.enum(["error", "warning", "note"]),
        message: z.string(),
        at: z.strictObject({ file: z.string(), line: z.number().optional(), column: z.number().optional() }).optional(),
        hint: z.string().optional(),
      }),
    ),
  })
  .meta({ description: "a workload that cannot be read: why" });

export const batchShape = z.union([header, terse, ruled, explained, failed]);

export const summaryShape = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  command: z.literal("batch"),
  tables: z.string(),
  workloads: z.number().meta({ description: "lines that were answered" }),
  failed: z.number().meta({ description: "lines that could not be read" }),
  decisions: z
    .record(z.string(), z.record(z.string(), z.number()))
    .meta({ description: "how many workloads got each answer, the most frequent first" }),
});

export type BatchHeader = z.infer<typeof header>;
export type BatchSummary = z.infer<typeof summaryShape>;
