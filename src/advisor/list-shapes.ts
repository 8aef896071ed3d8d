/** The shapes of the files that are lists of entries: golden cases, topics, exceptions. Descriptions are for editors. */
import { z } from "zod";
import { oneOrMore as ids, text } from "../tables/load/schema-words.ts";

const words = z.array(text);
const anyValue = z.union([z.string(), z.number(), z.boolean(), words]);

const source = ids.describe("Entries of sources.yaml that say so.");
const origin = ids.optional().describe("The rows of study guides or scenarios that it was translated from.");

/** What a case expects of one decision. */
export const expectedShape = z
  .union([text, words, z.record(z.string(), z.union([text, z.number(), words]))])
  .describe(
    "An option, `none` (it does not arise) or `no-option`; a list of options that must be among the answers; or a closer look: first, has, not, one-of, an attribute, a setting.",
  );

export const caseShape = z.strictObject({
  id: text.describe("A stable name, unique among all cases."),
  origin,
  about: text.describe("The situation in words, so that a reader can judge the answer."),
  workload: z.record(z.string(), anyValue).describe("Inputs with values, as in a workload spec."),
  decide: words.optional().describe("Only these decisions; a single one presupposes what it needs."),
  expect: z
    .looseObject({
      assumed: z.record(z.string(), anyValue).optional().describe("Inputs that are assumed, with the value."),
      relax: z.array(words).optional().describe("Sets of inputs, each of which must be offered as a way out."),
      blocked: words.optional().describe("Decisions that wait for one without an option."),
      tells: words
        .optional()
        .describe("Ids of companions, settings, warnings and advice that must be told: decision/rule."),
      "tells-not": words.optional().describe("Ids of those that must not be told."),
    })
    .describe("What the answer must be, by decision; decisions that are not named may come out in any way."),
  source,
  today: text.optional().describe("What is true today where the origin is older."),
});

export const topicShape = z.strictObject({
  id: text.describe("The word after `explain`, unique among all topics."),
  title: text.describe("What it is about, in a few words."),
  text: text.describe("The article; line breaks are kept."),
  see: words.optional().describe("What is near: decisions, and options as decision/option."),
  source,
  origin,
});

export const exceptionShape = z.strictObject({
  origin: text.describe("The row that became neither a case nor a topic."),
  contradicts: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe("The row that says the opposite of the same facts."),
  why: text.describe("Why it is left out, in a sentence."),
});

export type Expected = z.infer<typeof expectedShape>;
