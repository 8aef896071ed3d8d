import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Finding, unwrap } from "../../src/errors.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { type Chain, chain } from "./arbitraries.ts";
import { row, ruleSet } from "./documents.ts";
import {
  type ChoiceSpec,
  type Condition,
  conditionsOf,
  decideAll,
  type Facts,
  type InputSpec,
  isImpossible,
} from "./oracle.ts";
import { everyCase, exception } from "./representatives.ts";

const FOLLOWER: ChoiceSpec = {
  name: "follower",
  options: ["yes", "no"],
  applies: [],
  eliminate: [],
  prefer: [{ when: [], rank: ["*"] }],
  collect: [],
  impossible: [],
};

describe("the gap proof of a chain of decisions", () => {
  it("finds every decision that can be left without an option", async () => {
    await forEveryClaim(gapClaims, 200, ({ found, cases }) => expect(found).toHaveLength(cases ? 1 : 0));
  });

  it("names a case without an option, whatever the inputs that it leaves out", async () => {
    await forEveryClaim(gapClaims, 80, ({ found, inputs, conditions, claim }) => {
      for (const gap of found) expect(exception(gap, inputs, conditions, claim)).toBeUndefined();
    });
  });

  it("finds every region declared impossible in which an option survives", async () => {
    await forEveryClaim(survivorClaims, 200, ({ found, cases }) => expect(found).toHaveLength(cases ? 1 : 0));
  });

  it("names a case with a survivor, whatever the inputs that it leaves out", async () => {
    await forEveryClaim(survivorClaims, 80, ({ found, inputs, conditions, claim }) => {
      for (const survivor of found) expect(exception(survivor, inputs, conditions, claim)).toBeUndefined();
    });
  });
});

describe("a decision that has no option when an earlier one answers in a certain way", () => {
  it("is reported exactly when that answer can be given", async () => {
    await fc.assert(
      fc.asyncProperty(chain(1, 2, 2), fc.nat(), async ({ inputs, choices }, number) => {
        const read = choices[number % choices.length];
        for (const answer of [...(read?.options ?? []), "none"]) {
          const test = { kind: "is", not: false, among: [{ kind: "word", word: answer }] } as const;
          const out = { when: [{ input: read?.name ?? "", test }], out: ["yes", "no"] };
          const made = [...choices, { ...FOLLOWER, eliminate: [out] }];
          const { findings } = verify(unwrap(await loadModel(ruleSet(inputs, made))), { idle: false });
          const cases = [...everyCase(inputs, made.flatMap(conditionsOf))];
          const isGap = cases.some((facts) => decideAll(made, facts).get("follower")?.status === "no-option");
          expect({ answer, gaps: about(findings, FOLLOWER, "table/gap").length }).toEqual({
            answer,
            gaps: isGap ? 1 : 0,
          });
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe("the gap proof of a decision and a plain table", () => {
  const because = { because: "of the test", judgement: true };
  const grade = {
    table: "grade",
    hit: "first",
    outputs: { grade: { values: ["good", "fair", "poor"] } },
    rules: [
      { ...row(["items > 7"], "good"), ...because },
      { ...row(["items > 3"], "fair"), ...because },
      { ...row([], "poor"), ...because },
    ],
  };
  const decision = (bad: string) => ({
    decision: "offer",
    title: "Offer",
    options: { yes: "Yes", no: "No" },
    eliminate: [{ id: "none", out: ["yes", "no"], when: `grade is ${bad}`, ...because }],
    prefer: [{ id: "usual", rank: "yes > no", ...because }],
  });

  it.each([
    ["fair", ["offer: no option survives"]],
    ["none", []],
  ])("finds the gap exactly when the table can answer %s", async (bad, messages) => {
    expect(await check({ "decisions/offer.yaml": decision(bad) })).toEqual(messages);
  });

  it("finds none in a table that has a rule for every answer of the decision it reads", async () => {
    const rules = ["yes", "no"].map((option) => ({ ...row([`offer is ${option}`], option), ...because }));
    const table = { table: "letter", hit: "unique", outputs: { text: {} }, rules };
    const findings = await check({ "decisions/letter.yaml": table, "decisions/offer.yaml": decision("none") });
    expect(findings).toEqual([]);
  });

  async function check(decisions: Readonly<Record<string, object>>): Promise<string[]> {
    const inputs = { inputs: { items: { type: "count", range: "0..9" } } };
    const files = Object.entries({ "inputs.yaml": inputs, "decisions/grade.yaml": grade, ...decisions });
    const model = await loadModel(files.map(([name, file]) => ({ name, text: JSON.stringify(file) })));
    const gaps = verify(unwrap(model), { idle: false }).findings.filter(({ code }) => code === "table/gap");
    return gaps.map(({ message }) => message.split(",")[0] ?? "");
  }
});

interface Claim {
  readonly found: readonly Finding[];
  readonly claim: (facts: Facts) => boolean;
}

function gapClaims({ choices }: Chain, findings: readonly Finding[]): Claim[] {
  return choices.map((choice) => ({
    found: about(findings, choice, "table/gap"),
    claim: (facts) => {
      const answers = decideAll(choices, facts);
      return answers.get(choice.name)?.status === "no-option" && !isImpossible(choice, facts, answers);
    },
  }));
}

function survivorClaims({ choices }: Chain, findings: readonly Finding[]): Claim[] {
  return choices.flatMap((choice) =>
    choice.impossible.map((when, number) => ({
      found: about(findings, choice, "table/impossible-not-empty").filter(({ message }) =>
        message.startsWith(`impossible rule impossible-${number} `),
      ),
      claim: (facts) => {
        const answers = decideAll(choices, facts);
        const decided = answers.get(choice.name)?.status === "decided";
        return decided && isImpossible({ ...choice, impossible: [when] }, facts, answers);
      },
    })),
  );
}

/** Checks each claim on random chains; `cases` says whether enumeration finds a case of it. */
async function forEveryClaim(
  claimsOf: (made: Chain, findings: readonly Finding[]) => Claim[],
  runs: number,
  check: (claim: Claim & { cases: boolean; inputs: readonly InputSpec[]; conditions: readonly Condition[] }) => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(chain(1, 3, 2), async (made) => {
      const { findings } = verify(unwrap(await loadModel(ruleSet(made.inputs, made.choices))), { idle: false });
      const conditions = made.choices.flatMap(conditionsOf);
      for (const claim of claimsOf(made, findings)) {
        const cases = [...everyCase(made.inputs, conditions)].some(claim.claim);
        check({ ...claim, cases, inputs: made.inputs, conditions });
      }
    }),
    { numRuns: runs },
  );
}

function about(findings: readonly Finding[], choice: ChoiceSpec, code: string): Finding[] {
  return findings.filter((found) => found.code === code && found.at?.file === `decisions/${choice.name}.yaml`);
}
