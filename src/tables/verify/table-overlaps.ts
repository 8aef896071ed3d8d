/** Rules of a plain table that match together, and what its hit policy makes of that. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import { firstCut } from "../cut.ts";
import { isBlocked } from "../evaluate.ts";
import { allMatches } from "../match.ts";
import type { HitPolicy, TableRule } from "../model.ts";
import { relate } from "../region.ts";
import type { Budget } from "./budget.ts";
import { boxOf, common, exampleIn, type Grid, type Part } from "./grid.ts";
import type { Overlaps } from "./overlaps.ts";
import { type Example, findExample } from "./search.ts";
import { describeWitness } from "./witness.ts";

/** Two rules that match together, by their numbers; `other` stands first. */
export interface Pair {
  readonly rule: number;
  readonly other: number;
  readonly sameOutputs: boolean;
  readonly part: Part;
}

export interface OverlapReport {
  readonly findings: readonly Finding[];
  readonly pairs: readonly Pair[];
  /** There are no other pairs. */
  readonly complete: boolean;
}

export const MOST_FINDINGS = 20;

/** `most` pairs are kept for whoever asks for them; what the policy needs is found in any case. */
export function findOverlaps(
  engine: Engine,
  compiled: CompiledTable,
  grid: Grid,
  overlaps: Overlaps,
  budget: Budget,
  most: number,
): OverlapReport {
  const { node } = compiled;
  const pairs: Pair[] = [];
  const faults = new Map<number, FoundPair[]>();
  const advisable = ADVISED.includes(node.hit) && node.rules.length > 1;
  const faulty = node.hit === "unique" || node.hit === "any";
  let [some, different, stopped] = [false, false, false];
  for (const pair of realPairs(engine, compiled, grid, overlaps, budget)) {
    some = true;
    different ||= !pair.sameOutputs;
    const wrong = isFault(compiled, pair);
    if (wrong) add(faults, pair);
    if (wrong || pairs.length < most) pairs.push(pair);
    const enough = !faulty || faults.size > MOST_FINDINGS;
    stopped = enough && pairs.length >= most && (different || !advisable);
    if (stopped) break;
  }
  const complete = !stopped && !budget.exhausted;
  const at = parsePlace(node.at);
  const findings = [...faults.values()].slice(0, MOST_FINDINGS).map((group) => fault(engine, compiled, group));
  if (faults.size > MOST_FINDINGS) {
    findings.push(finding("table/more", at, node.name, codeOf(node.hit), MOST_FINDINGS));
  }
  const stricter = some ? "any" : "unique";
  if (advisable && complete && !different && stricter !== node.hit) {
    findings.push(finding("table/hit-policy", at, node.name, node.hit, stricter));
  }
  return { findings, pairs, complete };
}

interface FoundPair extends Pair {
  readonly example: Example;
}

/** Pairs that share a workload to which the decisions they read can lead. */
function* realPairs(
  engine: Engine,
  compiled: CompiledTable,
  grid: Grid,
  overlaps: Overlaps,
  budget: Budget,
): Generator<FoundPair> {
  for (let rule = 1; rule < grid.rules; rule++) {
    for (const other of overlaps.with(rule, rule)) {
      if (!budget.spend()) return;
      const part = common(boxOf(grid, rule), boxOf(grid, other));
      const example =
        compiled.reads.length === 0 ? exampleIn(engine, grid, part) : shared(engine, compiled, budget, rule, other);
      if (example !== undefined) yield { rule, other, part, example, sameOutputs: agree(compiled, rule, other) };
    }
  }
}

/** Policies that give one answer, of which a stricter one may say the same. */
const ADVISED: readonly HitPolicy[] = ["first", "priority", "any"];

/** The hit policy does not allow that these two match together. */
export function isFault({ node }: CompiledTable, { sameOutputs }: Pair): boolean {
  return node.hit === "unique" || (node.hit === "any" && !sameOutputs);
}

function codeOf(hit: HitPolicy): "table/overlap" | "table/conflict" {
  return hit === "unique" ? "table/overlap" : "table/conflict";
}

function add(faults: Map<number, FoundPair[]>, pair: FoundPair): void {
  const known = faults.get(pair.rule);
  if (known === undefined) faults.set(pair.rule, [pair]);
  else known.push(pair);
}

/** One finding for all that is wrong with one rule. */
function fault(engine: Engine, { node }: CompiledTable, group: readonly FoundPair[]): Finding {
  const [first] = group;
  const { id = "", at = "" } = node.rules[first?.rule ?? -1] ?? {};
  const ids = group.map(({ other }) => node.rules[other]?.id ?? "");
  const witness = first === undefined ? "" : describeWitness(engine, first.example);
  return finding(codeOf(node.hit), parsePlace(at), id, ids, witness);
}

/** Where a table has no outputs, the reason is what it says. */
export function agree({ node }: CompiledTable, a: number, b: number): boolean {
  const [one, two] = [node.rules[a], node.rules[b]];
  if (one === undefined || two === undefined) return false;
  return says(one, node.outputs.length) === says(two, node.outputs.length);
}

function says({ then, because }: TableRule, outputs: number): string {
  return outputs === 0 ? because : JSON.stringify(then);
}

/** A workload that both match, and that the decisions they read can lead to. */
function shared(
  engine: Engine,
  compiled: CompiledTable,
  budget: Budget,
  rule: number,
  other: number,
): Example | undefined {
  const { rules } = compiled;
  const both = [rule, other];
  return findExample(engine, compiled, budget, {
    refuted: (box) => both.some((each) => relate(rules, each, box) === "out"),
    holds: (atoms, outcomes) => {
      const matches = isBlocked(compiled, outcomes) ? [] : allMatches(rules, atoms);
      return both.every((each) => matches.includes(each));
    },
    cut: (box) => {
      const open = both.filter((each) => relate(rules, each, box) === "possible");
      return firstCut(rules, open, box);
    },
  });
}
