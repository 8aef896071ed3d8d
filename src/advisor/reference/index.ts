/** The reference: everything in the tables that has an id, found by it and explained without a workload. */
import type { Result } from "../../errors.ts";
import { codes, finding } from "../../findings/index.ts";
import type { Model } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import type { Topic } from "../topics.ts";
import { type Article, type ArticleKind, section } from "./article.ts";
import { DecisionArticles } from "./decisions.ts";
import { findingArticle, inputArticle, limitArticle, sourceArticle, topicArticle } from "./ground.ts";

export interface Entry {
  readonly kind: ArticleKind;
  /** The name by which people call it, which several things may share. */
  readonly name: string;
  readonly title: string;
  /** Under which it is found without doubt: `endpoint/async`, `input/payload`. */
  readonly id: string;
  readonly article: () => Article;
}

export interface Reference {
  /** In the order in which a name is looked up. */
  readonly entries: readonly Entry[];
  /** The article of that name, and the ids of other things called so. */
  find(name: string): Result<{ article: Article; also: readonly string[] }>;
}

export function createReference(model: Model, topics: readonly Topic[]): Reference {
  const entries = [
    ...topics.map((topic): Entry => {
      const { id, title } = topic;
      return { kind: "topic", name: id, title, id: `topic/${id}`, article: () => topicArticle(model, topic) };
    }),
    ...decisionEntries(model),
    ...disabledEntries(model),
    ...groundEntries(model, topics),
  ].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const factTopics = Object.keys(model.limits).map((id) => id.split(".")[0] ?? id);
  const names = [...new Set(entries.flatMap(({ name, id }) => [name, id]))];
  return {
    entries,
    find: (typed) => {
      const wanted = typed.trim().replace(/^@/, "");
      const found = entries.filter((entry) => callings(entry).includes(wanted));
      const [first, ...more] = found;
      if (first === undefined)
        return { ok: false, findings: [finding("explain/unknown", undefined, typed, names, factTopics)] };
      const also = more.map(({ id, kind }) => (id === first.id ? `${kind}/${id}` : id));
      return { ok: true, value: { article: first.article(), also }, findings: [] };
    },
  };
}

/** A decision before its options, an option before a rule of the same name. */
const ORDER: readonly ArticleKind[] = ["decision", "topic", "option", "input", "limit", "rule", "source", "finding"];

function callings({ kind, name, id }: Entry): string[] {
  return [name, id, `${kind}/${id}`, `${kind}/${name}`];
}

function decisionEntries(model: Model): Entry[] {
  const articles = new DecisionArticles(model);
  return model.nodes.flatMap((node): Entry[] => [
    {
      kind: "decision",
      name: node.name,
      title: node.title,
      id: node.name,
      article: () => (node.kind === "decision" ? articles.decision(node) : articles.table(node)),
    },
    ...(node.kind === "decision" ? node.options : []).map((option): Entry => {
      const article = () => (node.kind === "decision" ? articles.option(node, option) : articles.table(node));
      return { kind: "option", name: option.id, title: option.title, id: `${node.name}/${option.id}`, article };
    }),
    ...rulesOf(node).map((rule): Entry => {
      const id = `${node.name}/${rule.id}`;
      return { kind: "rule", name: rule.id, title: rule.because, id, article: () => articles.rule(node, rule) };
    }),
  ]);
}

/** Rules that an organisation switched off: whoever looks one up learns why it does not speak. */
function disabledEntries({ disabled = [] }: Model): Entry[] {
  return disabled.map(({ rule, because, at }): Entry => {
    const title = "disabled by rules of your own";
    const sections = section("facts", [["written", at]]);
    const article = (): Article => ({ kind: "rule", id: rule, title, text: because, sections, sources: [] });
    return { kind: "rule", name: rule.replace(/^.*\//, ""), title, id: rule, article };
  });
}

function groundEntries(model: Model, topics: readonly Topic[]): Entry[] {
  return [
    ...model.inputs.map((input): Entry => {
      const { name, help } = input;
      return { kind: "input", name, title: help, id: `input/${name}`, article: () => inputArticle(model, input) };
    }),
    ...Object.values(model.limits).map((limit): Entry => {
      const { id, what } = limit;
      return { kind: "limit", name: id, title: what, id, article: () => limitArticle(model, limit) };
    }),
    ...Object.values(model.sources).map((source): Entry => {
      const { id, title } = source;
      return {
        kind: "source",
        name: id,
        title,
        id: `source/${id}`,
        article: () => sourceArticle(model, topics, source),
      };
    }),
    ...codes().map((code): Entry => {
      const article = () => findingArticle(code);
      return { kind: "finding", name: code, title: article().text, id: code, article };
    }),
  ];
}
