/** Measuring by turns: noise that comes and goes meets everybody alike. */

export interface Measured {
  /** Of the rounds, the one in the middle. */
  readonly median: number;
  /** The round that was disturbed least: neighbours on the machine only ever slow things down. */
  readonly best: number;
  /** How far the rounds lie apart: (most - least) / median. */
  readonly spread: number;
}

export interface Effort {
  readonly rounds: number;
  /** How long a round of one contestant lasts. */
  readonly roundMs: number;
}

function summary(rounds: readonly number[], better: "more" | "less"): Measured {
  const sorted = [...rounds].sort((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? Number.NaN;
  const [least = Number.NaN, most = Number.NaN] = [sorted[0], sorted.at(-1)];
  return { median, best: better === "more" ? most : least, spread: (most - least) / median };
}

/** Runs of each work per second, every contestant once a round. A work does `size` runs in a go. */
export async function ratesPerSecond(
  works: readonly { readonly size: number; run(): unknown }[],
  { rounds, roundMs }: Effort,
): Promise<Measured[]> {
  const rates: number[][] = works.map(() => []);
  // The first round warms up and is forgotten.
  for (let round = 0; round <= rounds; round++) {
    for (const [place, { size, run }] of works.entries()) {
      const start = performance.now();
      let runs = 0;
      while (performance.now() - start < roundMs) {
        const going = run();
        if (going instanceof Promise) await going;
        runs += size;
      }
      if (round > 0) rates[place]?.push((runs * 1000) / (performance.now() - start));
    }
  }
  return rates.map((each) => summary(each, "more"));
}

/** Milliseconds of one run of each work, by turns. */
export async function milliseconds(works: readonly (() => unknown)[], rounds: number): Promise<Measured[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [place, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (round > 0) times[place]?.push(performance.now() - start);
    }
  }
  return times.map((each) => summary(each, "less"));
}
