/**
 * An overlay: an organisation's own rules on top of a rule set. The documents are merged before anything is loaded, so
 * the loaders see one rule set, and every place still names the file in which a part was written.
 */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { LoadContext } from "./context.ts";
import type { Path, SourceDocument } from "./document.ts";
import { changeNode, nameOf } from "./overlay-rules.ts";
import { type NarrowedInput, narrowedInputs, overlayInputsFile } from "./overlay-schema.ts";
import { asMap, type Patch, patchwork } from "./patchwork.ts";
import { constraintsFile, limitsFile, sourcesFile } from "./schema.ts";

/** What an overlay says of an input that exists; applied when everything is loaded. */
export interface Narrowing {
  readonly name: string;
  readonly document: SourceDocument;
  /** Where it stands in its document. */
  readonly path: Path;
  readonly raw: NarrowedInput;
}

export interface Merged {
  readonly documents: readonly SourceDocument[];
  readonly narrowings: readonly Narrowing[];
}

/** Puts the files of an overlay, each named as inside a rule set, on top of the files below. */
export function merge(
  context: LoadContext,
  { documents, narrowings }: Merged,
  overlay: readonly SourceDocument[],
): Merged {
  const merged = [...documents];
  const narrower = [...narrowings];
  for (const file of overlay) {
    const place = merged.findIndex((below) => below.file === file.file);
    const below = merged[place];
    if (file.file.startsWith("decisions/")) addDecision(context, merged, file);
    else if (file.file === "inputs.yaml" && below !== undefined) {
      const { whole, narrowed } = mergeInputs(context, below, file);
      merged[place] = whole;
      narrower.push(...narrowed);
    } else if (below === undefined) merged.push(file);
    else if (file.file === "constraints.yaml") merged[place] = joinLists(context, below, file);
    else merged[place] = joinMaps(context, below, file);
  }
  return { documents: merged, narrowings: narrower };
}

/** A limit or source of the same name takes the place of the one below. */
function joinMaps(context: LoadContext, below: SourceDocument, over: SourceDocument): SourceDocument {
  if (context.shaped(over, over.file === "limits.yaml" ? limitsFile : sourcesFile) === undefined) return below;
  const patches = Object.keys(asMap(over)).map((key): Patch => ({ path: [key], document: over, from: [key] }));
  return patchwork(below, { ...asMap(below), ...asMap(over) }, patches);
}

function joinLists(context: LoadContext, below: SourceDocument, over: SourceDocument): SourceDocument {
  const added = context.shaped(over, constraintsFile);
  if (added === undefined) return below;
  const first: readonly unknown[] = Array.isArray(below.value) ? below.value : [];
  const patches = added.map((_, index): Patch => ({ path: [first.length + index], document: over, from: [index] }));
  return patchwork(below, [...first, ...added], patches);
}

/** New inputs, units, spellings and groups stand beside those below; what exists is narrowed later. */
function mergeInputs(
  context: LoadContext,
  below: SourceDocument,
  over: SourceDocument,
): { whole: SourceDocument; narrowed: Narrowing[] } {
  const raw = context.shaped(over, overlayInputsFile);
  if (raw === undefined) return { whole: below, narrowed: [] };
  const value = { ...asMap(below) };
  const patches: Patch[] = [];
  const narrowed: Narrowing[] = [];
  for (const part of ["units", "spellings", "groups", "inputs"] as const) {
    const known = asMap({ ...below, value: value[part] });
    const more: Record<string, unknown> = {};
    for (const [name, each] of Object.entries(raw[part] ?? {})) {
      const from = [part, name];
      if (!Object.hasOwn(known, name)) {
        more[name] = each;
        patches.push({ path: from, document: over, from });
      } else if (part === "inputs") {
        const narrow = patchwork(over, { [name]: each }, [{ path: [name], document: over, from }]);
        const shape = context.shaped(narrow, narrowedInputs)?.[name];
        if (shape !== undefined) narrowed.push({ name, document: over, path: from, raw: shape });
      } else {
        const first = below.keyPlace(from);
        const what = part.replace(/s$/, "");
        context.report(finding("table/duplicate", over.keyPlace(from), what, name, formatPlace(first)));
      }
    }
    if (Object.keys(more).length > 0) value[part] = { ...known, ...more };
  }
  return { whole: patchwork(below, value, patches), narrowed };
}

/** Rules for a decision that is there, or a whole new one. */
function addDecision(context: LoadContext, merged: SourceDocument[], file: SourceDocument): void {
  const { key, name } = nameOf(file);
  const place = merged.findIndex((below) => below.file.startsWith("decisions/") && nameOf(below).name === name);
  const below = merged[place];
  if (below !== undefined) {
    merged[place] = changeNode(context, below, file);
    return;
  }
  const whole = asMap(file);
  const isNew = key === "table" ? "outputs" in whole || "hit" in whole : "title" in whole || name === "";
  if (isNew) merged.push(file);
  else {
    const known = merged.filter((each) => each.file.startsWith("decisions/")).map((each) => nameOf(each).name);
    context.report(finding("overlay/unknown-decision", file.place([key]), name, known));
  }
}
