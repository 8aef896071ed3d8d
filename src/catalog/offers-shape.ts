/** The shape of offers.yaml: how published price lists become prices of the catalogue. */
import { z } from "zod";

const text = z.string().min(1);
const pattern = text
  .refine(isPattern, "is no regular expression")
  .describe("A regular expression for the whole usage type, without the prefix of its region.");

const priceRule = z.strictObject({
  usage: pattern,
  type: text
    .optional()
    .describe("The instance type that it is for; unknown types are passed over. $1 is the first group of `usage`."),
  component: text.describe("The component in prices.csv."),
  item: text.describe("The item in prices.csv; $1 is the first group of `usage`. Further tiers get -tier2, -tier3."),
  unit: text.describe("The unit in prices.csv."),
  written: z.array(text).min(1).describe("How the offer writes this unit; another one is no match and is reported."),
});

const offer = z.strictObject({
  title: text.describe("What the price list is called."),
  url: z.url({ protocol: /^https?$/ }).describe("Where people can read the prices."),
  fetch: text.describe("A command that fetches the prices of one region."),
  only: z
    .record(z.string(), text)
    .optional()
    .describe("Attributes that a product must have these values of, as far as it has them."),
  prices: z.array(priceRule).min(1).describe("Which usage is which price."),
});

export const offersShape = z.strictObject({
  regions: z
    .strictObject({
      prefixes: z.record(z.string(), text).describe("Regions by the prefix of a usage type; an empty one has none."),
    })
    .describe("How a product names its region, where it does not give the code."),
  most: z.number().positive().describe("US dollars; a larger number is no price of one unit."),
  host: z.url({ protocol: /^https?$/ }).describe("Where the files that lists of offers and regions name are found."),
  types: z
    .strictObject({
      id: text.describe("The source of imported types, in front of their day."),
      title: text.describe("What describes instance types."),
      url: z.url({ protocol: /^https?$/ }).describe("Where people can read about it."),
      fetch: text.describe("A command that fetches the descriptions."),
    })
    .describe("Descriptions of instance types."),
  offers: z.record(z.string(), offer).describe("Price lists by the code of their service."),
});

export type Offers = z.infer<typeof offersShape>;
export type Offer = z.infer<typeof offer>;
export type PriceRule = z.infer<typeof priceRule>;

function isPattern(written: string): boolean {
  try {
    return new RegExp(written) instanceof RegExp;
  } catch {
    return false;
  }
}
