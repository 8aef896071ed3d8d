/** Which question comes next: only inputs that a rule still reads, the usual ones on one screen. */
import { compile, type Engine } from "../tables/compile.ts";
import { fill } from "../tables/fill.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import { openState } from "../tables/open.ts";
import { formatValue } from "../tables/value.ts";

/** What is known so far. An input about which the user is not sure keeps its assumption. */
export interface Known {
  readonly stated: ReadonlyMap<string, Value>;
  readonly unsure: ReadonlySet<string>;
  /** The screen of usual statements has been answered. */
  readonly checked: boolean;
}

export const NOTHING_KNOWN: Known = { stated: new Map(), unsure: new Set(), checked: false };

export type Screen =
  | { readonly kind: "checklist"; readonly inputs: readonly Input[]; readonly open: readonly string[] }
  | { readonly kind: "question"; readonly input: Input; readonly assumed: string; readonly open: readonly string[] };

export interface Interviewer {
  /** The next screen, or undefined when nothing asked could still change a wanted decision. */
  next(known: Known): Screen | undefined;
}

/** Fewer statements than this are asked one by one. */
const WORTH_A_SCREEN = 3;

export function createInterviewer(model: Model, wanted: readonly string[]): Interviewer {
  const engine = compile(model);
  return { next: (known) => nextScreen(engine, wanted, known) };
}

function nextScreen(engine: Engine, wanted: readonly string[], known: Known): Screen | undefined {
  const { values } = fill(engine, known.stated);
  const settled = new Map(known.stated);
  const assume = (name: string): void => {
    const value = values.get(name);
    if (value !== undefined) settled.set(name, value);
  };
  for (const name of known.unsure) assume(name);
  const state = openState(engine, settled, wanted);
  const usual = state.inputs.filter((input) => input.usual !== "");
  if (!known.checked && usual.length >= WORTH_A_SCREEN)
    return { kind: "checklist", inputs: usual, open: state.decisions };

  const input = state.inputs.find(({ ask }) => ask !== "");
  if (input === undefined) return undefined;
  const value = values.get(input.name);
  const assumed = value === undefined ? "" : formatValue(input, value, engine.model.units);
  return { kind: "question", input, assumed, open: state.decisions };
}

/** The decisions an interview is about: the set-up itself, unless others are asked for. */
export function interviewDecisions(model: Model, decide: readonly string[]): string[] {
  if (decide.length > 0) return [...decide];
  return model.nodes.flatMap((node) => (node.kind === "decision" && !node.quiet ? [node.name] : []));
}
