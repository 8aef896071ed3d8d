/** Where an inquiry stands: which inputs still matter, which wanted decisions are settled, and at which values it turns. */
import { intervalOf } from "../tables/axis.ts";
import { differenceAt, type Verdict } from "../tables/difference.ts";
import { answersAt, firstLook, type Inquiry, placeOf, pointIn } from "../tables/inquiry.ts";
import { judge } from "../tables/matters.ts";
import type { Input } from "../tables/model.ts";
import { withSide } from "../tables/region.ts";
import { lowerBound } from "../tables/region-words.ts";
import { atomsIn, run } from "../tables/runs.ts";

/** A decision that is settled, with what it has come to. */
export interface Settled {
  readonly decision: string;
  readonly option: string;
}

export interface Mattering {
  /** The first input that can change a wanted decision. */
  first(): Input | undefined;
  /** All of some inputs that can. */
  among(some: (input: Input) => boolean): Input[];
  /** How many there may be. */
  left(): number;
  /** Wanted nodes that were seen to come out differently. */
  turning(): ReadonlySet<number>;
}

/**
 * A glance finds most differences. The order of questions is worth a second look; and where that finds none for any
 * input, a long one has to prove that there is none.
 */
const GLANCE = 16;
const LOOK = 40;
const LONG = 400;

/** Which inputs can still change a wanted decision, in the order given, judged as far as somebody wants to know. */
export function mattering(inquiry: Inquiry, inputs: readonly Input[]): Mattering {
  const open = firstLook(inquiry, inquiry.box).inputs;
  const candidates = inputs.filter(({ name }) => open.has(name));
  const verdicts = new Map<Input, Verdict>();
  const verdictOn = (input: Input, most: number): Verdict => {
    const before = verdicts.get(input) ?? "not proved";
    const verdict = before === "not proved" ? judge(inquiry, input.name, inquiry.box, most) : before;
    verdicts.set(input, verdict);
    return verdict;
  };
  return {
    first: () =>
      candidates.find((input) => typeof verdictOn(input, LOOK) === "object") ??
      candidates.find((input) => verdictOn(input, LONG) !== "none"),
    among: (some) => candidates.filter((input) => some(input) && verdictOn(input, GLANCE) !== "none"),
    left: () => candidates.filter((input) => verdicts.get(input) !== "none").length,
    turning: () => new Set([...verdicts.values()].flatMap((each) => (typeof each === "object" ? each.nodes : []))),
  };
}

/** Every input that can still change a wanted decision, or of which that could not be excluded, with what shows it. */
export function everyMattering(inquiry: Inquiry, inputs: readonly Input[]): [Input, Verdict][] {
  const open = firstLook(inquiry, inquiry.box).inputs;
  const candidates = inputs.filter(({ name }) => open.has(name));
  const verdicts = candidates.map((input): [Input, Verdict] => [input, judge(inquiry, input.name, inquiry.box, LONG)]);
  return verdicts
    .filter(([, verdict]) => verdict !== "none")
    .map(([input, verdict]) => [input, verdict === "not proved" ? besideUsual(inquiry, input, candidates) : verdict]);
}

/** What the boxes did not show, workloads may that are usual but for one other input. */
function besideUsual(inquiry: Inquiry, input: Input, others: readonly Input[]): Verdict {
  const { engine, box } = inquiry;
  const state = firstLook(inquiry, box);
  for (const { name } of others) {
    const axis = engine.axisOf.get(name) ?? -1;
    for (const atom of name === input.name ? [] : atomsIn(placeOf(inquiry, name, box).side)) {
      const point = pointIn(inquiry, withSide(box, axis, run(atom, atom + 1)));
      const found = differenceAt(inquiry, input, box, state, point);
      if (found !== undefined) return found;
    }
  }
  return "not proved";
}

/** The wanted decisions that can still come out in more than one way, some of them known, and what the others are. */
export function standOf(inquiry: Inquiry, turning: ReadonlySet<number>): { open: string[]; settled: Settled[] } {
  const { engine, wanted, box } = inquiry;
  const perhaps = firstLook(inquiry, box).nodes;
  const isOpen = (node: number): boolean => {
    if (turning.has(node) || !perhaps.includes(node)) return turning.has(node);
    const alone = { ...inquiry, wanted: { ...wanted, wanted: [node] } };
    const verdicts = [...firstLook(alone, box).inputs].map((name) => () => judge(alone, name, box, GLANCE));
    return verdicts.some((verdict) => verdict() !== "none");
  };
  const { answers } = answersAt(inquiry, pointIn(inquiry, box));
  const stands = wanted.wanted.map((node, place) => ({
    decision: engine.nodes[node]?.node.name ?? "",
    option: answers[place] ?? "",
    open: isOpen(node),
  }));
  return {
    open: stands.filter(({ open }) => open).map(({ decision }) => decision),
    settled: stands.filter(({ open }) => !open).map(({ decision, option }) => ({ decision, option })),
  };
}

/** The bounds of a quantity at which a wanted decision can turn, such as `> 4 MB`. */
export function thresholds(inquiry: Inquiry, input: Input): string[] {
  const { engine, box } = inquiry;
  const number = engine.axisOf.get(input.name) ?? -1;
  const { axis, side } = placeOf(inquiry, input.name, box);
  const numbers = [...atomsIn(side)].filter((atom) => atom < axis.firstWord);
  return numbers.slice(1).flatMap((atom) => {
    const around = withSide(box, number, run(atom - 1, atom + 1));
    const verdict = judge(inquiry, input.name, around, GLANCE);
    return typeof verdict === "object" ? [lowerBound(input, intervalOf(axis, atom)[0], engine.model.units)] : [];
  });
}
