/** What the sections of sizing.yaml have in common. */
import { z } from "zod";
import { oneOrMore, text } from "../../tables/load/schema-words.ts";

export const because = text.describe("The reason, for people: a phrase that stands beside the number or the choice.");
export const source = oneOrMore.optional().describe("Entries of sources.yaml that say so.");
export const judgement = z.literal(true).optional().describe("There is no source, this is plain judgement.");

export const figure = z
  .union([
    text.meta({ pattern: "^@[a-z][\\w.-]*$" }),
    z.strictObject({
      is: z.union([text, z.number()]).describe("The number with its unit: 20 %, 4 B, 730 h."),
      because,
      source,
      judgement,
    }),
  ])
  .describe("A number of the arithmetic: a limit as @name, or a value with its reason and source.");

export const when = z
  .record(text, oneOrMore)
  .describe("Inputs and decisions with the value they must have, or one of several; {} always holds.");

export const component = text.describe("A component of the catalogue's prices.");

export type SheetFigure = z.infer<typeof figure>;
export type When = z.infer<typeof when>;
