/** What is declared and used nowhere: inputs, numbers among the limits, sources. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { Limit, Model, Source } from "../model.ts";
import { rulesOf, unreadInputs } from "../reads.ts";

/** `cited` and `used`: the sources and limits that texts outside the model rest on. */
export function findUnused(
  model: Model,
  { cited = [], used = [] }: { readonly cited?: readonly string[]; readonly used?: readonly string[] },
): Finding[] {
  return [...unusedInputs(model), ...unusedLimits(model, used), ...unusedSources(model, cited)];
}

export function unusedInputs(model: Model): Finding[] {
  const names = unreadInputs(model);
  const first = model.inputs.find(({ name }) => names.includes(name));
  return first === undefined ? [] : [finding("table/never-used", parsePlace(first.at), names)];
}

/** A fact in words is there to be read; a number is there to be compared with, or to be said. */
function unusedLimits({ limits, nodes, inputs, mentioned }: Model, elsewhere: readonly string[]): Finding[] {
  const rows = [...nodes.flatMap(rulesOf), ...inputs.flatMap(({ assume }) => assume)];
  const compared = rows.flatMap(({ when }) => when.flatMap((condition) => condition.limits));
  const disputed = Object.values(limits).map((limit) => limit.disputed);
  const used = new Set([...compared, ...mentioned, ...disputed, ...elsewhere]);
  const unused = Object.values(limits).filter(({ id, value }) => value !== undefined && !used.has(id));
  return inOne("table/unused-limit", unused);
}

function unusedSources({ sources, limits, nodes, constraints }: Model, cited: readonly string[]): Finding[] {
  const rows = [...nodes.flatMap(rulesOf), ...constraints, ...Object.values(limits)];
  const used = new Set([...rows.flatMap((row) => row.sources), ...cited]);
  return inOne(
    "table/unused-source",
    Object.values(sources).filter(({ id }) => !used.has(id)),
  );
}

/** One finding for all of them, at the first. */
function inOne(code: "table/unused-limit" | "table/unused-source", unused: readonly (Limit | Source)[]): Finding[] {
  const [first] = unused;
  if (first === undefined) return [];
  return [
    finding(
      code,
      parsePlace(first.at),
      unused.map(({ id }) => id),
    ),
  ];
}
