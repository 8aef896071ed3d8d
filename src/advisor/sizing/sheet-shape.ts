/** The shape of sizing.yaml: how the answers of the tables become instances and a bill. */
import { z } from "zod";
import { oneOrMore, text } from "../../tables/load/schema-words.ts";

const because = text.describe("The reason, for people: a phrase that stands beside the number or the choice.");
const source = oneOrMore.optional().describe("Entries of sources.yaml that say so.");
const judgement = z.literal(true).optional().describe("There is no source, this is plain judgement.");

const figure = z
  .union([
    text.meta({ pattern: "^@[a-z][\\w.-]*$" }),
    z.strictObject({ is: z.union([text, z.number()]), because, source, judgement }),
  ])
  .describe("A number of the arithmetic: a limit as @name, or a value with its reason and source.");

const when = z
  .record(text, oneOrMore)
  .describe("Inputs and decisions with the value they must have, or one of several; {} always holds.");

const ofTypes = {
  category: z.array(text).min(1).optional().describe("Categories of the catalogue."),
  family: z.array(text).min(1).optional().describe("Families of the catalogue, as m5."),
};

const item = z.strictObject({ component: text, item: text });

const billing = z.strictObject({
  when,
  by: z
    .enum(["fleet", "queue", "job", "use", "none"])
    .describe(
      "What is paid: instances all the time, while a queue has work, for the length of a job; requests; nothing here.",
    ),
  because,
  source,
  hosting: text.optional().describe("The component of the catalogue with the prices of instances."),
  floor: figure.optional().describe("Fewest instances, where those of the workload do not count."),
  jobs: z.boolean().optional().describe("true: only types that run jobs."),
  memory: z
    .strictObject({ least: figure, most: figure, step: figure })
    .optional()
    .describe("The sizes of memory that can be set."),
  duration: z
    .strictObject({
      component: text,
      item: text.describe("The price of processing time; {GiB} stands for the memory."),
      "of-memory": z.boolean().optional().describe("true: the price is for 1 GiB and not for the size."),
    })
    .optional(),
  request: item.optional().describe("The price of a request, where there is one beside the processing time."),
  free: z.strictObject({ requests: figure, seconds: figure }).optional().describe("What is free in each month."),
  provisioned: text.optional().describe("What to say of capacity that is held ready."),
});

export const sheetShape = z.strictObject({
  $schema: z.string().optional(),
  decision: text.describe("The name under which answers have the type."),
  title: text,
  after: text.describe("The decision whose options the classes belong to."),
  region: text.describe("The Region whose prices are used where none is stated."),
  memory: z.strictObject({
    precision: z.record(text, figure).describe("Bytes of a parameter, by the values of the input."),
    cached: figure,
    reserve: figure,
    accelerator: figure,
    instance: figure,
    splits: z.array(z.number().int().positive()).min(1),
    formats: z.record(text, z.number()),
  }),
  classes: z.array(
    z.strictObject({
      when,
      ...ofTypes,
      accelerators: z.number().int().positive().optional().describe("No more than these on an instance."),
      because: because.optional(),
    }),
  ),
  alternatives: z.array(
    z.strictObject({
      title: text,
      when,
      because,
      ...ofTypes,
      arch: z.enum(["x86_64", "arm64"]).optional(),
      option: text.optional().describe("The option of `after` that must not be ruled out."),
    }),
  ),
  slots: z.strictObject({ cpu: figure, accelerator: figure }),
  scaling: z.strictObject({
    minimum: z.strictObject({ decision: text, setting: text }),
    metric: z.strictObject({ decision: text, setting: text }),
    targets: z.record(
      text,
      z.strictObject({
        counts: z.enum(["per-minute", "at-once", "backlog"]),
        factor: figure.optional(),
        usual: figure.optional(),
      }),
    ),
  }),
  month: figure,
  billing: z.array(billing),
  extras: z.strictObject({ data: z.strictObject({ component: text, in: text, out: text }) }),
  release: z.strictObject({ decision: text, shares: z.record(text, figure) }),
  remarks: z.array(z.strictObject({ when, because, source, judgement })),
  estimate: z.strictObject({
    component: text,
    prefix: text.describe("What the names of types begin with, and those of the component do not."),
    shares: z.array(
      z.strictObject({
        when: z.strictObject({ family: z.array(text).optional(), size: text.optional() }),
        share: figure,
      }),
    ),
  }),
  rivals: z.strictObject({
    ratio: text.describe("The input that compares the two in the tables."),
    decision: text,
    use: text,
    fleet: text,
    queue: text,
    category: z.array(text).min(1),
  }),
});

export type Sheet = z.infer<typeof sheetShape>;
export type SheetFigure = z.infer<typeof figure>;
export type When = z.infer<typeof when>;
export type Billing = z.infer<typeof billing>;
