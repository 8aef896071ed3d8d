/**
 * Where along one ordered input answers can change: at the cuts of its own axis, and where something computed from it
 * (rate x duration) crosses a cut of that axis. Between two neighbouring cuts no rule changes its mind.
 */
import { encode } from "./axis.ts";
import type { Engine } from "./compile.ts";
import { product } from "./fill.ts";
import type { Input, Value } from "./model.ts";
import { lastBefore, type Range } from "./ranges.ts";
import { answerQuestion, type Question } from "./session.ts";

/** The half-open pieces of `[from, to)`, ascending. */
export function piecesOf(engine: Engine, question: Question, input: Input, [from, to]: Range): Range[] {
  const axis = engine.axes[engine.axisOf.get(input.name) ?? -1];
  const cuts = [...(axis?.cuts ?? [])].filter((cut) => from < cut && cut < to);
  const starts: number[] = [];
  const edges = [from, ...cuts];
  const computed = edges.flatMap((start, place) => computedCuts(engine, question, input, [start, cuts[place] ?? to]));
  const all = [...edges, ...computed].sort((a, b) => a - b);
  for (const [place, start] of all.entries()) {
    const end = all[place + 1] ?? to;
    for (let at: number | undefined = start; at !== undefined; ) {
      starts.push(at);
      at = nextCrossing(engine, question, input, [at, end]);
    }
  }
  return starts.map((start, place) => [start, starts[place + 1] ?? to]);
}

/**
 * The first value after `from` at which a product lies in another atom than at `from`. Up to there assumptions keep
 * their values, so the other factors do; and a product of factors that are not negative only grows with each of them.
 */
function nextCrossing(engine: Engine, question: Question, input: Input, [from, to]: Range): number | undefined {
  const dependents = computedFrom(engine, question, input.name);
  if (dependents.length === 0) return undefined;
  const stated = new Map(question.stated).set(input.name, from);
  const { values } = answerQuestion(engine, { ...question, stated }).filled;
  const atomsAt = (at: number): string => {
    const known = new Map(values).set(input.name, at);
    return dependents.map((each) => productAtom(engine, each, known)).join();
  };
  const here = atomsAt(from);
  if (atomsAt(lastBefore(input, to)) === here) return undefined;
  return firstWhere(input, [from, to], (at) => atomsAt(at) !== here);
}

/** Where an answer that is made outside the tables changes between `from` and `to`, as far as so many looks see it. */
export function changesIn(input: Input, [from, to]: Range, answerAt: (at: number) => string): number[] {
  const found: number[] = [];
  const last = lastBefore(input, to);
  let low = from;
  for (let look = 1; look <= LOOKS; look++) {
    const next = look === LOOKS ? last : placeBetween(from, last, look / LOOKS);
    const high = input.type === "count" ? Math.floor(next) : next;
    while (high > low && answerAt(high) !== answerAt(low)) {
      const before = answerAt(low);
      low = firstWhere(input, [low, high], (at) => answerAt(at) !== before) ?? high;
      found.push(low);
    }
    low = Math.max(low, high);
  }
  return found;
}

/** How many places between two cuts are looked at; what is computed outside the tables may go up and down. */
const LOOKS = 64;

/** Where an input that is computed outside the tables from this one crosses a cut of its axis. */
function computedCuts(engine: Engine, question: Question, input: Input, [from, to]: Range): number[] {
  const { compute, stated } = question;
  const dependents = engine.inputs.filter(
    ({ input: each }) => each.from.includes(input.name) && !stated.has(each.name) && !each.beside,
  );
  if (compute === undefined || dependents.length === 0) return [];
  const here = answerQuestion(engine, { ...question, stated: new Map(stated).set(input.name, from) }).filled;
  const known = new Map(here.values);
  const atomsAt = (at: number): string => {
    known.set(input.name, at);
    return dependents
      .map(({ input: each, axis }) => {
        const value = compute(each.name, known)?.value;
        const on = engine.axes[axis];
        return value === undefined || on === undefined ? "" : encode(on, value);
      })
      .join();
  };
  return changesIn(input, [from, to], atomsAt);
}

/** Values all over the range of an input, of few digits. */
export function placesIn(input: Input): number[] {
  const [from, to] = input.range;
  const places = Array.from({ length: LOOKS / 2 }, (_, look) => placeBetween(from, to, (2 * look) / LOOKS));
  return places.map((place) => (input.type === "count" ? Math.round(place) : Number(place.toPrecision(2))));
}

/** By magnitudes where there are several, else evenly. */
function placeBetween(from: number, to: number, share: number): number {
  const least = Math.max(from, 1e-6);
  return from > 0 || to > 1 ? least * (to / least) ** share : from + (to - from) * share;
}

/** The inputs computed from this one, directly or through one another, each after those it is computed from. */
export function computedFrom(engine: Engine, { stated }: Question, name: string): Input[] {
  const moving = new Set([name]);
  return engine.inputs.flatMap(({ input: each }) => {
    if (stated.has(each.name) || !each.product.some((factor) => moving.has(factor))) return [];
    moving.add(each.name);
    return [each];
  });
}

/** Computes a product into `known`, for those computed from it, and gives its atom. */
function productAtom({ axes, axisOf }: Engine, input: Input, known: Map<string, Value>): number {
  const factors = input.product.map((name) => known.get(name));
  const value = product(input, factors);
  known.set(input.name, value);
  const axis = axes[axisOf.get(input.name) ?? -1];
  return axis === undefined ? 0 : encode(axis, value);
}

/** The smallest value above `from` for which a test holds that once it holds goes on holding. */
function firstWhere({ type }: Input, [from, to]: Range, holds: (at: number) => boolean): number | undefined {
  let low = from;
  let high = to;
  // Halving ends at neighbouring numbers: whole ones, or doubles that have none between them.
  for (;;) {
    const half = low + (high - low) / 2;
    const middle = type === "count" ? Math.floor(half) : half;
    if (middle <= low || middle >= high) break;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high < to ? high : undefined;
}
