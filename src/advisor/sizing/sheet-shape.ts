/** The shape of sizing.yaml: how the answers of the tables become instances and a bill. */
import { z } from "zod";
import { text } from "../../tables/load/schema-words.ts";
import { billing } from "./billing-shape.ts";
import { because, component, figure, judgement, source, when } from "./sheet-words.ts";

const ofTypes = {
  category: z.array(text).min(1).optional().describe("Categories of the catalogue."),
  family: z.array(text).min(1).optional().describe("Families of the catalogue, as m5."),
};

const from = z.strictObject({
  decision: text.describe("The decision that sets it."),
  setting: text.describe("The name of the setting."),
});

export const sheetShape = z.strictObject({
  $schema: z.string().optional(),
  decision: text.describe("The name under which answers have the type."),
  title: text.describe("What is decided, in a few words."),
  after: text.describe("The decision whose options the classes belong to."),
  region: text.describe("The Region whose prices are used where none is stated."),
  memory: z
    .strictObject({
      precision: z.record(text, figure).describe("Bytes of a parameter, by the values of the input."),
      cached: figure.describe("Numbers that the key-value cache holds for each token, layer and unit of width."),
      uncached: z
        .strictObject({ when, because, source })
        .describe("What to say where that cache belongs to a computed memory and its size is not known."),
      reserve: figure.describe("What a loaded model takes beside its parameters and its cache."),
      accelerator: figure.describe("The share of an accelerator's memory that a model may take."),
      instance: figure.describe("The share of an instance's memory that a model may take."),
      shared: z
        .array(
          z.strictObject({
            when,
            times: text
              .optional()
              .describe("The input with the number of models that are all loaded on each instance."),
            because,
          }),
        )
        .describe("What several models on an instance need; the first match counts."),
      splits: z
        .array(z.number().int().positive())
        .min(1)
        .describe("Over how many accelerators a copy of a model may be split."),
      formats: z.record(text, z.number()).describe("Least compute capability of a GPU for a number format."),
    })
    .describe("How much memory a model takes, and how much of it there is."),
  classes: z
    .array(
      z.strictObject({
        when,
        ...ofTypes,
        accelerators: z.number().int().positive().optional().describe("No more than these on an instance."),
        because: because.optional(),
      }),
    )
    .describe("The types of the catalogue that belong to an answer; the first match counts."),
  alternatives: z
    .array(
      z.strictObject({
        title: text.describe("What makes it another line, in two or three words."),
        when,
        because,
        ...ofTypes,
        arch: z.enum(["x86_64", "arm64"]).optional().describe("The architecture, x86_64 unless said."),
        option: text.optional().describe("The option of `after` that must not be ruled out."),
      }),
    )
    .describe("Lines of types that are offered beside the cheapest type."),
  slots: z
    .strictObject({
      cpu: figure.describe("For each vCPU."),
      accelerator: figure.describe("For each copy of the model on accelerators."),
    })
    .describe("Requests that an instance works on at the same time, where the workload does not say it."),
  fleets: z
    .array(
      z.strictObject({
        when,
        times: text.describe("The input that says of how many."),
        of: text.describe("What has a fleet of its own, in one or two words that take an s."),
        because,
        source,
        judgement,
      }),
    )
    .describe("Where there is not one fleet but several, which share the load evenly; the first match counts."),
  scaling: z
    .strictObject({
      minimum: from.describe("Where the smallest number of instances is set."),
      metric: from.describe("Where the metric is set."),
      targets: z
        .record(
          text,
          z.strictObject({
            counts: z.enum(["per-minute", "at-once", "backlog"]).describe("What the metric counts for an instance."),
            factor: figure.optional().describe("What the computed target is multiplied with, to be safe."),
            usual: figure.optional().describe("The target where it cannot be computed."),
          }),
        )
        .describe("How the target of a metric is computed, by its name."),
    })
    .describe("Values to begin with for scaling policies."),
  crowd: figure.describe("Beyond so many instances there is something to say."),
  bounds: z
    .array(
      z.strictObject({
        input: text.describe("An input."),
        at: text.describe("The input above which it makes no sense."),
        because,
      }),
    )
    .describe("Numbers of which one cannot be above another."),
  instead: z
    .array(
      z.strictObject({
        input: text.describe("An input that counts where it is stated."),
        of: z.array(text).min(1).describe("The inputs that count for nothing then."),
        because,
      }),
    )
    .describe("Inputs that stand in for others."),
  month: figure.describe("The length of a month."),
  billing: z.array(billing).describe("How an answer is billed; the first match counts."),
  extras: z
    .strictObject({
      data: z
        .strictObject({
          component,
          in: text.describe("The item of data in."),
          out: text.describe("The item of data out."),
        })
        .describe("Data in and out of an endpoint."),
    })
    .describe("What is billed beside instances and requests."),
  release: z
    .strictObject({
      decision: text.describe("The decision whose option says how a release goes."),
      shares: z.record(text, figure).describe("The part of the fleet that runs twice, by option."),
    })
    .describe("What a release adds while it lasts."),
  remarks: z
    .array(z.strictObject({ when, because, source, judgement }))
    .describe("What the figures leave out, said where it matters."),
  estimate: z
    .strictObject({
      component: component.describe("The prices from which hosting is estimated."),
      prefix: text.describe("What the names of types begin with, and those of the component do not."),
      shares: z
        .array(
          z.strictObject({
            when: z
              .strictObject({
                family: z.array(text).optional().describe("Families of the catalogue."),
                size: text.optional().describe("The size, as xlarge."),
              })
              .describe("The types it holds for."),
            share: figure.describe("Hosting in relation to that price."),
          }),
        )
        .describe("The first match counts."),
    })
    .describe("Estimates where the catalogue has no price; made only when asked for."),
  rivals: z
    .strictObject({
      ratio: text.describe("The input that compares the first two in the tables."),
      decision: text.describe("The decision of which they are options."),
      use: text.describe("The option that is billed by use."),
      fleet: text.describe("The option whose instances are always on."),
      queue: text.describe("The option whose instances work off a queue."),
      category: z.array(text).min(1).describe("Categories of the types they are priced with."),
    })
    .describe("Options weighed against each other by what they cost."),
});

export type Sheet = z.infer<typeof sheetShape>;
