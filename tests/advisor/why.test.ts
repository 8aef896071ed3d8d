import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatForShape, whyNotShape } from "../../src/advisor/why/shapes.ts";
import { subjectOf, whatFor } from "../../src/advisor/why/what-for.ts";
import { whyNot } from "../../src/advisor/why/why-not.ts";
import { builtin } from "../../src/builtin.ts";
import { unwrap } from "../../src/errors.ts";
import { compile } from "../../src/tables/compile.ts";
import { decisionOptions, understand } from "../../src/workload/workload.ts";
import { decide, type Spec, specs } from "./workloads.ts";

const engine = compile(builtin);
const OPTIONS = decisionOptions(builtin).flatMap(([decision, options]) =>
  options.map((option) => ({ decision, option })),
);

describe("why not, for any workload and option", () => {
  it("says the same as the answer: the rules that fired, and no others, with conditions that are met", () => {
    fc.assert(
      fc.property(specs(), fc.constantFrom(...OPTIONS), (spec, named) => {
        const document = whyNotShape.parse(whyNot(subject(spec, named)));
        const { rules } = document;
        for (const { fired, conditions } of rules) expect(conditions.every(({ met }) => met)).toBe(fired);
        const answer = answerOf(spec, named.decision);
        if (answer === undefined || answer.status === "blocked" || answer.status === "not-applicable") return;
        const isChosen = (answer.options ?? [answer.option]).includes(named.option);
        expect(document.status === "chosen").toBe(isChosen);
        const other = answer.others.find(({ option }) => option === named.option);
        const against = rules.filter(({ effect, fired }) => effect === "rules-out" && fired).map(({ rule }) => rule);
        if (other?.status === "ruled-out") expect(against).toEqual(other.by.map(({ rule }) => rule));
        else if (!isChosen) expect(against).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("names changes that give the option, and leaves fixed inputs alone", () => {
    let found = 0;
    fc.assert(
      fc.property(
        specs(),
        fc.constantFrom(...OPTIONS),
        fc.constantFrom("payload", "traffic", "access"),
        (spec, named, pin) => {
          const { sets, fixed } = whatForShape.parse(whatFor(subject(spec, named), new Set([pin])));
          expect(fixed).toEqual([pin]);
          for (const { changes } of sets) {
            found++;
            expect(changes.map(({ input }) => input)).not.toContain(pin);
            const changed = Object.fromEntries(changes.map(({ input, value }) => [input, value]));
            const answer = answerOf({ ...spec, ...changed }, named.decision);
            const said = answer?.options ?? [answer?.option];
            expect(said, JSON.stringify([named, spec, changed])).toContain(named.option);
          }
        },
      ),
      { numRuns: 20 },
    );
    expect(found).toBeGreaterThan(0);
  });
});

it("tells how far each value lies from where a condition changes its mind", () => {
  const { rules } = whyNot(subject({ payload: "40 MB" }, { decision: "endpoint", option: "serverless" }));
  const told = rules.flatMap(({ conditions }) => conditions.map(({ text, distance }) => [text, distance]));
  expect(told).toEqual(
    expect.arrayContaining([
      ["payload > 4 MB", "36 MB over 4 MB"],
      ["duration > 60 s", "59 s under 60 s"],
    ]),
  );
});

/** The decision among the answers, or inside the one that it refines. */
function answerOf(spec: Spec, name: string) {
  const { decisions } = decide(spec);
  return decisions[name] ?? Object.values(decisions).find(({ refines }) => name in refines)?.refines[name];
}

function subject(spec: Spec, named: { decision: string; option: string }) {
  const entries = Object.entries(spec).map(([name, raw]) => ({ name, raw, at: { file: name }, from: "test" }));
  return subjectOf(engine, unwrap(understand(builtin, entries)), named);
}
