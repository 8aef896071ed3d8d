import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanMap } from "../../src/advisor/compare/map.ts";
import { compareOptions } from "../../src/advisor/compare/options.ts";
import { compareAssumed, whatIf } from "../../src/advisor/compare/plans.ts";
import { scan } from "../../src/advisor/compare/scan.ts";
import type { Band } from "../../src/advisor/compare/scan-sheet.ts";
import { plan } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { compile } from "../../src/tables/compile.ts";
import type { Value } from "../../src/tables/model.ts";
import { valueKind } from "../../src/tables/value.ts";
import { nextUp } from "../../src/units.ts";
import { decisionOptions, understand, type Workload } from "../../src/workload/workload.ts";
import { type Spec, specs } from "./workloads.ts";

const engine = compile(builtin);
const inputs = builtin.inputs.filter(({ product }) => product.length === 0);
const quantities = inputs.filter((input) => valueKind(input) === "quantity").map(({ name }) => name);

function workloadOf(spec: Spec): Workload {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return unwrap(understand(builtin, entries));
}

/** What is decided, by decision: what two plans have in common when they are the same. */
function decided(workload: Workload, asked: readonly string[] = []): Record<string, string> {
  const { wanted, decisions } = plan(engine, workload, { decide: asked }).answer;
  return Object.fromEntries(
    wanted.map((name) => {
      const { status, option, options, refines } = decisions[name] ?? { status: "", refines: {} };
      const inside = Object.values(refines ?? {}).flatMap((each) => each.option ?? []);
      return [name, [...(options ?? [option ?? status]), ...inside].join(", ")];
    }),
  );
}

function columnOf(comparison: ReturnType<typeof whatIf>, place: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(comparison.decisions).map(([name, { columns }]) => {
      const { options, option, status = "", refines = [] } = columns[place] ?? {};
      return [name, [...(options ?? [option ?? status]), ...refines].join(", ")];
    }),
  );
}

function at(workload: Workload, ...values: readonly (readonly [name: string, value: Value])[]): Workload {
  const stated = values.map(([name, value]) => [name, { value, from: "test" }] as const);
  return { ...workload, inputs: new Map([...workload.inputs, ...stated]) };
}

