/** Signs that tables were tuned to their cases: what rests on a single case, and preferences that come too late. */
import type { Decision, Model, Rule } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import type { Answer, DecisionAnswer } from "../answer.ts";
import type { Case } from "./load.ts";

export interface Stats {
  /** Rules that decide one case and no other, with that case: first those that AWS documents. */
  readonly documented: readonly (readonly [rule: string, of: string])[];
  readonly judged: readonly (readonly [rule: string, of: string])[];
  /** Rules that decide at least one case. */
  readonly deciding: number;
  /** Inputs that one case states and no other, with that case. */
  readonly inputs: readonly (readonly [input: string, of: string])[];
  /** Preferences that matched, would have chosen another option, and stood behind the one that chose. */
  readonly lost: readonly { readonly rule: string; readonly behind: string; readonly cases: readonly string[] }[];
}

export interface Run {
  readonly of: Case;
  readonly answer: Answer;
  /** Ids of all rules that had a say. */
  readonly fired: readonly string[];
}

export function statsOf(model: Model, runs: readonly Run[]): Stats {
  const decided = new Groups();
  const stated = new Groups();
  const lost = new Groups();
  for (const { of, answer, fired } of runs) {
    for (const { name } of of.entries) stated.add(name, of.id);
    for (const node of model.nodes) {
      const decision = answer.decisions[node.name];
      if (node.kind !== "decision" || decision === undefined || !Object.hasOwn(of.decisions, node.name)) continue;
      for (const rule of deciding(node, decision, fired)) decided.add(rule, of.id);
      for (const { rule } of decision.alsoMatched) lost.add(`${rule} ${decision.rule}`, of.id);
    }
  }
  const single = decided.single();
  return {
    documented: single.filter(([rule]) => !isJudged(model, rule)),
    judged: single.filter(([rule]) => isJudged(model, rule)),
    deciding: decided.size,
    inputs: stated.single(),
    lost: lost.all().map(([pair, cases]) => {
      const [rule = "", behind = ""] = pair.split(" ");
      return { rule, behind, cases };
    }),
  };
}

/** Impossible regions count as documented: they follow from the limits around them. */
function isJudged(model: Model, id: string): boolean {
  return model.nodes.some((node) => {
    const implied: readonly Rule[] = node.kind === "decision" ? node.impossible : [];
    return rulesOf(node).some((rule) => rule.judgement && !implied.includes(rule) && `${node.name}/${rule.id}` === id);
  });
}

/** The rule that chose, those that added to a list, and those that took away what was wanted more. */
function deciding(node: Decision, decision: DecisionAnswer, fired: readonly string[]): string[] {
  const chose = decision.rule === undefined ? [] : [decision.rule];
  const added = node.collect.map(({ id }) => `${node.name}/${id}`).filter((id) => fired.includes(id));
  const took = decision.others
    .filter(({ option }) => decision.insteadOf.includes(option))
    .flatMap(({ by }) => by.map(({ rule }) => rule));
  return [...new Set([...chose, ...added, ...took])];
}

/** Cases by what they have in common. */
class Groups {
  private readonly members = new Map<string, string[]>();

  get size(): number {
    return this.members.size;
  }

  add(group: string, member: string): void {
    const members = this.members.get(group) ?? [];
    if (!members.includes(member)) this.members.set(group, [...members, member]);
  }

  single(): [string, string][] {
    return this.all().flatMap(([group, [only = "", ...more]]) =>
      more.length === 0 ? [[group, only] satisfies [string, string]] : [],
    );
  }

  all(): [string, string[]][] {
    return [...this.members].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
