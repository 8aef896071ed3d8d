/** Comparisons that are probably one off: a single value that falls between two rules, or into both. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import { nextUp } from "../../units.ts";
import { type Axis, intervalOf, valueIn } from "../axis.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import type { Condition } from "../model.ts";
import { meets, NO_ATOMS } from "../runs.ts";
import { formatValue } from "../value.ts";
import type { Grid, Part } from "./grid.ts";
import { MOST_FINDINGS, type Pair } from "./table-overlaps.ts";

/** `gaps` are joined boxes: a side of one value then has rules on its sides, not another gap. */
export function findSlips(
  engine: Engine,
  compiled: CompiledTable,
  grid: Grid,
  gaps: readonly Part[],
  pairs: readonly Pair[],
): Finding[] {
  const slips = [
    ...gaps.flatMap((part) => slipOfGap(engine, compiled, grid, part)),
    ...pairs.flatMap((pair) => slipOfPair(engine, compiled, grid, pair)),
  ];
  const different = new Map(slips.map((slip) => [JSON.stringify(slip), slip]));
  return [...different.values()].slice(0, MOST_FINDINGS);
}

function slipOfGap(engine: Engine, compiled: CompiledTable, grid: Grid, part: Part): Finding[] {
  return singleValues(engine, grid, part).flatMap((value) => {
    const { axis, atom } = value;
    const beside = touching(compiled, grid, part, value);
    const likely = beside.find(({ condition }) => STRICT.test(condition.text)) ?? beside[0];
    if (likely === undefined) return [];
    const { condition, id, above } = likely;
    const written = STRICT.test(condition.text);
    // Without a comparison that could be one off, only a hole between two rules looks like a slip.
    if (!written && !(beside.some((each) => each.above) && beside.some((each) => !each.above))) return [];
    const hint = written
      ? `did you mean "${above ? ">" : "<"}=" in \`${condition.text}\` of rule ${id}?`
      : `let \`${condition.text}\` of rule ${id} ${above ? "begin" : "end"} there, or add a rule`;
    return [say(engine, axis, atom, condition, "no rule", hint)];
  });
}

/** Rules on both sides of the value that hold it both: one comparison of the two has an "=" too many. */
function slipOfPair(engine: Engine, compiled: CompiledTable, grid: Grid, { rule, other, part }: Pair): Finding[] {
  return singleValues(engine, grid, part).flatMap(({ column, axis, atom }) => {
    const cells = [rule, other].map((each) => grid.columns[column]?.cells[each] ?? NO_ATOMS);
    const endsThere = cells.map((cell) => cell.at(-1) === atom + 1 && cell[0] !== atom);
    const beginsThere = cells.map((cell) => cell[0] === atom && cell.at(-1) !== atom + 1);
    const facing = (endsThere[0] && beginsThere[1]) || (endsThere[1] && beginsThere[0]);
    const condition = conditionOn(compiled, rule, axis);
    if (!facing || condition === undefined) return [];
    const sign = endsThere[0] ? "<" : ">";
    const ids = [other, rule].map((each) => compiled.node.rules[each]?.id ?? "");
    const hint = condition.text.includes(`${sign}=`)
      ? `did you mean "${sign}" in \`${condition.text}\` of rule ${ids[1]}?`
      : `let \`${condition.text}\` of rule ${ids[1]} ${endsThere[0] ? "end before" : "begin after"} it`;
    return [say(engine, axis, atom, condition, `rules ${ids.join(" and ")}`, hint)];
  });
}

const STRICT = /[<>](?!=)/;

interface SingleValue {
  readonly column: number;
  readonly axis: Axis;
  readonly atom: number;
}

/** The ordered sides of a part that hold one value only. */
function singleValues(engine: Engine, grid: Grid, part: Part): SingleValue[] {
  return grid.columns.flatMap(({ axis: number, ordered }, column) => {
    const axis = engine.axes[number];
    const [from = 0, to = 0] = part[column] ?? NO_ATOMS;
    if (axis === undefined || !ordered || part[column]?.length !== 2 || to !== from + 1) return [];
    if (from >= axis.firstWord || axis.size === 1) return [];
    const [low, high] = intervalOf(axis, from);
    const single = axis.input.type === "count" ? high === low + 1 : high === nextUp(low);
    return single ? [{ column, axis, atom: from }] : [];
  });
}

/** The conditions of rules that begin right above the value or end right below it, and meet the rest of the part. */
function touching(compiled: CompiledTable, grid: Grid, part: Part, { column, axis, atom }: SingleValue) {
  return compiled.node.rules.flatMap((rule, number) => {
    const cell = grid.columns[column]?.cells[number] ?? NO_ATOMS;
    const above = cell[0] === atom + 1;
    if (!above && cell.at(-1) !== atom) return [];
    const meeting = grid.columns.every(
      ({ cells }, each) => each === column || meets(cells[number] ?? NO_ATOMS, part[each] ?? NO_ATOMS),
    );
    const condition = conditionOn(compiled, number, axis);
    return meeting && condition !== undefined ? [{ condition, id: rule.id, above }] : [];
  });
}

function conditionOn({ node }: CompiledTable, rule: number, { input }: Axis): Condition | undefined {
  return node.rules[rule]?.when.find((condition) => condition.input === input.name);
}

function say(engine: Engine, axis: Axis, atom: number, condition: Condition, where: string, hint: string): Finding {
  const value = formatValue(axis.input, valueIn(axis, atom), engine.model.units);
  return finding("table/boundary", parsePlace(condition.at), axis.input.name, value, where, hint);
}
