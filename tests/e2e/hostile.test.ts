/** What text files cannot hold: bytes, sizes, pipes. Whatever comes in, the program says what was expected. */
import { existsSync } from "node:fs";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, PROGRAM, run, runProgram } from "./program.ts";
import type { Outcome } from "./scenario.ts";

const SECONDS = { timeout: 15_000 };
const IS_ROOT = process.getuid?.() === 0;

const NOT_TEXT = "the workload spec is not text (spec/binary)\n  give YAML or JSON in UTF-8";
const TOO_LARGE = "the workload spec has more than 1 MB (spec/too-large)\n  is it the right file?";
const TOO_DEEP =
  "cannot be read as YAML or JSON: more than 100 levels deep (spec/syntax)\n  a spec is one flat map of inputs; is it the right file?";

const HOSTILE: readonly (readonly [name: string, content: string | Uint8Array, says: string])[] = [
  ["an image", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe]), NOT_TEXT],
  ["UTF-8 cut in half", Buffer.from("note: Größe").subarray(0, 9), NOT_TEXT],
  ["Latin-1", Buffer.from("note: Größe\npayload: 4 MB\n", "latin1"), NOT_TEXT],
  ["UTF-16", Buffer.from("\ufeffpayload: 4 MB\n", "utf16le"), NOT_TEXT],
  ["a NUL byte", "payload: 4 MB\nnote: a\u0000b\n", NOT_TEXT],
  ["50 MB", Buffer.alloc(50_000_000, "payload: 4 MB\n"), TOO_LARGE],
  ["50 MB of NUL bytes", Buffer.alloc(50_000_000), TOO_LARGE],
  ["20,000 keys", lines(20_000, (line) => `key-${line}: x`), "the workload spec has more than 1000 inputs"],
  ["20,000 times the same key", lines(20_000, () => "payload: 4 MB"), ':2:1: error: "payload" stands twice'],
  ["a set of 50,000 members", `needs: [${"a, ".repeat(50_000)}]`, ':1:9: error: "a" is not a value of needs'],
  ["20,000 lists in one line", "- ".repeat(20_000), TOO_DEEP],
  ["20,000 lists behind a key", `needs:\n  ${"- ".repeat(20_000)}`, TOO_DEEP],
  ["20,000 keys in one line", "? ".repeat(20_000), TOO_DEEP],
  ["100,000 brackets", "[".repeat(100_000), TOO_DEEP],
  ["100,000 brackets that are closed", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, TOO_DEEP],
  ["100,000 maps", "{a: ".repeat(100_000), TOO_DEEP],
  ["1,000 levels of indentation", lines(1000, (line) => `${" ".repeat(line)}a:`), TOO_DEEP],
  ["30,000 commas", `needs: [${",".repeat(30_000)}]`, ":1:10: error: cannot be read as YAML or JSON: Unexpected ,"],
  ["30,000 quotes", '"'.repeat(30_000), ":1:3: error: cannot be read as YAML or JSON: Unexpected"],
  ["30,000 anchors", "&a ".repeat(30_000), ":1:4: error: cannot be read as YAML or JSON: A node can have"],
  ["30,000 aliases", `note: &a x\nneeds: [${"*a, ".repeat(30_000)}]`, "aliases stand for more than 100 copies"],
  ["200,000 documents", "---\n".repeat(200_000), TOO_DEEP],
  ["half a megabyte of digits", `payload: ${"9".repeat(500_000)}`, ':1:10: error: "Infinity" is no value of payload'],
  [
    "a key of half a megabyte",
    `${"k".repeat(500_000)}: 1`,
    ":1:1: error: cannot be read as YAML or JSON: The : indicator",
  ],
];

describe.concurrent("a hostile spec", () => {
  for (const [name, content, says] of HOSTILE) {
    it(`of ${name} is refused as a file`, SECONDS, async () => {
      expectRefusal(await recommendFile(content), says);
    });
  }

  for (const [name, content, says] of HOSTILE.slice(0, 7)) {
    it(`of ${name} is refused on standard input`, SECONDS, async () => {
      const outcome = await inFolder((folder) => runProgram(["recommend", "-"], { folder, stdin: content }));
      expectRefusal(outcome, says);
      expect(outcome.stderr).toMatch(/^stdin:/);
    });
  }

  it("that never ends is refused as a file", SECONDS, async () => {
    expectRefusal(await shell('"$@" recommend /dev/zero'), TOO_LARGE);
  });

  it("that never ends is refused on standard input", SECONDS, async () => {
    expectRefusal(await shell('yes | "$@" recommend -'), TOO_LARGE);
  });

  it("that never ends is refused from a named pipe", SECONDS, async () => {
    expectRefusal(await shell('mkfifo pipe; yes > pipe & "$@" recommend pipe'), TOO_LARGE);
  });

  it("from a named pipe is read like a file", SECONDS, async () => {
    expectRefusal(
      await shell('mkfifo pipe; echo "payload: 4" > pipe & "$@" recommend pipe'),
      "pipe:1:10: error: payload",
    );
  });

  it("on a standard input that is closed is empty", SECONDS, async () => {
    expectRefusal(await shell('"$@" recommend - <&-'), "stdin: error: the workload spec is empty (spec/empty)");
  });

  it.skipIf(IS_ROOT)("that may not be read is refused (root may read everything)", SECONDS, async () => {
    const outcome = await inFolder(async (folder) => {
      await writeFile(join(folder, "spec.yaml"), "payload: 4 MB\n");
      await chmod(join(folder, "spec.yaml"), 0);
      return runProgram(["recommend", "spec.yaml"], { folder });
    });
    expectRefusal(outcome, "spec.yaml: error: permission denied (spec/unreadable)\n  make the file readable");
  });

  it("with a byte order mark is no mistake", SECONDS, async () => {
    const { exit, stderr } = await recommendFile("\ufeffpayload: 500 MB\n");
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
  });
});

