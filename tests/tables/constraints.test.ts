import fc from "fast-check";
import { expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { type Chain, chain } from "./arbitraries.ts";
import { ruleSet } from "./documents.ts";
import { conditionsOf, decideAll } from "./oracle.ts";
import { everyCase } from "./representatives.ts";

/** `is` means "has" for a list. */
interface Answered {
  readonly decision: string;
  readonly not: boolean;
  readonly option: string;
}

it("finds a constraint broken exactly when some case breaks it", async () => {
  const made = chain(1, 3, 2).chain((chained) => fc.record({ chained: fc.constant(chained), never: never(chained) }));
  await fc.assert(
    fc.asyncProperty(made, async ({ chained, never: conditions }) => {
      const { inputs, choices } = chained;
      const text = JSON.stringify([
        {
          id: "apart",
          never: conditions.map(({ decision, not, option }) => `${decision} is ${not ? "not " : ""}${option}`),
          because: "of the test",
          judgement: true,
        },
      ]);
      const files = [...ruleSet(inputs, choices), { name: "constraints.yaml", text }];
      const { findings } = verify(unwrap(await loadModel(files)));
      const broken = [...everyCase(inputs, choices.flatMap(conditionsOf))].some((facts) => {
        const answers = decideAll(choices, facts);
        return conditions.every(({ decision, not, option }) => {
          const { status, options } = answers.get(decision) ?? { status: "blocked", options: [] };
          if (status === "no-option" || status === "blocked") return false;
          return (status === "not-applicable" ? ["none"] : options).includes(option) !== not;
        });
      });
      expect(findings.some(({ code }) => code === "table/constraint-not-proved")).toBe(false);
      expect(findings.some(({ code }) => code === "table/constraint-broken")).toBe(broken);
    }),
    { numRuns: 60 },
  );
});

function never({ choices }: Chain): fc.Arbitrary<Answered[]> {
  const one = fc.constantFrom(...choices).chain(({ name, options }) =>
    fc.record({
      decision: fc.constant(name),
      not: fc.boolean(),
      option: fc.constantFrom(...options, "none"),
    }),
  );
  return fc.array(one, { minLength: 1, maxLength: 3 });
}
