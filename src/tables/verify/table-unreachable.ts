/**
 * Rules of a plain table that never give its answer, and the rules that answer in their place. Decisions that it reads
 * can come out any way, since a user may fix them.
 */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import { allMatches, firstMatch } from "../match.ts";
import { placesOf } from "../policy.ts";
import type { Budget } from "./budget.ts";
import { searchUncovered } from "./cover.ts";
import { boxOf, type Grid, isNothing, type Part, partCovers } from "./grid.ts";
import type { Overlaps } from "./overlaps.ts";
import { agree, MOST_FINDINGS } from "./table-overlaps.ts";

/** A rule that never decides, and those that answer all it matches; none where nothing meets it. */
export interface Unreachable {
  readonly rule: number;
  readonly covering: readonly number[];
}

/** Where the policy picks one of the rules that match. In every other policy each match counts. */
const PICKING = ["first", "priority", "any"];

export function findUnreachable(
  engine: Engine,
  compiled: CompiledTable,
  grid: Grid,
  overlaps: Overlaps,
  budget: Budget,
): Unreachable[] {
  const found: Unreachable[] = [];
  const picks = PICKING.includes(compiled.node.hit);
  const beats = contest(compiled);
  for (let rule = 0; rule < grid.rules && !budget.exhausted; rule++) {
    const box = boxOf(grid, rule);
    if (isNothing(box)) found.push({ rule, covering: [] });
    else if (picks && !decidesAt(engine, compiled, grid, box, rule, beats)) {
      const end = compiled.node.hit === "priority" ? grid.rules : rule;
      const covering = coveredBy(grid, box, stronger(overlaps.with(rule, end), rule, beats), budget);
      if (covering !== undefined) found.push({ rule, covering });
    }
  }
  return found;
}

export function sayUnreachable({ node }: CompiledTable, found: readonly Unreachable[]): Finding[] {
  const said = found.slice(0, MOST_FINDINGS).map(({ rule, covering }) => {
    const { id = "", at = "" } = node.rules[rule] ?? {};
    const ids = covering.map((each) => node.rules[each]?.id ?? "");
    return finding("table/unreachable", parsePlace(at), id, ids);
  });
  if (found.length === said.length) return said;
  return [...said, finding("table/more", parsePlace(node.at), node.name, "table/unreachable", MOST_FINDINGS)];
}

/** Whether one rule answers where it and another match. */
type Contest = (winner: number, loser: number) => boolean;

function contest(compiled: CompiledTable): Contest {
  const { node } = compiled;
  // Where outputs have to be equal, only a rule that says the same can answer in another's place.
  if (node.hit === "any") return (winner, loser) => winner < loser && agree(compiled, winner, loser);
  if (node.hit !== "priority") return (winner, loser) => winner < loser;
  const places = node.rules.map((rule) => placesOf(node.outputs, rule));
  return (winner, loser) => {
    const better = places[winner]?.map((place, output) => place - (places[loser]?.[output] ?? 0)) ?? [];
    const difference = better.find((each) => each !== 0) ?? 0;
    return difference < 0 || (difference === 0 && winner < loser);
  };
}

function* stronger(rivals: Iterable<number>, rule: number, beats: Contest): Generator<number> {
  for (const rival of rivals) if (beats(rival, rule)) yield rival;
}

/** Most rules decide at the first place one looks, which saves the search. */
function decidesAt(
  engine: Engine,
  { node, rules }: CompiledTable,
  grid: Grid,
  box: Part,
  rule: number,
  beats: Contest,
): boolean {
  const atoms = new Int32Array(engine.axes.length);
  grid.columns.forEach(({ axis }, column) => {
    atoms[axis] = box[column]?.[0] ?? 0;
  });
  if (node.hit !== "priority") return firstMatch(rules, atoms) >= rule;
  return !allMatches(rules, atoms).some((other) => beats(other, rule));
}

/** The rivals that hold the whole box between them, as few as can be told; undefined where it is not covered. */
function coveredBy(grid: Grid, box: Part, all: Iterable<number>, budget: Budget): readonly number[] | undefined {
  const rivals: number[] = [];
  for (const rival of all) {
    if (partCovers(boxOf(grid, rival), box)) return [rival];
    rivals.push(rival);
  }
  const cover = (by: readonly number[]): readonly number[] | undefined => {
    const used = new Set<number>();
    let open = false;
    searchUncovered(grid, box, by, budget, {
      uncovered: () => {
        open = true;
        return false;
      },
      covered: (rival) => used.add(rival),
    });
    return open || budget.exhausted ? undefined : [...used].sort((a, b) => a - b);
  };
  let covering = cover(rivals);
  for (const rival of covering?.slice(0, MOST_TRIED) ?? []) {
    covering = cover(covering?.filter((each) => each !== rival) ?? []) ?? covering;
  }
  return covering;
}

/** A list of more rules is not read anyway. */
const MOST_TRIED = 16;
