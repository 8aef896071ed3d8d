/** Plain decision tables with the hit policies of DMN: in a rule set, or standing alone with inputs of their own. */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Output, OutputValue, PlainTable, TableRule } from "../model.ts";
import { nodeInput } from "../node-input.ts";
import type { LoadContext } from "./context.ts";
import type { Path, SourceDocument } from "./document.ts";
import type { TableFile } from "./schema.ts";

export function declareTable(context: LoadContext, document: SourceDocument, file: TableFile): void {
  const at = document.place(["table"]);
  context.declareNode(file.table, at);
  // Later decisions may read a table by the words of its only output.
  const [only, ...more] = Object.values(file.outputs ?? {});
  const words = more.length === 0 ? (only?.values ?? []).filter((value) => typeof value === "string") : [];
  if (words.length > 0) context.inputs.set(file.table, nodeInput(file.table, words, formatPlace(at)));
}

export function loadTable(
  context: LoadContext,
  document: SourceDocument,
  file: TableFile,
  standsAlone: boolean,
): PlainTable {
  const outputs: Output[] = Object.entries(file.outputs ?? {}).map(([name, raw]) => ({
    name,
    values: raw.values ?? [],
    ...(raw.default === undefined ? {} : { default: raw.default }),
  }));
  const hit = file.hit ?? "unique";
  if (["sum", "min", "max", "count"].includes(hit) && outputs.length !== 1) {
    context.report(finding("table/shape", document.place(["hit"]), `hit policy ${hit} needs exactly one output`, ""));
  }
  if (["priority", "output order"].includes(hit) && !outputs.some((output) => output.values.length > 0)) {
    const hint = "list the output's `values:`, most important first";
    context.report(finding("table/shape", document.place(["hit"]), `hit policy ${hit} has no order to go by`, hint));
  }
  const seen = new Map<string, string>();
  const rules = file.rules.map((raw, index): TableRule => {
    const path = ["rules", index];
    const named = { ...raw, id: raw.id ?? `rule-${index + 1}`, because: raw.because ?? "" };
    const rule = context.rule(document, named, path, !standsAlone);
    const first = seen.get(rule.id);
    if (first !== undefined) context.report(finding("table/duplicate", document.place(path), "rule", rule.id, first));
    seen.set(rule.id, rule.at);
    // biome-ignore lint/suspicious/noThenProperty: see schema.ts
    return { ...rule, then: readOutputs(context, document, raw.then, outputs, [...path, "then"]) };
  });
  return {
    kind: "table",
    name: file.table,
    title: file.title ?? file.table,
    hit,
    outputs,
    rules,
    at: formatPlace(document.place(["table"])),
  };
}

/** One value per declared output, in declared order; a bare value belongs to a single output. */
function readOutputs(
  context: LoadContext,
  document: SourceDocument,
  then: TableFile["rules"][number]["then"],
  outputs: readonly Output[],
  path: Path,
): OutputValue[] {
  const named = typeof then === "object" && then !== null ? then : undefined;
  const bare = typeof then === "object" ? null : (then ?? null);
  for (const name of Object.keys(named ?? {}).filter((key) => !outputs.some((output) => output.name === key))) {
    context.report(
      finding(
        "table/unknown-option",
        document.place([...path, name]),
        name,
        outputs.map((output) => output.name),
      ),
    );
  }
  if (named === undefined && then !== undefined && outputs.length !== 1) {
    context.report(
      finding("table/shape", document.place(path), "one value for several outputs", "write `then: {name: value, …}`"),
    );
  }
  return outputs.map((output) => {
    const value = named === undefined ? bare : (named[output.name] ?? null);
    if (value !== null && output.values.length > 0 && !output.values.includes(value)) {
      context.report(finding("table/unknown-option", document.place(path), String(value), output.values.map(String)));
    }
    return value;
  });
}
