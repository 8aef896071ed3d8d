/** A decision or plain table with the rules and options of an overlay: some disabled, some replaced, some added. */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { LoadContext } from "./context.ts";
import type { Path, SourceDocument } from "./document.ts";
import { overlayDecisionFile, overlayTableFile } from "./overlay-schema.ts";
import { asMap, type Patch, patchwork } from "./patchwork.ts";
import { decisionRules } from "./schema.ts";

/** A rule on its way into the merged document. */
interface Row {
  readonly id: string;
  readonly value: unknown;
  readonly document: SourceDocument;
  readonly from: Path;
}

/** The parts of a file that hold rules. */
const PARTS = [...Object.keys(decisionRules), "rules"];

/** Is it a decision or a plain table, and how is it called? */
export function nameOf(document: SourceDocument): { key: "decision" | "table"; name: string } {
  const value = asMap(document);
  const key = "table" in value ? "table" : "decision";
  return { key, name: String(value[key] ?? "") };
}

export function changeNode(context: LoadContext, below: SourceDocument, over: SourceDocument): SourceDocument {
  const { key, name } = nameOf(over);
  const shape = key === "table" ? overlayTableFile : overlayDecisionFile;
  const changes = context.shaped(over, shape);
  if (changes === undefined) return below;
  const parts = new Map(PARTS.map((part): [string, Row[]] => [part, rowsOf(below, part)]));
  const report = (id: string, path: Path, known: readonly Row[]): void =>
    context.report(
      finding(
        "overlay/unknown-rule",
        over.place(path),
        id,
        name,
        known.map((row) => row.id),
      ),
    );
  const find = (id: string, path: Path): { rows: Row[]; index: number } | undefined => {
    for (const rows of parts.values()) {
      const index = rows.findIndex((row) => row.id === id);
      if (index >= 0) return { rows, index };
    }
    report(id, path, [...parts.values()].flat());
    return undefined;
  };

  for (const [index, { id, because }] of (changes.disable ?? []).entries()) {
    const found = find(id, ["disable", index, "id"]);
    if (found === undefined) continue;
    found.rows.splice(found.index, 1);
    context.disabled.push({ rule: `${name}/${id}`, because, at: formatPlace(over.place(["disable", index])) });
  }
  for (const [index, rule] of (changes.replace ?? []).entries()) {
    const found = find(rule.id, ["replace", index, "id"]);
    const row = { id: rule.id, value: rule, document: over, from: ["replace", index] };
    if (found !== undefined) found.rows[found.index] = row;
  }
  for (const [part, rows] of parts) add(below, part, rows, rowsOf(over, part), report);
  return assemble(context, below, over, parts);
}

/** A preference is tried before those below unless it says otherwise; for the rest the order hardly matters. */
function add(
  below: SourceDocument,
  part: string,
  rows: Row[],
  added: readonly Row[],
  report: (id: string, path: Path, known: readonly Row[]) => void,
): void {
  const atFront = part === "prefer" || (part === "rules" && asMap(below)["hit"] === "first");
  let next = atFront ? 0 : rows.length;
  for (const row of added) {
    const { before, after, ...value } = row.value as { before?: string; after?: string };
    const side = before === undefined ? "after" : "before";
    const beside = before ?? after;
    if (beside !== undefined && !rows.some(({ id }) => id === beside)) report(beside, [...row.from, side], rows);
    const place = beside === undefined ? next : rows.findIndex(({ id }) => id === beside) + (side === "after" ? 1 : 0);
    rows.splice(place, 0, { ...row, value });
    if (place <= next) next++;
  }
}

function assemble(
  context: LoadContext,
  below: SourceDocument,
  over: SourceDocument,
  parts: ReadonlyMap<string, readonly Row[]>,
): SourceDocument {
  const value: Record<string, unknown> = { ...asMap(below) };
  const patches: Patch[] = [];
  const options = asMap({ ...over, value: asMap(over)["options"] });
  const known = asMap({ ...below, value: value["options"] });
  for (const id of Object.keys(options)) {
    const from = ["options", id];
    patches.push({ path: from, document: over, from });
    if (!Object.hasOwn(known, id)) continue;
    const first = formatPlace(below.keyPlace(from));
    context.report(finding("table/duplicate", over.keyPlace(from), "option", id, first));
  }
  if (Object.keys(options).length > 0) value["options"] = { ...known, ...options };
  const last = Object.keys(options).map((id) => ` > ${id}`);
  for (const [part, rows] of parts) {
    if (rows.length === 0) delete value[part];
    else
      value[part] = rows.map((row) =>
        part === "prefer" && row.document !== over ? ranking(row.value, last) : row.value,
      );
    patches.push(...rows.map(({ document, from }, index): Patch => ({ path: [part, index], document, from })));
  }
  return patchwork(below, value, patches);
}

/** A ranking that names every option it knew ranks new ones last. */
function ranking(rule: unknown, last: readonly string[]): unknown {
  if (typeof rule !== "object" || rule === null || !("rank" in rule) || typeof rule.rank !== "string") return rule;
  return rule.rank.trimEnd().endsWith("*") ? rule : { ...rule, rank: rule.rank + last.join("") };
}

function rowsOf(document: SourceDocument, part: string): Row[] {
  const list = asMap(document)[part];
  if (!Array.isArray(list)) return [];
  return list.map((value: unknown, index): Row => {
    const named = typeof value === "object" && value !== null && "id" in value ? String(value.id) : "";
    // A rule of a plain table may have no name; it is called by its place, which must outlive the merge.
    const id = named === "" ? `rule-${index + 1}` : named;
    const whole = typeof value === "object" && value !== null && part === "rules" ? { ...value, id } : value;
    return { id, value: whole, document, from: [part, index] };
  });
}
