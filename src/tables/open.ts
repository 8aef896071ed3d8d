/**
 * A first look at what is still open in a box of workloads: generous, never blind. What it calls settled is settled;
 * what it calls open may turn out not to be (`matters.ts` says which).
 */
import type { Engine } from "./compile.ts";
import type { Input } from "./model.ts";
import { type Chance, type Doubt, type Outlook, outlook, SETTLED } from "./outlook.ts";
import { doubtfulRows } from "./possible.ts";
import { optionSide, presupposed } from "./presupposed.ts";
import { type Box, spread, withSide } from "./region.ts";
import { covers, NO_ATOMS, type Runs } from "./runs.ts";

/** Which decisions somebody wants to see settled, as numbers of nodes. */
export interface Wanted {
  readonly wanted: readonly number[];
  /** Those asked for by name: what they need in order to arise is presupposed. */
  readonly asked: readonly number[];
  /** Decisions that are already made. */
  readonly given: ReadonlyMap<number, number>;
}

/** A condition on an input that the box leaves open, and on which something open rests. */
export interface OpenCondition {
  readonly input: string;
  readonly axis: number;
  readonly cell: Runs;
}

export interface OpenState {
  /** Wanted nodes that may still come out in more than one way. */
  readonly nodes: readonly number[];
  /** Free inputs on which they may rest. */
  readonly inputs: ReadonlySet<string>;
  /** The conditions through which they do, those nearest to the wanted decisions first. */
  readonly conditions: readonly OpenCondition[];
  /** Computed inputs through which they do. */
  readonly products: readonly Input[];
}

/** What becomes of inputs that are not stated. */
export interface Unstated {
  /** They can have any value of the box. */
  readonly free: ReadonlySet<string>;
  /** They keep their assumption, whatever it turns out to be. */
  readonly unsure: ReadonlySet<string>;
}

/** `box` holds what inputs can be. */
export function openState(engine: Engine, box: Box, { free, unsure }: Unstated, wanted: Wanted): OpenState {
  const survey = surveyNodes(engine, box, wanted);
  const inputs = new Set<string>();
  const conditions: OpenCondition[] = [];
  const products: Input[] = [];
  const seen = new Set<string>();

  const unknown = (name: string): void => {
    const compiled = engine.inputs.find(({ input }) => input.name === name);
    if (compiled === undefined || seen.has(name)) return;
    seen.add(name);
    if (free.has(name)) inputs.add(name);
    else if (compiled.input.product.length > 0) {
      products.push(compiled.input);
      compiled.input.product.forEach(unknown);
    } else if (unsure.has(name)) follow(doubtfulRows(compiled, survey.box));
  };
  const follow = (doubts: readonly Doubt[]): void => {
    for (const [axis, cell] of doubts.flatMap((doubt) => [...doubt])) {
      if (covers(cell, survey.box[axis] ?? NO_ATOMS)) continue;
      const name = engine.axes[axis]?.input.name ?? "";
      const node = engine.nodeOf.get(name);
      if (node !== undefined) visit(node, "whole");
      else {
        if (free.has(name)) conditions.push({ input: name, axis, cell });
        unknown(name);
      }
    }
  };
  /** Gathers what settles a node, or only whether it has an option at all. */
  const visit = (number: number, extent: "whole" | "failing"): void => {
    const prospect = survey.prospects.get(number);
    if (prospect === undefined || seen.has(`${number} whole`) || seen.has(`${number} ${extent}`)) return;
    seen.add(`${number} ${extent}`);
    if (!(extent === "whole" ? prospect.open : prospect.fails === "perhaps")) return;
    follow(extent === "whole" ? prospect.own.doubts : prospect.own.failing);
    for (const read of engine.nodes[number]?.reads ?? []) {
      if (survey.prospects.get(read)?.fails === "perhaps") visit(read, "failing");
    }
  };
  for (const number of wanted.wanted) visit(number, "whole");
  const nodes = wanted.wanted.filter((number) => survey.prospects.get(number)?.open === true);
  return { nodes, inputs, conditions, products };
}
/** The numbers of the wanted nodes and of all that they rest on, ascending. */
function restingOn(engine: Engine, wanted: Iterable<number>): number[] {
  const needed = new Set(wanted);
  for (let number = engine.nodes.length - 1; number >= 0; number--) {
    if (needed.has(number)) for (const read of engine.nodes[number]?.reads ?? []) needed.add(read);
  }
  return [...engine.nodes.keys()].filter((number) => needed.has(number));
}

interface Prospect {
  readonly own: Outlook;
  readonly open: boolean;
  /** It has no option, or rests on a decision that has none. */
  readonly fails: Chance;
}

interface Survey {
  readonly box: Box;
  readonly prospects: ReadonlyMap<number, Prospect>;
}

function surveyNodes(engine: Engine, known: Box, wanted: Wanted): Survey {
  const { asked, given } = wanted;
  const askers = [...new Set([...asked, ...given.keys()])];
  const prospects = new Map<number, Prospect>();
  let box = known;
  for (const number of restingOn(engine, [...wanted.wanted, ...askers])) {
    const compiled = engine.nodes[number];
    if (compiled === undefined) continue;
    const fixed = given.get(number);
    if (fixed !== undefined) {
      prospects.set(number, { own: SETTLED, open: false, fails: "never" });
      box = withSide(box, compiled.axis, optionSide(engine, compiled, fixed));
      continue;
    }
    box = spread(engine, box, [number]);
    const own = outlook(compiled, box);
    const blocked = surest(compiled.reads.map((read) => prospects.get(read)?.fails ?? "never"));
    const open = blocked === "perhaps" || (blocked === "never" && own.open);
    const fails = surest([blocked, own.fails]);
    const needed = presupposed(engine, number, askers, given, box);
    prospects.set(number, {
      own: { ...own, doubts: [...own.doubts, ...(needed?.doubts ?? [])] },
      open: open || needed?.doubtful === true,
      fails,
    });
    if (needed !== undefined) box = withSide(box, compiled.axis, needed.side);
  }
  return { box, prospects };
}

function surest(chances: readonly Chance[]): Chance {
  if (chances.includes("always")) return "always";
  return chances.includes("perhaps") ? "perhaps" : "never";
}
