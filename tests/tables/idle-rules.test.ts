import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/errors.ts";
import { loadModel } from "../../src/tables/load/index.ts";
import { verify } from "../../src/tables/verify/index.ts";
import { type Chain, chain } from "./arbitraries.ts";
import { line, ruleSet } from "./documents.ts";
import { type ChoiceSpec, conditionsOf, decideAll, type Facts, holds } from "./oracle.ts";
import { everyCase } from "./representatives.ts";

type Part = "eliminate" | "prefer" | "collect";
const PARTS: readonly Part[] = ["eliminate", "prefer", "collect"];

/** A case with what every decision answered, as conditions read it. */
interface Told {
  readonly facts: Facts;
  readonly status: (name: string) => string;
  readonly answer: (name: string) => string;
}

describe("what is said of the rules of a chain of decisions", () => {
  it("is true of every case that there is, and leaves no idle rule out", async () => {
    await everyRule(({ made, choice, part, place, told, arising, messages }) => {
      const { when } = choice[part][place] ?? { when: [] };
      const id = `${part}-${place}`;
      const says = (...codes: string[]): boolean => codes.some((code) => messages.says(`table/${code}`, id));
      const fires = arising.some(({ facts }) => when.every((each) => holds(each, facts)));
      const first = arising.some(({ facts }) => matching(choice, facts) === place);
      const decides = told.some(
        ({ facts, answer }) => answer(choice.name) !== without(made, choice, part, place, facts),
      );
      if (says("never-fires")) expect({ id, fires }).toEqual({ id, fires: false });
      if (says("never-decides")) expect({ id, first }).toEqual({ id, first: false });
      if (says("idle-limit", "same-without")) expect({ id, fires, decides }).toEqual({ id, fires, decides: false });
      const all = ["never-fires", "never-decides", "idle-limit", "same-without", "only-given", "undecided"];
      if (!decides) expect({ id, said: says(...all) }).toEqual({ id, said: true });
    });
  });

  it("calls no condition needless that ever makes a difference", async () => {
    await everyRule(({ choice, part, place, arising, messages }) => {
      const { when } = choice[part][place] ?? { when: [] };
      for (const condition of when) {
        const text = line(condition);
        const others = when.filter((other) => line(other) !== text);
        const matters = arising.some(
          ({ facts }) => others.every((each) => holds(each, facts)) && !holds(condition, facts),
        );
        // Written twice, either of them is one too many.
        const twice = when.length > others.length + 1;
        if (!twice && messages.needless(`${part}-${place}`, text))
          expect({ text, matters }).toEqual({ text, matters: false });
      }
    });
  });

  it("names exactly the options that no workload gets", async () => {
    await everyChain((made, told, messages) => {
      for (const choice of made.choices) {
        for (const option of choice.options) {
          const used = told.some(({ facts }) =>
            decideAll(made.choices, facts).get(choice.name)?.options.includes(option),
          );
          const found = messages.unusedOption(choice.name, option);
          expect({ choice: choice.name, option, found }).toEqual({ choice: choice.name, option, found: !used });
        }
      }
    });
  });
});

interface OneRule {
  readonly made: Chain;
  readonly choice: ChoiceSpec;
  readonly part: Part;
  readonly place: number;
  readonly told: readonly Told[];
  /** The cases in which the decision of the rule arises. */
  readonly arising: readonly Told[];
  readonly messages: Messages;
}

/** Every rule of the last decision of random chains. */
async function everyRule(check: (rule: OneRule) => void): Promise<void> {
  await everyChain((made, told, messages) => {
    const choice = made.choices.at(-1);
    if (choice === undefined) return;
    const arising = told.filter(({ status }) => ["decided", "no-option"].includes(status(choice.name)));
    for (const part of PARTS) {
      choice[part].forEach((_, place) => {
        check({ made, choice, part, place, told, arising, messages });
      });
    }
  });
}

interface Messages {
  says(code: string, id: string): boolean;
  needless(id: string, text: string): boolean;
  unusedOption(decision: string, option: string): boolean;
}

/** Checks random chains; the findings are those of the last decision unless a decision is named. */
async function everyChain(check: (made: Chain, told: readonly Told[], messages: Messages) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(chain(1, 2, 2), async (made) => {
      const { findings } = verify(unwrap(await loadModel(ruleSet(made.inputs, made.choices))));
      const last = made.choices.at(-1)?.name;
      const own = findings.filter(({ at }) => at?.file === `decisions/${last}.yaml`);
      const hasWord = (text: string, word: string): boolean => new RegExp(`(^|[ "])${word}([ ,:]|$)`).test(text);
      check(made, toldOf(made), {
        says: (code, id) =>
          own.some((found) =>
            found.code === code && found.message.startsWith("rule ")
              ? found.message.startsWith(`rule ${id} `)
              : found.code === code && hasWord(found.message, id),
          ),
        needless: (id, text) =>
          own.some(
            ({ code, message }) =>
              code === "table/needless-condition" && message.startsWith(`rule ${id} does not need "${text}":`),
          ),
        unusedOption: (decision, option) =>
          findings.some(
            ({ code, message, at }) =>
              at?.file === `decisions/${decision}.yaml` &&
              ((code === "table/unused-option" && message.endsWith(` ${option}`)) ||
                (code === "table/only-given" && hasWord(message, `the option ${option}`))),
          ),
      });
    }),
    { numRuns: 40 },
  );
}

function toldOf({ inputs, choices }: Chain): Told[] {
  return [...everyCase(inputs, choices.flatMap(conditionsOf))].map((stated) => {
    const answers = decideAll(choices, stated);
    const read = [...answers].map(([name, { options }]) => [name, options[0] ?? "none"]);
    return {
      facts: { ...stated, ...Object.fromEntries(read) },
      status: (name) => answers.get(name)?.status ?? "",
      answer: (name) => (answers.get(name)?.options ?? []).join(),
    };
  });
}

/** What the last decision answers with one of its rules taken out; what it reads stays as it was. */
function without(made: Chain, choice: ChoiceSpec, part: Part, place: number, facts: Facts): string {
  // The reading of a decision that has no option blocks, with the rule or without it.
  const kept = conditionsOf(choice).filter(({ input }) => made.choices.some(({ name }) => name === input));
  const rules: readonly object[] = choice[part].filter((_, other) => other !== place);
  const never = kept.map((condition) => [condition, { ...condition, test: negated(condition.test) }]);
  const changed = { ...choice, [part]: rules, impossible: [...choice.impossible, ...never] } as ChoiceSpec;
  const isList = choice.collect.length > 0;
  const empty = { when: never[0] ?? [], add: [] };
  const answers = decideAll(
    [...made.choices.slice(0, -1), isList && changed.collect.length === 0 ? { ...changed, collect: [empty] } : changed],
    facts,
  );
  return (answers.get(choice.name)?.options ?? []).join();
}

function negated(test: ChoiceSpec["eliminate"][number]["when"][number]["test"]) {
  return test.kind === "is" ? { ...test, not: !test.not } : test;
}

function matching(choice: ChoiceSpec, facts: Facts): number {
  return choice.prefer.findIndex(({ when }) => when.every((each) => holds(each, facts)));
}
