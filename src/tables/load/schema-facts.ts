/** The shapes of limits.yaml and sources.yaml. */
import { z } from "zod";
import { checked, name, oneOrMore, text } from "./schema-words.ts";

const limit = z
  .strictObject({
    is: z
      .union([text, z.number()])
      .optional()
      .describe("A number with its unit, as its publisher writes it (4 MB); conditions refer to it as @name."),
    says: text.optional().describe("Instead of `is`: a fact in words, to which conditions cannot refer."),
    what: text.describe("What it limits, in a few words."),
    source: oneOrMore.describe("Entries of sources.yaml that say so."),
    checked,
    seeds: z.record(z.string(), z.string()).optional().describe("What study guides say where they differ, by guide."),
    where: text.optional().describe("Where it holds, if not everywhere."),
    disputed: text.optional().describe("The limit in which its publisher contradicts this one."),
    note: text.optional().describe("What else is worth knowing of it."),
    confidence: z.enum(["high", "medium", "low"]).optional().describe("How sure it is; high unless said."),
  })
  .meta({ oneOf: [{ required: ["is"] }, { required: ["says"] }] });

export const limitsFile = z
  .record(z.string(), limit)
  .describe("Facts that somebody publishes, each under its name (upload.size).");

const source = z.strictObject({
  title: text.describe("The title of the page."),
  url: z.url({ protocol: /^https?$/ }).meta({ pattern: "^[Hh][Tt][Tt][Pp][Ss]?:", description: "Its address." }),
  checked,
});

export const sourcesFile = z.record(name, source).describe("Pages that limits and rules cite, each under its name.");

export type LimitsFile = z.infer<typeof limitsFile>;
export type SourcesFile = z.infer<typeof sourcesFile>;
