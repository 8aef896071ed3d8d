/** What is still open when only some inputs are known: which decisions, and which inputs could settle them. */
import { encode } from "./axis.ts";
import { type CompiledDecision, type Engine, isDecision } from "./compile.ts";
import type { Input, Value } from "./model.ts";
import { ancestors } from "./reads.ts";
import { type Box, spread, stand, wholeBox, withSide } from "./region.ts";
import type { RuleIndex } from "./rule-index.ts";
import { covers, NO_ATOMS, run } from "./runs.ts";

export interface OpenState {
  /** Decisions that can still come out in more than one way. */
  readonly decisions: readonly string[];
  /** Inputs that a rule which may or may not fire still reads, in declared order. */
  readonly inputs: readonly Input[];
}

/** Judges the wanted decisions over every value that the unknown inputs can have. */
export function openState(engine: Engine, known: ReadonlyMap<string, Value>, wanted: readonly string[]): OpenState {
  const { model } = engine;
  const nodes = model.nodes.filter((node) => wanted.some((name) => ancestors(model.nodes, name).includes(node)));
  const numbers = nodes.map((node) => engine.nodeOf.get(node.name) ?? -1);
  const box = spread(engine, boxOf(engine, known), numbers);
  const open = new Set<string>();
  const inputs = new Set<string>();
  for (const name of wanted) collectOpen(engine, name, box, open, inputs);
  const products = model.inputs.filter(({ name }) => inputs.has(name)).flatMap(({ product }) => product);
  // A product is settled by its factors, of which those that are known are settled already.
  const isWanted = ({ name }: Input): boolean => inputs.has(name) || (products.includes(name) && !known.has(name));
  return {
    decisions: wanted.filter((name) => open.has(name)),
    inputs: model.inputs.filter((input) => input.product.length === 0 && isWanted(input)),
  };
}

/** One atom where the value is known, the whole domain elsewhere. */
function boxOf(engine: Engine, known: ReadonlyMap<string, Value>): Box {
  let box = wholeBox(engine);
  for (const [name, value] of known) {
    const number = engine.axisOf.get(name) ?? -1;
    const axis = engine.axes[number];
    if (axis === undefined) continue;
    const atom = encode(axis, value);
    box = withSide(box, number, run(atom, atom + 1));
  }
  return box;
}

/** Notes a decision that is open, and what the rules that keep it open read, down to the inputs. */
function collectOpen(engine: Engine, name: string, box: Box, open: Set<string>, inputs: Set<string>): void {
  const compiled = engine.nodes[engine.nodeOf.get(name) ?? -1];
  if (compiled === undefined || !isDecision(compiled) || open.has(name)) return;
  if (!isOpen(engine, compiled, box)) return;
  open.add(name);
  for (const index of [compiled.applies, compiled.eliminate, compiled.prefer, compiled.collect]) {
    for (const input of undecidedColumns(engine, index, box)) {
      if (engine.nodeOf.has(input)) collectOpen(engine, input, box, open, inputs);
      else inputs.add(input);
    }
  }
}

function isOpen(engine: Engine, compiled: CompiledDecision, box: Box): boolean {
  const side = box[compiled.axis] ?? NO_ATOMS;
  const single = side.length === 2 && (side[1] ?? 0) - (side[0] ?? 0) === 1;
  if (!single) return side.length > 0;
  // A list answer has more to settle than its first option.
  return (
    engine.nodes.length > 0 && compiled.collect.rules.length > 0 && stand(compiled.collect, box).possible.length > 0
  );
}

/** The inputs on which rules that are possible but not sure still depend, up to the first rule that is sure. */
function undecidedColumns(engine: Engine, index: RuleIndex, box: Box): string[] {
  return stand(index, box).possible.flatMap((rule) =>
    [...(index.boxes[rule] ?? [])].flatMap(([axis, cell]) =>
      covers(cell, box[axis] ?? NO_ATOMS) ? [] : [engine.axes[axis]?.input.name ?? ""],
    ),
  );
}
