/** What a search for the nearest change wants of a decision: one of its options, or any at all. */
import { type CompiledDecision, type Engine, isDecision } from "../compile.ts";
import { collected, type Evaluated, killedOptions } from "../evaluate.ts";
import { type Box, bitsOf, relate, stand } from "../region.ts";

export interface Goal {
  /** The number of the decision. */
  readonly node: number;
  /** The number of the option; undefined: any. */
  readonly option?: number;
}

export function isReached(engine: Engine, { node, option }: Goal, { atoms, outcomes }: Evaluated): boolean {
  const compiled = engine.nodes[node];
  const outcome = outcomes[node] ?? -1;
  if (compiled === undefined || !isDecision(compiled) || outcome < 0) return false;
  if (option === undefined || outcome === option) return true;
  return (
    compiled.node.collect.length > 0 && collected(compiled, atoms, killedOptions(compiled, atoms)).includes(option)
  );
}

/** Can some workload of the box reach the goal? A no is certain, a yes is not. The box holds what earlier decisions can answer. */
export function mayReach(engine: Engine, { node, option }: Goal, box: Box): boolean {
  const compiled = engine.nodes[node];
  if (compiled === undefined || !isDecision(compiled)) return false;
  const arising = stand(compiled.applies, box);
  if (compiled.applies.rules.length > 0 && arising.sure.length + arising.possible.length === 0) return false;
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible);
  const fate = { dead, mortal: dead | doubtful };
  const can = compiled.node.collect.length > 0 ? mayBeListed : mayWin;
  return compiled.options.some(
    (_, number) => (option === undefined || number === option) && can(compiled, box, number, fate),
  );
}

/** Options that are surely ruled out, and those that may be, as bits. */
interface Fate {
  readonly dead: number;
  readonly mortal: number;
}

/** Some preference that may come first ranks only options before this one that may be ruled out. */
function mayWin({ prefer, ranks }: CompiledDecision, box: Box, option: number, { dead, mortal }: Fate): boolean {
  if ((dead & (1 << option)) !== 0) return false;
  for (let rule = 0; rule < prefer.rules.length; rule++) {
    const relation = relate(prefer, rule, box);
    if (relation === "out") continue;
    const rank = ranks[rule] ?? NO_RANK;
    const before = [...rank].slice(0, rank.indexOf(option));
    if (before.every((other) => (mortal & (1 << other)) !== 0)) return true;
    if (relation === "sure") return false;
  }
  return false;
}

/** Some rule may add it; or it is what stands where nothing is added that survives, whatever speaks against it. */
function mayBeListed({ node, options, collect }: CompiledDecision, box: Box, option: number, fate: Fate): boolean {
  const id = options[option] ?? "";
  const { sure, possible } = stand(collect, box);
  const isDead = (fate.dead & (1 << option)) !== 0;
  if (!isDead && [...sure, ...possible].some((rule) => collect.rules[rule]?.add.includes(id))) return true;
  const surely = sure.flatMap((rule) => collect.rules[rule]?.add ?? []);
  return node.otherwise === id && surely.every((added) => (fate.mortal & (1 << options.indexOf(added))) !== 0);
}

const NO_RANK: readonly number[] = [];
