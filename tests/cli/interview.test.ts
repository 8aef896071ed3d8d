import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadCases } from "../../src/advisor/cases/load.ts";
import { createInterviewer, type Interviewer } from "../../src/advisor/interview.ts";
import { NOTHING_KNOWN } from "../../src/advisor/known.ts";
import { createAdvisor } from "../../src/advisor/recommend.ts";
import { openAssumptions } from "../../src/advisor/strict.ts";
import { builtin } from "../../src/builtin.ts";
import { commandLine } from "../../src/cli/command-line.ts";
import { type Interviewed, interview } from "../../src/cli/interview.ts";
import { main } from "../../src/cli/main.ts";
import { shelfFor } from "../../src/cli/shelf.ts";
import { unwrap } from "../../src/errors.ts";
import { ancestors, assumptionReads, reads } from "../../src/tables/reads.ts";
import { decisionOptions, understand } from "../../src/workload/workload.ts";
import { caseFiles } from "../rules.ts";
import { drive } from "./drive.ts";
import {
  BACK,
  CHECKLIST,
  ENTER,
  FINISH,
  inTurn,
  type Script,
  scripted,
  shellWords,
  type User,
  withoutFrom,
  world,
} from "./scripted.ts";
import { complete, someValues, truthful, type Values, workloadOf } from "./workloads.ts";

const advisor = createAdvisor(builtin);
const { cases } = await loadCases(builtin, caseFiles());
const translated = cases.filter(({ origin }) => origin.length > 0).filter((_, place) => place % 8 === 0);
const DECISIONS = decisionOptions(builtin).map(([name]) => name);
const SET_UP = builtin.nodes.flatMap((node) => (node.kind === "decision" && !node.quiet ? [node.name] : []));
/** Inputs whose assumption Enter alone confirms: it stands on the screen as the answer. */
const CONFIRMED = builtin.inputs.filter(({ usual, type }) => usual !== "" || type === "any of").map(({ name }) => name);
const enter: Script = () => ENTER;
const untickAll: Script = (screen, choices) => (screen === CHECKLIST ? choices.map(({ value }) => value) : ENTER);

const interviewers = new Map<string, Interviewer>();

function interviewer(decide: readonly string[]): Interviewer {
  const made = interviewers.get(decide.join()) ?? createInterviewer(builtin, decide);
  interviewers.set(decide.join(), made);
  return made;
}

async function run(script: Script, decide: readonly string[] = []): Promise<Interviewed & { user: User }> {
  const user = scripted(script);
  return { ...(await interview(interviewer(decide), user, NOTHING_KNOWN)), user };
}

