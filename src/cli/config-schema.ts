/** The shape of `inference-advisor.yaml`. */
import { z } from "zod";

const text = z.string().min(1);

export const configShape = z.strictObject({
  $schema: z.string().optional(),
  rules: z
    .union([text, z.array(text)])
    .optional()
    .describe("Folders of overlays, relative to this file; later ones lie on top of earlier ones."),
  prices: text.optional().describe("A price file, relative to this file, which goes before the built-in prices."),
  region: text.optional().describe("The Region to assume: short for a default of the input of that name."),
  format: z
    .enum(["text", "json", "yaml", "markdown"])
    .optional()
    .describe("The form of answers, unless a flag says so."),
  defaults: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("What the organisation assumes of inputs that nobody states, by their names."),
});
