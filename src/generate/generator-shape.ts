/** The shape of a generator: which files a plan becomes, with blanks that only the user can fill. */
import { z } from "zod";
import { oneOrMore, text } from "../tables/load/schema-words.ts";

const pattern = text.refine(isPattern, "is no regular expression").describe("What it has to look like, as a whole.");

const blank = z.strictObject({
  what: text.describe("What goes in here, for people."),
  like: text.describe("An example."),
  pattern,
  number: z.boolean().optional().describe("It is a number."),
  with: text.optional().describe("Only wanted where this blank is filled."),
  unless: text.optional().describe("Not wanted where this blank is filled."),
});

const value = z.strictObject({
  input: oneOrMore.describe("The input that it is, in its base unit, or several that are multiplied."),
  times: z.number().positive().describe("By how much to multiply it; the product is rounded up."),
  otherwise: z.number().optional().describe("What it is where not all of them are stated; left out, it is not known."),
});

const when = z.record(z.string(), oneOrMore).describe("Inputs and decisions with the values they must have.");
const stated = z.array(text).describe("Inputs one of which must be stated.");
const because = text.describe("The reason, for people.");

const goal = z.strictObject({
  when: when.optional(),
  stated: stated.optional(),
  is: text.describe("The value of {goal}."),
  because,
});

const types = z.strictObject({
  most: z.int().positive().describe("How many types of the shortlist it takes."),
  family: z.array(text).optional().describe("The families that it takes."),
});

const file = z.strictObject({
  name: text.describe("What the file is called."),
  operation: text.describe("The operation of the API whose request it is."),
  command: text.describe("The command that sends it, without the name of the file."),
  request: z.record(z.string(), z.unknown()).describe("The request, with blanks and values in braces."),
});

const job = z.strictObject({
  id: text.describe("A stable name."),
  when,
  stated: stated.optional(),
  because,
  source: z.array(text).min(1).describe("Entries of sources.yaml that describe the requests."),
  types: types.optional().describe("What it takes of the shortlist; left out, nothing."),
  goal: z.array(goal).optional().describe("What {goal} is; the first match counts."),
  notes: z.array(text).describe("What is worth knowing before it is sent."),
  files: z.array(file).min(1).describe("The files, in the order in which they are sent."),
});

export const generatorShape = z.strictObject({
  generator: text.describe("The name of the command."),
  title: text.describe("What it makes."),
  blanks: z.record(z.string(), blank).describe("What only the user can fill in, each a flag."),
  values: z.record(z.string(), value).describe("Numbers of the workload that requests take."),
  jobs: z.array(job).min(1).describe("What there is to generate; the first match counts."),
  otherwise: z
    .array(z.strictObject({ when, because }))
    .min(1)
    .describe("Why there is nothing to generate; the first match counts."),
});

/** As it is loaded: with the pages that its jobs cite. */
export type Generator = z.infer<typeof generatorShape> & {
  readonly sources: Readonly<
    Record<string, { readonly title: string; readonly url: string; readonly checked: string }>
  >;
};
export type Job = z.infer<typeof job>;
export type When = z.infer<typeof when>;

function isPattern(written: string): boolean {
  try {
    return new RegExp(written) instanceof RegExp;
  } catch {
    return false;
  }
}