describe("an interview", () => {
  it.each([[], ...DECISIONS.map((name) => [name])])("ends, and asks nothing twice: %s", async (...decide) => {
    const { user } = await run(untickAll, decide);
    expect(user.screens.length).toBeGreaterThan(0);
    expect(new Set(user.screens).size).toBe(user.screens.length);
  });

  it.each(DECISIONS)("about %s asks nothing that no rule behind it reads", async (decision) => {
    const read = new Set(ancestors(builtin.nodes, decision).flatMap(reads));
    // Assumptions and products read earlier inputs, which may have assumptions themselves.
    for (let size = 0; size < read.size; ) {
      size = read.size;
      for (const input of builtin.inputs.filter(({ name }) => read.has(name))) {
        for (const name of assumptionReads(input)) read.add(name);
      }
    }
    const { user } = await run(untickAll, [decision]);
    expect(user.screens.filter((screen) => screen !== CHECKLIST && !read.has(screen))).toEqual([]);
  });

  it("asks the statements that were unticked, and no others", async () => {
    const unticked = ["payload", "models"];
    const { user } = await run((screen) => (screen === CHECKLIST ? unticked : ENTER));
    const usual = builtin.inputs.filter((input) => input.usual !== "").map(({ name }) => name);
    expect(user.screens.filter((screen) => usual.includes(screen))).toEqual(unticked);
  });

  it("names what was unticked and never answered, since its assumption stays", async () => {
    const unticked = ["payload", "models"];
    const answers = (screen: string) => (screen === CHECKLIST ? unticked : screen === "models" ? 5 : ENTER);
    expect((await run(answers)).unanswered).toEqual(["payload 1 MB"]);
    expect((await run((screen) => (screen === CHECKLIST ? unticked : FINISH))).unanswered).toEqual([
      "payload 1 MB",
      "models 1",
    ]);
    expect((await run(enter)).unanswered).toEqual([]);
  });

  it("asks cheap questions before dear ones", async () => {
    const { user } = await run((screen) => (screen === "traffic" ? "spiky" : ENTER));
    const costs = user.screens.flatMap((screen) => builtin.inputs.find(({ name }) => name === screen)?.cost ?? []);
    expect(costs.indexOf(2)).toBeGreaterThan(0);
    expect(costs.slice(costs.indexOf(2)).every((cost) => cost === 2)).toBe(true);
  });

  it("asks what the assumption of an unsure input rests on", async () => {
    const { user } = await run(enter);
    expect(user.screens).toContain("framework");
    const sure = await run((screen) => (screen === "model-kind" ? "classical" : ENTER));
    expect(sure.user.screens).not.toContain("framework");
  });

  it("says how much is still to come, and for what when little is left", async () => {
    const { user } = await run(enter);
    expect(user.notes[1]).toMatch(/^about \d+ more$/);
    expect(user.notes.at(-1)).toBe(
      "nearly done; settled: target sagemaker, hosting single-model, endpoint real-time, compute general-cpu, autoscaling target-tracking; open: strategy",
    );
  });

  it("ends with the plan of an empty workload for whoever only confirms what is usual", async () => {
    for (const decide of [[], ...DECISIONS.map((name) => [name])]) {
      const { stated } = await run(enter, decide);
      expect(plan(stated, decide)).toEqual(plan(new Map(), decide));
      expect([...stated.keys()].filter((name) => !CONFIRMED.includes(name))).toEqual([]);
    }
  });

  it("leaves nothing assumed that was confirmed or answered, also with the assumed value", async () => {
    const known = { access: "interactive", traffic: "spiky", rate: 20, latency: 2 };
    const { stated, user } = await run((screen) => ({ ...known, priority: [] })[screen], ["endpoint"]);
    expect(user.screens).toContain("priority");
    expect(stated.get("payload")).toBe(1e6);
    const unsure = user.screens.filter((screen) => screen !== CHECKLIST && !stated.has(screen));
    const open = openAssumptions(builtin, workloadOf(stated), ["endpoint"]).map(({ input }) => input);
    expect(open.filter((name) => !unsure.includes(name))).toEqual([]);
    expect(stated.get("priority")).toEqual([]);
  });
});

describe("the keys", () => {
  it("go back over a question, over the checklist and no further, and forget what was answered", async () => {
    const { stated, user } = await run(inTurn([], "queued", BACK, BACK, BACK, ["payload"], "dataset", FINISH));
    expect(user.screens).toEqual([
      CHECKLIST,
      "access",
      "latency",
      "access",
      CHECKLIST,
      CHECKLIST,
      "access",
      expect.any(String),
    ]);
    expect(stated.get("access")).toBe("dataset");
    expect(stated.has("payload")).toBe(false);
    expect(user.withdrawn).toEqual(["access", CHECKLIST]);
  });

  it("forget what was confirmed on the checklist", async () => {
    expect((await run(inTurn([], BACK, FINISH))).stated.size).toBe(0);
  });

  it("forget an answer even when the question is then left open", async () => {
    const { stated } = await run(inTurn([], "queued", BACK, ENTER, FINISH));
    expect(stated.has("access")).toBe(false);
  });

  it("finish at any screen, with what was answered before it", async () => {
    const script: Script = (screen) => ({ access: "queued", latency: 60, traffic: "spiky" })[screen];
    const { user } = await run(script);
    for (let place = 0; place < user.screens.length; place++) {
      const before = user.screens.slice(0, place);
      const cut = await run((screen, choices) => (screen === user.screens[place] ? FINISH : script(screen, choices)));
      expect(cut.user.screens).toEqual([...before, user.screens[place]]);
      const answered = before.filter((screen) => script(screen, []) !== ENTER);
      expect([...cut.stated.keys()].filter((name) => !CONFIRMED.includes(name))).toEqual(answered);
    }
  });
});