const RULE_SET: Readonly<Record<string, string>> = {
  "inputs.yaml": "inputs: { traffic: { type: one of, values: [steady, spiky], assume: steady } }\n",
  "sources.yaml": "guide: { title: G, url: https://example.com, checked: 2026-11-20 }\n",
  "decisions/d.yaml":
    "decision: d\ntitle: D\noptions: { a: { title: A, fam: x }, b: B }\nprefer:\n  - { id: r, when: traffic is spiky, rank: a > *, because: x, source: guide }\n  - { id: rest, rank: b > *, because: x, judgement: true }\n",
};
const THREE_THOUSAND = lines(3_000, (line) => `  - { id: r-${line}, out: a, wen: x, because: x, source: guide }`);

const HOSTILE_RULES: readonly (readonly [name: string, file: string, content: string | Uint8Array, says: string])[] = [
  ["of 50 MB", "decisions/d.yaml", Buffer.alloc(50_000_000, "a: b\n"), "d.yaml: error: the file has more than 2 MB"],
  ["in UTF-16", "sources.yaml", Buffer.from("\ufeffa: b\n", "utf16le"), "sources.yaml: error: the file is not text"],
  ["in Latin-1", "inputs.yaml", Buffer.from("# Größe\n", "latin1"), "inputs.yaml: error: the file is not text"],
  ["that is empty", "inputs.yaml", "", "inputs.yaml:1:1: error: the file is empty, but must be a map"],
  ["of another shape", "sources.yaml", "zz: 1\n", "sources.yaml:1:5: error: zz: must be a map"],
  ["that is no list", "constraints.yaml", "hello\n", "constraints.yaml:1:1: error: the file: must be a list"],
  ["of bytes", "decisions/d.yaml", "!!binary aGVsbG8=\n", '1:10: error: the tag "!!binary" means nothing here'],
  [
    "with a map for a word",
    "decisions/d.yaml",
    (RULE_SET["decisions/d.yaml"] ?? "").replace("fam: x", "fam: { toString: 1 }"),
    "error: fam: has the wrong type",
  ],
  [
    "of a name that all maps have",
    "inputs.yaml",
    "inputs: { constructor: { type: text } }\n",
    '"constructor" cannot be',
  ],
  [
    "with the same slip in 3,000 rules",
    "decisions/d.yaml",
    `${RULE_SET["decisions/d.yaml"]}eliminate:\n${THREE_THOUSAND}\n`,
    'error: "wen" is no key of eliminate 1',
  ],
];

describe.concurrent("a hostile file of a rule set", () => {
  for (const [name, file, content, says] of HOSTILE_RULES) {
    it(`${name} is refused`, SECONDS, async () => {
      const outcome = await checkRules({ ...RULE_SET, [file]: content });
      const said = outcome.stdout + outcome.stderr;
      expect(said).toContain(says);
      expect(said).not.toMatch(/^ {4}at |node:internal|internal error/m);
      expect(said.length).toBeLessThan(20_000);
      expect([1, 2]).toContain(outcome.exit);
      if (!name.startsWith("with the same") && file !== "inputs.yaml") expect(said.match(/: error: /g)).toHaveLength(1);
    });
  }

  it("that is not read is named", SECONDS, async () => {
    const { stdout } = await checkRules({ ...RULE_SET, "decisions/e.json": "{}", "limits.yml": "{}" });
    expect(stdout).toContain("r/decisions/e.json: warning: this file is not read (table/unread-file)");
    expect(stdout).toContain("r/limits.yml: warning: this file is not read (table/unread-file)");
  });
});

/** In little memory: what is refused must be refused before it grows. */
function checkRules(files: Readonly<Record<string, string | Uint8Array>>): Promise<Outcome> {
  return inFolder(async (folder) => {
    await mkdir(join(folder, "r/decisions"), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, "r", name), content);
    return run(process.execPath, ["--max-old-space-size=256", PROGRAM, "rules", "check", "r"], { folder });
  });
}

