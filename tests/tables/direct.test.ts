/** Plain values take a short way into a table. It has to lead where reading them leads. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { atOrBelow, guideInto } from "../../src/tables/guide.ts";
import { type DecisionTable, loadTable, unwrap } from "../../src/tables/index.ts";

const amounts = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -5, max: 5 }), fc.constant(Number.MAX_VALUE));

describe("a guide into sorted numbers", () => {
  it("counts what lies at or below a value as a loop does", () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 40 }), fc.array(amounts), (numbers, more) => {
        const sorted = Float64Array.from(new Set(numbers.filter(Number.isFinite).map((each) => each + 0))).sort();
        const guide = guideInto(sorted);
        for (const value of [...sorted, ...more]) {
          expect(atOrBelow(guide, value)).toBe(sorted.filter((each) => each <= value).length);
        }
      }),
    );
  });
});

describe("a plain value", () => {
  const inputs = {
    score: { type: "number", range: "-10..10" },
    items: { type: "count", range: "0..9", optional: true },
    mode: { type: "one of", values: ["slow", "fast"] },
    urgent: { type: "yes/no", optional: true },
    note: { type: "text" },
    needs: { type: "any of", values: ["vpc"], assume: [] },
  };
  const columns = ["score", "items", "mode", "urgent", "note"] as const;
  const rules = [
    { when: ["score > 2.5", "items >= 3"] },
    { when: ["mode is fast", "urgent is yes"] },
    { when: ["score <= -1", 'note is "x"'] },
    { when: ["items is none", "urgent is no"] },
    { when: "mode is slow" },
    // biome-ignore lint/suspicious/noThenProperty: a rule of a table is written so.
  ].map((rule, number) => ({ ...rule, then: number }));
  const load = async (names: readonly (keyof typeof inputs)[]): Promise<DecisionTable> => {
    const some = Object.fromEntries(names.map((name) => [name, inputs[name]]));
    const about = rules.filter(({ when }) =>
      [when].flat().every((line) => names.some((name) => line.startsWith(name))),
    );
    return unwrap(await loadTable({ table: "t", hit: "rule order", inputs: some, outputs: { x: {} }, rules: about }));
  };
  const raw = fc.oneof(
    ...[fc.double(), fc.integer({ min: -12, max: 12 }), fc.boolean(), fc.constantFrom(undefined, null, [], {})],
    fc.constantFrom("slow", "fast", "x", "none", "yes", "3", " fast ", "constructor", "toString", "__proto__", ""),
  );

  it("is answered, or refused, as the same value that has to be read", async () => {
    const plain = await load(columns);
    // An input with an assumption keeps the short way shut.
    const read = await load([...columns, "needs"]);
    const specs = fc.record(Object.fromEntries(columns.map((name) => [name, raw])), { requiredKeys: [] });
    const usual = fc.record({
      score: fc.double({ min: -10, max: 10, noNaN: true }),
      items: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
      mode: fc.constantFrom("slow", "fast"),
      urgent: fc.option(fc.boolean(), { nil: undefined }),
      note: fc.constantFrom("x", "y"),
    });
    fc.assert(
      fc.property(fc.oneof(usual, specs), (spec) => {
        expect(outcome(plain, spec)).toEqual(outcome(read, spec));
      }),
      { numRuns: 500 },
    );
  });
});

function outcome(table: DecisionTable, spec: Readonly<Record<string, unknown>>): unknown {
  try {
    const { status, value, rules } = table.evaluate(spec);
    return { status, value, rules: rules.map(({ id }) => id) };
  } catch (error) {
    if (error instanceof UserError) return error.findings.map(({ message }) => message).sort();
    throw error;
  }
}