describe("a change", () => {
  it("gets the plan that recommending the changed workload gets, and tells what differs from the plan before", () => {
    fc.assert(
      fc.property(specs(6), specs(3), fc.subarray(inputs.map(({ name }) => name)), (spec, news, back) => {
        const taken = back.filter((name) => !(name in news));
        const comparison = whatIf(engine, workloadOf(spec), { stated: workloadOf(news), back: taken }, []);
        const kept = Object.entries(spec).filter(([name]) => !taken.includes(name));
        const before = decided(workloadOf(spec));
        const after = decided(workloadOf({ ...Object.fromEntries(kept), ...news }));
        expect(columnOf(comparison, 0)).toEqual(before);
        expect(columnOf(comparison, 1)).toEqual(after);
        for (const [name, { differs }] of Object.entries(comparison.decisions)) {
          expect(differs, name).toEqual(before[name] === after[name] ? [] : [1]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("to an option assumed gets the plan that giving it gets", () => {
    const options = decisionOptions(builtin).flatMap(([name, all]) => all.map((option) => [name, option] as const));
    fc.assert(
      fc.property(specs(5), fc.constantFrom(...options), (spec, [name, option]) => {
        const assumed = new Map([[name, { value: option, from: "test" }]]);
        const comparison = compareAssumed(engine, workloadOf(spec), [assumed], []);
        expect(columnOf(comparison, 1)).toEqual(decided(workloadOf({ ...spec, [name]: option })));
        const { warnings } = plan(engine, workloadOf({ ...spec, [name]: option })).answer;
        const told = comparison.warnings.filter(({ columns }) => columns.includes(1)).map(({ rule }) => rule);
        expect(told.sort()).toEqual(warnings.map(({ rule }) => rule).sort());
      }),
      { numRuns: 12 },
    );
  });
});

describe("the options of a decision", () => {
  it("stand as the plan says, and a limit is kept where its rule does not speak", () => {
    fc.assert(
      fc.property(specs(6), fc.constantFrom("endpoint", "compute", "hosting"), (spec, decision) => {
        const comparison = compareOptions(engine, workloadOf(spec), { decision, options: [] }, []);
        const own = plan(engine, workloadOf(spec), { decide: [decision] }).answer.decisions[decision];
        for (const { option } of comparison.columns.flatMap((column) => (column.option ? [column] : []))) {
          const other = own?.others.find((each) => each.option === option?.option);
          expect(option?.standing).toBe(other?.status ?? "chosen");
          const against = new Set(other?.by.map(({ rule }) => rule));
          for (const { rule, kept } of option?.limits ?? []) {
            expect(kept, rule).toBe(other?.status !== "ruled-out" || !against.has(rule));
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it("tell the room left under a limit, and by how much it is exceeded", () => {
    const workload = workloadOf({ payload: "40 MB", duration: "4 min" });
    const { columns } = compareOptions(
      engine,
      workload,
      { decision: "endpoint", options: ["serverless", "async"] },
      [],
    );
    const limits = columns.slice(1).map(({ option }) => option?.limits.find(({ input }) => input === "payload"));
    expect(limits).toMatchObject([
      { kept: false, value: "40 MB", limit: "4 MB", distance: "36 MB over 4 MB" },
      { kept: true, value: "40 MB", limit: "1 GB", distance: "0.96 GB under 1 GB" },
    ]);
  });
});

/** Workloads in which a product lies near its limits. */
const loads = fc.record({
  traffic: fc.constantFrom("spiky", "intermittent"),
  duration: fc.constantFrom("1 s", "3 s", "7 s", "0.3 s"),
  rate: fc.constantFrom("1/s", "10/s", "33/s", "500/min"),
});

describe("a scan", () => {
  it("answers the same all over a band, and differently in the next", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(specs(6), fc.constantFrom(...quantities)),
          fc.tuple(loads, fc.constantFrom("rate", "duration")),
        ),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
        ([spec, name], shares) => {
          const workload = workloadOf(spec);
          const isCount = inputs.find((input) => input.name === name)?.type === "count";
          const { bands } = scan(engine, workload, { name }, []);
          const ordered = bands.filter(({ first }) => first !== undefined);
          for (const [place, { first, last, answers }] of ordered.entries()) {
            const [from = 0, to = 0] = [first?.base, last?.base];
            const inner = shares.map((share) => from + (to - from) * share).map((x) => (isCount ? Math.floor(x) : x));
            for (const value of [from, to, ...inner]) expect(decided(at(workload, [name, value]))).toEqual(answers);
            const next = ordered[place + 1];
            if (next === undefined) continue;
            expect(next.first?.base).toBe(isCount ? to + 1 : nextUp(to));
            expect(next.answers).not.toEqual(answers);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each([
    ["3 s", "> 66.6666/s <= 66.6667/s", ["<= 66.6666/s", ">= 66.6667/s", "any"]],
    ["4 s", "a limit that divides evenly", ["<= 50/s", "> 50/s", "any"]],
  ])("along a factor of a product finds where the product meets its limit: %s", (duration, _, changes) => {
    const workload = workloadOf({ traffic: "spiky", duration });
    const { bands } = scan(engine, workload, { name: "rate" }, ["endpoint"]);
    expect(bands.map(({ change }) => change)).toEqual(changes);
  });

  it.each<[string, Spec, readonly [from: number, to: number] | undefined, string[]]>([
    ["payload", {}, undefined, ["<= 25 MB", "> 25 MB <= 1 GB", "> 1 GB"]],
    ["payload", {}, [4e6, nextUp(25e6)], [">= 4 MB <= 25 MB"]],
    ["payload", {}, [4e6, nextUp(4e6)], ["= 4 MB"]],
    ["payload", {}, [2e7, nextUp(2e9)], [">= 20 MB <= 25 MB", "> 25 MB <= 1 GB", "> 1 GB <= 2 GB"]],
    ["access", {}, undefined, ["interactive", "queued", "dataset"]],
    ["cold-start", { traffic: "spiky" }, undefined, ["yes", "no"]],
  ])("of %s %j names its bands %#", (name, spec, range, changes) => {
    const { bands } = scan(engine, workloadOf(spec), { name, ...(range === undefined ? {} : { range }) }, ["endpoint"]);
    expect(bands.map(({ change }) => change)).toEqual(changes);
  });

  it("of a set tries each member, and says so of those that change nothing", () => {
    const { bands } = scan(engine, workloadOf({ needs: ["vpc"] }), { name: "needs", values: ["vpc", "firewall"] }, [
      "endpoint",
    ]);
    expect(bands).toMatchObject([{ values: ["as it is", "lacks vpc", "has firewall"], here: true }]);
  });

  it("of a decision goes through its options", () => {
    const { bands } = scan(engine, workloadOf({}), { name: "endpoint" }, ["endpoint", "strategy"]);
    const given = workloadOf({ endpoint: "serverless" });
    expect(bands.find(({ values }) => values.includes("serverless"))?.answers).toEqual(
      decided(given, ["endpoint", "strategy"]),
    );
  });
});

describe("a map", () => {
  it("has every answer in its cell, and no other where there is one", () => {
    const names = fc.shuffledSubarray(["rate", "duration", "latency", "payload", "model-memory"], {
      minLength: 2,
      maxLength: 2,
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.oneof(specs(4), loads),
        names,
        fc.array(fc.tuple(share, share), { minLength: 3, maxLength: 3 }),
        (spec, [a = "", b = ""], points) => {
          const workload = workloadOf(spec);
          const map = scanMap(engine, workload, [{ name: a }, { name: b }], ["endpoint", "autoscaling"]);
          map.rows.bands.forEach((row, r) => {
            map.columns.bands.forEach((column, c) => {
              const shown = (map.cells[r]?.[c] ?? []).map((place) => map.answers[place]);
              for (const [one, other] of points) {
                const [x, y] = [within(row, one), within(column, other)];
                const whole = decided(at(workload, [a, x], [b, y]), ["endpoint", "autoscaling"]);
                expect(shown).toContainEqual(Object.fromEntries(map.of.map((name) => [name, whole[name]])));
              }
            });
          });
        },
      ),
      { numRuns: 3 },
    );
  });

  it("leaves out what is too much, and says how much", () => {
    const many = {
      ...builtin,
      inputs: builtin.inputs,
      nodes: builtin.nodes.map((node) =>
        node.name === "endpoint" && node.kind === "decision"
          ? { ...node, eliminate: [...node.eliminate, ...cuts(node.eliminate[0])] }
          : node,
      ),
    };
    const map = scanMap(compile(many), workloadOf({}), [{ name: "payload" }, { name: "traffic" }], ["endpoint"]);
    expect(map.rows.left).toBeGreaterThan(20);
    expect(map.columns.left).toBe(0);
  });
});

/** A value of a band: at a share of the way through a quantity, or its word. */
function within({ first, last, values }: Band, share: number): Value {
  if (first === undefined || last === undefined) return values[0] ?? "";
  // Sizes and times are spread over their magnitudes, so that the curve of a product is met.
  const value =
    first.base <= 0 ? first.base + (last.base - first.base) * share : first.base * (last.base / first.base) ** share;
  return Math.min(Math.max(value, first.base), last.base);
}

type Cut = Extract<(typeof builtin.nodes)[number], { kind: "decision" }>["eliminate"][number];

/** Rules that cut an input into a hundred pieces. */
function cuts(rule: Cut | undefined): Cut[] {
  if (rule === undefined) return [];
  return Array.from({ length: 100 }, (_, place) => {
    const range = [1e6 * (place + 1), 1e6 * (place + 2)] as const;
    const condition = {
      input: "payload",
      text: "",
      limits: [],
      at: "",
      cell: { kind: "ranges" as const, ranges: [range], words: [] },
    };
    return { ...rule, id: `cut-${place}`, when: [condition] };
  });
}
