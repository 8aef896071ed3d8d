/** Random tables, chains of decisions and workloads, small enough that bounds are often met exactly. */
import fc from "fast-check";
import type { HitPolicy, OutputValue } from "../../src/tables/index.ts";
import { plain, size, time } from "./documents.ts";
import {
  type Alternative,
  type Bound,
  type ChoiceSpec,
  type Condition,
  conditionsOf,
  type Facts,
  holds,
  type InputSpec,
  type OutputSpec,
  type Quantity,
  type TableSpec,
  type Test,
} from "./oracle.ts";
import { representatives, TEXTS, wordsOf } from "./representatives.ts";

const MADE_OF = { values: [], optional: false, neutral: false };
const POOL: readonly InputSpec[] = [
  { ...MADE_OF, name: "mode", type: "one of", values: ["slow", "fast", "both"] },
  { ...MADE_OF, name: "cold-start", type: "yes/no" },
  { ...MADE_OF, name: "needs", type: "any of", values: ["vpc", "gpu", "audit"] },
  { ...MADE_OF, name: "city", type: "text" },
  { ...MADE_OF, name: "items", type: "count", range: [plain(0), plain(12)] },
  { ...MADE_OF, name: "score", type: "number" },
  { ...MADE_OF, name: "payload", type: "size", range: [size(1, "B"), size(1, "GB")] },
  { ...MADE_OF, name: "wait", type: "time", range: [time(1, "ms"), time(90, "min")] },
];

/** `most` inputs at most; those that are no sets may be optional or neutral. */
export function inputs(most: number): fc.Arbitrary<InputSpec[]> {
  const flags = fc.array(fc.record({ optional: fc.boolean(), neutral: fc.boolean() }), sized(POOL.length, POOL.length));
  return fc
    .tuple(fc.shuffledSubarray([...POOL], { minLength: 1, maxLength: most }), flags)
    .map(([chosen, how]) =>
      chosen.map((input, place) => (input.type === "any of" ? input : { ...input, ...how[place] })),
    );
}

export function anyCondition(among: readonly InputSpec[]): fc.Arbitrary<Condition> {
  return fc.constantFrom(...among).chain((input) => test(input).map((made) => ({ input: input.name, test: made })));
}

/** A condition that some value meets: any other is a mistake. */
function condition(among: readonly InputSpec[]): fc.Arbitrary<Condition> {
  return anyCondition(among).filter((made) =>
    among.some(
      (input) =>
        input.name === made.input &&
        representatives(input, [made]).some((value) => holds(made, { [input.name]: value })),
    ),
  );
}

/** A workload for these conditions, often exactly on a bound. */
export function facts(among: readonly InputSpec[], conditions: readonly Condition[]): fc.Arbitrary<Facts> {
  return fc.record(
    Object.fromEntries(among.map((input) => [input.name, fc.constantFrom(...representatives(input, conditions))])),
  );
}

export function table(hit: HitPolicy, mostInputs = 4, mostRules = 6): fc.Arbitrary<TableSpec> {
  return fc.tuple(inputs(mostInputs), outputs(hit)).chain(([among, outs]) => {
    const out = fc.tuple(...outs.map((output) => outputValue(hit, output)));
    const rule = fc.record({ when: fc.array(condition(among), { maxLength: 3 }), out });
    return fc.array(rule, { maxLength: mostRules }).map((rules) => ({ hit, inputs: among, outputs: outs, rules }));
  });
}

export interface Chain {
  readonly inputs: readonly InputSpec[];
  readonly choices: readonly ChoiceSpec[];
}

/** `least` to `most` decisions that read the inputs and one another. */
export function chain(least: number, most: number, mostInputs = 3): fc.Arbitrary<Chain> {
  return fc.tuple(inputs(mostInputs), fc.integer({ min: least, max: most })).chain(([among, count]) => {
    const grow = (choices: readonly ChoiceSpec[]): fc.Arbitrary<Chain> =>
      choices.length === count
        ? fc.constant({ inputs: among, choices })
        : choice(`d${choices.length}`, among, choices).chain((next) => grow([...choices, next]));
    return grow([]);
  });
}

export function chainFacts({ inputs: among, choices }: Chain): fc.Arbitrary<Facts> {
  return facts(among, choices.flatMap(conditionsOf));
}

