/**
 * Where along one ordered input answers can change: at the cuts of its own axis, and where something computed from it
 * (rate x duration) crosses a cut of that axis. Between two neighbouring cuts no rule changes its mind.
 */
import { encode } from "./axis.ts";
import type { CompiledInput, Engine } from "./compile.ts";
import { type Filled, fill } from "./fill.ts";
import type { Input } from "./model.ts";
import { type Moving, movingAt } from "./moving.ts";
import { lastBefore, type Range } from "./ranges.ts";
import { impliedBy, type Question } from "./session.ts";
import { weighing } from "./weighing.ts";

/** The half-open pieces of `[from, to)`, ascending. `now` is what the question comes to without a word on the input. */
export function piecesOf(
  engine: Engine,
  question: Question,
  input: Input,
  [from, to]: Range,
  now: Filled = filledWith(engine, question),
): Range[] {
  const axis = engine.axisOf.get(input.name) ?? -1;
  const cuts = [...(engine.axes[axis]?.cuts ?? [])].filter((cut) => from < cut && cut < to);
  const edges = [from, ...cuts];
  const products = computedFrom(engine, question, input.name);
  const others = engine.inputs.filter(
    ({ input: each }) => each.from.includes(input.name) && !question.stated.has(each.name) && !each.beside,
  );
  if (products.length + others.length === 0) return between(edges, to);
  // Where nothing is assumed because of the input, nothing but what is computed moves with it.
  const moves = engine.inputs.some(
    ({ input: { name, product, from: known }, grounds }) =>
      grounds.includes(axis) && product.length + known.length === 0 && !question.stated.has(name),
  );
  const starts: number[] = [];
  for (const [place, start] of edges.entries()) {
    const end = cuts[place] ?? to;
    for (let at: number | undefined = start; at !== undefined; ) {
      const moving = movingAt(engine, moves ? filledWith(engine, question, input, at) : now, input, products);
      const next = nextCrossing(engine, moving, products, [at, end]);
      starts.push(at, ...computedCuts(engine, question, moving, others, [at, next ?? end]));
      at = next;
    }
  }
  return between(starts, to);
}

function between(starts: readonly number[], end: number): Range[] {
  return starts.map((start, place) => [start, starts[place + 1] ?? end]);
}

function filledWith(engine: Engine, { stated, given, compute }: Question, input?: Input, at = 0): Filled {
  const all = input === undefined ? stated : new Map(stated).set(input.name, at);
  return fill(engine, all, impliedBy(engine, given), compute);
}

/**
 * The first value after `from` at which a product lies in another atom than at `from`. Up to there assumptions keep
 * their values, so the other factors do; and a product of factors that are not negative only grows with each of them.
 */
function nextCrossing(
  engine: Engine,
  moving: Moving,
  products: readonly Input[],
  [from, to]: Range,
): number | undefined {
  const { input, atoms, to: moveTo } = moving;
  const here = moveTo(from);
  if (!products.some(({ name }) => weighing(engine, name)(atoms))) return undefined;
  const isElsewhere = (at: number): boolean => moveTo(at) !== here;
  if (!isElsewhere(lastBefore(input, to))) return undefined;
  const [low, high] = nearCut(engine, moving, products, [from, to]);
  const isNear = from < low && high < to && !isElsewhere(low) && isElsewhere(high);
  return firstWhere(input, isNear ? [low, high] : [from, to], isElsewhere);
}

/** About where the only product, which grows evenly, meets its next cut: halving from there takes a fifth of the steps. */
function nearCut(engine: Engine, { values, to: moveTo }: Moving, products: readonly Input[], [from, to]: Range): Range {
  const [only] = products;
  const axis = engine.axes[engine.axisOf.get(only?.name ?? "") ?? -1];
  const productAt = (at: number): number => {
    moveTo(at);
    return Number(values.get(only?.name ?? ""));
  };
  const [start, end] = [productAt(from), productAt(to)];
  const cut = axis?.cuts.find((each) => each > start) ?? Number.NaN;
  const guess = from + ((cut - start) * (to - from)) / (end - start);
  return [guess * (1 - 1e-12), guess * (1 + 1e-12)];
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

/** Where what is computed outside the tables, and some rule can read, crosses a cut of its axis. */
function computedCuts(
  engine: Engine,
  { compute }: Question,
  { input, values, atoms, to }: Moving,
  computed: readonly CompiledInput[],
  range: Range,
): number[] {
  if (compute === undefined || computed.length === 0) return [];
  to(range[0]);
  const read = computed.filter(({ input: { name } }) => weighing(engine, name)(atoms));
  if (read.length === 0) return [];
  const atomsAt = (at: number): string => {
    to(at);
    return read
      .map(({ input: { name }, axis }) => {
        const value = compute(name, values)?.value;
        const on = engine.axes[axis];
        return value === undefined || on === undefined ? "" : encode(on, value);
      })
      .join();
  };
  return changesIn(input, range, atomsAt);
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
