/** What a page shows of an answer, and how it refers to sources: shared by all its sections. */
import type { Answer, DecisionAnswer, LoneDecision, Reason } from "../../advisor/answer.ts";
import { withRefinements } from "../choice.ts";
import type { Theme } from "./theme.ts";

export interface Shown {
  readonly name: string;
  readonly decision: DecisionAnswer;
}

export interface View {
  readonly answer: Answer;
  readonly theme: Theme;
  readonly width: number;
  /** Everything, not only what the stated inputs brought about. */
  readonly all: boolean;
  /** Decisions with a section of their own. */
  readonly shown: readonly Shown[];
  /** Decisions that are only named. */
  readonly background: readonly Shown[];
  readonly stated: ReadonlySet<string>;
  /** Numbers of the sources that the page cites. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function makeView(
  answer: Answer,
  theme: Theme,
  options: { readonly width: number; readonly all: boolean },
): View {
  const wanted = answer.wanted.flatMap((name): Shown[] => {
    const decision = answer.decisions[name];
    return decision === undefined ? [] : [{ name, decision }];
  });
  const blockers = wanted.some(({ decision }) => decision.status === "no-option");
  // What does not arise, or waits for a decision that the page tells of, is only named.
  const isTold = ({ status }: DecisionAnswer): boolean =>
    options.all || (status !== "not-applicable" && !(status === "blocked" && blockers));
  const told = wanted.filter(({ decision }) => options.all || decision.shown);
  // A given decision is no fact of the workload: what follows from it is no news.
  const stated = new Set(Object.keys(answer.workload.inputs).filter((name) => !(name in answer.decisions)));
  const view = {
    answer,
    theme,
    width: Math.max(40, Math.min(options.width, 120)),
    all: options.all,
    shown: told.filter((each) => isTold(each.decision)),
    background: wanted.filter(({ decision }) => !options.all && !(decision.shown && isTold(decision))),
    stated,
  };
  return { ...view, numbers: new Map(cited(view).map((id, place) => [id, place + 1])) };
}

/** The reasons against an option that the page tells: by default those that rest on something the user said. */
export function toldReasons({ all, stated }: Pick<View, "all" | "stated">, by: readonly Reason[]): Reason[] {
  return by.filter((reason) => all || Object.keys(reason.reads).some((input) => stated.has(input)));
}

export function cite({ numbers }: View, sources: readonly string[]): string {
  const found = sources.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b);
  return found.length === 0 ? "" : ` [${found.join(", ")}]`;
}

/** Only the full page cites: a short one names rules, and says how many pages stand behind them. */
function cited(view: Omit<View, "numbers">): string[] {
  if (!view.all) return [];
  const ids = view.shown.flatMap(({ decision }) =>
    withRefinements(decision).flatMap((each) => [...each.sources, ...behindDetails(each)]),
  );
  const notices = [...view.answer.warnings, ...view.answer.advice].flatMap(({ sources }) => sources);
  return [...new Set([...ids, ...notices])];
}

function behindDetails(decision: LoneDecision): string[] {
  const reasons = decision.others.filter(({ status }) => status === "ruled-out").flatMap(({ by }) => by);
  return [...reasons, ...decision.with, ...Object.values(decision.settings)].flatMap(({ sources }) => sources);
}