function choice(name: string, among: readonly InputSpec[], earlier: readonly ChoiceSpec[]): fc.Arbitrary<ChoiceSpec> {
  const answers = earlier.map((made) => ({
    ...MADE_OF,
    name: made.name,
    type: "one of",
    values: made.options,
    optional: true,
  }));
  const when = (most: number) => fc.array(condition([...among, ...answers, ...answers]), { maxLength: most });
  return fc.integer({ min: 2, max: 4 }).chain((count) => {
    const options = Array.from({ length: count }, (_, number) => `o${number}`);
    const some = fc.oneof(fc.shuffledSubarray(options, { minLength: 1, maxLength: 2 }), fc.constant(options));
    const rank = fc.oneof(
      fc.shuffledSubarray(options, { minLength: count }),
      fc.shuffledSubarray(options, { maxLength: count - 1 }).map((named) => [...named, "*"]),
    );
    const rare = <T>(rule: fc.Arbitrary<T>) =>
      fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.array(rule, { maxLength: 2 }));
    const prefer = fc.tuple(fc.array(fc.record({ when: when(2), rank }), { maxLength: 2 }), rank, fc.boolean());
    const base = {
      name: fc.constant(name),
      options: fc.constant(options),
      applies: rare(when(2)),
      eliminate: fc.array(fc.record({ when: when(2), out: some }), { maxLength: 4 }),
      impossible: rare(when(2)),
    };
    return fc.oneof(
      fc.record({
        ...base,
        collect: fc.constant([]),
        prefer: prefer.map(([rows, last, ends]) =>
          ends || rows.length === 0 ? [...rows, { when: [], rank: last }] : rows,
        ),
      }),
      fc.record(
        {
          ...base,
          prefer: fc.constant([]),
          collect: fc.array(fc.record({ when: when(2), add: some }), sized(1, 4)),
          otherwise: fc.constantFrom(...options),
        },
        { requiredKeys: ["name", "options", "applies", "eliminate", "impossible", "prefer", "collect"] },
      ),
    );
  });
}

function test(input: InputSpec): fc.Arbitrary<Test> {
  if (input.type === "any of") {
    const members = fc.shuffledSubarray([...input.values], { minLength: 1, maxLength: 2 });
    return fc.record({ kind: fc.constant("has"), verb: fc.constantFrom("has", "has all", "lacks"), members });
  }
  const is = fc
    .array(alternative(input), sized(1, 2))
    .chain((among) => fc.boolean().map((not): Test => ({ kind: "is", not, among })));
  if (["one of", "yes/no", "text"].includes(input.type)) return is;
  return fc.oneof(
    bounds(input).map((made): Test => ({ kind: "bounds", bounds: made })),
    is,
  );
}

function alternative(input: InputSpec): fc.Arbitrary<Alternative> {
  const special = [...(input.neutral ? ["any"] : []), ...(input.optional ? ["none"] : [])];
  const word = (words: readonly string[]) =>
    fc.constantFrom(...words).map((made): Alternative => ({ kind: "word", word: made }));
  const orSpecial = (made: fc.Arbitrary<Alternative>) =>
    special.length === 0 ? made : fc.oneof({ arbitrary: made, weight: 4 }, word(special));
  if (input.type === "text") return orSpecial(fc.constantFrom(...TEXTS).map((text) => ({ kind: "text", text })));
  if (input.type === "one of" || input.type === "yes/no") return orSpecial(word(wordsOf(input)));
  return orSpecial(
    fc.oneof(
      quantity(input).map((made): Alternative => ({ kind: "exactly", quantity: made })),
      fc.tuple(quantity(input), quantity(input)).map(([from, to]): Alternative => ({ kind: "between", from, to })),
      bounds(input).map((made): Alternative => ({ kind: "bounds", bounds: made })),
    ),
  );
}

function bounds(input: InputSpec): fc.Arbitrary<Bound[]> {
  const op = fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const, "=" as const);
  return fc.array(fc.record({ op, than: quantity(input) }), sized(1, 2));
}

function quantity(input: InputSpec): fc.Arbitrary<Quantity> {
  const small = fc.integer({ min: 1, max: 6 });
  if (input.type === "size")
    return fc.tuple(small, fc.constantFrom("KB", "KiB", "MB", "MiB")).map(([n, unit]) => size(n, unit));
  if (input.type === "time") {
    return fc.oneof(
      fc.integer({ min: 1, max: 999 }).map((n) => time(n, "ms")),
      fc.tuple(small, fc.constantFrom("s", "min")).map(([n, unit]) => time(n, unit)),
    );
  }
  // Halves: a count compared with 2.5 is as good as one compared with 3.
  const halves = fc.integer({ min: 0, max: 24 });
  return halves.map((n) => plain(input.type === "count" ? n / 2 : (n - 12) / 4));
}

function outputs(hit: HitPolicy): fc.Arbitrary<OutputSpec[]> {
  const ordered = hit === "priority" || hit === "output order";
  const one = ["sum", "min", "max", "count"].includes(hit);
  const listed = fc.shuffledSubarray(["high", "middle", "low"], { minLength: 2 });
  const values = one ? fc.constant([]) : ordered ? listed : fc.oneof(fc.constant([]), listed);
  const fallback = one ? fc.integer({ min: -3, max: 3 }) : fc.constantFrom("high", "middle", "low");
  const output = fc.record({ values, default: fallback }, { requiredKeys: ["values"] });
  return fc
    .array(output, sized(1, one ? 1 : 3))
    .map((made) => made.map((spec, place) => ({ name: `out-${place}`, ...spec })));
}

function outputValue(hit: HitPolicy, { values }: OutputSpec): fc.Arbitrary<OutputValue> {
  if (hit === "sum" || hit === "min" || hit === "max") {
    return fc.oneof({ arbitrary: fc.integer({ min: -9, max: 9 }), weight: 9 }, fc.constant(null));
  }
  return fc.constantFrom(...(values.length > 0 ? values : ["high", 1, true]), null);
}

function sized(minLength: number, maxLength: number): { minLength: number; maxLength: number } {
  return { minLength, maxLength };
}
