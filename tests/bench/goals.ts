/** The figures that the project set itself, against the best rounds of a run: what disturbs a round only slows it. */
import { type Decisions, SIZES } from "./decisions.ts";
import type { Results } from "./results.ts";

export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly met: boolean;
}

export function goalsOf({ decisions, starts, batch, proofs, questions }: Results): Goal[] {
  const { builtin, plain, indexBytes } = proofs;
  const [ours] = decisions.rows;
  const largest = plain.at(-1);
  return [
    ...firstHits(decisions),
    most("load a table: 10,000 rules over 1,000", (ours?.loadMs[10_000] ?? 0) / (ours?.loadMs[1000] ?? 1), 15, "x"),
    most("index of 10,000 rules", (indexBytes[10_000] ?? 0) / 1e6, 2, " MB"),
    most("prove the built-in tables", builtin.ms.best / 1000, 2, " s"),
    most("boxes of one decision", Math.max(...Object.values(builtin.boxes)), 1_000_000, ""),
    most(`prove a table of ${largest?.rules} rules`, (largest?.ms.best ?? 0) / 1000, 2, " s"),
    ...starts.slice(1).flatMap(({ what, ms }) => {
      const allowed = START[what];
      return allowed === undefined
        ? []
        : [most(`start: ${what}, over node -e 0`, ms.best - (starts[0]?.ms.best ?? 0), allowed, " ms")];
    }),
    ...batch
      .slice(0, 2)
      .map(({ what, lineUs, floorUs }) =>
        least(`${what}, against parse and stringify`, floorUs.best / lineUs.best, BATCH[what] ?? 0),
      ),
    most("what would change an answer, 95 of 100", questions.flipsMs.p95, 5, " ms"),
    most("next question of an interview, 95 of 100", questions.questionMs.p95, 50, " ms"),
    most("screens for one decision, on average", questions.screens.one, 8, ""),
    most("screens for the set-up, on average", questions.screens.all, 15, ""),
  ];
}

const FIRST: Readonly<Record<number, number>> = { 10: 2, 100: 10, 1000: 100, 10000: 300 };
const START: Readonly<Record<string, number>> = {
  "--version": 10,
  "--help": 10,
  "completion bash": 25,
  "recommend, flags": 25,
  "recommend, YAML spec": 45,
};
const BATCH: Readonly<Record<string, number>> = { "batch --terse": 0.7, batch: 0.5 };

/** Ours from plain objects against the best library of the run; the ifs are no library. */
function firstHits({ rows }: Decisions): Goal[] {
  const [ours] = rows;
  const peers = rows.filter(({ engine }) => engine !== ours?.engine && !engine.startsWith("ifs"));
  if (ours === undefined || peers.length === 0) return [];
  return SIZES.map((size) => {
    const best = Math.max(...peers.map(({ first }) => first[size]?.best ?? 0));
    return least(`first match, ${size} rules, best library`, (ours.first[size]?.best ?? 0) / best, FIRST[size] ?? 0);
  });
}

function most(what: string, measured: number, goal: number, unit: string): Goal {
  return { what, goal: `<= ${goal}${unit}`, measured: `${rounded(measured)}${unit}`, met: measured <= goal };
}

function least(what: string, measured: number, goal: number): Goal {
  return { what, goal: `>= ${goal}x`, measured: `${rounded(measured)}x`, met: measured >= goal };
}

export function rounded(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(2)));
}
