/**
 * Which tables answer: the precompiled ones, or these with an organisation's rules on top. It has to be known before the
 * arguments are parsed, because every input is a flag; so the arguments are only looked through here.
 */
import { builtin } from "../builtin.ts";
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
}

/** What to put on top of the built-in tables. */
export interface Wanted {
  readonly builtin: Model;
  readonly rules: readonly string[];
  /** The configuration file, if there is one and it is not refused. */
  readonly config: string | undefined;
}

export const BUILT_IN: Tables = { model: builtin, rules: [], prices: undefined, format: undefined };

/** Commands that answer from the tables. */
const ANSWERING = ["recommend", "ask", "what-if", "compare", "explain", "facts", "generate", "completion"];

export async function tablesFor(io: Io, args: readonly string[]): Promise<Tables> {
  const command = args.find((word) => !word.startsWith("-")) ?? "ask";
  if (!ANSWERING.includes(command)) return BUILT_IN;
  const config = args.includes("--no-config") ? undefined : await findConfig(io);
  const rules = rulesFlags(args);
  if (config === undefined && rules.length === 0) return BUILT_IN;
  const { ownTables } = await import("./own-rules.ts");
  try {
    return await ownTables(io, { builtin, rules, config });
  } catch (error) {
    // Whoever asks for help gets it, whatever is wrong with the rules.
    if (args.includes("--help") || args.includes("-h")) return BUILT_IN;
    throw error;
  }
}

/** The values of `--rules DIR` and `--rules=DIR`. What is wrong with them, the parser of the arguments says. */
function rulesFlags(args: readonly string[]): string[] {
  return args.flatMap((word, place) => {
    if (word.startsWith("--rules=")) return [word.slice("--rules=".length)];
    const value = args[place + 1];
    return word === "--rules" && value !== undefined && !value.startsWith("-") ? [value] : [];
  });
}
