import { describe, expect, it } from "vitest";
import { ask } from "../../src/cli/commands/ask.ts";
import { main } from "../../src/cli/main.ts";
import { Cancelled } from "../../src/cli/prompts/port.ts";
import { UserError } from "../../src/errors.ts";
import {
  BACK,
  CHECKLIST,
  ENTER,
  FINISH,
  type Script,
  scripted,
  shellWords,
  type World,
  withoutFrom,
  world,
} from "./scripted.ts";

const SAVE = "Save the workload to a file?";
const FILE = "File";
const REPLACE = "workload.yaml exists. Replace it?";

/** A workload with a value of every kind; what the script does not know is Enter alone. */
const ANSWERS = {
  [CHECKLIST]: ["payload", "needs", "streaming"],
  access: "queued",
  latency: 3600,
  payload: 40_000_000,
  "scale-to-zero": "no",
  needs: ["vpc", "no-internet"],
} as const;

type Acts = Readonly<Record<string, ReturnType<Script>>>;

/** Several replies to the same screen come one after another. */
function asked(acts: Acts, inTurn: Readonly<Record<string, readonly ReturnType<Script>[]>> = {}) {
  const left = new Map(Object.entries(inTurn).map(([screen, replies]) => [screen, [...replies]]));
  return scripted((screen) => (left.has(screen) ? left.get(screen)?.shift() : { ...ANSWERS, ...acts }[screen]));
}

const request = { decide: undefined, color: true };

describe("ask", () => {
  it("saves what `recommend FILE` and the command line answer in the same way", async () => {
    const here = world();
    expect(await ask(here.io, request, asked({ [SAVE]: "yes" }))).toBe(0);
    expect(here.files.get("workload.yaml")).toMatchInlineSnapshot(`
      "access: queued
      latency: 1 h
      payload: 40 MB
      scale-to-zero: no
      needs:
        - vpc
        - no-internet
      "
    `);
    expect(here.stderr()).toBe("Saved. Use it with: inference-advisor recommend workload.yaml\n");

    const saved = await answerOf(here, ["recommend", "workload.yaml"]);
    expect(saved).toMatchObject({ workload: { inputs: { access: { value: "queued" } } } });
    expect(await answerOf(here, commandIn(here.stdout()))).toEqual(saved);
  });

  it("shows the plan, and asks for the decisions that were wanted", async () => {
    const here = world();
    const user = asked({ [CHECKLIST]: [] });
    expect(await ask(here.io, { ...request, decide: "orchestration" }, user)).toBe(0);
    expect(user.screens).toContain("workflow");
    expect(user.screens).not.toContain("access");
    expect(here.stdout()).toContain("sagemaker-pipelines");
    expect(commandIn(here.stdout())).toEqual(["recommend", "--decide", "orchestration"]);
  });

  it("refuses a decision that it does not know before it asks anything", async () => {
    const user = asked({});
    await expect(ask(world().io, { ...request, decide: "endpiont" }, user)).rejects.toThrow(UserError);
    expect(user.screens).toEqual([]);
  });

  it("ends with 3 where nothing fits, as `recommend` does", async () => {
    const here = world();
    const waiting = asked({ [CHECKLIST]: ["payload"], access: "interactive", payload: 4e7 });
    expect(await ask(here.io, request, waiting)).toBe(3);
    expect(await main(world().io, commandIn(here.stdout()))).toBe(3);
  });

  it("offers nothing to save where nothing was stated", async () => {
    const user = asked({ [CHECKLIST]: FINISH });
    expect(await ask(world().io, request, user)).toBe(0);
    expect(user.screens).toEqual([CHECKLIST]);
  });

  it("keeps an existing file unless its replacement is confirmed", async () => {
    const here = world({ "workload.yaml": "mine" });
    const refused = asked({ [SAVE]: "yes", [REPLACE]: ENTER });
    expect(await ask(here.io, request, refused)).toBe(0);
    expect(refused.screens.at(-1)).toBe(REPLACE);
    expect([...here.files]).toEqual([["workload.yaml", "mine"]]);
    expect(here.stderr()).toBe("Not saved.\n");

    await ask(here.io, request, asked({ [SAVE]: "yes", [REPLACE]: "yes" }));
    expect(here.files.get("workload.yaml")).toContain("access: queued");
  });

  it.each([
    ["is not wanted", { [SAVE]: "no" }],
    ["is left with a key", { [SAVE]: FINISH }],
    ["has no file", { [SAVE]: "yes", [FILE]: BACK }],
  ])("writes nothing when the saving %s", async (_, acts) => {
    const here = world();
    expect(await ask(here.io, request, asked(acts))).toBe(0);
    expect(here.files.size).toBe(0);
  });

  it("asks for another file when one cannot be written", async () => {
    const here = world();
    const user = asked({ [SAVE]: "yes" }, { [FILE]: ["no-folder/a b.yaml", "a b.yaml"] });
    expect(await ask(here.io, request, user)).toBe(0);
    expect([...here.files.keys()]).toEqual(["a b.yaml"]);
    expect(here.stderr()).toBe(
      "no-folder/a b.yaml cannot be written: there is no such folder\nSaved. Use it with: inference-advisor recommend 'a b.yaml'\n",
    );
  });

  it.each([CHECKLIST, "access", "payload", SAVE, FILE, REPLACE])("cancelled at %s ends with 130", async (where) => {
    const here = world({ "workload.yaml": "mine" });
    const user = scripted((screen) => {
      if (screen === where) throw new Cancelled();
      return { ...ANSWERS, [SAVE]: "yes" }[screen];
    });
    expect(await ask(here.io, request, user)).toBe(130);
    expect([...here.files]).toEqual([["workload.yaml", "mine"]]);
    expect(here.stderr()).toBe("");
  });
});

/** The arguments of the command that the interview printed at its end. */
function commandIn(text: string): string[] {
  const line = text.split("\n").findLast((each) => each.includes("inference-advisor recommend")) ?? "";
  return shellWords(line).slice(1);
}

async function answerOf({ io, files }: World, args: readonly string[]): Promise<unknown> {
  const here = world(Object.fromEntries(files));
  expect(await main({ ...here.io, env: io.env }, [...args, "--format", "json"])).toBe(0);
  return withoutFrom(JSON.parse(here.stdout()));
}
