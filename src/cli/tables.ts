/**
 * Which tables answer: the precompiled ones, or these with an organisation's rules on top. It has to be known before the
 * arguments are parsed, because every input is a flag; so the arguments are only looked through here.
 */
import type { Model } from "../tables/model.ts";
import { findConfig } from "./find-config.ts";
import type { Io } from "./io.ts";

export interface Tables {
  readonly model: Model;
  /** Overlays that flags named. */
  readonly rules: readonly string[];
  /** The price file that the configuration names. */
  readonly prices: string | undefined;
  /** The form of answers that the configuration wants. */
  readonly format: string | undefined;
  /** What was typed, of which only the flags in it have to be built; without it, all are. */
  readonly args?: readonly string[];
}

/** What to put on top of the built-in tables. */
export interface Wanted {
  readonly builtin: Model;
  readonly rules: readonly string[];
  /** The configuration file, if there is one and it is not refused. */
  readonly config: string | undefined;
}

/** Commands that answer from the tables; `help` tells of the flags that they make. */
const ANSWERING = [
  "recommend",
  "batch",
  "ask",
  "what-if",
  "compare",
  "explain",
  "facts",
  "generate",
  "completion",
  "help",
];

/** For commands that look at no tables, or find theirs themselves. */
const NO_TABLES: Tables = {
  model: {
    units: { dimensions: {}, spellings: {} },
    groups: {},
    inputs: [],
    limits: {},
    sources: {},
    nodes: [],
    constraints: [],
    hash: "",
    mentioned: [],
  },
  rules: [],
  prices: undefined,
  format: undefined,
};

export async function tablesFor(io: Io, args: readonly string[]): Promise<Tables> {
  const command = args.find((word) => !word.startsWith("-")) ?? (args.length === 0 ? "ask" : "");
  if (!ANSWERING.includes(command)) return { ...NO_TABLES, args };
  const builtIn = { ...(await builtInTables()), args };
  const config = args.includes("--no-config") ? undefined : await findConfig(io);
  const rules = rulesFlags(args);
  if (config === undefined && rules.length === 0) return builtIn;
  const { ownTables } = await import("./own-rules.ts");
  try {
    return { ...(await ownTables(io, { builtin: builtIn.model, rules, config })), args };
  } catch (error) {
    // Whoever asks for help gets it, whatever is wrong with the rules.
    if (args.includes("--help") || args.includes("-h")) return builtIn;
    throw error;
  }
}

export async function builtInTables(): Promise<Tables> {
  const { builtin } = await import("../builtin.ts");
  return { model: builtin, rules: [], prices: undefined, format: undefined };
}

/** The values of `--rules DIR` and `--rules=DIR`. What is wrong with them, the parser of the arguments says. */
function rulesFlags(args: readonly string[]): string[] {
  return args.flatMap((word, place) => {
    if (word.startsWith("--rules=")) return [word.slice("--rules=".length)];
    const value = args[place + 1];
    return word === "--rules" && value !== undefined && !value.startsWith("-") ? [value] : [];
  });
}
