/** Articles on what rules rest on: limits, inputs, sources, findings and topics. */
import type { FindingCode } from "../../findings/index.ts";
import { kinds } from "../../findings/index.ts";
import type { Condition, Input, Limit, Model, Source } from "../../tables/model.ts";
import { rulesOf } from "../../tables/reads.ts";
import { formatValue } from "../../tables/value.ts";
import { factOf } from "../facts.ts";
import type { Topic } from "../topics.ts";
import { type Article, section } from "./article.ts";

type Row = readonly [string, string];

export function limitArticle(model: Model, limit: Limit): Article {
  const { value, what, checked, where, guides, disputed, note, confidence, sources } = factOf(model, limit);
  const said = [...new Set(Object.values(guides))];
  const users = everyRule(model).filter(({ when }) => when.some(({ limits }) => limits.includes(limit.id)));
  return {
    kind: "limit",
    id: limit.id,
    title: value,
    text: what,
    sections: [
      ...section("facts", [
        ["checked", checked],
        ...(where === undefined ? [] : [["holds", where] satisfies Row]),
        ...(disputed === undefined
          ? []
          : [["disputed", `its publisher says ${disputed.value} in ${disputed.id}`] satisfies Row]),
        ...(said.length === 0 ? [] : [["study guides", `say ${said.join(" or ")}`] satisfies Row]),
        ...(confidence === "high" ? [] : [["confidence", confidence] satisfies Row]),
        ...(note === undefined ? [] : [["note", note] satisfies Row]),
      ]),
      ...section(
        "used-by",
        users.map(({ name, because }): Row => [name, because]),
      ),
    ],
    sources: cited(model, sources),
  };
}

export function inputArticle(model: Model, input: Input): Article {
  const readers = everyRule(model).filter(({ when }) => when.some((condition) => condition.input === input.name));
  const deciders = [...new Set(readers.map(({ owner }) => owner))];
  const fed = model.inputs.filter(({ assume, product, from }) =>
    [...product, ...from, ...assume.flatMap(({ when }) => when.map((condition) => condition.input))].includes(
      input.name,
    ),
  );
  return {
    kind: "input",
    id: `input/${input.name}`,
    title: input.help,
    text: input.ask,
    sections: [
      ...section("facts", inputFacts(model, input)),
      ...section(
        "values",
        input.values.map((value): Row => [value, input.labels[value] ?? ""]),
      ),
      ...section("assumed", assumptions(model, input)),
      ...section("read-by", [
        ...deciders.map((name): Row => [name, model.nodes.find((node) => node.name === name)?.title ?? ""]),
        ...fed.map(({ name, help }): Row => [`input/${name}`, help]),
      ]),
    ],
    sources: [],
  };
}

export function sourceArticle(model: Model, topics: readonly Topic[], source: Source): Article {
  const limits = Object.values(model.limits).filter(({ sources }) => sources.includes(source.id));
  const rules = everyRule(model).filter(({ sources }) => sources.includes(source.id));
  const texts = topics.filter(({ sources }) => sources.includes(source.id));
  return {
    kind: "source",
    id: `source/${source.id}`,
    title: source.title,
    text: "",
    sections: section("used-by", [
      ...limits.map(({ id, text, what }): Row => [id, `${text}: ${what}`]),
      ...rules.map(({ name, because }): Row => [name, because]),
      ...texts.map(({ id, title }): Row => [`topic/${id}`, title]),
    ]),
    sources: [source],
  };
}

export function findingArticle(code: FindingCode): Article {
  const { severity, means } = kinds()[code];
  return {
    kind: "finding",
    id: code,
    title: severity,
    text: means,
    sections: [],
    sources: [],
  };
}

export function topicArticle(model: Model, { id, title, text, see, sources }: Topic): Article {
  return {
    kind: "topic",
    id: `topic/${id}`,
    title,
    text,
    sections: section(
      "neighbours",
      see.map((name): Row => [name, titleOf(model, name)]),
    ),
    sources: cited(model, sources),
  };
}

interface OwnedRule {
  readonly owner: string;
  readonly name: string;
  readonly because: string;
  readonly when: readonly Condition[];
  readonly sources: readonly string[];
}

function everyRule({ nodes }: Model): OwnedRule[] {
  return nodes.flatMap((node) =>
    rulesOf(node).map(({ id, because, when, sources }) => ({
      owner: node.name,
      name: `${node.name}/${id}`,
      because,
      when,
      sources,
    })),
  );
}

function inputFacts({ units }: Model, input: Input): Row[] {
  const ordered = input.values.length === 0 && !["yes/no", "text"].includes(input.type);
  const [low, high] = input.range;
  const range = `${formatValue(input, low, units)} to ${formatValue(input, high, units)}`;
  return [
    ["flag", input.product.length > 0 ? "none, it is computed" : `--${input.name}`],
    ["type", input.type],
    ...(ordered ? [["range", range] satisfies Row] : []),
    ...(input.product.length > 0 ? [["computed", input.product.join(" x ")] satisfies Row] : []),
    ...(input.from.length > 0
      ? [["computed", `where it is not stated, as far as these are known: ${input.from.join(", ")}`] satisfies Row]
      : []),
    ...(input.beside
      ? [["serves", "sizing and cost; no rule reads it, and the interview does not ask it"] satisfies Row]
      : []),
  ];
}

/** What is taken when nothing is said, in the order in which it is tried. */
function assumptions({ units, limits }: Model, input: Input): Row[] {
  return input.assume.map(({ when, is, because }): Row => {
    const value = Array.isArray(is) ? is.join(", ") || "none" : formatValue(input, is, units);
    const conditions = when.map(({ text }) => text.replace(/@[\w.-]*\w/g, (id) => limits[id.slice(1)]?.text ?? id));
    const said = because === "" ? input.usual : because;
    return [value, [conditions.length === 0 ? "" : `when ${conditions.join(", ")}`, said].filter(Boolean).join(": ")];
  });
}

function titleOf({ nodes }: Model, name: string): string {
  const [decision, option] = name.split("/");
  const node = nodes.find((each) => each.name === decision);
  if (node?.kind !== "decision") return "";
  return option === undefined ? node.title : (node.options.find(({ id }) => id === option)?.title ?? "");
}

function cited({ sources }: Model, ids: readonly string[]): Source[] {
  return ids.flatMap((id) => sources[id] ?? []);
}
