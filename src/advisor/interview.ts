/** Which question comes next: only inputs that a rule still reads, the usual ones on one screen. */
import { compile, type Engine } from "../tables/compile.ts";
import { fill } from "../tables/fill.ts";
import type { Input, Model, Value } from "../tables/model.ts";
import { openState } from "../tables/open.ts";
import { formatValue } from "../tables/value.ts";
import type { Units } from "../units.ts";
import { presupposing } from "../workload/wanted.ts";

/** What is known so far. An input about which the user is not sure keeps its assumption. */
export interface Known {
  readonly stated: ReadonlyMap<string, Value>;
  /** What the usual statements say that hold: as good as stated, but no news where it is assumed anyway. */
  readonly held: ReadonlyMap<string, Value>;
  readonly unsure: ReadonlySet<string>;
  /** The inputs of the usual statements that do not hold. */
  readonly denied: ReadonlySet<string>;
  /** The screen of usual statements has been answered. */
  readonly checked: boolean;
}

export const NOTHING_KNOWN: Known = {
  stated: new Map(),
  held: new Map(),
  unsure: new Set(),
  denied: new Set(),
  checked: false,
};

/** A statement that most workloads meet. */
export interface Statement {
  readonly input: Input;
  /** What it says of the input. */
  readonly value: Value;
}

/** The statements that most workloads meet, on one screen. */
export interface Checklist {
  readonly kind: "checklist";
  readonly statements: readonly Statement[];
}

export interface Question {
  readonly kind: "question";
  readonly input: Input;
  /** What is assumed unless it is answered, as a value and in words. */
  readonly value: Value;
  readonly assumed: string;
  /** The wanted decisions that can still come out in more than one way. */
  readonly open: readonly string[];
  /** How many questions there can still be, this one included. */
  readonly left: number;
}

export type Screen = Checklist | Question;

export interface Interviewer {
  readonly units: Units;
  /** The next screen, or undefined when nothing asked could still change a wanted decision. */
  next(known: Known): Screen | undefined;
  /** What has to be stated to get the plan of all that is known. */
  conclude(known: Known): ReadonlyMap<string, Value>;
  /** What the plan assumes although it was said not to hold, because no other value was given. */
  unanswered(known: Known): readonly string[];
}

/** Fewer statements than this are asked one by one. */
const WORTH_A_SCREEN = 3;

/**
 * An interview about the set-up itself, or about the decisions asked for. The tables have to be free of gaps: where
 * they declare nothing impossible, an option is taken to survive.
 */
export function createInterviewer(model: Model, asked: readonly string[]): Interviewer {
  const engine = compile(model);
  const setUp = model.nodes.flatMap((node) => (node.kind === "decision" && !node.quiet ? [node.name] : []));
  const wanted = asked.length > 0 ? asked : setUp;
  return {
    units: model.units,
    next: (known) => nextScreen(engine, { wanted, asked: presupposing(asked) }, known),
    conclude: (known) => conclude(engine, known),
    unanswered: (known) => unanswered(engine, known),
  };
}

function nextScreen(
  engine: Engine,
  question: { readonly wanted: readonly string[]; readonly asked: readonly string[] },
  known: Known,
): Screen | undefined {
  const stated = new Map([...known.held, ...known.stated]);
  const { values } = fill(engine, stated);
  const { inputs, decisions: open } = openState(engine, { stated, unsure: known.unsure }, question);
  const valued = inputs.flatMap((input): Statement[] => {
    const value = values.get(input.name);
    return value === undefined || input.ask === "" ? [] : [{ input, value }];
  });
  const statements = valued.filter(({ input }) => input.usual !== "");
  if (!known.checked && statements.length >= WORTH_A_SCREEN) return { kind: "checklist", statements };

  const [next] = valued.sort((a, b) => a.input.cost - b.input.cost);
  if (next === undefined) return undefined;
  const assumed = formatValue(next.input, next.value, engine.model.units);
  return { kind: "question", ...next, assumed, open, left: valued.length };
}

export function withAnswer(known: Known, { name }: Input, value: Value): Known {
  return { ...known, stated: new Map(known.stated).set(name, value) };
}

export function withoutAnswer(known: Known, { name }: Input): Known {
  return { ...known, unsure: new Set([...known.unsure, name]) };
}

export function withStatements(known: Known, statements: readonly Statement[], holding: readonly Statement[]): Known {
  const denied = new Set(statements.filter((each) => !holding.includes(each)).map(({ input }) => input.name));
  return { ...known, checked: true, denied, held: new Map(holding.map(({ input, value }) => [input.name, value])) };
}

/** Statements that hold stay assumptions, except where other answers would have something else assumed. */
function conclude(engine: Engine, { stated, held }: Known): ReadonlyMap<string, Value> {
  const concluded = new Map(stated);
  for (const [name, value] of held) {
    if (String(fill(engine, concluded).values.get(name)) !== String(value)) concluded.set(name, value);
  }
  return concluded;
}

function unanswered(engine: Engine, { stated, held, denied }: Known): string[] {
  const { values } = fill(engine, new Map([...held, ...stated]));
  return engine.model.inputs.flatMap((input) => {
    const value = values.get(input.name);
    if (!denied.has(input.name) || stated.has(input.name) || value === undefined) return [];
    return [`${input.name} ${formatValue(input, value, engine.model.units)}`];
  });
}
