/** What a decision can still come to in a box of workloads, and which rules keep it from being settled. */
import { type CompiledDecision, type CompiledNode, type CompiledTable, isDecision } from "./compile.ts";
import { type Box, bitsOf, mayFail, relate, stand } from "./region.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Runs } from "./runs.ts";

/** The conditions of a rule that may or may not fire where that makes a difference. */
export type Doubt = ReadonlyMap<number, Runs>;

/** How sure it is that a decision ends without an option. */
export type Chance = "never" | "perhaps" | "always";

/** What a node can come to, as far as its own rules go: an earlier decision without an option blocks it besides. */
export interface Outlook {
  /** It can come out in more than one way. */
  readonly open: boolean;
  readonly doubts: readonly Doubt[];
  readonly fails: Chance;
  /** The doubts that settle whether it fails. */
  readonly failing: readonly Doubt[];
}

export const SETTLED: Outlook = { open: false, doubts: [], fails: "never", failing: [] };

export function outlook(compiled: CompiledNode, box: Box): Outlook {
  if (!isDecision(compiled)) return tableOutlook(compiled, box);
  const arising = stand(compiled.applies, box);
  const surely = compiled.applies.rules.length === 0 || arising.sure.length > 0;
  if (!surely && arising.possible.length === 0) return SETTLED;

  const arises = surely ? [] : doubtsOf(compiled.applies, arising.possible);
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible);
  const isList = compiled.node.collect.length > 0;
  const choice = isList ? listed(compiled, box, dead) : ranked(compiled, box, dead, doubtful);
  const killers = eliminations.possible.filter((rule) => ((compiled.killed[rule] ?? 0) & choice.contested) !== 0);
  const chosen = [...choice.doubts, ...doubtsOf(compiled.eliminate, killers)];
  const single = !isList && (choice.contested & (choice.contested - 1)) === 0;

  const own = failure(compiled, box, choice.contested);
  const failing = own === "perhaps" ? chosen : [];
  const choosing = own === "always" || single ? [] : chosen;
  return {
    open: arises.length + choosing.length > 0 || own === "perhaps",
    doubts: [...arises, ...choosing, ...failing],
    fails: own === "always" && !surely ? "perhaps" : own,
    failing: own === "never" ? [] : [...arises, ...failing],
  };
}

interface Choice {
  /** The options that can be chosen, as bits. */
  readonly contested: number;
  readonly doubts: readonly Doubt[];
}

/** A row makes no difference where all rows behind it choose as it does. */
function ranked(compiled: CompiledDecision, box: Box, dead: number, doubtful: number): Choice {
  const rows: { readonly rule: number; readonly order: readonly number[] }[] = [];
  let settled = false;
  for (let rule = 0; rule < compiled.prefer.rules.length && !settled; rule++) {
    const relation = relate(compiled.prefer, rule, box);
    if (relation === "out") continue;
    rows.push({ rule, order: untilSafe(compiled.ranks[rule] ?? [], dead, doubtful) });
    settled = relation === "sure";
  }
  const last = settled ? (rows.pop()?.order ?? []) : [];
  const alike = rows.findLastIndex(({ order }) => String(order) !== String(last));
  const different = rows.slice(0, alike + 1).map(({ rule }) => rule);
  const contested = [...rows, { order: last }]
    .flatMap(({ order }) => order)
    .reduce((bits, option) => bits | (1 << option), 0);
  return { contested, doubts: doubtsOf(compiled.prefer, different) };
}

/** The options of a ranking that can win: behind one that surely survives nothing does. */
function untilSafe(rank: Iterable<number>, dead: number, doubtful: number): number[] {
  const order: number[] = [];
  for (const option of rank) {
    if ((dead & (1 << option)) !== 0) continue;
    order.push(option);
    if ((doubtful & (1 << option)) === 0) break;
  }
  return order;
}

/** A row makes no difference where surer rows before it have added its options. */
function listed(compiled: CompiledDecision, box: Box, dead: number): Choice {
  const { collect, options } = compiled;
  let contested = 0;
  let there = 0;
  const possible: number[] = [];
  for (let rule = 0; rule < collect.rules.length; rule++) {
    const relation = relate(collect, rule, box);
    if (relation === "out") continue;
    const added = (collect.rules[rule]?.add ?? []).reduce((bits, id) => bits | (1 << options.indexOf(id)), 0) & ~dead;
    contested |= added;
    if (relation === "sure") there |= added;
    else if ((added & ~there) !== 0) possible.push(rule);
  }
  return { contested, doubts: doubtsOf(collect, possible) };
}

function failure(compiled: CompiledDecision, box: Box, contested: number): Chance {
  if (compiled.node.otherwise !== "") return "never";
  if (contested === 0) return "always";
  return mayFail(compiled, box) ? "perhaps" : "never";
}

function tableOutlook({ rules }: CompiledTable, box: Box): Outlook {
  const { possible } = stand(rules, box);
  return { ...SETTLED, open: possible.length > 0, doubts: doubtsOf(rules, possible) };
}

function doubtsOf(index: RuleIndex, rules: readonly number[]): Doubt[] {
  return rules.flatMap((rule) => index.boxes[rule] ?? []);
}
