/** Where conditions change their minds: finitely many values that stand for all. */
import type { Finding } from "../../src/errors.ts";
import { nextDown, nextUp } from "../../src/units.ts";
import { plain, readWitness } from "./documents.ts";
import type { Condition, Facts, InputSpec, Quantity, Test, Value } from "./oracle.ts";

export const TEXTS = ["Oslo", "New York", 'a "quoted" | bar', "@home > 3"];

/** One value of every piece of an input's domain on which no condition changes its mind. */
export function representatives(input: InputSpec, conditions: readonly Condition[]): Value[] {
  const specials = [...(input.neutral ? ["any"] : []), ...(input.optional ? ["none"] : [])];
  if (input.type === "any of") return subsets(input.values);
  if (input.type === "text") return [...TEXTS, "elsewhere", ...specials];
  if (input.type === "one of" || input.type === "yes/no") return [...wordsOf(input), ...specials];
  const bounds = conditions.filter((made) => made.input === input.name).flatMap((made) => quantitiesOf(made.test));
  const [low, high] = (input.range ?? [plain(-1e300), plain(1e300)]).map(({ base }) => base);
  const near = (base: number): number[] =>
    input.type === "count"
      ? [Math.floor(base) - 1, Math.floor(base), Math.ceil(base), Math.ceil(base) + 1]
      : [nextDown(base), base, nextUp(base)];
  const numbers = [low ?? 0, high ?? 0, ...bounds.flatMap(({ base }) => near(base))];
  const inside = numbers.filter((value) => value >= (low ?? 0) && value <= (high ?? 0));
  return [...new Set(inside), ...specials];
}

/** Every combination of representatives: if something holds in all of them, it holds everywhere. */
export function* everyCase(among: readonly InputSpec[], conditions: readonly Condition[]): Generator<Facts> {
  const [first, ...rest] = among;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const facts of everyCase(rest, conditions)) {
    for (const value of representatives(first, conditions)) yield { [first.name]: value, ...facts };
  }
}

/** The case that a finding names leaves inputs out: a way to fill them in for which its claim does not hold. */
export function exception(
  { message }: Finding,
  inputs: readonly InputSpec[],
  conditions: readonly Condition[],
  claim: (facts: Facts) => boolean,
): { message: string; facts: Facts } | undefined {
  const witness = readWitness(inputs, message);
  const open = inputs.filter((input) => !Object.hasOwn(witness, input.name));
  const wrong = [...everyCase(open, conditions)].find((facts) => !claim({ ...facts, ...witness }));
  return wrong && { message, facts: wrong };
}

export function wordsOf(input: InputSpec): readonly string[] {
  return input.type === "yes/no" ? ["yes", "no"] : input.values;
}

function quantitiesOf(made: Test): Quantity[] {
  if (made.kind === "has") return [];
  const ofBounds = made.kind === "bounds" ? made.bounds : [];
  const among = made.kind === "is" ? made.among : [];
  return [
    ...ofBounds.map(({ than }) => than),
    ...among.flatMap((one) => {
      if (one.kind === "exactly") return [one.quantity];
      if (one.kind === "between") return [one.from, one.to];
      return one.kind === "bounds" ? one.bounds.map(({ than }) => than) : [];
    }),
  ];
}

function subsets([first, ...rest]: readonly string[]): string[][] {
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((set) => [set, [first, ...set]]);
}
