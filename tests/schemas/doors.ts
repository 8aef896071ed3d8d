/** Each document as the program reads it, beside its JSON Schema. */
import { Ajv, type ValidateFunction } from "ajv";
import { z } from "zod";
import { answerShape } from "../../src/advisor/answer.ts";
import { loadCases } from "../../src/advisor/cases/load.ts";
import { loadExceptions } from "../../src/advisor/cases/origins.ts";
import { comparisonShape } from "../../src/advisor/compare/comparison.ts";
import { scanShape } from "../../src/advisor/compare/scan-sheet.ts";
import { factSheetShape } from "../../src/advisor/fact-sheet.ts";
import { caseShape, exceptionShape, topicShape } from "../../src/advisor/list-shapes.ts";
import { loadTopics } from "../../src/advisor/topics.ts";
import { SCHEMAS } from "../../src/cli/commands/schema.ts";
import { type Finding, unwrap } from "../../src/errors.ts";
import { loadModel, type RuleFile } from "../../src/tables/load/index.ts";
import {
  constraintsFile,
  decisionFile,
  inputsFile,
  limitsFile,
  sourcesFile,
  tableFile,
} from "../../src/tables/load/schema.ts";
import { readSpec } from "../../src/workload/spec.ts";
import { understand } from "../../src/workload/workload.ts";
import { FILES, type Name } from "./files.ts";

/** Where each file stands in a rule set. */
const PLACES = {
  inputs: "inputs.yaml",
  limits: "limits.yaml",
  sources: "sources.yaml",
  constraints: "constraints.yaml",
  decision: "decisions/transport.yaml",
  list: "decisions/extras.yaml",
  table: "decisions/warnings.yaml",
} as const;

const RULE_FILES = Object.keys(PLACES) as (keyof typeof PLACES)[];

const model = unwrap(await loadModel(ruleSet({})));
const ajv = new Ajv({ allErrors: true, strict: false, logger: false });

const compiled = new Map<string, ValidateFunction>();

/** The JSON Schema of a document; lists and plain tables stand in the folder of decisions. */
export function schemaOf(name: string): ValidateFunction {
  const document = name === "list" || name === "table" ? "decision" : name;
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const make = SCHEMAS[document];
  if (make === undefined) throw new Error(`${name} has no schema`);
  const validate = ajv.compile(make(model));
  compiled.set(document, validate);
  return validate;
}

/** The shape with which the program begins; what that refuses need not be tried at the door. A spec has none. */
const SHAPES: Readonly<Record<Name, z.ZodType>> = {
  inputs: inputsFile,
  limits: limitsFile,
  sources: sourcesFile,
  constraints: constraintsFile,
  decision: decisionFile,
  list: decisionFile,
  table: tableFile,
  cases: z.array(caseShape),
  topics: z.array(topicShape),
  exceptions: z.array(exceptionShape),
  spec: z.unknown(),
};

export function hasShape(name: Name, value: unknown): boolean {
  return SHAPES[name].safeParse(value).success;
}

/** Whether the program takes the text without an error, in a rule set that is right else. */
export async function isTaken(name: Name, text: string): Promise<boolean> {
  return (await mistakes(name, text)).length === 0;
}

async function mistakes(name: Name, text: string): Promise<readonly Finding[]> {
  const files = [{ name: `${name}.yaml`, text }];
  if (name === "cases") return (await loadCases(model, files)).findings;
  if (name === "topics") return (await loadTopics(model, files)).findings;
  if (name === "exceptions") return (await loadExceptions(files)).findings;
  if (name === "spec") {
    const read = await readSpec("spec.yaml", new TextEncoder().encode(text));
    return read.ok ? understand(model, read.value).findings : read.findings;
  }
  return (await loadModel(ruleSet({ [name]: text }))).findings.filter(({ severity }) => severity === "error");
}

function ruleSet(changed: Partial<Record<Name, string>>): RuleFile[] {
  return RULE_FILES.map((name) => ({ name: PLACES[name], text: changed[name] ?? FILES[name] }));
}

/** A document that the program writes is checked by its shape only. */
export const WRITTEN = { answer: answerShape, comparison: comparisonShape, scan: scanShape, facts: factSheetShape };
