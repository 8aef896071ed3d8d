/** The tables and specs that every engine gets, and the plain answer to each: the oracle. */
import { randomFrom } from "../tables/large-tables.ts";

/** What a rule asks of a spec; a column that is left out admits anything. */
export interface BenchRule {
  /** From the first number, below the second. */
  readonly amount?: readonly [number, number];
  readonly score?: readonly [number, number];
  readonly region?: readonly string[];
  readonly tier?: readonly string[];
  readonly product?: readonly string[];
  readonly urgent?: boolean;
}

export interface BenchSpec {
  readonly amount: number;
  readonly score: number;
  readonly region: string;
  readonly tier: string;
  readonly product: string;
  readonly urgent: boolean;
}

export interface BenchTable {
  readonly rules: readonly BenchRule[];
  readonly specs: readonly BenchSpec[];
}

export const MOST = { amount: 1_000_000, score: 1000 } as const;
export const WORDS = { region: words("r", 8), tier: words("t", 5), product: words("p", 20) } as const;
export const NUMBERS = ["amount", "score"] as const;
export const LISTS = ["region", "tier", "product"] as const;

/** Two numbers with about as many bounds as rules, three words, a truth value; the last rule admits everything. */
export function benchTable(size: number, specs = 2000, seed = size): BenchTable {
  const random = randomFrom(seed);
  // Larger tables have narrower rules, or nobody would ever get far into them.
  const widest = 0.4 * Math.min(1, (100 / size) ** 0.4);
  const rules = Array.from({ length: size - 1 }, () => rule(widest, random));
  const drawn = Array.from({ length: specs }, (_, place) =>
    place % 2 === 0 ? inside(rules[random(rules.length)] ?? {}, random) : inside({}, random),
  );
  return { rules: [...rules, {}], specs: drawn };
}

export function matches(rule: BenchRule, spec: BenchSpec): boolean {
  for (const name of NUMBERS) {
    const [from, to] = rule[name] ?? [0, MOST[name] + 1];
    if (spec[name] < from || spec[name] >= to) return false;
  }
  for (const name of LISTS) if (rule[name]?.includes(spec[name]) === false) return false;
  return rule.urgent === undefined || rule.urgent === spec.urgent;
}

export function firstMatch({ rules }: BenchTable, spec: BenchSpec): number {
  return rules.findIndex((rule) => matches(rule, spec));
}

export function allMatches({ rules }: BenchTable, spec: BenchSpec): number[] {
  return rules.flatMap((rule, number) => (matches(rule, spec) ? [number] : []));
}

type Random = (below: number) => number;

/** At least two conditions; a column is left open in 4 to 50 of 100 rules. */
function rule(widest: number, random: Random): BenchRule {
  const made: BenchRule = {
    ...(random(100) < 96 && { amount: interval(MOST.amount, widest, random) }),
    ...(random(100) < 80 && { score: tenths(interval(MOST.score * 10, widest, random)) }),
    ...(random(100) < 70 && { region: some(WORDS.region, 3, random) }),
    ...(random(100) < 50 && { tier: some(WORDS.tier, 2, random) }),
    ...(random(100) < 60 && { product: some(WORDS.product, 6, random) }),
    ...(random(100) < 50 && { urgent: random(2) === 0 }),
  };
  return Object.keys(made).length < 2 ? rule(widest, random) : made;
}

function interval(most: number, widest: number, random: Random): readonly [number, number] {
  const from = random(most);
  return [from, from + 1 + random(Math.ceil(most * widest))];
}

function tenths([from, to]: readonly [number, number]): readonly [number, number] {
  return [from / 10, to / 10];
}

function some(all: readonly string[], most: number, random: Random): string[] {
  const count = 1 + random(most);
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(all[random(all.length)] ?? "");
  return all.filter((word) => chosen.has(word));
}

/** A spec that a rule admits. */
function inside(rule: BenchRule, random: Random): BenchSpec {
  const number = (name: "amount" | "score"): number => {
    const [from, to] = rule[name] ?? [0, MOST[name]];
    const end = Math.min(to, MOST[name] + 1);
    const value = from + ((end - from) * random(1000)) / 1000;
    return Math.min(value, MOST[name]);
  };
  const word = (name: "region" | "tier" | "product"): string => {
    const from = rule[name] ?? WORDS[name];
    return from[random(from.length)] ?? "";
  };
  return {
    amount: number("amount"),
    score: number("score"),
    region: word("region"),
    tier: word("tier"),
    product: word("product"),
    urgent: rule.urgent ?? random(2) === 0,
  };
}

function words(letter: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `${letter}${number}`);
}
