/** What text files cannot hold: bytes, sizes, pipes. Whatever comes in, the program says what was expected. */
import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
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

  it.skipIf(!existsSync("/dev/full"))("that is full is said, without a stack trace", SECONDS, async () => {
    const { exit, stderr } = await shell('"$@" recommend > /dev/full');
    expect({ exit, stderr }).toEqual({
      exit: 2,
      stderr: "error: the output cannot be written: ENOSPC: no space left on device, write\n",
    });
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
