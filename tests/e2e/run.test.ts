import { readdirSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runProgram } from "./program.ts";
import { missingLine, type Outcome, parseScenario, type Scenario, withOutcome } from "./scenario.ts";

const CASES = join(import.meta.dirname, "cases");
const UPDATE = process.env["UPDATE"] === "1";

const names = readdirSync(CASES, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".txt"))
  .sort();

describe.concurrent("the program", () => {
  for (const name of names) {
    it(name.replace(/\.txt$/, ""), { timeout: 20_000 }, async () => {
      const file = join(CASES, name);
      const text = await readFile(file, "utf8");
      const scenario = parseScenario(text);
      const outcome = await play(scenario);
      if (UPDATE) await writeFile(file, withOutcome(text, outcome));
      judge(UPDATE ? parseScenario(withOutcome(text, outcome)) : scenario, outcome);
    });
  }
});

describe("a case", () => {
  it("is read into files, words and expectations", () => {
    const text = `==== about
What it shows.
==== file sub/a.yaml
payload: 4 MB
==== env
NO_COLOR=1
==== command
inference-advisor recommend sub/a.yaml --payload "40 MB" --needs=''
==== exit
2
==== stdout has
  one
two
`;
    expect(parseScenario(text)).toEqual({
      about: "What it shows.",
      files: new Map([["sub/a.yaml", "payload: 4 MB\n"]]),
      stdin: "",
      env: { NO_COLOR: "1" },
      args: ["recommend", "sub/a.yaml", "--payload", "40 MB", "--needs="],
      exit: 2,
      stdout: { has: ["one", "two"] },
      stderr: { exact: "" },
    });
    expect(withOutcome(text, { exit: 2, stdout: "one\ntwo\n", stderr: "" })).toBe(text);
    expect(withOutcome(text, { exit: 0, stdout: "one\n", stderr: "error\n" })).toBe(
      `${text.replace("==== exit\n2", "==== exit\n0")}==== stderr\nerror\n`,
    );
  });

  it.each([
    ["begins with no section", "about\n", "a case begins with"],
    ["has an unknown section", "==== abuot\nx\n", '"==== abuot" is no section'],
    ["has a section twice", "==== about\nx\n==== about\ny\n", '"==== about" stands twice'],
    ["has no command", "==== about\nx\n", '"==== command" is missing or empty'],
    ["has an open quote", "==== about\nx\n==== command\ninference-advisor 'x\n", "a quote is not closed"],
    ["needs a shell", "==== about\nx\n==== command\ninference-advisor x | head\n", "one line of words and quotes"],
    ["runs something else", "==== about\nx\n==== command\nrm x\n", "a command begins with inference-advisor"],
    ["leaves its folder", "==== about\nx\n==== file ../x\n", '"../x" leaves the working folder'],
  ])("that %s is refused", (_, text, said) => {
    expect(() => parseScenario(text)).toThrow(said);
  });

  it("with lines to be found wants them in their order", () => {
    expect(missingLine({ has: ["b", "c"] }, "a b\nc\n")).toBeUndefined();
    expect(missingLine({ has: ["c", "b"] }, "a b\nc\n")).toBe("b");
  });
});

function play({ files, stdin, env, args }: Scenario): Promise<Outcome> {
  return inFolder(async (folder) => {
    for (const [name, text] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const outcome = await runProgram(args, { folder, stdin, env });
    expect(outcome.stdout + outcome.stderr, "the output names the working folder").not.toContain(folder);
    return outcome;
  });
}

function judge({ exit, stdout, stderr }: Scenario, outcome: Outcome): void {
  const shown = `stdout:\n${outcome.stdout}\nstderr:\n${outcome.stderr}`;
  for (const [stream, expected] of Object.entries({ stdout, stderr })) {
    const missing = missingLine(expected, stream === "stdout" ? outcome.stdout : outcome.stderr);
    expect(missing, `${stream} lacks a line with this, or has it elsewhere; ${shown}`).toBeUndefined();
  }
  expect(outcome).toEqual({
    exit,
    stdout: "exact" in stdout ? stdout.exact : outcome.stdout,
    stderr: "exact" in stderr ? stderr.exact : outcome.stderr,
  });
}
