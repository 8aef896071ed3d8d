/** From files (or objects) to a model, or to findings that say what to mend and where. */
import { type Finding, hasErrors, parsePlace, type Result } from "../../errors.ts";
import { withoutFlood } from "../../findings/flood.ts";
import { finding } from "../../findings/index.ts";
import { tooManyMembers } from "../axis.ts";
import type { Model, Node, PlainTable, Rule } from "../model.ts";
import { sortByReading } from "../order.ts";
import { assumptionReads, reads, rulesOf } from "../reads.ts";
import { loadConstraints } from "./constraints.ts";
import { LoadContext } from "./context.ts";
import { declareDecision, loadDecision } from "./decision.ts";
import { fromObject, parseText, type SourceDocument } from "./document.ts";
import { loadLimits, loadSources, loadUnits } from "./facts.ts";
import { declareInputs, loadAssumptions } from "./inputs.ts";
import { narrowInputs } from "./narrow.ts";
import { type Merged, merge, type Narrowing } from "./overlay.ts";
import { narrowNodes } from "./prune.ts";
import {
  type DecisionFile,
  decisionFile,
  inputsFile,
  limitsFile,
  sourcesFile,
  type TableFile,
  tableFile,
} from "./schema.ts";
import { syntaxHint } from "./syntax-hints.ts";
import { declareTable, loadTable } from "./table.ts";
import type { SyntaxProblem } from "./yaml-problems.ts";

/** A file of a rule set: its name inside the set (`inputs.yaml`, `decisions/endpoint.yaml`) and its text. */
export interface RuleFile {
  readonly name: string;
  readonly text: string;
}

/** An organisation's own rules on top of a rule set: its folder as people name it, and its files as named inside. */
export interface Overlay {
  readonly folder: string;
  readonly files: readonly RuleFile[];
}

/** A decision that says nothing of its place stands after those that do. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Loads a whole rule set with the overlays on top of it, the last uppermost. Every mistake is found in one go. */
export async function loadModel(files: readonly RuleFile[], overlays: readonly Overlay[] = []): Promise<Result<Model>> {
  const context = new LoadContext();
  const below = await parseAll(context, files);
  const above: SourceDocument[][] = [];
  for (const overlay of overlays) above.push(await parseOverlay(context, overlay));
  // Without the inputs every condition would be wrong; the syntax is what has to be mended first.
  if (hasErrors(context.findings)) return failed(context.findings);

  let merged: Merged = { documents: below, narrowings: [] };
  for (const overlay of above) merged = merge(context, merged, overlay);
  const { documents, narrowings } = merged;
  const named = (name: string, missing: object = {}): SourceDocument =>
    documents.find(({ file }) => file === name) ?? fromObject(name, missing);

  const inputsDocument = named("inputs.yaml");
  const inputs = context.shaped(inputsDocument, inputsFile);
  // As with the syntax: without units and inputs nothing else can be judged.
  if (inputs === undefined) return failed(context.findings);
  context.groups = inputs.groups ?? {};
  loadUnits(context, inputsDocument, inputs.units ?? {}, inputs.spellings ?? {});
  const sources = context.shaped(named("sources.yaml"), sourcesFile);
  if (sources === undefined) context.lose("source");
  else loadSources(context, named("sources.yaml"), sources);
  const limits = context.shaped(named("limits.yaml"), limitsFile);
  if (limits === undefined) context.lose("limit");
  else loadLimits(context, named("limits.yaml"), limits);

  const decisions: [SourceDocument, DecisionFile][] = [];
  const tables: [SourceDocument, TableFile][] = [];
  for (const document of documents.filter(({ file }) => file.startsWith("decisions/"))) {
    const before = decisions.length + tables.length;
    if (isTable(document.value)) add(tables, document, context.shaped(document, tableFile));
    else add(decisions, document, context.shaped(document, decisionFile));
    if (decisions.length + tables.length === before) context.lose("input", nameOf(document.value));
  }
  // Independent decisions stand in the order in which people think of them.
  decisions.sort(([, a], [, b]) => (a.order ?? LAST) - (b.order ?? LAST));
  declareInputs(context, inputsDocument, inputs.inputs, ["inputs"]);
  const own = [...context.inputs.values()].map((input) => input.name);
  loadAssumptions(context, inputsDocument, inputs.inputs, ["inputs"]);
  for (const [document, file] of decisions) declareDecision(context, document, file);
  for (const [document, file] of tables) declareTable(context, document, file);
  const nodes: Node[] = [
    ...decisions.map(([document, file]) => loadDecision(context, document, file)),
    ...tables.map(([document, file]) => loadTable(context, document, file, false)),
  ];
  for (const [document, file] of decisions) checkRefinement(context, document, file, decisions);
  const constraints = documents.find(({ file }) => file === "constraints.yaml");
  const never = constraints === undefined ? [] : loadConstraints(context, constraints, own);
  return finish(context, own, nodes, never, narrowings);
}

async function parseAll(context: LoadContext, files: readonly RuleFile[]): Promise<SourceDocument[]> {
  const documents: SourceDocument[] = [];
  for (const file of files) {
    const parsed = await parseText(file.name, file.text);
    if ("place" in parsed) documents.push(parsed);
    else for (const problem of parsed) context.report(syntaxFinding(problem));
  }
  return documents;
}

