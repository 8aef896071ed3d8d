/** What would change the answer: by default the nearest changes of what the user stated. */
import { outcomeWords } from "../choice.ts";
import { hang, headed, longest } from "../layout.ts";
import type { View } from "./view.ts";

/** Beyond these they are noise by default. */
const MOST_FLIPS = 3;

interface Change {
  readonly input: string;
  readonly change: string;
  readonly steps: number;
  /** Something is still chosen after it. */
  readonly leads: boolean;
  readonly effects: string[];
}

export function flips(view: View): string[] {
  const { all, theme, width } = view;
  const changes = all ? everyChange(view) : nearest(everyChange(view));
  if (changes.length === 0) return [];
  const rows = changes.map(({ input, change, effects }) => [`${input} ${change}`, effects.join(", ")] as const);
  if (!all) {
    const text = rows.map(([change, to]) => `${change} ${theme.leadsTo} ${to}`).join("; ");
    return headed("Changes if", text, theme, width);
  }
  const column = longest(rows.map(([change]) => change)) + 4;
  return [
    theme.strong("What would change it"),
    ...rows.flatMap(([change, to]) => hang(change, `${theme.leadsTo} ${to}`, 2, column, width)),
  ];
}

/** Changes with all that they bring about; on the short page without what follows from another decision's change. */
function everyChange({ answer, shown, stated, all }: View): Change[] {
  const rows = new Map<string, Change>();
  for (const { name, decision } of shown) {
    // Where nothing fits, the relaxations say it already.
    if (!all && (decision.relax.length > 0 || decision.status === "blocked")) continue;
    for (const { input, change, to, steps } of decision.flips) {
      // To take a statement back is no change of a workload.
      if (!all && (!stated.has(input) || change === "any" || ["not-applicable", "blocked"].includes(to))) continue;
      const key = `${input} ${change}`;
      const known = rows.get(key) ?? { input, change, steps, leads: true, effects: [] };
      known.effects.push(`${name} ${outcomeWords(to)}`);
      rows.set(key, known);
    }
  }
  if (all) return [...rows.values()];
  // A change after which something has no option leads nowhere, whatever else it would bring.
  const deadEnds = Object.entries(answer.decisions).flatMap(([name, { flips: list }]) =>
    list.flatMap(({ input, change, to }) => (to === "no-option" ? [[`${input} ${change}`, name] as const] : [])),
  );
  for (const [key, name] of deadEnds) {
    const known = rows.get(key);
    if (known !== undefined)
      rows.set(key, { ...known, leads: false, effects: [`${name} ${outcomeWords("no-option")}`] });
  }
  return [...rows.values()];
}

/** The nearest change of each input, then the next nearest, as far as there is room; what leads nowhere comes behind. */
function nearest(changes: readonly Change[]): Change[] {
  const turns = new Map<string, number>();
  const behind = ({ leads }: Change): number => (leads ? 0 : 1);
  const byDistance = [...changes].sort((a, b) => behind(a) - behind(b) || a.steps - b.steps);
  const turned = byDistance.map((each) => {
    const turn = turns.get(each.input) ?? 0;
    turns.set(each.input, turn + 1);
    return { turn, each };
  });
  const chosen = turned.sort((a, b) => a.turn - b.turn || behind(a.each) - behind(b.each)).slice(0, MOST_FLIPS);
  return chosen.map(({ each }) => each);
}
