/**
 * Plans side by side: the document of `compare` and of `what-if --set`, a versioned contract. Only its shape lives here.
 */
import { z } from "zod";
import { answerShape } from "../answer.ts";
import { costShape } from "../cost/answer.ts";
import { SCHEMA_VERSION } from "../schema-version.ts";

const decision = answerShape.shape.decisions.valueType;
const other = decision.shape.others.element;
const notice = answerShape.shape.warnings.element;
const stated = answerShape.shape.workload.shape.inputs.valueType;

const columns = z.array(z.number()).meta({ description: "places in `columns`, from 0" });

const limit = z.strictObject({
  input: z.string(),
  value: z.string(),
  limit: z.string().meta({ description: "the limits that the rule compares with: `4 MB`" }),
  limits: z.array(z.string()).meta({ description: "their ids in the tables" }),
  rule: z.string(),
  kept: z.boolean(),
  distance: z.string().meta({ description: "how far the value lies from where the rule changes its mind" }),
  assumed: z.boolean().meta({ description: "nothing that it compares was stated" }),
  sources: z.array(z.string()).meta({ description: "ids in `sources`" }),
});

/** One option of a decision, seen from the workload as it is. */
const option = z.strictObject({
  decision: z.string(),
  option: z.string(),
  title: z.string(),
  standing: z.enum(["chosen", "ranked-lower", "ruled-out"]),
  because: z.string().meta({ description: "why it is chosen; empty for the others, which have `by`" }),
  by: other.shape.by,
  origin: decision.shape.origin,
  below: other.shape.below,
  nearMiss: other.shape.nearMiss,
  unmet: other.shape.unmet,
  limits: z.array(limit).meta({ description: "every limit of the option that this workload can meet" }),
});

const column = z.strictObject({
  name: z
    .string()
    .meta({ description: "`as it is`, `changed`, the name of a spec, what is assumed, or what is left aside" }),
  workload: answerShape.shape.workload.shape.name.meta({ description: "the name that the workload has" }),
  assumes: z.record(z.string(), z.string()).meta({ description: "the options assumed, by decision" }),
  option: option.optional().meta({ description: "when the options of a decision are compared" }),
});

const value = stated.omit({ from: true }).extend({
  from: z.string().optional().meta({ description: "where it was stated; absent for an assumption" }),
});

const cell = decision
  .pick({
    status: true,
    option: true,
    options: true,
    title: true,
    attributes: true,
    rule: true,
    because: true,
    reads: true,
    sources: true,
    judgement: true,
    origin: true,
    settings: true,
    with: true,
  })
  .extend({ refines: z.array(z.string()).meta({ description: "the options of the decisions inside this one" }) });

const row = z.strictObject({
  decision: z.string().meta({ description: "the title of the decision" }),
  quiet: decision.shape.quiet,
  shown: z.boolean().meta({ description: "asked for, touched by a stated input, or not the same in all columns" }),
  differs: columns.meta({
    description: "the columns whose answer is not that of the first; the order of a list is no difference",
  }),
  columns: z.array(cell),
});

/** What a plan costs, without the arithmetic. */
const figures = costShape.pick({
  status: true,
  because: true,
  region: true,
  perHour: true,
  perMonth: true,
  perThousand: true,
  perJob: true,
  varies: true,
});

export const comparisonShape = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  command: z.enum(["what-if", "compare"]),
  kind: z.enum(["change", "specs", "assumed", "options"]),
  tables: z.string().meta({ description: "hash of the tables that answered" }),
  wanted: z.array(z.string()).meta({ description: "the decisions that were asked for" }),
  columns: z.array(column).meta({ description: "the plans; the first is the one that the others are held against" }),
  inputs: z
    .array(z.strictObject({ input: z.string(), columns: z.array(value.nullable()) }))
    .meta({ description: "the inputs that are not the same in all columns; null where no decision reads one" }),
  decisions: z.record(z.string(), row),
  costs: z
    .array(figures.nullable())
    .optional()
    .meta({ description: "of each column; null where it was not priced, absent where no catalogue was at hand" }),
  breakEven: costShape.shape.breakEven.meta({ description: "of the first column: where options cost the same" }),
  warnings: z.array(notice.extend({ columns })),
  advice: z.array(notice.extend({ columns })),
  sources: answerShape.shape.sources,
});

export type Comparison = z.infer<typeof comparisonShape>;
export type ComparisonKind = Comparison["kind"];
export type ComparisonColumn = Comparison["columns"][number];
export type ComparedDecision = Comparison["decisions"][string];
export type ComparedCell = ComparedDecision["columns"][number];
export type ComparedCost = z.infer<typeof figures>;
export type ComparedNotice = Comparison["warnings"][number];
export type ComparedOption = NonNullable<ComparisonColumn["option"]>;
export type ComparedLimit = ComparedOption["limits"][number];
