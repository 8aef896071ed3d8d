/** `schema`: the JSON Schemas (draft-07) that editors and other programs use. */
import { z } from "zod";
import { answerShape } from "../../advisor/answer.ts";
import { builtin } from "../../builtin.ts";
import { UserError } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Model } from "../../tables/model.ts";
import { specShape } from "../../workload/schema.ts";
import type { Io } from "../io.ts";

/** Documents with a schema, and how it is made from the tables. */
export const SCHEMAS: Readonly<Record<string, (model: Model) => object>> = {
  spec: (model) => schemaOf(specShape(model), "Workload spec of inference-advisor"),
  answer: () => schemaOf(answerShape, "Answer of inference-advisor"),
};

export function printSchema(io: Io, document: string): void {
  const schema = Object.hasOwn(SCHEMAS, document) ? SCHEMAS[document] : undefined;
  if (schema === undefined) {
    throw new UserError([finding("spec/value", { file: "schema" }, "schema", document, Object.keys(SCHEMAS))]);
  }
  io.stdout.write(`${JSON.stringify(schema(builtin), null, 2)}\n`);
}

function schemaOf(shape: z.ZodType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(shape, { target: "draft-07", io: "input" });
  return { $schema, title, ...rest };
}
