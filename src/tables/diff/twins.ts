/** The two versions of a node, compiled: the rules they share and those that only one has. */
import { type CompiledNode, type Engine, isDecision } from "../compile.ts";
import type { RuleIndex } from "../rule-index.ts";
import { type SharedRules, shareRules } from "./shared-rules.ts";
import type { SideBySide } from "./side-by-side.ts";

export type PartName = "applies" | "eliminate" | "prefer" | "collect" | "rules";

export interface Part extends SharedRules {
  readonly name: PartName;
  readonly before: RuleIndex;
  readonly after: RuleIndex;
}

export interface CompiledTwin {
  readonly before: number;
  readonly after: number;
  readonly parts: readonly Part[];
  /** Everything but the rules is alike: the kind of answer, outputs, default. */
  readonly alike: boolean;
  /** Options of one version only, as bits. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  /** Older versions of the twins that both read. */
  readonly reads: readonly number[];
  /** What one version reads and the other does not. */
  readonly readByOne: readonly number[];
}

/** By the number of the older version, in the order in which they read each other. */
export type Twins = ReadonlyMap<number, CompiledTwin>;

/** The twins of an engine that was compiled from a joint model. */
export function compileTwins(engine: Engine, { twins }: SideBySide): Twins {
  const pairs = new Map<number, number>();
  for (const twin of twins) {
    const [before, after] = [engine.nodeOf.get(twin.before), engine.nodeOf.get(twin.after)];
    if (before !== undefined && after !== undefined) pairs.set(before, after);
  }
  const inOrder = [...pairs].sort(([a], [b]) => a - b);
  return new Map(inOrder.map(([before, after]) => [before, compileTwin(engine, pairs, before, after)]));
}

/** Nothing about either version, or about what they read, has changed. */
export function isUntouched(twins: Twins, number: number): boolean {
  const twin = twins.get(number);
  if (twin === undefined || !twin.alike || twin.readByOne.length > 0) return false;
  const changed = twin.parts.some(({ onlyBefore, onlyAfter }) => onlyBefore.length + onlyAfter.length > 0);
  if (changed || twin.onlyBefore !== 0 || twin.onlyAfter !== 0) return false;
  return twin.reads.every((read) => isUntouched(twins, read));
}

export function nodeAt(engine: Engine, number: number): CompiledNode {
  const compiled = engine.nodes[number];
  if (compiled === undefined) throw new Error(`there is no node ${number}`);
  return compiled;
}

function compileTwin(engine: Engine, pairs: ReadonlyMap<number, number>, before: number, after: number): CompiledTwin {
  const [old, now] = [nodeAt(engine, before), nodeAt(engine, after)];
  const options = isDecision(old) && isDecision(now) ? old.options.filter((id) => now.options.includes(id)) : [];
  const newer = partsOf(now);
  const parts = partsOf(old).flatMap(([name, index]): Part[] => {
    const other = newer.find(([part]) => part === name)?.[1];
    if (other === undefined) return [];
    return [{ name, before: index, after: other, ...shareRules(index.rules, other.rules, options) }];
  });
  const reads = old.reads.filter((read) => now.reads.includes(pairs.get(read) ?? -1));
  const newerReads = reads.map((read) => pairs.get(read));
  return {
    before,
    after,
    parts,
    alike: frame(old) === frame(now),
    onlyBefore: onlyIn(old, now),
    onlyAfter: onlyIn(now, old),
    reads,
    readByOne: [
      ...old.reads.filter((read) => !reads.includes(read)),
      ...now.reads.filter((read) => !newerReads.includes(read)),
    ],
  };
}

/** The rules on which an answer hangs. */
function partsOf(compiled: CompiledNode): [PartName, RuleIndex][] {
  if (!isDecision(compiled)) return [["rules", compiled.rules]];
  const { applies, eliminate, prefer, collect } = compiled;
  return Object.entries({ applies, eliminate, prefer, collect }) as [PartName, RuleIndex][]; // its keys are the names
}

function frame({ node }: CompiledNode): string {
  if (node.kind === "table") return JSON.stringify([node.hit, node.outputs]);
  return JSON.stringify([node.otherwise, node.collect.length > 0, node.applies.length > 0]);
}

function onlyIn(a: CompiledNode, b: CompiledNode): number {
  if (!isDecision(a) || !isDecision(b)) return 0;
  return a.options.reduce((bits, id, option) => (b.options.includes(id) ? bits : bits | (1 << option)), 0);
}
