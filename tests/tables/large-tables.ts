/** Tables too large to be drawn value by value: a seed makes them. */
import { plain, size } from "./documents.ts";
import type { Condition, InputSpec, RuleSpec, TableSpec } from "./oracle.ts";

/** Ordered columns with more bounds than buckets, and one column of words. */
export const WIDE_INPUTS: readonly InputSpec[] = [
  {
    name: "payload",
    type: "size",
    values: [],
    range: [size(1, "B"), size(1, "GB")],
    optional: false,
    neutral: false,
  },
  { name: "score", type: "number", values: [], optional: false, neutral: false },
  { name: "items", type: "count", values: [], range: [plain(0), plain(100_000)], optional: true, neutral: false },
  { name: "mode", type: "one of", values: ["slow", "fast", "both"], optional: false, neutral: false },
];

/** A rule that tests most of these columns, over a wide range. */
export function wideRule(random: (below: number) => number, number: number): RuleSpec {
  const low = random(900) * 1000 + 1;
  const payload = {
    kind: "bounds",
    bounds: [
      { op: ">", than: size(low, "KB") },
      { op: "<=", than: size(low + 1 + random(90_000), "KB") },
    ],
  } as const;
  const items = random(90_000);
  const count = {
    kind: "is",
    not: random(4) === 0,
    among: [{ kind: "between", from: plain(items), to: plain(items + random(20_000)) }],
  } as const;
  const score = {
    kind: "bounds",
    bounds: [{ op: random(2) === 0 ? "<" : ">=", than: plain(random(4000) / 4) }],
  } as const;
  const mode = {
    kind: "is",
    not: false,
    among: [{ kind: "word", word: ["slow", "fast", "both"][random(3)] ?? "slow" }],
  } as const;
  const tests = [
    { input: "payload", test: payload },
    { input: "items", test: count },
    { input: "score", test: score },
    { input: "mode", test: mode },
  ];
  return { when: tests.filter(() => random(5) > 0), out: [number] };
}

/** Random rules of three conditions each, on three of 14 columns: hard to prove, easy to refute. */
export function disjunctions(inputs: readonly InputSpec[], count: number, seed: number): TableSpec {
  const random = randomFrom(seed);
  const literal = (input: InputSpec): Condition => {
    const words = input.values.length > 0 ? input.values : ["yes", "no"];
    const word = words[random(words.length)] ?? "";
    return { input: input.name, test: { kind: "is", not: words.length > 2, among: [{ kind: "word", word }] } };
  };
  const rules = Array.from({ length: count }, () => {
    const start = random(14);
    const columns = [start, start + 1 + random(6), start + 7 + random(6)];
    return { when: columns.flatMap((column) => inputs.slice(column % 14, (column % 14) + 1)).map(literal), out: [1] };
  });
  return { hit: "first", inputs, outputs: [{ name: "answer", values: [] }], rules };
}

/** Rules that part the domain: one box, and again and again one of the boxes in two. */
export function partition(inputs: readonly InputSpec[], count: number, random: (below: number) => number): RuleSpec[] {
  const boxes: Condition[][] = [[]];
  while (boxes.length < count) {
    const place = random(boxes.length);
    const input = inputs[random(inputs.length)];
    const box = boxes[place] ?? [];
    if (input === undefined) break;
    if (input.type === "number") {
      const [low, high] = extent(box, input);
      if (high - low < 2) continue;
      const middle = low + 1 + random(high - low - 1);
      const others = box.filter((condition) => condition.input !== input.name);
      boxes.splice(place, 1, [...others, between(input, low, middle)], [...others, between(input, middle, high)]);
    } else if (box.every((condition) => condition.input !== input.name)) {
      const among = [{ kind: "word", word: input.values[random(3)] ?? "yes" } as const];
      const half = (not: boolean): Condition[] => [...box, { input: input.name, test: { kind: "is", not, among } }];
      boxes.splice(place, 1, half(true), half(false));
    }
  }
  return boxes.map((when, number) => ({ when, out: [number] }));
}

const LOWEST = -1_000_000;
const HIGHEST = 1_000_000;

/** From `low`, below `high`; beyond the outermost splits there is no bound. */
function between(input: InputSpec, low: number, high: number): Condition {
  const from = low === LOWEST ? [] : [{ op: ">=", than: plain(low) } as const];
  const to = high === HIGHEST ? [] : [{ op: "<", than: plain(high) } as const];
  return { input: input.name, test: { kind: "bounds", bounds: [...from, ...to] } };
}

/** Between which whole numbers a box lies on an ordered input. */
function extent(box: readonly Condition[], { name }: InputSpec): [number, number] {
  const tests = box.flatMap(({ input, test }) => (input === name && test.kind === "bounds" ? test.bounds : []));
  const end = (op: string, otherwise: number) => tests.find((bound) => bound.op === op)?.than.base ?? otherwise;
  return [end(">=", LOWEST), end("<", HIGHEST)];
}

/** Repeatable randomness for data too large to be drawn value by value. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
