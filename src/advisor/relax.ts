/** When nothing fits: the smallest sets of changes that open an option, and which one each opens. */
import type { Engine } from "../tables/compile.ts";
import { answerWords } from "../tables/evaluate.ts";
import { nearest } from "../tables/nearest/index.ts";
import type { Evaluation, Question } from "../tables/session.ts";

/** More than three changes at once are another workload, not a relaxation. */
const MOST_CHANGES = 3;

export interface Relaxations {
  readonly relax: { readonly input: string; readonly to: string }[][];
  /** What each of them opens, in the same order. */
  readonly opens: string[];
}

export const NOTHING_TO_RELAX: Relaxations = { relax: [], opens: [] };

export function relax(engine: Engine, question: Question, current: Evaluation, node: number): Relaxations {
  const { sets } = nearest(engine, question, current, { node }, { mostChanges: MOST_CHANGES });
  return {
    relax: sets.map(({ changes }) => changes.map(({ input, words }) => ({ input, to: words() }))),
    opens: sets.map(({ evaluation: { filled, outcomes } }) =>
      answerWords(engine, node, { atoms: filled.atoms, outcomes }),
    ),
  };
}
