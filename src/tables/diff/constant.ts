/** What the nodes surely answer in a box: the same to every workload of it, or not known to be the same. */
import { encode } from "../axis.ts";
import { type CompiledDecision, type CompiledNode, type CompiledTable, type Engine, isDecision } from "../compile.ts";
import { answerWords, type Evaluated, NO_OPTION, tableAnswer } from "../evaluate.ts";
import { applyPolicy } from "../policy.ts";
import { type Box, bitsOf, mayFail, spread, stand, withSide } from "../region.ts";
import { NO_ATOMS, run } from "../runs.ts";

export interface Certainty {
  /** Per node its one answer, as {@link answerAt} would say it; undefined where it may differ. */
  readonly answers: readonly (string | undefined)[];
  /** Per node whether it surely leaves later decisions something to read. */
  readonly stands: readonly boolean[];
  /** The box with what every node can still answer on its axis. */
  readonly box: Box;
}

/** Looks at the nodes in order, so that a constant answer is all that later ones read of it. */
export function certainty(engine: Engine, inputs: Box): Certainty {
  const answers: (string | undefined)[] = [];
  const stands: boolean[] = [];
  let box = inputs;
  engine.nodes.forEach((compiled, number) => {
    const failing = compiled.reads.filter((read) => stands[read] !== true);
    const blocked = failing.some((read) => FAILED.includes(answers[read] ?? ""));
    const answer = blocked ? BLOCKED : failing.length > 0 ? undefined : answerIn(compiled, box);
    answers.push(answer);
    if (answer !== undefined) box = withAnswer(engine, compiled, box, answer);
    else box = spread(engine, box, [number]);
    stands.push(failing.length === 0 && (answer === undefined ? !mayFail(compiled, box) : !FAILED.includes(answer)));
  });
  return { answers, stands, box };
}

/** What a node answers to one workload, in a form that can be compared. */
export function answerAt(engine: Engine, number: number, evaluated: Evaluated): string {
  const compiled = engine.nodes[number];
  if (compiled === undefined || isDecision(compiled)) return answerWords(engine, number, evaluated);
  if ((evaluated.outcomes[number] ?? 0) <= NO_OPTION) return BLOCKED;
  return JSON.stringify(tableAnswer(compiled, evaluated.atoms).value);
}

/** What a node answers that waits for an earlier one without an option. */
export const BLOCKED = "blocked";
const NONE = "no-option";
const FAILED = [NONE, BLOCKED];
const NOT_ARISING = "not-applicable";

function answerIn(compiled: CompiledNode, box: Box): string | undefined {
  if (!isDecision(compiled)) return tableIn(compiled, box);
  if (compiled.applies.rules.length > 0) {
    const { sure, possible } = stand(compiled.applies, box);
    if (sure.length === 0) return possible.length === 0 ? NOT_ARISING : undefined;
  }
  return compiled.node.collect.length > 0 ? listIn(compiled, box) : choiceIn(compiled, box);
}

function tableIn({ node, rules }: CompiledTable, box: Box): string | undefined {
  const { sure, possible } = stand(rules, box);
  const first = node.hit === "first";
  // Behind a first hit nothing counts.
  if (possible.some((rule) => !first || rule < (sure[0] ?? Number.POSITIVE_INFINITY))) return undefined;
  const hits = first ? sure.slice(0, 1) : sure;
  const matched = hits.flatMap((rule) => rules.rules[rule] ?? []);
  return JSON.stringify(applyPolicy(node, matched).value);
}

function choiceIn(compiled: CompiledDecision, box: Box): string | undefined {
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible) & ~dead;
  if (dead === 2 ** compiled.options.length - 1) return NONE;
  const preferences = stand(compiled.prefer, box);
  const last = preferences.sure[0];
  const reached = preferences.possible.filter((rule) => last === undefined || rule < last);
  if (last === undefined) return reached.length === 0 ? NONE : undefined;
  const winners = new Set<number | undefined>();
  for (const rule of [...reached, last]) {
    const winner = [...(compiled.ranks[rule] ?? [])].find((option) => (dead & (1 << option)) === 0);
    winners.add(winner === undefined || (doubtful & (1 << winner)) !== 0 ? undefined : winner);
  }
  const [winner] = winners;
  return winners.size === 1 && winner !== undefined ? compiled.options[winner] : undefined;
}

function listIn(compiled: CompiledDecision, box: Box): string | undefined {
  const { node, options, collect } = compiled;
  const added = stand(collect, box);
  if (added.possible.length > 0) return undefined;
  const eliminations = stand(compiled.eliminate, box);
  const dead = bitsOf(compiled, eliminations.sure);
  const doubtful = bitsOf(compiled, eliminations.possible) & ~dead;
  const list = [...new Set(added.sure.flatMap((rule) => collect.rules[rule]?.add ?? []))];
  const bit = (id: string): number => 1 << options.indexOf(id);
  if (list.some((id) => (doubtful & bit(id)) !== 0)) return undefined;
  const left = list.filter((id) => (dead & bit(id)) === 0);
  if (left.length > 0) return left.join(", ");
  return node.otherwise === "" ? NONE : node.otherwise;
}

/** Narrows the node's own axis to the one word under which later conditions read its answer; to nothing if it failed. */
function withAnswer(engine: Engine, compiled: CompiledNode, box: Box, answer: string): Box {
  const axis = engine.axes[compiled.axis];
  if (axis === undefined) return box;
  if (FAILED.includes(answer)) return withSide(box, compiled.axis, NO_ATOMS);
  const [first = ""] = isDecision(compiled) ? answer.split(", ") : [tableWord(answer)];
  const atom = encode(axis, axis.words.includes(first) ? first : "none");
  return withSide(box, compiled.axis, run(atom, atom + 1));
}

function tableWord(answer: string): string {
  const value: unknown = JSON.parse(answer);
  return typeof value === "string" ? value : "none";
}
