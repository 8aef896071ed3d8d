/** Explanations of the engine as parts of the answer document. */
import type { Explanation } from "../tables/explain.ts";
import type { Rule } from "../tables/model.ts";
import type { DecisionAnswer, Flip } from "./answer.ts";
import { others } from "./others.ts";
import { origin, type Writer } from "./writer.ts";

interface Surroundings {
  readonly shown: boolean;
  readonly from: string | undefined;
  readonly presupposedBy: string | undefined;
  /** What the user fixed, and what fixes this as well. */
  readonly impliedBy: string | undefined;
  readonly flips: Flip[];
  readonly relax: DecisionAnswer["relax"];
  readonly opens: DecisionAnswer["opens"];
}

export function describeDecision(writer: Writer, explanation: Explanation, around: Surroundings): DecisionAnswer {
  const { decision, isList, status, options, rules } = explanation;
  const [chosen] = options;
  const option = decision.options.find(({ id }) => id === chosen);
  const titles = decision.options.filter(({ id }) => options.includes(id));
  const title = options.flatMap((id) => titles.find((each) => each.id === id)?.title ?? []).join(" + ");
  const [rule] = rules;
  return {
    decision: decision.title,
    status,
    ...(chosen === undefined ? {} : { option: chosen }),
    ...(isList && options.length > 0 ? { options: [...options] } : {}),
    ...(option === undefined ? {} : { title }),
    attributes: { ...option?.attributes },
    ...(rule === undefined ? {} : { rule: `${decision.name}/${rule.id}` }),
    because: because(explanation, around.presupposedBy, around.impliedBy),
    reads: writer.reads(rules),
    sources: writer.cite(rules),
    judgement: rules.length > 0 && rules.every((each) => each.judgement),
    ...origin([...rules, ...obstacles(explanation)]),
    onlySurvivor: explanation.onlySurvivor,
    insteadOf: [...explanation.insteadOf],
    ...(around.from === undefined ? {} : { from: around.from }),
    blockedBy: [...explanation.blockedBy],
    quiet: decision.quiet,
    shown: around.shown,
    with: explanation.companions.map((each) => ({
      id: `${decision.name}/${each.id}`,
      title: each.companion,
      because: each.because,
      sources: writer.cite([each]),
      ...origin([each]),
    })),
    settings: settings(writer, explanation),
    refines: {},
    others: status === "not-applicable" || status === "blocked" ? [] : others(writer, explanation),
    alsoMatched: explanation.alsoMatched.map(({ rule: also, option: to }) => ({
      rule: `${decision.name}/${also.id}`,
      option: to,
      because: also.because,
    })),
    flips: around.flips,
    relax: around.relax,
    opens: around.opens,
  };
}

/** Why a decision came out as it did, in one sentence. */
export function because(explanation: Explanation, presupposedBy: string | undefined, impliedBy?: string): string {
  const { status, rules, blockedBy, insteadOf, options, onlySurvivor } = explanation;
  if (status === "blocked")
    return `waits for ${listed(blockedBy)}, which ${blockedBy.length === 1 ? "has" : "have"} no option`;
  if (status === "given") {
    if (impliedBy !== undefined) return `implied by ${impliedBy}`;
    return presupposedBy === undefined ? "given" : `presupposed, because ${presupposedBy} was asked for`;
  }
  if (status === "no-option" && rules.length === 0) return "every option is ruled out";
  // A list that falls to its table's default: no rule spoke, neither for it nor for another.
  if (status === "decided" && rules.length === 0) return "nothing in the workload calls for another";
  const reason = rules.map((rule) => rule.because).join("; ");
  if (insteadOf.length === 0) return reason;
  // The rule speaks for what it ranks first; the choice is what the limits of others left.
  const [one] = insteadOf;
  const wanted = insteadOf.length === 1 ? `${one} would come first` : `${listed(insteadOf)} would come first`;
  const left = onlySurvivor ? "is all that is left" : "comes next";
  return `${options[0]} ${left}; ${wanted} (${reason}), but ${listed([...new Set(obstacles(explanation).map((rule) => rule.because))])}`;
}

/** Why the options that were wanted more are out: for each, the first rule that says so. */
function obstacles({ insteadOf, against }: Explanation): Rule[] {
  return insteadOf.flatMap((option) => against.get(option)?.[0] ?? []);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The first rule that sets a key has the say. */
function settings(writer: Writer, { decision, settings: rules }: Explanation): DecisionAnswer["settings"] {
  const set: DecisionAnswer["settings"] = {};
  for (const rule of rules) {
    for (const [key, value] of Object.entries(rule.set)) {
      set[key] ??= {
        value,
        rule: `${decision.name}/${rule.id}`,
        because: rule.because,
        sources: writer.cite([rule]),
        ...origin([rule]),
      };
    }
  }
  return set;
}
