/** Decision files: options, and the rules that rule them out, rank them, add them or describe them. */
import { formatPlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Decision, Option, Value } from "../model.ts";
import { nodeInput } from "../node-input.ts";
import { readValue } from "../value.ts";
import { type LoadContext, list, memberPath, type RawRule } from "./context.ts";
import type { Path, SourceDocument } from "./document.ts";
import type { DecisionFile } from "./schema.ts";

/** Options are bits of one word in the compiled table. */
const MOST_OPTIONS = 31;

/** Makes the decision readable in conditions: an input whose values are its options, or `none`. */
export function declareDecision(context: LoadContext, document: SourceDocument, file: DecisionFile): void {
  const at = document.place(["decision"]);
  context.declareNode(file.decision, at);
  for (const option of Object.keys(file.options)) context.checkName(option, document.keyPlace(["options", option]));
  context.inputs.set(file.decision, nodeInput(file.decision, Object.keys(file.options), formatPlace(at)));
}

export function loadDecision(context: LoadContext, document: SourceDocument, file: DecisionFile): Decision {
  const options = Object.entries(file.options).map(([id, raw]) => readOption(context, document, id, raw));
  const ids = options.map((option) => option.id);
  if (ids.length > MOST_OPTIONS) {
    const hint = `at most ${MOST_OPTIONS}; split the decision`;
    context.report(finding("table/shape", document.place(["options"]), `${ids.length} options are too many`, hint));
  }
  const known = (named: string | readonly string[], path: Path): readonly string[] => {
    list(named).forEach((option, place) => {
      if (ids.includes(option)) return;
      context.report(finding("table/unknown-option", document.place(memberPath(path, named, place)), option, ids));
    });
    return list(named);
  };
  const seen = new Map<string, string>();
  const rules = <Raw extends RawRule, More>(
    part: string,
    raws: readonly Raw[] | undefined,
    more: (raw: Raw, path: Path) => More,
  ) =>
    (raws ?? []).map((raw, index) => {
      const path = [part, index];
      const rule = context.rule(document, raw, path, part !== "impossible");
      const first = seen.get(rule.id);
      if (first !== undefined) {
        context.report(finding("table/duplicate", document.place([...path, "id"]), "rule", rule.id, first));
      }
      seen.set(rule.id, rule.at);
      context.checkName(rule.id, document.place([...path, "id"]));
      return { ...rule, ...more(raw, path) };
    });

  if ((file.prefer === undefined) === (file.collect === undefined)) {
    const hint = "`prefer` ranks options and picks one; `collect` makes a list";
    context.report(finding("table/shape", document.place([]), `${file.decision} needs either prefer or collect`, hint));
  }
  if (file.default !== undefined) known(file.default, ["default"]);
  return {
    kind: "decision",
    name: file.decision,
    title: file.title,
    about: file.about ?? "",
    refines: file.refines ?? "",
    quiet: file.quiet ?? false,
    options,
    applies: rules("applies", file.applies, () => ({})),
    eliminate: rules("eliminate", file.eliminate, (raw, path) => ({ out: known(raw.out, [...path, "out"]) })),
    prefer: rules("prefer", file.prefer, (raw, path) => ({
      rank: readRank(context, document, raw.rank, ids, [...path, "rank"]),
    })),
    collect: rules("collect", file.collect, (raw, path) => ({ add: known(raw.add, [...path, "add"]) })),
    otherwise: file.default ?? "",
    impossible: rules("impossible", file.impossible, () => ({})),
    companions: rules("with", file.with, (raw) => ({ companion: raw.add })),
    settings: rules("settings", file.settings, (raw) => ({ set: texts(raw.set) })),
    at: formatPlace(document.place(["decision"])),
  };
}

function readOption(
  context: LoadContext,
  document: SourceDocument,
  id: string,
  raw: DecisionFile["options"][string],
): Option {
  if (typeof raw === "string") return { id, title: raw, what: "", implies: {}, attributes: {} };
  const { title, what = "", implies = {}, ...attributes } = raw;
  const implied: Record<string, Value> = {};
  for (const [name, value] of Object.entries(implies)) {
    const at = document.place(["options", id, "implies", name]);
    const input = context.inputs.get(name);
    if (input === undefined && context.isLost("input", name)) continue;
    if (input === undefined) {
      context.report(finding("table/unknown-input", at, name, [...context.inputs.keys()]));
      continue;
    }
    const read = readValue(input, value, context.units, at, "table");
    if (read.ok) implied[name] = read.value;
    else context.report(read.finding);
  }
  return { id, title, what, implies: implied, attributes: texts(attributes) };
}

/** `a > b > *`: every option once; `*` stands for the rest in declared order. */
function readRank(
  context: LoadContext,
  document: SourceDocument,
  text: string,
  options: readonly string[],
  path: Path,
): readonly string[] {
  const named = text.split(">").map((part) => part.trim());
  const rest = named.at(-1) === "*";
  if (rest) named.pop();
  if (named.includes("*")) {
    context.report(finding("table/rank", document.place(path), "`*` stands for the rest, so it can only come last"));
  }
  let offset = 0;
  for (const part of text.split(">")) {
    const name = part.trim();
    if (name !== "*" && !options.includes(name)) {
      const at = document.place(path, offset + part.indexOf(name));
      context.report(finding("table/unknown-option", at, name, options));
      return options;
    }
    offset += part.length + 1;
  }
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  const missing = options.filter((option) => !named.includes(option));
  if (twice !== undefined)
    context.report(finding("table/rank", document.place(path), `the ranking names ${twice} twice`));
  if (!rest && missing.length > 0) {
    context.report(finding("table/rank", document.place(path), `the ranking leaves out ${missing.join(", ")}`));
  }
  return [...named, ...missing];
}

function texts(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, String(value)]));
}
