/** Every option that was not chosen: with all that speaks against it, or what ranked it lower, or what it would have taken. */
import { describeGap, standing } from "../tables/distance.ts";
import type { Explanation } from "../tables/explain.ts";
import type { EliminateRule } from "../tables/model.ts";
import type { OtherOption } from "./answer.ts";
import type { Writer } from "./writer.ts";

/** An option that fails by no more than this share of one limit is worth a second look. */
const NEAR = 0.2;

export function others(writer: Writer, explanation: Explanation): OtherOption[] {
  const { decision, isList, options, against, rules } = explanation;
  const [chosen] = options;
  return decision.options
    .filter(({ id }) => !options.includes(id))
    .map(({ id, title }): OtherOption => {
      const out = against.get(id) ?? [];
      if (out.length > 0) {
        const by = out.map((rule) => writer.reason(decision.name, rule));
        return { option: id, title, status: "ruled-out", by, ...nearMiss(writer, out) };
      }
      const status = "ranked-lower";
      if (isList) return { option: id, title, status, by: [], unmet: unmet(writer, explanation, id) };
      const by = rules.map((rule) => writer.reason(decision.name, rule));
      return chosen === undefined
        ? { option: id, title, status, by }
        : { option: id, title, status, by, below: chosen };
    });
}

/** All the rules against an option rest on one and the same limit, and the value lies close to it. */
function nearMiss(writer: Writer, out: readonly EliminateRule[]): Pick<OtherOption, "nearMiss"> {
  const { model } = writer.engine;
  const limiting = out.map(({ when }) => when.filter(({ limits }) => limits.length > 0));
  const ids = new Set(limiting.flat().flatMap(({ limits }) => limits));
  const [limit] = ids;
  if (limit === undefined || ids.size > 1 || limiting.some((conditions) => conditions.length === 0)) return {};
  const condition = limiting.flat()[0];
  const input = model.inputs.find(({ name }) => name === condition?.input);
  const value = writer.valueOf(input?.name ?? "");
  if (condition === undefined || input === undefined || value === undefined) return {};
  const { gap } = standing(input, condition, value, model);
  if (gap === undefined || gap.by > NEAR * Math.abs(gap.edge)) return {};
  const share = Number(((100 * gap.by) / Math.abs(gap.edge)).toPrecision(3));
  return { nearMiss: { input: input.name, limit, distance: describeGap(input, gap, model.units), share } };
}

/** Why a list lacks an option: the rules that would have added it, and what of them does not hold. */
function unmet(writer: Writer, { decision }: Explanation, option: string): OtherOption["unmet"] {
  return decision.collect
    .filter(({ add }) => add.includes(option))
    .map((rule) => ({
      rule: `${decision.name}/${rule.id}`,
      because: rule.because,
      conditions: rule.when.filter((condition) => !writer.holds(condition)).map(({ text }) => writer.withLimits(text)),
    }));
}
