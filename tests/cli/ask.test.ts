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

const request = { flags: {}, decide: undefined, color: true };

describe("ask", () => {
  it("saves what `recommend FILE` and the command line answer in the same way", async () => {
    const here = world();
    expect(await ask(here.io, request, asked({ [SAVE]: "yes" }))).toBe(0);
    const text = here.files.get("workload.yaml");
    expect(text).toMatch(/^access: queued\nlatency: 1 h\npayload: 40 MB\nresponse: 1 MB\nduration: 1 s\n/);
    expect(text).toContain("\nscale-to-zero: no\n");
    expect(text).toContain("\nneeds:\n  - vpc\n  - no-internet\nregion: any\npriority: []\n");
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
    expect(commandIn(here.stdout())).toEqual([
      "recommend",
      ...["--services", "sagemaker", "--tools", "none", "--workflow-needs", "none"],
      ...["--decide", "orchestration"],
    ]);
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
    expect(refused.screens.slice(-2)).toEqual([REPLACE, FILE]);
    expect(refused.hints.slice(-2)).toEqual(["Enter alone: workload.yaml", "Enter alone: not saved"]);
    expect([...here.files]).toEqual([["workload.yaml", "mine"]]);
    expect(here.stderr()).toBe("Not saved.\n");

    const elsewhere = asked({ [SAVE]: "yes", [REPLACE]: "no" }, { [FILE]: ["workload.yaml", "other.yaml"] });
    await ask(here.io, request, elsewhere);
    expect([...here.files.keys()]).toEqual(["workload.yaml", "other.yaml"]);
    here.files.delete("other.yaml");

    await ask(here.io, request, asked({ [SAVE]: "yes", [REPLACE]: "yes" }));
    expect(here.files.get("workload.yaml")).toContain("access: queued");
  });

  describe("that begins with a spec", () => {
    const SPEC = "# ours\naccess: queued # since May\nlatency: 1 h\nendpoint: async\n";
    const rest = { [CHECKLIST]: ["payload"], [SAVE]: "yes", [REPLACE]: "yes" } as const;

    it("asks nothing that stands in it, and saves back what was answered, comments and all", async () => {
      const here = world({ "workload.yaml": SPEC });
      const user = asked(rest);
      expect(await ask(here.io, { ...request, spec: "workload.yaml", flags: { latency: "2min" } }, user)).toBe(0);
      expect(user.screens).not.toContain("access");
      expect(user.screens).not.toContain("latency");
      expect(here.files.get("workload.yaml")).toMatch(
        /^# ours\naccess: queued # since May\nlatency: 2 min\nendpoint: async\n[^#]*scale-to-zero: no\n/,
      );
      const [, ...args] = commandIn(here.stdout());
      expect(args.slice(0, 3)).toEqual(["workload.yaml", "--latency", "2min"]);
      expect(args.join(" ")).toContain("--scale-to-zero no");
    });

    it("writes JSON into a file of that name", async () => {
      const here = world();
      await ask(here.io, request, asked({ [SAVE]: "yes", [FILE]: "mine.json" }));
      expect(JSON.parse(here.files.get("mine.json") ?? "")).toMatchObject({ access: "queued", payload: "40 MB" });
    });

    it("refuses a spec with mistakes, and one from where the answers come, before it asks anything", async () => {
      const here = world({ "workload.yaml": "acces: queued\n" });
      const user = asked(rest);
      await expect(ask(here.io, { ...request, spec: "workload.yaml" }, user)).rejects.toThrow(UserError);
      expect(user.screens).toEqual([]);
      expect(await main(here.io, ["ask", "-"])).toBe(2);
      expect(here.stderr()).toContain("the answers do");
    });
  });

  describe("to which a range is answered", () => {
    const typed = (...replies: readonly string[]) => asked({ [CHECKLIST]: ["payload"] }, { payload: replies });

    it("asks again only where the range still leaves something open, and says where it turns", async () => {
      const user = typed("under 100 GB", "over 4 MB and up to 20 MB");
      const here = world();
      expect(await ask(here.io, { ...request, flags: { access: "interactive" }, decide: "endpoint" }, user)).toBe(0);
      expect(user.screens.filter((screen) => screen === "payload").length).toBe(2);
      expect(user.hints.filter((hint) => hint.startsWith("you said"))).toEqual([
        "you said < 100 GB; it matters whether it is > 4 MB or > 25 MB; Enter alone: 99 GB is taken",
      ]);
      expect(commandIn(here.stdout()).join(" ")).toContain("--payload 20MB");
      expect(here.stdout().replace(/\s+/g, " ")).toContain("payload 20 MB (you said > 4 MB <= 20 MB)");
    });

    it.each([["200 GB"], ["over 100 GB"]])("refuses %s after a range that it contradicts", async (closer) => {
      const user = typed("under 100 GB", closer);
      const asking = ask(world().io, { ...request, flags: { access: "interactive" }, decide: "endpoint" }, user);
      await expect(asking).rejects.toThrow(`payload ${closer} contradicts what you said before, < 100 GB`);
    });

    it("takes the conservative end where the user knows no better", async () => {
      const here = world();
      const user = asked({ [CHECKLIST]: ["payload"] }, { payload: ["under 20 MB", ENTER] });
      await ask(here.io, { ...request, flags: { access: "interactive" }, decide: "endpoint" }, user);
      expect(commandIn(here.stdout()).join(" ")).toContain("--payload 19.9MB");
    });
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
      "no-folder/a b.yaml: cannot be written: there is no such folder\nSaved. Use it with: inference-advisor recommend 'a b.yaml'\n",
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
