/** `schema`: the JSON Schemas (draft-07) that editors and other programs use. */
import { z } from "zod";
import { answerShape } from "../../advisor/answer.ts";
import { batchShape, summaryShape } from "../../advisor/batch/shapes.ts";
import { comparisonShape } from "../../advisor/compare/comparison.ts";
import { scanShape } from "../../advisor/compare/scan-sheet.ts";
import { factSheetShape } from "../../advisor/fact-sheet.ts";
import { caseShape, exceptionShape, expectedShape, topicShape } from "../../advisor/list-shapes.ts";
import { checkShape } from "../../advisor/saved/shapes.ts";
import { sheetShape } from "../../advisor/sizing/sheet-shape.ts";
import { whatForShape, whyNotShape } from "../../advisor/why/shapes.ts";
import { builtin } from "../../builtin.ts";
import { offersShape } from "../../catalog/offers-shape.ts";
import { priceFileShape } from "../../catalog/price-file-shape.ts";
import { priceSheetShape } from "../../catalog/price-sheet-shape.ts";
import { UserError } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { generatorShape } from "../../generate/generator-shape.ts";
import { WORD_TYPES } from "../../tables/load/inputs.ts";
import { overlayDecisionFile, overlayTableFile } from "../../tables/load/overlay-schema.ts";
import {
  constraintsFile,
  decisionFile,
  inputsFile,
  limitsFile,
  sourcesFile,
  tableFile,
} from "../../tables/load/schema.ts";
import type { Model } from "../../tables/model.ts";
import { specShape } from "../../workload/schema.ts";
import { configShape } from "../config-schema.ts";
import type { DocumentName } from "../documents.ts";
import type { Io } from "../io.ts";

/** What a decision expects is read one by one, for the sake of the message; an editor wants the whole. */
const { expect } = caseShape.shape;
const wholeCase = caseShape.extend({ expect: expect.catchall(expectedShape).describe(expect.description ?? "") });

type Maker = (model: Model) => object;

/** Documents with a schema, and how it is made from the tables. */
export const SCHEMAS: Readonly<Record<string, Maker>> = {
  spec: (model) => titled("Workload spec", schemaOf(specShape(model))),
  inputs: (model) => titled("Inputs of a rule set", { ...schemaOf(inputsFile), ...closedTypes(model) }),
  limits: () => titled("Limits of a rule set", schemaOf(limitsFile)),
  sources: () => titled("Sources of a rule set", schemaOf(sourcesFile)),
  decision: (model) =>
    titled("Decision or plain table of a rule set", {
      anyOf: [schemaOf(decisionFile), { ...schemaOf(tableFile), ...closedTypes(model) }],
    }),
  overlay: (model) =>
    titled("Decision or plain table of an overlay", {
      anyOf: [
        schemaOf(overlayDecisionFile),
        schemaOf(overlayTableFile),
        schemaOf(decisionFile),
        { ...schemaOf(tableFile), ...closedTypes(model) },
      ],
    }),
  config: () => titled("Configuration", schemaOf(configShape)),
  cases: () => titled("Golden cases of a rule set", schemaOf(z.array(wholeCase))),
  topics: () => titled("Topics of a rule set", schemaOf(z.array(topicShape))),
  constraints: () => titled("Constraints of a rule set", schemaOf(constraintsFile)),
  sizing: () => titled("Sizing and billing of a rule set", schemaOf(sheetShape)),
  exceptions: () => titled("Exceptions of a rule set", schemaOf(z.array(exceptionShape))),
  prices: () => titled("Price file", schemaOf(priceFileShape)),
  "price-sheet": () => titled("Prices", schemaOf(priceSheetShape)),
  offers: () => titled("Price lists to import", schemaOf(offersShape)),
  generator: () => titled("Generator of a rule set", schemaOf(generatorShape)),
  answer: () => titled("Answer", schemaOf(answerShape)),
  check: () => titled("Whether a saved answer still holds", schemaOf(checkShape)),
  batch: () => titled("Line of a batch", schemaOf(batchShape)),
  "batch-summary": () => titled("Summary of a batch", schemaOf(summaryShape)),
  "why-not": () => titled("Why an option is not the answer", schemaOf(whyNotShape)),
  "what-for": () => titled("What would make an option the answer", schemaOf(whatForShape)),
  comparison: () => titled("Comparison", schemaOf(comparisonShape)),
  scan: () => titled("Scan", schemaOf(scanShape)),
  facts: () => titled("Cited facts", schemaOf(factSheetShape)),
} satisfies Record<DocumentName, Maker>;

export function printSchema(io: Io, document: string): void {
  const schema = Object.hasOwn(SCHEMAS, document) ? SCHEMAS[document] : undefined;
  if (schema === undefined) {
    throw new UserError([finding("spec/value", { file: "schema" }, "schema", document, Object.keys(SCHEMAS))]);
  }
  io.stdout.write(`${JSON.stringify(schema(builtin), null, 2)}\n`);
}

function titled(title: string, schema: object): object {
  return { $schema: "http://json-schema.org/draft-07/schema#", title: `${title} of inference-advisor`, ...schema };
}

function schemaOf(shape: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(shape, { target: "draft-07", io: "input" });
  return rest;
}

/** The types of inputs are a closed list, unless the file declares dimensions of its own. */
function closedTypes({ units }: Model): object {
  const dimensions = Object.keys(units.dimensions);
  const types = [...new Set([...WORD_TYPES, ...dimensions])];
  const inputs = { additionalProperties: { properties: { type: { enum: types } } } };
  const ownDimensions = {
    required: ["units"],
    not: { properties: { units: { propertyNames: { enum: dimensions } } } },
  };
  return { allOf: [{ if: ownDimensions, else: { properties: { inputs } } }] };
}