/** The documents of an overlay: named as inside a rule set, their places as a person can open them. */
async function parseOverlay(context: LoadContext, { folder, files }: Overlay): Promise<SourceDocument[]> {
  const shown = new Map(files.map(({ name }) => [`${folder}/${name}`, name]));
  for (const name of shown.keys()) context.overlayFiles.add(name);
  const documents = await parseAll(
    context,
    files.map(({ name, text }) => ({ name: `${folder}/${name}`, text })),
  );
  return documents.map((document) => ({ ...document, file: shown.get(document.file) ?? document.file }));
}

function syntaxFinding({ at, message, hint }: SyntaxProblem): Finding {
  return finding("table/syntax", at, message, hint ?? syntaxHint(message) ?? "");
}

/** Refinements are shown inside another decision, one level deep. */
function checkRefinement(
  context: LoadContext,
  document: SourceDocument,
  { decision, refines }: DecisionFile,
  decisions: readonly (readonly [SourceDocument, DecisionFile])[],
): void {
  if (refines === undefined) return;
  const at = document.place(["refines"]);
  const others = decisions.map(([, file]) => file).filter((file) => file.decision !== decision);
  const refined = others.find((file) => file.decision === refines);
  if (refined === undefined && context.isLost("input", refines)) return;
  if (refined === undefined) {
    const names = others.map((file) => file.decision);
    context.report(finding("table/unknown-option", at, refines, names));
  } else if (refined.refines !== undefined) {
    const hint = `refine ${refined.refines} instead`;
    context.report(finding("table/shape", at, `${refines} refines another decision itself`, hint));
  }
}

/** A table that stands alone: the object, or its YAML or JSON text, in the shape of {@link TableFile}. */
export async function loadSingleTable(table: string | object, name = "table"): Promise<Result<Model>> {
  const context = new LoadContext();
  const parsed = typeof table === "string" ? await parseText(name, table) : fromObject(name, table);
  if (!("place" in parsed)) {
    return failed(parsed.map(syntaxFinding));
  }
  const file = context.shaped(parsed, tableFile);
  if (file === undefined) return failed(context.findings);
  loadUnits(context, parsed, file.units ?? {}, {});
  declareInputs(context, parsed, file.inputs ?? {}, ["inputs"]);
  const own = [...context.inputs.keys()];
  loadAssumptions(context, parsed, file.inputs ?? {}, ["inputs"]);
  if (context.inputs.has(file.table)) {
    context.report(finding("table/name", parsed.place(["table"]), file.table, "an input has this name already"));
  }
  const node: PlainTable = loadTable(context, parsed, file, true);
  return finish(context, own, [node], []);
}

/** Orders what was loaded and seals it with a hash. */
async function finish(
  context: LoadContext,
  own: readonly string[],
  loaded: readonly Node[],
  constraints: readonly Rule[],
  narrowings: readonly Narrowing[] = [],
): Promise<Result<Model>> {
  const whole = own.flatMap((name) => context.inputs.get(name) ?? []);
  const inputs = narrowings.length === 0 ? whole : narrowInputs(context, whole, narrowings);
  const nodes = narrowings.length === 0 ? loaded : narrowNodes(inputs, loaded);
  const rows = [...nodes.flatMap(rulesOf), ...inputs.flatMap((input) => input.assume)];
  const conditions = rows.flatMap((row) => row.when);
  for (const input of inputs.filter(({ type }) => type === "any of")) {
    context.report(
      tooManyMembers(
        input,
        conditions.filter((condition) => condition.input === input.name),
      ),
    );
  }
  const sortedInputs = sortByReading(inputs.map((input) => ({ name: input.name, reads: assumptionReads(input) })));
  const sortedNodes = sortByReading(nodes.map((node) => ({ name: node.name, reads: reads(node), node })));
  for (const { circle } of [sortedInputs, sortedNodes]) {
    if (circle === undefined) continue;
    const first = [...inputs, ...nodes].find(({ name }) => name === circle[0]);
    context.report(finding("table/cycle", first === undefined ? undefined : parsePlace(first.at), circle));
  }
  if (hasErrors(context.findings)) return failed(context.findings);
  const model = {
    units: context.units,
    groups: context.groups,
    inputs,
    limits: Object.fromEntries(context.limits),
    sources: Object.fromEntries(context.sources),
    nodes: sortedNodes.sorted.map(({ node }) => node),
    constraints,
  };
  const { disabled } = context;
  const sealed = {
    ...model,
    hash: await hash(model),
    mentioned: [...context.mentioned],
    ...(disabled.length === 0 ? {} : { disabled }),
  };
  return { ok: true, value: sealed, findings: context.findings };
}

function add<T>(to: [SourceDocument, T][], document: SourceDocument, file: T | undefined): void {
  if (file !== undefined) to.push([document, file]);
}

/** The name that a file gives to its decision or table, where at least that can be read. */
function nameOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const name: unknown = "table" in value ? value.table : "decision" in value ? value.decision : undefined;
  return typeof name === "string" ? name : undefined;
}

function isTable(value: unknown): boolean {
  return typeof value === "object" && value !== null && "table" in value;
}

function failed<T>(findings: readonly Finding[]): Result<T> {
  return { ok: false, findings: withoutFlood(findings) };
}

/** SHA-256 of the knowledge without its places: moving a rule to another line changes no answer. */
async function hash(model: object): Promise<string> {
  const text = JSON.stringify(model, (key, value: unknown) => (key === "at" || key === "origin" ? undefined : value));
  const digest = await globalThis.crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)]
    .slice(0, 6)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
