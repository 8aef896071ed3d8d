/** Rows of a price list that became no price, counted by the reason. */

export type Why =
  /** Not for endpoints: training, notebooks, another operating system. */
  | "other-use"
  /** Of an instance type that no endpoint can have. */
  | "unknown-type"
  | "other-currency"
  /** A price of nothing: an allowance, or a placeholder. */
  | "nothing"
  /** A price that is no number above 0, or too large for one. */
  | "no-price"
  | "other-unit"
  | "no-region"
  | "no-date"
  /** Without what every record has. */
  | "unreadable";

export interface Skip {
  readonly why: Why;
  /** What such rows have in common. */
  readonly what: string;
  /** One of them, as it is written. */
  readonly example: string;
}

export interface Skipped extends Omit<Skip, "example"> {
  /** The first few of them. */
  readonly examples: readonly string[];
  readonly count: number;
}

const MOST_EXAMPLES = 3;

export interface SkipCounter {
  add(skip: Skip): void;
  /** The same skips together, the most frequent first. */
  list(): Skipped[];
}

export function skipCounter(): SkipCounter {
  const counts = new Map<string, { readonly why: Why; readonly what: string; examples: string[]; count: number }>();
  return {
    add: ({ why, what, example }) => {
      const key = `${why} ${what}`;
      const known = counts.get(key) ?? { why, what, examples: [], count: 0 };
      counts.set(key, known);
      known.count++;
      if (known.examples.length < MOST_EXAMPLES && !known.examples.includes(example)) known.examples.push(example);
    },
    list: () => [...counts.values()].sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1)),
  };
}
