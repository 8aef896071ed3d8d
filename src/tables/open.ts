/** What is still open when only some inputs are known: which decisions, and which inputs could settle them. */
import { valueIn } from "./axis.ts";
import { type CompiledNode, type Engine, isDecision } from "./compile.ts";
import type { Input } from "./model.ts";
import { type Chance, type Doubt, type Outlook, outlook } from "./outlook.ts";
import { doubtfulRows, type KnownInputs, possibleValues } from "./possible.ts";
import { type Box, relate, spread, withSide } from "./region.ts";
import { atomsIn, covers, has, NO_ATOMS, type Runs, run, union } from "./runs.ts";

export interface OpenQuestion {
  readonly wanted: readonly string[];
  /** Decisions asked for by name: what they need in order to arise is presupposed. */
  readonly asked: readonly string[];
}

export interface OpenState {
  /** Wanted decisions that can still come out in more than one way. */
  readonly decisions: readonly string[];
  /** Inputs that a rule which may or may not fire still reads, in declared order. */
  readonly inputs: readonly Input[];
}

/** Judges the wanted decisions over every value that the unknown inputs can have. */
export function openState(engine: Engine, known: KnownInputs, { wanted, asked }: OpenQuestion): OpenState {
  const { model } = engine;
  const numbers = restingOn(engine, wanted);
  const possible = possibleValues(engine, known);
  const survey = surveyNodes(engine, possible.box, numbers, asked);
  const inputs = new Set<string>();
  const seen = new Set<string>();

  const unknown = (name: string): void => {
    const compiled = engine.inputs.find(({ input }) => input.name === name);
    if (compiled === undefined || possible.values.get(name)?.length === 1 || seen.has(name)) return;
    seen.add(name);
    if (compiled.input.product.length > 0) compiled.input.product.forEach(unknown);
    else if (known.unsure.has(name)) follow(doubtfulRows(compiled, survey.box));
    else inputs.add(name);
  };
  const follow = (doubts: readonly Doubt[]): void => {
    for (const [axis, cell] of doubts.flatMap((doubt) => [...doubt])) {
      if (covers(cell, survey.box[axis] ?? NO_ATOMS)) continue;
      const name = engine.axes[axis]?.input.name ?? "";
      const node = engine.nodeOf.get(name);
      if (node === undefined) unknown(name);
      else visit(node, "whole");
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
  const isOpen = (name: string): boolean => survey.prospects.get(engine.nodeOf.get(name) ?? -1)?.open === true;
  for (const name of wanted) visit(engine.nodeOf.get(name) ?? -1, "whole");
  return { decisions: wanted.filter(isOpen), inputs: model.inputs.filter(({ name }) => inputs.has(name)) };
}

/** The numbers of the wanted nodes and of all that they read, ascending. */
function restingOn(engine: Engine, wanted: readonly string[]): number[] {
  const needed = new Set(wanted.map((name) => engine.nodeOf.get(name) ?? -1));
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

function surveyNodes(engine: Engine, known: Box, numbers: readonly number[], asked: readonly string[]): Survey {
  const askers = asked.flatMap((name) => engine.nodes[engine.nodeOf.get(name) ?? -1] ?? []);
  const prospects = new Map<number, Prospect>();
  let box = known;
  // Presupposing an option against its limits leads to where no table was proved.
  let proved = true;
  for (const number of numbers) {
    const compiled = engine.nodes[number];
    if (compiled === undefined) continue;
    box = spread(engine, box, [number]);
    const own = outlook(compiled, box, proved);
    const resting = compiled.reads.map((read) => prospects.get(read)?.fails ?? "never");
    const blocked = surest(resting);
    prospects.set(number, {
      own,
      open: blocked === "perhaps" || (blocked === "never" && own.open),
      fails: surest([blocked, own.fails]),
    });
    const presupposed = presupposedSide(engine, compiled, askers, box);
    if (presupposed === undefined) continue;
    proved = false;
    box = withSide(box, compiled.axis, presupposed);
  }
  return { box, prospects };
}

function surest(chances: readonly Chance[]): Chance {
  if (chances.includes("always")) return "always";
  return chances.includes("perhaps") ? "perhaps" : "never";
}

/** What a node reads as once the decisions asked for have presupposed what they need of it; undefined: nothing. */
function presupposedSide(
  engine: Engine,
  compiled: CompiledNode,
  askers: readonly CompiledNode[],
  box: Box,
): Runs | undefined {
  const axis = engine.axes[compiled.axis];
  if (!isDecision(compiled) || axis === undefined) return undefined;
  const isOption = (atom: number): boolean => compiled.options.includes(String(valueIn(axis, atom)));
  const side = box[compiled.axis] ?? NO_ATOMS;
  const sides = askers.flatMap((asker): Runs[] => {
    const needed = isDecision(asker) ? asker.applies.boxes[0]?.get(compiled.axis) : undefined;
    if (!isDecision(asker) || needed === undefined) return [];
    const fitting = [...atomsIn(side)].filter((atom) => has(needed, atom) || !isOption(atom));
    const option = [...atomsIn(needed)].find(isOption);
    const others = asker.applies.rules.slice(1).map((_, place) => relate(asker.applies, place + 1, box));
    if (option === undefined || others.includes("sure") || fitting.length === [...atomsIn(side)].length) return [];
    // Where it arises for another reason, nothing is presupposed.
    const kept = others.includes("possible") ? [...atomsIn(side)] : fitting;
    return [[...kept, option].map((atom) => run(atom, atom + 1)).reduce(union, NO_ATOMS)];
  });
  return sides.length === 0 ? undefined : sides.reduce(union, NO_ATOMS);
}
