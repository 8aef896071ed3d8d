/** The shape of a way to bill: what is paid for an answer of the tables, and what no figure counts. */
import { z } from "zod";
import { text } from "../../tables/load/schema-words.ts";
import { because, component, figure, source, when } from "./sheet-words.ts";

const item = z.strictObject({ component, item: text.describe("An item of that component.") });
export const billing = z.strictObject({
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
  most: figure.optional().describe("Most instances."),
  jobs: z.boolean().optional().describe("true: only types that run jobs."),
  memory: z
    .strictObject({
      least: figure.describe("The smallest size."),
      most: figure.describe("The largest size."),
      step: figure.describe("What lies between one size and the next."),
    })
    .optional()
    .describe("The sizes of memory that can be set."),
  duration: z
    .strictObject({
      component,
      item: text.describe("The price of processing time; {GiB} stands for the memory."),
      "of-memory": z.boolean().optional().describe("true: the price is for 1 GiB and not for the size."),
    })
    .optional()
    .describe("The price of processing time."),
  request: item.optional().describe("The price of a request, where there is one beside the processing time."),
  free: z
    .strictObject({
      requests: figure.describe("Requests."),
      seconds: figure.describe("Seconds at 1 GiB."),
    })
    .optional()
    .describe("What is free in each month."),
  data: z.boolean().optional().describe("true: data in and out is billed too, as `extras` say."),
  own: z
    .strictObject({ component, otherwise: text.describe("What to say where the price of hosting is taken.") })
    .optional()
    .describe("Prices of instances that go before those of hosting."),
  leaves: z
    .array(
      z.strictObject({
        what: text.describe("What is billed beside, in a few words."),
        price: item.optional().describe("Its price, to be said where it is known."),
      }),
    )
    .optional()
    .describe("What no figure counts."),
  provisioned: text.optional().describe("What to say of capacity that is held ready."),
});

export type Billing = z.infer<typeof billing>;
