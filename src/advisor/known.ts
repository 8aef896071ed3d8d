/** What an interview knows so far, and what each answer adds to it. */
import type { Input, Value } from "../tables/model.ts";
import { domain, type Range } from "../tables/ranges.ts";

/** An input about which the user is not sure keeps its assumption. */
export interface Known {
  readonly stated: ReadonlyMap<string, Value>;
  /** What the usual statements say that hold: stated in the end. */
  readonly held: ReadonlyMap<string, Value>;
  readonly unsure: ReadonlySet<string>;
  /** Quantities of which bounds were answered. */
  readonly within: ReadonlyMap<string, Range>;
  /** The inputs of the usual statements that do not hold. */
  readonly denied: ReadonlySet<string>;
  /** The screen of usual statements has been answered. */
  readonly checked: boolean;
}

export const NOTHING_KNOWN: Known = {
  stated: new Map(),
  held: new Map(),
  unsure: new Set(),
  within: new Map(),
  denied: new Set(),
  checked: false,
};

/** A statement that most workloads meet. */
export interface Statement {
  readonly input: Input;
  /** What it says of the input. */
  readonly value: Value;
}

export function withAnswer(known: Known, { name }: Input, value: Value): Known {
  return { ...known, stated: new Map(known.stated).set(name, value), within: without(known.within, name) };
}

/** Bounds narrow those that were answered before; where they contradict them, they replace them. */
export function withBounds(known: Known, input: Input, range: Range): Known {
  const before = known.within.get(input.name) ?? domain(input);
  const closer: Range = [Math.max(before[0], range[0]), Math.min(before[1], range[1])];
  // Who says nothing new knows no better.
  if (closer[0] === before[0] && closer[1] === before[1]) return withoutAnswer(known, input);
  return { ...known, within: new Map(known.within).set(input.name, closer[0] < closer[1] ? closer : range) };
}

export function withoutAnswer(known: Known, { name }: Input): Known {
  return { ...known, unsure: new Set([...known.unsure, name]) };
}

export function withStatements(known: Known, statements: readonly Statement[], holding: readonly Statement[]): Known {
  const denied = new Set(statements.filter((each) => !holding.includes(each)).map(({ input }) => input.name));
  return { ...known, checked: true, denied, held: new Map(holding.map(({ input, value }) => [input.name, value])) };
}

function without<T>(map: ReadonlyMap<string, T>, name: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([other]) => other !== name));
}