describe.concurrent("an output", () => {
  for (const args of ["recommend --format json", "recommend", "recommend --help", "schema spec"]) {
    it(`of ${args} that nobody reads to its end is no mistake`, SECONDS, async () => {
      for (const reader of ["head -1", "true"]) {
        const { exit, stderr } = await shell(`"$@" ${args} | ${reader} > first; exit "\${PIPESTATUS[0]}"`);
        expect({ reader, exit, stderr }).toEqual({ reader, exit: 0, stderr: "" });
      }
    });
  }

  it("that is closed is no mistake", SECONDS, async () => {
    expect(await shell('"$@" recommend >&-')).toEqual({ exit: 0, stdout: "", stderr: "" });
  });

  it("for messages that is closed leaves the exit code", SECONDS, async () => {
    expect(await shell('"$@" recommend --payload 4 2>&-')).toEqual({ exit: 2, stdout: "", stderr: "" });
  });

  it.skipIf(!existsSync("/dev/full")).each(["recommend", "--version", "--help"])(
    "that is full is said by %s, without a stack trace",
    SECONDS,
    async (command) => {
      const { exit, stderr } = await shell(`"$@" ${command} > /dev/full`);
      expect({ exit, stderr }).toEqual({
        exit: 2,
        stderr: "error: the output cannot be written: ENOSPC: no space left on device, write\n",
      });
    },
  );
});

describe.skipIf(process.platform === "win32").each([
  ["recommend", "recommend --payload 1MB --decide endpoint", "Real-time endpoint"],
  ["batch", "batch --terse --decide endpoint fleet.jsonl", '{"line":1,"decisions":{"endpoint":"real-time"}}'],
])("a file for the output of %s", (_, command, says) => {
  const fleet = `printf '{"payload":"1MB"}' > fleet.jsonl`;
  const told = async (script: string): Promise<string> => {
    const { exit, stderr, stdout } = await shell(`${fleet}; ${script}`);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    return stdout.trim().split("\n").at(-1) ?? "";
  };

  it("may be a link, which goes on leading where it led", SECONDS, async () => {
    const script = `echo old > file; ln -s file link; "$@" ${command} --output link --force; readlink link; head -1 file`;
    expect(await told(script)).toBe(says);
    expect(await told(`ln -s file link; "$@" ${command} --output link; readlink link; head -1 file`)).toBe(says);
  });

  it("may be a pipe, which somebody reads", SECONDS, async () => {
    const script = `mkfifo pipe; "$@" ${command} --output pipe --force & head -1 pipe; wait $!`;
    expect(await told(script)).toBe(says);
  });

  it("may be standard output", SECONDS, async () => {
    // A link of its own: nothing under /dev is at stake if this fails.
    expect(await told(`ln -s /dev/fd/1 out; "$@" ${command} --output out --force | head -1`)).toBe(says);
  });
});

describe.skipIf(process.platform === "win32")("what is written", () => {
  it("is never what was read", SECONDS, async () => {
    const script = `echo '{"payload":"3MB"}' > spec.json; ln -s spec.json link.json
      for file in spec.json link.json; do
        "$@" generate recommender-job spec.json --output $file --force; echo $?
      done; cat spec.json`;
    const { stdout, stderr } = await shell(script);
    expect(stdout).toBe('2\n2\n{"payload":"3MB"}\n');
    expect(stderr.match(/saved\/own-input/g)).toHaveLength(2);
  });

  it.each([
    ["TERM", 143],
    ["HUP", 129],
    ["INT", 130],
  ])("leaves nothing where a batch is ended by %s", SECONDS, async (signal, exit) => {
    const script = `set -m; mkfifo in; exec 3<>in; "$@" batch - --terse --output out.jsonl < in & program=$!
      until ls out.jsonl.*.tmp > /dev/null 2>&1; do sleep 0.02; done
      kill -${signal} $program; wait $program; echo $?; ls`;
    expect((await shell(script)).stdout).toBe(`${exit}\nin\n`);
  });
});

function recommendFile(content: string | Uint8Array): Promise<Outcome> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, "spec.yaml"), content);
    return runProgram(["recommend", "spec.yaml"], { folder });
  });
}

/** Runs a line of bash in which "$@" is the program. */
function shell(script: string): Promise<Outcome> {
  return inFolder((folder) => run("bash", ["--norc", "-c", script, "bash", process.execPath, PROGRAM], { folder }));
}

/** Where, what, what was expected, and what to do; nothing else, and nothing on standard output. */
function expectRefusal({ exit, stdout, stderr }: Outcome, says: string): void {
  expect(stderr).toContain(says);
  expect(stderr).toMatch(/^\S+: error: .+ \([a-z]+\/[a-z-]+\)\n {2}\S.*\n/);
  expect(stderr).not.toMatch(/^ {4}at |node:internal|internal error/m);
  expect(stderr.length).toBeLessThan(20_000);
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: "" });
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("\n");
}
