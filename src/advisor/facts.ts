/** The cited facts behind the tables: what is said, where, when it was read, and who says otherwise. */
import { dayNumber } from "../days.ts";
import { type Finding, parsePlace, type Result } from "../errors.ts";
import { finding } from "../findings/index.ts";
import type { Limit, Model } from "../tables/model.ts";
import type { Fact, FactSheet } from "./fact-sheet.ts";

/** Pages change; a fact read longer ago than this is worth reading again. */
const FRESH_DAYS = 180;

export interface FactQuestion {
  /** A topic, an id, or a part of one. */
  readonly topic?: string;
  /** The day from which ages are counted, as `2026-11-20`; nothing is old without it. */
  readonly today?: string;
}

export function factSheet(model: Model, { topic = "", today }: FactQuestion): Result<FactSheet> {
  const limits = Object.values(model.limits);
  const chosen = limits.filter((limit) => isAbout(limit, topic));
  const problems = [
    ...(chosen.length > 0 ? [] : [finding("fact/unknown-topic", undefined, topic, names(limits))]),
    ...(today === undefined || dayNumber(today) !== undefined
      ? []
      : [finding("fact/date", { file: "--today" }, today)]),
  ];
  if (problems.length > 0) return { ok: false, findings: problems };
  const facts = chosen.map((limit) => factOf(model, limit));
  const cited = new Set(facts.flatMap((fact) => [...fact.sources, ...(fact.disputed?.sources ?? [])]));
  const sources = Object.values(model.sources).filter(({ id }) => cited.has(id));
  return {
    ok: true,
    findings: [],
    value: {
      schemaVersion: 1,
      command: "facts",
      tables: model.hash,
      facts,
      sources: Object.fromEntries(sources.map(({ id, title, url, checked }) => [id, { title, url, checked }])),
      findings: today === undefined ? [] : chosen.flatMap((limit) => stale(limit, today)),
    },
  };
}

export function factOf(model: Model, limit: Limit): Fact {
  const { id, text, value, what, sources, checked, where, seeds, note, confidence } = limit;
  const other = model.limits[limit.disputed];
  return {
    id,
    topic: topicOf(limit),
    value: text,
    ...(value === undefined ? {} : { base: value }),
    what,
    sources: [...sources],
    checked,
    ...(where === "" ? {} : { where }),
    guides: seeds,
    ...(other === undefined ? {} : { disputed: { id: other.id, value: other.text, sources: [...other.sources] } }),
    ...(note === "" ? {} : { note }),
    confidence,
  };
}

function isAbout(limit: Limit, topic: string): boolean {
  const asked = topic.toLowerCase();
  return asked === "" || topicOf(limit) === asked || limit.id === asked || limit.id.split(".").includes(asked);
}

function topicOf({ id }: Limit): string {
  return id.split(".")[0] ?? id;
}

function names(limits: readonly Limit[]): string[] {
  return [...new Set([...limits.map(topicOf), ...limits.map(({ id }) => id)])];
}

function stale(limit: Limit, today: string): Finding[] {
  const days = (dayNumber(today) ?? 0) - (dayNumber(limit.checked) ?? 0);
  return days > FRESH_DAYS ? [finding("fact/stale", parsePlace(limit.at), limit.id, days, limit.checked)] : [];
}
