import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, DecisionAnswer, LoneDecision } from "../../src/advisor/answer.ts";
import { createFleet } from "../../src/advisor/batch/fleet.ts";
import type { Detail } from "../../src/advisor/batch/fragments.ts";
import { batchHeader } from "../../src/advisor/batch/header.ts";
import { answerLines } from "../../src/advisor/batch/lines.ts";
import { Output } from "../../src/advisor/batch/output.ts";
import { batchShape } from "../../src/advisor/batch/shapes.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { builtin } from "../../src/builtin.ts";
import { everyShelf } from "../../src/cli/shelf.ts";
import { unwrap } from "../../src/errors.ts";
import { flagEntries } from "../../src/workload/entries.ts";
import { SIZED } from "../../src/workload/wanted.ts";
import { understand, type Workload } from "../../src/workload/workload.ts";
import { alike, type Spec, specs } from "./workloads.ts";

const DECISIONS = builtin.nodes.flatMap((node) => (node.kind === "decision" ? [node] : []));
const AT = { file: "fleet", line: 7 };
const shelves = await everyShelf(builtin);
const advisors = new Map<unknown, ReturnType<typeof createAdvisor>>();

/** What `recommend` says, with the prices of the workload's Region. */
function recommended(workload: Workload, decide: readonly string[] = []): Answer {
  const shelf = unwrap(shelves.shelfFor(workload));
  const advisor = advisors.get(shelf.catalogue) ?? createAdvisor(builtin, { shelf });
  advisors.set(shelf.catalogue, advisor);
  return advisor.trace(workload, { decide }).answer;
}

function understood(spec: Spec, flags: Readonly<Record<string, string>>) {
  const stated = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: AT, from: "fleet:7" }));
  return understand(builtin, [...stated, ...flagEntries(flags)]);
}

/** The line with which a fleet answers. */
function lineOf(fleet: ReturnType<typeof createFleet>, spec: unknown) {
  const output = new Output(0);
  fleet.answer(spec, AT, output);
  return JSON.parse(textOf(output.take()));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** One fleet answers many lines, as in a batch: what it remembers of earlier ones must do no harm. */
const fleets = new Map<string, ReturnType<typeof createFleet>>();

function answered(detail: Detail, spec: Spec, decide: readonly string[], flags: Readonly<Record<string, string>> = {}) {
  const key = JSON.stringify([detail, decide, flags]);
  const fleet = fleets.get(key) ?? createFleet(builtin, { detail, decide, entries: flagEntries(flags) }, shelves);
  fleets.set(key, fleet);
  return lineOf(fleet, spec);
}

/** What a line should say, made from the answer of `recommend`. */
function saidBy({ decisions, wanted }: Answer, detail: Detail): Record<string, unknown> {
  // The type of instance is sized and priced: only whole answers have it.
  const told = wanted
    .filter((name) => name !== SIZED)
    .flatMap((name): [string, DecisionAnswer | LoneDecision][] => {
      const decision = decisions[name];
      return decision === undefined ? [] : [[name, decision], ...Object.entries(decision.refines)];
    });
  return Object.fromEntries(
    told.map(([name, { status, option, options, rule }]) => {
      if (detail === "terse") return [name, options ?? option ?? status];
      const said = status === "decided" ? { option, options, rule } : { status, option, options, rule };
      return [name, JSON.parse(JSON.stringify(said))];
    }),
  );
}

/** Some decisions that are made already, in one workload of four. */
const givens = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  fc.subarray(DECISIONS, { maxLength: 2 }).chain((nodes) => {
    const options = nodes.map(({ name, options: each }) => [name, fc.constantFrom(...each.map(({ id }) => id))]);
    return fc.record(Object.fromEntries(options));
  }),
);

const names = DECISIONS.map(({ name }) => name);
const asked = fc.constantFrom([], ["endpoint"], ["step-functions-type"], ["target", "strategy"], ["cost-levers"]);

