/** An answer of the tables with the instances and the bill that follow from it. */
import type { Engine } from "../tables/compile.ts";
import type { Evaluation } from "../tables/session.ts";
import { SIZED } from "../workload/wanted.ts";
import type { Answer, DecisionAnswer } from "./answer.ts";
import { type Shelf, type SizedAnswer, sizeAnswer } from "./size-answer.ts";
import { noInstance } from "./sizing/instance-decision.ts";

interface Around {
  /** The decisions that were asked for by name. */
  readonly asked: readonly string[];
  /** Decisions that are not in the answer, and have their say in size and bill. */
  readonly beside: Answer["decisions"];
}

export function withSizes(
  answer: Answer,
  shelf: Shelf,
  engine: Engine,
  evaluation: Evaluation,
  { asked, beside }: Around,
): Answer {
  const { decisions, warnings, sources, ...rest } = answer;
  const sized = sizeAnswer(shelf, engine, evaluation, { ...beside, ...decisions });
  const wanted = wantedNames(answer.wanted, shelf, asked);
  return {
    ...rest,
    wanted,
    decisions: withDecision(decisions, shelf, withWayOut(sized.decision, wanted)),
    warnings: [...sized.warnings, ...warnings],
    ...sized.parts,
    sources: { ...sources, ...sourcesOf(shelf, sized) },
  };
}

/** Somebody asked for a type where no types are known. */
export function withoutSizes(answer: Answer): Answer {
  const decision = noInstance(SIZED, "no catalogue of types and prices was given");
  return { ...answer, wanted: [...answer.wanted, SIZED], decisions: { ...answer.decisions, [SIZED]: decision } };
}

/** A decision that nobody asked for is not in sight, and neither is what would open it. */
function withWayOut(decision: DecisionAnswer, wanted: readonly string[]): DecisionAnswer {
  const [hidden] = decision.blockedBy.filter((name) => !wanted.includes(name));
  if (hidden === undefined) return decision;
  return { ...decision, because: `${decision.because}; ask for ${hidden} to see what would open it` };
}

/** The type of instance stands behind the decision on which it rests. */
function wantedNames(names: readonly string[], { sheet }: Shelf, asked: readonly string[]): string[] {
  const { after, decision } = sheet;
  const all = names.flatMap((name) => (name === after ? [name, decision] : [name]));
  return asked.includes(decision) ? all.filter((name) => name !== after || asked.includes(after)) : all;
}

function withDecision(
  answers: Readonly<Record<string, DecisionAnswer>>,
  { sheet }: Shelf,
  decision: DecisionAnswer,
): Record<string, DecisionAnswer> {
  const entries = Object.entries(answers);
  const place = entries.findIndex(([name]) => name === sheet.after) + 1;
  return Object.fromEntries([...entries.slice(0, place), [sheet.decision, decision] as const, ...entries.slice(place)]);
}

/** Where prices and the properties of types come from, of those with a public page. */
function sourcesOf({ catalogue }: Shelf, { decision, parts }: SizedAnswer): Answer["sources"] {
  const ids = new Set([...decision.sources, ...(parts.cost?.prices ?? []).map(({ source }) => source)]);
  const known = Object.values(catalogue.sources).filter(({ id }) => ids.has(id));
  return Object.fromEntries(known.map(({ id, title, url, checked }) => [id, { title, url, checked }]));
}
