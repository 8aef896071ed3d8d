/** Constraints: answers of decisions that must never stand together. */
import { finding } from "../../findings/index.ts";
import type { Rule } from "../model.ts";
import { type LoadContext, list } from "./context.ts";
import type { SourceDocument } from "./document.ts";
import { constraintsFile } from "./schema.ts";

/** `inputs`: the names that are no decisions. */
export function loadConstraints(context: LoadContext, document: SourceDocument, inputs: readonly string[]): Rule[] {
  const file = document.value === null ? [] : context.shaped(document, constraintsFile);
  return (file ?? []).map(({ never, ...raw }, index) => {
    const at = document.place([index, "id"]);
    context.declare("constraint", raw.id, at);
    context.checkName(raw.id, at);
    const rule = context.rule(document, { ...raw, when: list(never).slice() }, [index], true);
    const read = rule.when.find(({ input }) => inputs.includes(input))?.input;
    if (read !== undefined) {
      const hint = "a constraint speaks of decisions; what an input rules out is an `eliminate` of its decision";
      context.report(finding("table/shape", document.place([index, "never"]), `${read} is an input`, hint));
    }
    return rule;
  });
}
