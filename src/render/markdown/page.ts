/** What all sections of a decision record share: the decisions it tells of, and the numbers of the sources it cites. */
import type { Answer, DecisionAnswer, LoneDecision } from "../../advisor/answer.ts";
import { escaped } from "../markdown-parts.ts";
import { ours } from "../origin.ts";

export interface Page {
  readonly answer: Answer;
  readonly shown: readonly (readonly [name: string, decision: DecisionAnswer])[];
  readonly stated: ReadonlySet<string>;
  /** Ids of sources in the order in which sections first cite them. */
  readonly cited: string[];
}

export function openPage(answer: Answer): Page {
  return {
    answer,
    stated: new Set(Object.keys(answer.workload.inputs)),
    shown: answer.wanted.flatMap((name) => {
      const decision = answer.decisions[name];
      return decision?.shown === true && decision.status !== "not-applicable" ? [[name, decision] as const] : [];
    }),
    cited: [],
  };
}

/** ` [1, 3]`, and the sources are cited from then on. */
function cite({ cited }: Page, sources: readonly string[]): string {
  const numbers = sources.map((id) => {
    if (!cited.includes(id)) cited.push(id);
    return cited.indexOf(id) + 1;
  });
  return numbers.length === 0 ? "" : ` [${numbers.join(", ")}]`;
}

/** A reason with where it comes from: our judgement, an organisation's rules, or sources. */
export function reasoned(
  page: Page,
  { because, judgement, sources, origin }: Pick<LoneDecision, "because" | "judgement" | "sources" | "origin">,
): string {
  const judged = judgement && origin === undefined ? " (our judgement)" : "";
  return `${escaped(because)}${judged}${ours(origin)}${cite(page, sources)}`;
}

/** Words of a value: a list with commas, `none` for the empty one. */
export function valueWords(value: string | readonly string[]): string {
  return escaped([value].flat().join(", ") || "none");
}
