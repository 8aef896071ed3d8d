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

/** A statement that most workloads meet. */
export interface Statement {
  readonly input: Input;
  /** What it says of the input. */
  readonly value: Value;
}

export type Screen =
  | { readonly kind: "checklist"; readonly statements: readonly Statement[]; readonly open: readonly string[] }
  | {
      readonly kind: "question";
      readonly input: Input;
      /** What is assumed unless it is answered. */
      readonly value: Value;
      readonly assumed: string;
      readonly open: readonly string[];
    };

export interface Interviewer {
  /** The next screen, or undefined when nothing asked could still change a wanted decision. */
  next(known: Known): Screen | undefined;
}

/** Fewer statements than this are asked one by one. */
const WORTH_A_SCREEN = 3;

/** An interview about the set-up itself, or about the decisions asked for. */
export function createInterviewer(model: Model, asked: readonly string[]): Interviewer {
  const engine = compile(model);
  const setUp = model.nodes.flatMap((node) => (node.kind === "decision" && !node.quiet ? [node.name] : []));
  const wanted = asked.length > 0 ? asked : setUp;
  return { next: (known) => nextScreen(engine, { wanted, asked }, known) };
}

function nextScreen(
  engine: Engine,
  question: { readonly wanted: readonly string[]; readonly asked: readonly string[] },
  known: Known,
): Screen | undefined {
  const { values } = fill(engine, known.stated);
  const { inputs, decisions: open } = openState(engine, known, question);
  const valued = inputs.flatMap((input): Statement[] => {
    const value = values.get(input.name);
    return value === undefined || input.ask === "" ? [] : [{ input, value }];
  });
  const statements = valued.filter(({ input }) => input.usual !== "");
  if (!known.checked && statements.length >= WORTH_A_SCREEN) return { kind: "checklist", statements, open };

  const [next] = valued.sort((a, b) => a.input.cost - b.input.cost);
  if (next === undefined) return undefined;
  return { kind: "question", ...next, assumed: formatValue(next.input, next.value, engine.model.units), open };
}

export function withAnswer(known: Known, { name }: Input, value: Value): Known {
  return { ...known, stated: new Map(known.stated).set(name, value) };
}

export function withoutAnswer(known: Known, { name }: Input): Known {
  return { ...known, unsure: new Set([...known.unsure, name]) };
}

/** Statements that hold stay assumptions, except where later answers could have something else assumed. */
export function withStatements(known: Known, holding: readonly Statement[]): Known {
  const firm = ({ input }: Statement): boolean => input.assume.every(({ when }) => when.length === 0);
  return {
    checked: true,
    stated: new Map([
      ...known.stated,
      ...holding.filter((each) => !firm(each)).map((each) => [each.input.name, each.value] as const),
    ]),
    unsure: new Set([...known.unsure, ...holding.filter(firm).map(({ input }) => input.name)]),
  };
}