describe("a line of a batch", () => {
  it("says the same after many lines with the same keys, which then have a plan of their own", () => {
    const flags = fc.constantFrom({}, { traffic: "steady" }, { "model-memory": "3GB", priority: "cost" });
    fc.assert(
      fc.property(alike(60), flags, asked, (lines, flag, decide) => {
        const fleet = createFleet(builtin, { detail: "rules", decide, entries: flagEntries(flag) }, shelves);
        const answers = lines.map((spec) => lineOf(fleet, spec));
        const one = lines.length - 1;
        const workload = unwrap(understood(lines[one] ?? {}, flag));
        expect(answers[one]).toEqual({ line: 7, decisions: saidBy(recommended(workload, decide), "rules") });
      }),
      { numRuns: 60 },
    );
  });

  it("says what recommend says of the same workload", () => {
    fc.assert(
      fc.property(specs(25), givens, asked, (spec, given, decide) => {
        const whole = { ...spec, ...given };
        const answer = recommended(unwrap(understood(whole, {})), decide);
        for (const detail of ["terse", "rules"] as const) {
          expect(answered(detail, whole, decide).decisions).toEqual(saidBy(answer, detail));
        }
      }),
      { numRuns: 150 },
    );
  });

  it("lets flags win over what it says, and still reads what it says", () => {
    const flags = { payload: "500 MB", needs: "vpc" };
    fc.assert(
      fc.property(specs(10), (spec) => {
        const answer = recommended(unwrap(understood(spec, flags)));
        expect(answered("rules", spec, [], flags).decisions).toEqual(saidBy(answer, "rules"));
      }),
      { numRuns: 50 },
    );
    expect(answered("terse", { payload: 4 }, [], flags).findings).toMatchObject([{ code: "spec/missing-unit" }]);
    expect(answered("terse", {}, ["endpoint"], { endpoint: "async" }).decisions).toEqual({ endpoint: "async" });
  });

  it("finds in it what recommend finds wrong", () => {
    const strange = fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object(),
    );
    const keys = fc.constantFrom(
      ...builtin.inputs.map(({ name }) => name),
      ...names,
      "name",
      "note",
      "nonsense",
      "__proto__",
    );
    const wild = fc.array(fc.tuple(keys, strange), { maxLength: 4 });
    fc.assert(
      fc.property(specs(4), wild, (spec, entries) => {
        const whole: Spec = JSON.parse(
          `{${Object.entries(spec)
            .concat(entries)
            .map(([key, raw]) => `${JSON.stringify(key)}:${JSON.stringify(raw) ?? null}`)}}`,
        );
        const workload = understood(whole, {});
        const { ok, findings } = workload.ok ? shelves.shelfFor(workload.value) : workload;
        const line = answered("terse", whole, []);
        if (ok) expect(line.findings).toBeUndefined();
        else expect(line).toEqual({ line: 7, ...(line.name === undefined ? {} : { name: line.name }), findings });
      }),
      { numRuns: 300 },
    );
  });

  it("carries its id and its name", () => {
    expect(answered("terse", { id: 'a"b', name: 2026 }, ["git"])).toEqual({
      line: 7,
      id: 'a"b',
      name: "2026",
      decisions: { git: "github-flow" },
    });
    expect(answered("terse", { id: 0, payload: 4 }, [])).toMatchObject({
      id: 0,
      findings: [{ code: "spec/missing-unit" }],
    });
    expect(answered("terse", { id: [1] }, [])).toMatchObject({
      findings: [{ message: "id cannot be a list or a map" }],
    });
  });

  it.each([[[]], ["text"], [1], [null]])("that is no map but %j is a mistake", (raw) => {
    const fleet = createFleet(builtin, { detail: "terse", decide: [], entries: [] });
    expect(lineOf(fleet, raw)).toMatchObject({ findings: [{ code: "spec/not-a-map" }] });
  });
});

describe("the documents of a batch", () => {
  const header = batchHeader(builtin, []);

  it("have the published shape", () => {
    batchShape.parse(header);
    for (const detail of ["terse", "rules", "explain"] as const) {
      batchShape.parse(answered(detail, { id: 1, payload: "3 MB", access: "interactive" }, ["endpoint"]));
      batchShape.parse(answered(detail, { payload: 4 }, []));
    }
  });

  it("refer to rules that the first line explains", () => {
    fc.assert(
      fc.property(specs(25), (spec) => {
        for (const { rule } of Object.values<{ rule?: string }>(answered("rules", spec, []).decisions)) {
          if (rule !== undefined) expect(header.rules).toHaveProperty([rule]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("are counted by answer", () => {
    const fleet = createFleet(builtin, { detail: "terse", decide: ["git"], entries: [] });
    for (const cadence of ["continuous", "scheduled", "scheduled"]) lineOf(fleet, { cadence });
    lineOf(fleet, { git: "gitflow" });
    const { git = {} } = fleet.counts();
    expect(Object.values(git).reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(git["gitflow"]).toBeGreaterThanOrEqual(1);
  });
});

describe("lines that are read", () => {
  const read = (bytes: Uint8Array | string, failFast = false) => {
    const fleet = createFleet(builtin, { detail: "terse", decide: ["git"], entries: [] });
    const lines = { bytes: typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, first: 1 };
    const { output, ...counts } = answerLines(fleet, lines, { file: "f", failFast });
    return {
      ...counts,
      lines: textOf(output)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    };
  };

  it("may have a byte order mark, carriage returns, blank lines and no last line end", () => {
    const { lines, failed } = read('\ufeff{"id":1}\r\n\r\n  \n{"id":4}\n\n{"id":6}');
    expect(failed).toBe(0);
    expect(lines.map(({ line, id }) => [line, id])).toEqual([
      [1, 1],
      [4, 4],
      [6, 6],
    ]);
  });

  it("go on after one that is no JSON, or no text", () => {
    const broken = new Uint8Array([
      ...new TextEncoder().encode('{"id":1}\n{"note":"'),
      0xff,
      ...new TextEncoder().encode('"}\n{"id"}\n{"id":4}'),
    ]);
    const { lines, failed, answered: all } = read(broken);
    expect([failed, all]).toEqual([2, 4]);
    expect(lines.map(({ line, findings }) => [line, findings?.[0].code, findings?.[0].at.column])).toEqual([
      [1, undefined, undefined],
      [2, "batch/binary", undefined],
      [3, "batch/syntax", 6],
      [4, undefined, undefined],
    ]);
    expect(read(broken, true).lines).toHaveLength(2);
  });
});
