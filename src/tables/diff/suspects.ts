/**
 * Where two versions of a node surely answer alike, without knowing what: no rule that fires differently in them can have
 * a say. Such a suspect is a rule of one version only, or a shared one that reads an answer in which they may differ.
 */
import { type CompiledDecision, type Engine, isDecision } from "../compile.ts";
import { type Box, bitsOf, type Relation, relate, stand } from "../region.ts";
import type { RuleIndex } from "../rule-index.ts";
import type { Certainty } from "./constant.ts";
import { type CompiledTwin, nodeAt, type Part, type PartName, type Twins } from "./twins.ts";

export interface Suspect {
  readonly part: PartName;
  readonly index: RuleIndex;
  readonly rule: number;
  readonly version: "before" | "after";
}

export interface Doubt {
  readonly twin: CompiledTwin;
  readonly suspects: readonly Suspect[];
  /** Options whose survival may differ and matter, as bits of either version. */
  readonly before: number;
  readonly after: number;
}

/** The twins that may answer differently in a box, with what speaks for it. */
export function doubts(engine: Engine, twins: Twins, known: Certainty): Map<number, Doubt> {
  const found = new Map<number, Doubt>();
  for (const [number, twin] of twins) {
    const [old, now] = [known.answers[twin.before], known.answers[twin.after]];
    if (old !== undefined && now !== undefined) {
      if (old !== now) found.set(number, { twin, suspects: [], before: 0, after: 0 });
      continue;
    }
    const doubt = doubtAbout(engine, twins, twin, known, found);
    if (doubt !== undefined) found.set(number, doubt);
  }
  return found;
}

function doubtAbout(
  engine: Engine,
  twins: Twins,
  twin: CompiledTwin,
  known: Certainty,
  earlier: ReadonlyMap<number, Doubt>,
): Doubt | undefined {
  const unlike = twin.reads.flatMap((read) => (earlier.has(read) ? [read, twins.get(read)?.after ?? -1] : []));
  const mustStand = [...twin.readByOne, ...unlike];
  const suspects = suspectsIn(twin, known.box, new Set(unlike.map((read) => nodeAt(engine, read).axis)));
  const open = openOptions(engine, twin, known.box, suspects);
  const deciding = suspects.filter((suspect) => isDeciding(engine, twin, known.box, suspect, open));
  const settled = twin.alike && mustStand.every((read) => known.stands[read] === true);
  if (settled && deciding.length === 0 && open.before === 0 && open.after === 0) return undefined;
  return { twin, suspects: deciding, ...open };
}

function suspectsIn(twin: CompiledTwin, box: Box, unlike: ReadonlySet<number>): Suspect[] {
  return twin.parts.flatMap((part) => {
    const alone = (version: "before" | "after", rules: readonly number[]): Suspect[] =>
      rules.filter((rule) => relate(part[version], rule, box) !== "out").map((rule) => suspect(part, version, rule));
    return [...alone("before", part.onlyBefore), ...alone("after", part.onlyAfter), ...wavering(part, box, unlike)];
  });
}

/** Shared rules that read an answer in which the versions may differ, and do not surely fire alike. */
function wavering(part: Part, box: Box, unlike: ReadonlySet<number>): Suspect[] {
  if (unlike.size === 0) return [];
  return part.shared.flatMap(([before, after]): Suspect[] => {
    const axes = [...(part.before.boxes[before]?.keys() ?? [])];
    if (!axes.some((axis) => unlike.has(axis))) return [];
    const [old, now]: [Relation, Relation] = [relate(part.before, before, box), relate(part.after, after, box)];
    if (old === now && old !== "possible") return [];
    return [suspect(part, "before", before), suspect(part, "after", after)];
  });
}

function suspect(part: Part, version: "before" | "after", rule: number): Suspect {
  return { part: part.name, index: part[version], rule, version };
}