describe("the plan of an interview", () => {
  const options = fc.tuple(someValues, fc.constantFrom<string[]>([], ...DECISIONS.map((name) => [name])));

  it("is the plan of the whole workload, although most of it was never asked", async () => {
    await fc.assert(
      fc.asyncProperty(options, fc.subarray(DECISIONS), ([values, decide], together) =>
        expectSamePlan(complete(values), [], together.length > 3 ? together : decide),
      ),
      { numRuns: 20 },
    );
  });

  it("is the plan of the workload without what the user is not sure of", async () => {
    await fc.assert(
      fc.asyncProperty(options, fc.infiniteStream(fc.boolean()), ([values, decide], coin) => {
        const unsure = builtin.inputs.map(({ name }) => name).filter(() => coin.next().value);
        const sure = [...values].filter(([name]) => !unsure.includes(name));
        return expectSamePlan(complete(new Map(sure)), unsure, decide);
      }),
      { numRuns: 20 },
    );
  });

  it("is the same where an option that is presupposed has limits of its own", async () => {
    // Ruled out as a target, SageMaker AI is presupposed all the same; its one endpoint for such files works less long.
    const values = new Map(Object.entries({ access: "queued", payload: 5e8, duration: 7200 }));
    expect(plan(values, ["endpoint"])).toMatchObject({ endpoint: { status: "no-option" } });
    await expectSamePlan(complete(values), [], ["endpoint"]);
  });

  async function expectSamePlan(truth: Values, unsure: readonly string[], decide: readonly string[]): Promise<void> {
    const { stated } = await run(truthful(truth, unsure), decide);
    expect(plan(stated, decide)).toEqual(plan(truth, decide));
  }

  it("is told by the command line too, through the real flags", async () => {
    await fc.assert(
      fc.asyncProperty(options, async ([values, decide]) => {
        const { stated } = await run(truthful(complete(values)), decide);
        const [name, ...args] = shellWords(commandLine(builtin, { stated }, decide));
        const { io, stdout, stderr } = world();
        await main(io, [...args, "--format", "json"]);
        expect([name, stderr()]).toEqual(["inference-advisor", ""]);
        const workload = workloadOf(stated);
        const shelf = unwrap(await shelfFor(builtin, workload));
        const answer = createAdvisor(builtin, { shelf }).recommend(workload, { decide });
        expect(withoutFrom(JSON.parse(stdout()))).toEqual(withoutFrom(answer));
      }),
      { numRuns: 15 },
    );
  });
});

describe("over the golden cases", () => {
  // Those that came from elsewhere: they state what people state.
  const asking = translated.map(({ id, entries, decisions }) => {
    const { inputs } = unwrap(understand(builtin, entries));
    const truth = complete(new Map([...inputs].map(([name, { value }]) => [name, value])));
    return { id, truth, decision: Object.keys(decisions).find((name) => DECISIONS.includes(name)) };
  });

  it("eight screens settle the decision of a case, with its answer", async () => {
    const screens: number[] = [];
    for (const { id, truth, decision } of asking) {
      if (decision === undefined) continue;
      const { stated, user } = await run(truthful(truth), [decision]);
      expect(plan(stated, [decision]), id).toEqual(plan(truth, [decision]));
      screens.push(user.screens.length);
    }
    expect(screens.length).toBeGreaterThan(30);
    expect(average(screens)).toBeLessThanOrEqual(8);
  });

  it("fifteen screens settle the whole set-up on average", () => {
    const screens: number[] = [];
    for (const { truth } of asking.filter((_, place) => place % 3 === 0)) {
      screens.push(drive(interviewer([]), truth).screens);
    }
    expect(screens.length).toBeGreaterThan(10);
    expect(average(screens)).toBeLessThanOrEqual(15);
  });
});

/** What each wanted decision came to. */
function plan(values: Values, decide: readonly string[]): object {
  const { decisions } = advisor.trace(workloadOf(values), { decide }).answer;
  const all = { ...Object.assign({}, ...Object.values(decisions).map(({ refines }) => refines)), ...decisions };
  const wanted = decide.length > 0 ? decide : SET_UP;
  return Object.fromEntries(
    wanted.map((name) => [name, { status: all[name]?.status, option: all[name]?.option, options: all[name]?.options }]),
  );
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
