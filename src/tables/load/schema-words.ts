/**
 * What the shapes of all files are made of. A description is what an editor shows; a pattern beside a shape tells the
 * editor what the loaders check by themselves, because they say it in better words.
 */
import { z } from "zod";

export const text = z.string().min(1);
export const oneOrMore = z.union([text, z.array(text).min(1)]);
export const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Names become flags, YAML keys and words in conditions. */
export const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const name = text.meta({ pattern: NAME.source });

/** A day, as 2026-11-20. */
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const checked = text.meta({ pattern: DAY.source, description: "The day it was read, as 2026-11-20." });

/** Every rule of a rule set cites a source, or admits that it has none. */
export const SOURCED = {
  if: { required: ["judgement"], properties: { judgement: { const: true } } },
  else: { required: ["source"] },
};

export const when = oneOrMore.describe(
  "Condition lines, all of which must hold: `payload > 4 MB`, `traffic is spiky | intermittent`, `needs has vpc`. Left out, the rule always matches.",
);

/** What every rule has. */
export const rule = {
  id: name.describe("A stable name, unique in this file; answers and golden cases refer to it."),
  when: when.optional(),
  because: text.describe(
    "The reason, for people: one plain sentence, true whenever the conditions hold. `@upload.size` stands for that limit.",
  ),
  source: oneOrMore.optional().describe("Entries of sources.yaml that say so."),
  judgement: z
    .boolean()
    .optional()
    .describe("true: there is no source, this is plain judgement, and answers admit it."),
};
