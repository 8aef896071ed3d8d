import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { type HitPolicy, loadTable, type OutputValue, type Region, type TableVerdict } from "../../src/tables/index.ts";
import { randomFrom } from "./large-tables.ts";

/**
 * Tables over two small whole numbers and a word: few enough workloads to try every one of them.
 */
const SIZE = 6;
const WORDS = ["a", "b", "c"];

interface Facts {
  readonly x: number;
  readonly y: number;
  readonly word: string;
}

interface Row {
  readonly x: readonly [number, number] | undefined;
  readonly y: readonly [number, number] | undefined;
  readonly not: boolean;
  readonly words: readonly string[];
  readonly out: number;
}

const everything: Facts[] = WORDS.flatMap((word) =>
  [...Array(SIZE).keys()].flatMap((x) => [...Array(SIZE).keys()].map((y) => ({ x, y, word }))),
);

const interval = fc.option(fc.tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.integer({ min: 0, max: SIZE - 1 })), {
  freq: 3,
  nil: undefined,
});
const row = fc.record({
  x: interval.map((made) => made && ([Math.min(...made), Math.max(...made)] as const)),
  y: interval.map((made) => made && ([Math.min(...made), Math.max(...made)] as const)),
  not: fc.boolean(),
  words: fc.subarray(WORDS, { maxLength: 2 }),
  out: fc.integer({ min: 1, max: 3 }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 7 });

function matches({ x, y, not, words }: Row, facts: Facts): boolean {
  const within = (range: Row["x"], value: number) => range === undefined || (range[0] <= value && value <= range[1]);
  return within(x, facts.x) && within(y, facts.y) && (words.length === 0 || words.includes(facts.word) !== not);
}

function document(hit: HitPolicy, made: readonly Row[]): object {
  return {
    table: "small",
    hit,
    inputs: {
      x: { type: "count", range: `0..${SIZE - 1}` },
      y: { type: "count", range: `0..${SIZE - 1}` },
      word: { type: "one of", values: WORDS },
    },
    outputs: { out: { values: [1, 2, 3] } },
    rules: made.map(({ x, y, not, words, out }) => ({
      when: [
        ...(x === undefined ? [] : [`x >= ${x[0]} <= ${x[1]}`]),
        ...(y === undefined ? [] : [`y is ${y[0]}..${y[1]}`]),
        ...(words.length === 0 ? [] : [`word is ${not ? "not " : ""}${words.join(" | ")}`]),
      ].concat(x === undefined && y === undefined && words.length === 0 ? ["x >= 0"] : []),
      // biome-ignore lint/suspicious/noThenProperty: a rule of a decision table says "when … then …"
      then: out,
    })),
  };
}

async function prove(hit: HitPolicy, made: readonly Row[], budget?: number): Promise<TableVerdict> {
  return unwrap(await loadTable(document(hit, made))).verify(budget === undefined ? {} : { budget });
}

function inside(region: Region, facts: Facts): boolean {
  return Object.entries(region).every(([name, side]) => {
    const value = facts[name as keyof Facts];
    if (side === "any") return true;
    if ("not" in side) return !side.not.includes(String(value));
    if (!("fromIncluded" in side)) return side.includes(String(value));
    const { from = -1, to = SIZE, fromIncluded, toIncluded } = side;
    const number = Number(value);
    return (fromIncluded ? number >= from : number > from) && (toIncluded ? number <= to : number < to);
  });
}

const id = (place: number) => `rule-${place + 1}`;
const POLICIES: readonly HitPolicy[] = ["unique", "any", "first", "priority", "collect", "rule order"];

describe("the boxes of a small table", () => {
  it("are exactly the workloads without a match, and exactly those that two rules match", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...POLICIES), rows, async (hit, made) => {
        const { gaps, overlaps, complete } = await prove(hit, made);
        expect(complete).toBe(true);
        const isGap = !["collect", "rule order"].includes(hit);
        const wrong = everything.filter((facts) => {
          const matched = made.flatMap((each, place) => (matches(each, facts) ? [id(place)] : []));
          const pairs = matched.flatMap((b, place) => matched.slice(0, place).map((a) => `${a} ${b}`)).sort();
          const found = overlaps.filter(({ region }) => inside(region, facts)).map(({ rules }) => rules.join(" "));
          // Disjoint: a workload lies in one gap or in none.
          const holes = gaps.filter((gap) => inside(gap, facts)).length;
          return found.sort().join() !== pairs.join() || holes !== (isGap && matched.length === 0 ? 1 : 0);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the hit policy", () => {
  it("makes an error of what it does not allow, and nothing of what it does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...POLICIES), rows, async (hit, made) => {
        const { findings } = await prove(hit, made);
        const together = everything.map((facts) => made.filter((each) => matches(each, facts)));
        const several = together.some((some) => some.length > 1);
        const differing = together.some((some) => new Set(some.map(({ out }) => out)).size > 1);
        const codes = findings.map(({ code }) => code);
        expect(codes.includes("table/overlap")).toBe(hit === "unique" && several);
        expect(codes.includes("table/conflict")).toBe(hit === "any" && differing);
        const looser = ["first", "priority", "any"].includes(hit) && made.length > 1;
        const better = !several ? "unique" : !differing && hit !== "any" ? "any" : undefined;
        const advice = findings.find(({ code }) => code === "table/hit-policy");
        const advised = /^`hit: (\w+)`/.exec(advice?.hint ?? "")?.[1];
        expect(advised).toBe(looser ? better : undefined);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a rule is reported as unreachable", () => {
  it("exactly when it never decides, and the rules that are named answer all that it matches", async () => {
    const policies = fc.constantFrom<HitPolicy>("first", "priority", "any", "collect");
    await fc.assert(
      fc.asyncProperty(policies, rows, async (hit, made) => {
        const beats = (a: number, b: number): boolean => {
          const [one, two] = [made[a]?.out ?? 0, made[b]?.out ?? 0];
          if (hit === "priority") return one < two || (one === two && a < b);
          return a < b && (hit === "first" || (hit === "any" && one === two));
        };
        const { unreachable } = await prove(hit, made);
        const never = made.flatMap((rule, place) => {
          const own = everything.filter((facts) => matches(rule, facts));
          const lost = own.every((facts) => made.some((other, b) => beats(b, place) && matches(other, facts)));
          return lost ? [id(place)] : [];
        });
        expect(unreachable.map(({ rule }) => rule)).toEqual(never);
        for (const { rule, covering } of unreachable) {
          const place = made.findIndex((_, each) => id(each) === rule);
          const named = covering.map((name) => made.findIndex((_, each) => id(each) === name));
          expect(named.every((each) => beats(each, place))).toBe(true);
          for (const facts of everything.filter((one) => made[place] !== undefined && matches(made[place], one))) {
            expect(named.some((each) => made[each] !== undefined && matches(made[each], facts))).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("mergeable rules", () => {
  it("can be merged: with the condition that is proposed, no workload changes its answer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom<HitPolicy>("first", "priority", "any", "unique"), rows, async (hit, made) => {
        const table = document(hit, made) as { rules: { when: string[]; then: OutputValue }[] };
        const before = unwrap(await loadTable(table));
        for (const { code, message, hint = "" } of before.verify().findings) {
          if (code !== "table/mergeable") continue;
          const [, ids = "", input = ""] = /^rules (.*) differ in (\S+) only/.exec(message) ?? [];
          const [first = 0, ...others] = ids.split(", ").map((name) => Number(name.slice(5)) - 1);
          const condition = /^with `(.*)`$/.exec(hint)?.[1];
          const rules = table.rules.map((rule, place) => {
            if (place !== first) return rule;
            const rest = rule.when.filter((line) => !line.startsWith(`${input} `));
            const when = [...rest, ...(condition === undefined ? [] : [condition])];
            return { ...rule, when: when.length === 0 ? ["x >= 0"] : when };
          });
          const after = unwrap(
            await loadTable({ ...table, rules: rules.filter((_, place) => !others.includes(place)) }),
          );
          for (const facts of everything) {
            const [was, now] = [before.evaluate({ ...facts }), after.evaluate({ ...facts })];
            // A unique table may lose a conflict by it, never an answer.
            if (was.status !== "conflict") expect(now.value).toEqual(was.value);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("a boundary slip", () => {
  const slip = async (hit: HitPolicy, type: object, ...when: string[]) => {
    const rules = when.map((line, place) => {
      // biome-ignore lint/suspicious/noThenProperty: a rule of a decision table says "when … then …"
      return { when: line, then: place };
    });
    const table = unwrap(await loadTable({ table: "slip", hit, inputs: { score: type }, outputs: { out: {} }, rules }));
    const found = table.verify().findings.filter(({ code }) => code === "table/boundary");
    return found.map(({ message, hint }) => `${message}; ${hint}`);
  };
  const number = { type: "number" };
  const count = { type: "count", range: "0..200" };

  it.each([
    ["in no rule", number, ["score < 130", "score > 130"], '<=" in `score < 130` of rule rule-1?'],
    ["in no rule", number, ["score <= 129", "score > 129 < 130", "score > 130"], '<=" in `score > 129 < 130` of'],
    ["in no rule", count, ["score < 130", "score > 130"], '<=" in `score < 130` of rule rule-1?'],
    ["in no rule", count, ["score is 0..129", "score is 131..200"], "let `score is 0..129` of rule rule-1 end there"],
    ["in rules rule-1 and rule-2", number, ["score <= 130", "score >= 130"], '>" in `score >= 130` of rule rule-2?'],
    ["in rules rule-1 and rule-2", count, ["score is 0..130", "score is 130..200"], "of rule rule-2 begin after it"],
  ])("is one value %s: %o %o", async (where, type, when, hint) => {
    const [found, ...more] = await slip("unique", type, ...when);
    expect(found).toContain(`score: 130 itself is ${where}; `);
    expect(found).toContain(hint);
    expect(more).toEqual([]);
  });

  it.each([
    ["two values", count, ["score < 130", "score > 131"]],
    ["an interval", number, ["score < 130", "score > 130.5"]],
    ["a value that a rule of its own admits", number, ["score < 130", "score = 130", "score > 130"]],
    ["a value that a rule names on purpose", number, ["score <= 130", "score = 130", "score > 130"]],
  ])("is not %s: %o %o", async (_, type, when) => {
    expect(await slip("unique", type, ...when)).toEqual([]);
  });
});

describe("the rules that cover an unreachable one", () => {
  const table = (...when: string[]) => ({
    table: "cover",
    hit: "first",
    inputs: { x: { type: "number", range: "0..100" }, word: { type: "one of", values: WORDS } },
    outputs: { out: {} },
    // biome-ignore lint/suspicious/noThenProperty: a rule of a decision table says "when … then …"
    rules: when.map((line, place) => ({ when: line.split(", "), then: place })),
  });

  it.each([
    ["one of them", ["x < 50", "word is a", "x < 20"], ["rule-1"]],
    ["a union", ["x < 50", "x >= 40", "x is 30..60"], ["rule-1", "rule-2"]],
    [
      "a union over two columns",
      ["word is a, x < 50", "word is not a", "x > 10", "x is 5..60"],
      ["rule-1", "rule-2", "rule-3"],
    ],
    ["no one needless", ["x < 10", "x < 50", "word is a", "x >= 50", "x is 20..60"], ["rule-2", "rule-4"]],
    ["nobody", ["x < 10, x > 20", "x >= 0, word is a | b", "word is c"], []],
  ])("are %s: %o", async (_, when, covering) => {
    const { unreachable } = unwrap(await loadTable(table(...when))).verify();
    expect(unreachable.map((each) => each.covering)).toEqual([covering]);
  });
});

describe("the budget", () => {
  it("is said when it ends a proof, and nothing is then called complete", async () => {
    const random = randomFrom(1);
    const made = Array.from({ length: 40 }, (): Row => {
      const [a, b] = [random(SIZE), random(SIZE)];
      return { x: [Math.min(a, b), Math.max(a, b)], y: undefined, not: false, words: ["a"], out: 1 + random(3) };
    });
    const { findings, complete } = await prove("unique", made, 3);
    expect(complete).toBe(false);
    expect(findings.map(({ code }) => code)).toContain("table/not-proved");
    expect(findings.find(({ code }) => code === "table/not-proved")?.message).toContain("overlaps");
  });
});