/** Options that suspects rule out, or that one version only has, unless they are dead in both or cannot win in either. */
function openOptions(
  engine: Engine,
  twin: CompiledTwin,
  box: Box,
  suspects: readonly Suspect[],
): { before: number; after: number } {
  const [old, now] = [nodeAt(engine, twin.before), nodeAt(engine, twin.after)];
  if (!isDecision(old) || !isDecision(now)) return { before: 0, after: 0 };
  const touched = (version: "before" | "after", compiled: CompiledDecision): number =>
    suspects
      .filter((each) => each.part === "eliminate" && each.version === version)
      .reduce((bits, { rule }) => bits | (compiled.killed[rule] ?? 0), 0);
  const ids = new Set([
    ...named(old, touched("before", old) | twin.onlyBefore),
    ...named(now, touched("after", now) | twin.onlyAfter),
  ]);
  const open = { before: 0, after: 0 };
  for (const id of ids) {
    const sides = [old, now].map((compiled) => ({ compiled, option: compiled.options.indexOf(id) }));
    // An option that a version does not have is as good as ruled out in it.
    if (sides.every(({ compiled, option }) => option < 0 || isDead(compiled, option, box))) continue;
    if (sides.every(({ compiled, option }) => option < 0 || !canWin(compiled, option, box))) continue;
    if (old.options.includes(id)) open.before |= 1 << old.options.indexOf(id);
    if (now.options.includes(id)) open.after |= 1 << now.options.indexOf(id);
  }
  return open;
}

function named({ options }: CompiledDecision, bits: number): string[] {
  return options.filter((_, option) => (bits & (1 << option)) !== 0);
}

function isDead(compiled: CompiledDecision, option: number, box: Box): boolean {
  return (bitsOf(compiled, stand(compiled.eliminate, box).sure) & (1 << option)) !== 0;
}

/** Would an option, if it survived, be the answer to some workload of the box? */
function canWin(compiled: CompiledDecision, option: number, box: Box): boolean {
  const { sure, possible } = stand(compiled.eliminate, box);
  const uncertain = bitsOf(compiled, sure) | bitsOf(compiled, possible);
  if (compiled.node.collect.length > 0) {
    const added = stand(compiled.collect, box);
    const id = compiled.options[option] ?? "";
    return [...added.sure, ...added.possible].some((rule) => compiled.collect.rules[rule]?.add.includes(id));
  }
  for (let rule = 0; rule < compiled.prefer.rules.length; rule++) {
    const relation = relate(compiled.prefer, rule, box);
    if (relation === "out") continue;
    const rank = [...(compiled.ranks[rule] ?? [])];
    const ahead = rank.slice(0, rank.indexOf(option));
    if (rank.includes(option) && ahead.every((other) => (uncertain & (1 << other)) !== 0)) return true;
    if (relation === "sure") break;
  }
  return false;
}

/** A suspect that comes too late, or speaks of options that are lost anyway, decides nothing. */
function isDeciding(
  engine: Engine,
  twin: CompiledTwin,
  box: Box,
  { part, index, rule, version }: Suspect,
  open: { readonly before: number; readonly after: number },
): boolean {
  const compiled = nodeAt(engine, twin[version]);
  if (!isDecision(compiled)) return compiled.node.hit !== "first" || !isBehind(twin, "rules", version, rule, box);
  switch (part) {
    case "eliminate":
      return ((compiled.killed[rule] ?? 0) & open[version]) !== 0;
    case "prefer":
      return !isBehind(twin, part, version, rule, box);
    case "applies":
      return true;
    default: {
      const add = compiled.collect.rules[rule]?.add ?? [];
      return index.rules.length > 0 && add.some((id) => !isDead(compiled, compiled.options.indexOf(id), box));
    }
  }
}

/** A shared rule before it surely fires in both versions, and the first match ends the search. */
function isBehind(
  { parts }: CompiledTwin,
  name: PartName,
  version: "before" | "after",
  rule: number,
  box: Box,
): boolean {
  const part = parts.find((each) => each.name === name);
  return (
    part?.shared.some(
      ([before, after]) =>
        (version === "before" ? before : after) < rule &&
        relate(part.before, before, box) === "sure" &&
        relate(part.after, after, box) === "sure",
    ) === true
  );
}
