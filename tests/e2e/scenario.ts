/** End-to-end cases as text: sections that begin with a line `==== name`. README.md says how to write one. */

export interface Scenario {
  readonly about: string;
  /** Written into the working folder: path inside it, and text. */
  readonly files: ReadonlyMap<string, string>;
  readonly stdin: string;
  readonly env: Readonly<Record<string, string>>;
  /** The words after `inference-advisor`. */
  readonly args: readonly string[];
  readonly exit: number;
  readonly stdout: Expected;
  readonly stderr: Expected;
}

/** The whole output, or lines that occur in it in this order, each as a part of a line. */
export type Expected = { readonly exact: string } | { readonly has: readonly string[] };

export interface Outcome {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Section {
  readonly title: string;
  readonly body: string;
}

const OUTCOMES = ["exit", "stdout", "stdout has", "stderr", "stderr has"];
const TITLES = ["about", "stdin", "env", "command", ...OUTCOMES];

export function parseScenario(text: string): Scenario {
  const all = sections(text);
  const files = new Map<string, string>();
  const named = new Map<string, string>();
  for (const { title, body } of all) {
    const file = /^file (.+)$/.exec(title)?.[1];
    if (file?.startsWith("/") || file?.split("/").includes(".."))
      throw new Error(`"${file}" leaves the working folder`);
    const known = file !== undefined || TITLES.includes(title);
    if (!known) throw new Error(`"==== ${title}" is no section; use file NAME, ${TITLES.join(", ")}`);
    const into = file === undefined ? named : files;
    if (into.has(file ?? title)) throw new Error(`"==== ${title}" stands twice`);
    into.set(file ?? title, body);
  }
  const needed = (title: string): string => {
    const body = named.get(title)?.trim() ?? "";
    if (body === "") throw new Error(`"==== ${title}" is missing or empty`);
    return body;
  };
  return {
    about: needed("about"),
    files,
    stdin: named.get("stdin") ?? "",
    env: variables(named.get("env") ?? ""),
    args: commandWords(needed("command")),
    exit: Number(named.get("exit") ?? Number.NaN),
    stdout: expected(named, "stdout"),
    stderr: expected(named, "stderr"),
  };
}

/** The case with what really happened; `has` sections stay as they were written. */
export function withOutcome(text: string, outcome: Outcome): string {
  const all = sections(text);
  const before = all.filter(({ title }) => !OUTCOMES.includes(title));
  const after = (["stdout", "stderr"] as const).flatMap((stream): Section[] => {
    const partly = all.filter(({ title }) => title === `${stream} has`);
    if (partly.length > 0 || outcome[stream] === "") return partly;
    if (!outcome[stream].endsWith("\n") || /^==== /m.test(outcome[stream])) {
      throw new Error(
        `${stream} cannot be written into a case: it has no last newline, or a line that begins a section`,
      );
    }
    return [{ title: stream, body: outcome[stream] }];
  });
  return [...before, { title: "exit", body: `${outcome.exit}\n` }, ...after]
    .map(({ title, body }) => `==== ${title}\n${body}`)
    .join("");
}

/** What of the expectation is not so, or undefined. */
export function missingLine(expectation: Expected, output: string): string | undefined {
  if ("exact" in expectation) return undefined;
  const lines = output.split("\n");
  let from = 0;
  for (const wanted of expectation.has) {
    const found = lines.findIndex((line, index) => index >= from && line.includes(wanted));
    if (found < 0) return wanted;
    from = found + 1;
  }
  return undefined;
}

function sections(text: string): Section[] {
  const [before, ...rest] = text.split(/^==== /m);
  if (before !== "") throw new Error("a case begins with a line `==== about`");
  return rest.map((part) => {
    const end = part.indexOf("\n");
    return end < 0 ? { title: part.trim(), body: "" } : { title: part.slice(0, end).trim(), body: part.slice(end + 1) };
  });
}

function expected(named: ReadonlyMap<string, string>, stream: string): Expected {
  const partly = named.get(`${stream} has`);
  if (partly === undefined) return { exact: named.get(stream) ?? "" };
  if (named.has(stream)) throw new Error(`give "==== ${stream}" or "==== ${stream} has", not both`);
  return {
    has: partly
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  };
}

function variables(body: string): Record<string, string> {
  const lines = body.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf("=");
      if (at <= 0) throw new Error(`"${line}" is not NAME=VALUE`);
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

/** A shell of words and quotes; anything that needs a real shell belongs into hostile.test.ts. */
function commandWords(line: string): string[] {
  const word = /(?:[^\s"']+|"[^"]*"|'[^']*')+/g;
  if (line.replace(word, "").trim() !== "") throw new Error(`a quote is not closed: ${line}`);
  if (/[|&;<>$`*\\\n]/.test(line.replace(/"[^"]*"|'[^']*'/g, ""))) {
    throw new Error(`a command is one line of words and quotes, without | & ; < > $ * and the like: ${line}`);
  }
  const [program, ...args] = [...line.matchAll(word)].map(([part]) => part.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
  if (program !== "inference-advisor") throw new Error(`a command begins with inference-advisor: ${line}`);
  return args;
}
