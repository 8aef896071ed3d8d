/** Articles on decisions, their options and their rules. */
import type {
  CollectRule,
  Condition,
  Decision,
  EliminateRule,
  Model,
  Node,
  Option,
  PlainTable,
  PreferRule,
  Rule,
} from "../../tables/model.ts";
import { reads, rulesOf } from "../../tables/reads.ts";
import { type Article, type Section, section } from "./article.ts";

type Row = readonly [string, string];

export class DecisionArticles {
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  decision(node: Decision): Article {
    const later = this.model.nodes.filter((other) => other !== node && reads(other).includes(node.name));
    return {
      kind: "decision",
      id: node.name,
      title: node.title,
      text: node.about,
      sections: [
        ...section(
          "options",
          node.options.map(({ id, title, what }): Row => [id, joined(title, what)]),
        ),
        ...section(
          "conditions",
          node.applies.map((rule) => this.row(rule)),
        ),
        ...section(
          "reads",
          reads(node).map((name): Row => [name, this.meaning(name)]),
        ),
        ...section(
          "read-by",
          later.map(({ name, title }): Row => [name, title]),
        ),
        ...section(
          "rules",
          rulesOf(node).map(({ id, because }): Row => [id, because]),
        ),
      ],
      sources: this.cited(rulesOf(node)),
    };
  }

  table(node: PlainTable): Article {
    return {
      kind: "decision",
      id: node.name,
      title: node.title,
      text: "",
      sections: section(
        "rules",
        node.rules.map(({ id, because }): Row => [id, because]),
      ),
      sources: this.cited(node.rules),
    };
  }

  option(node: Decision, option: Option): Article {
    const against = node.eliminate.filter(({ out }) => out.includes(option.id));
    const first = node.prefer.filter(({ rank }) => rank[0] === option.id);
    const added = node.collect.filter(({ add }) => add.includes(option.id));
    const beside = node.companions.filter((rule) => about(rule, node.name, option.id));
    const others = node.options.filter((other) => other !== option);
    return {
      kind: "option",
      id: `${node.name}/${option.id}`,
      title: option.title,
      text: option.what,
      sections: [
        ...section(
          "chosen",
          first.map((rule) => this.row(rule)),
        ),
        ...section(
          "added",
          added.map((rule) => this.row(rule)),
        ),
        ...section(
          "ruled-out",
          against.map((rule) => this.row(rule)),
        ),
        ...this.limits(against, option.id),
        ...section(
          "companions",
          beside.map((rule): Row => [rule.companion, this.said(rule, node.name)]),
        ),
        ...section(
          "neighbours",
          others.map(({ id, title }): Row => [`${node.name}/${id}`, title]),
        ),
      ],
      sources: this.cited([...first, ...added, ...against, ...beside]),
    };
  }

  rule(node: Node, rule: Rule): Article {
    return {
      kind: "rule",
      id: `${node.name}/${rule.id}`,
      title: node.title,
      text: rule.because,
      sections: [
        ...section("effect", node.kind === "decision" ? effects(node, rule) : []),
        ...section("order", node.kind === "decision" ? order(node, rule) : []),
        ...section(
          "conditions",
          rule.when.map((condition): Row => [this.condition(condition), ""]),
        ),
        ...this.limits([rule]),
        ...section("facts", [["written", rule.at] satisfies Row, ...(rule.judgement ? [JUDGED] : [])]),
      ],
      sources: this.cited([rule]),
    };
  }

  /** A rule as a row: what has to hold, and why it matters. */
  private row(rule: Rule): Row {
    return [rule.id, this.said(rule)];
  }

  /** The conditions of a rule, but for those on its own decision, and its reason. */
  private said(rule: Rule, own = ""): string {
    const conditions = rule.when.filter(({ input }) => input !== own).map((condition) => this.condition(condition));
    return [conditions.join(", "), rule.because].filter((part) => part !== "").join(": ");
  }

  /** A condition with its limits as numbers. */
  private condition({ text }: Condition): string {
    return this.resolved(text);
  }

  private resolved(text: string): string {
    return text.replace(/@[\w.-]*\w/g, (name) => this.model.limits[name.slice(1)]?.text ?? name);
  }

  private meaning(name: string): string {
    const node = this.model.nodes.find((each) => each.name === name);
    return node?.title ?? this.model.inputs.find((input) => input.name === name)?.help ?? "";
  }

  /** The limits that rules compare with, and those of a topic. */
  private limits(rules: readonly Rule[], topic?: string): Section[] {
    const own = Object.keys(this.model.limits).filter((id) => id.split(".")[0] === topic);
    const ids = new Set([...rules.flatMap(({ when }) => when.flatMap(({ limits }) => limits)), ...own]);
    const limits = Object.values(this.model.limits).filter(({ id }) => ids.has(id));
    return section(
      "limits",
      limits.map(({ id, text, what }): Row => [id, `${text}: ${what}`]),
    );
  }

  private cited(rules: readonly Rule[]): Article["sources"] {
    const ids = new Set(rules.flatMap(({ sources }) => sources));
    return Object.values(this.model.sources).filter(({ id }) => ids.has(id));
  }
}

const JUDGED: Row = ["judgement", "no page says this"];

/** What a rule does to its decision. */
function effects(node: Decision, rule: Rule): Row[] {
  const has = (rules: readonly Rule[]): boolean => rules.includes(rule);
  if (has(node.applies)) return [["arises", node.title]];
  if (has(node.eliminate)) return [["rules out", (rule as EliminateRule).out.join(", ")]];
  if (has(node.prefer)) return [["ranks", (rule as PreferRule).rank.join(" > ")]];
  if (has(node.collect)) return [["adds", (rule as CollectRule).add.join(", ")]];
  if (has(node.impossible)) return [["nothing fits", node.title]];
  const companion = node.companions.find((each) => each === rule);
  if (companion !== undefined) return [["goes with it", companion.companion]];
  const setting = node.settings.find((each) => each === rule);
  return Object.entries(setting?.set ?? {}).map(([key, value]): Row => ["sets", `${key}: ${value}`]);
}

/** Preferences are tried in order: the first that matches ranks. */
function order(node: Decision, rule: Rule): Row[] {
  const place = node.prefer.findIndex(({ id }) => id === rule.id);
  return place < 0
    ? []
    : [["tried", `${place + 1} of ${node.prefer.length}; the first that matches ranks the options`]];
}

/** Does the rule speak of this option of its own decision? */
function about(rule: Rule, decision: string, option: string): boolean {
  return rule.when.some(
    ({ input, cell }) => input === decision && cell.kind === "values" && cell.values.includes(option) !== cell.not,
  );
}

function joined(title: string, what: string): string {
  return what === "" ? title : `${title}: ${what}`;
}
