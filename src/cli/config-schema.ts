/** The shape of `inference-advisor.yaml`. */
import { z } from "zod";

const text = z.string().min(1);

export const configShape = z.strictObject({
  $schema: z.string().optional(),
  /** Folders of overlays, relative to the file; later ones lie on top of earlier ones. */
  rules: z.union([text, z.array(text)]).optional(),
  /** The Region to assume: short for a default of the input of that name. */
  region: text.optional(),
  format: z.enum(["text", "json", "yaml", "markdown"]).optional(),
  /** What the organisation assumes of inputs that nobody states. */
  defaults: z.record(z.string(), z.unknown()).optional(),
});
