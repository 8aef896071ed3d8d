/** Rules of a plain table that differ in one column only, lie side by side there and give the same outputs. */
import { type Finding, parsePlace } from "../../errors.ts";
import { finding } from "../../findings/index.ts";
import type { CompiledTable, Engine } from "../compile.ts";
import type { TableRule } from "../model.ts";
import { count, meets, NO_ATOMS, type Runs, union } from "../runs.ts";
import { conditionText } from "./condition-text.ts";
import { boxOf, type Column, type Grid, isNothing } from "./grid.ts";
import type { Overlaps } from "./overlaps.ts";
import { agree, MOST_FINDINGS } from "./table-overlaps.ts";

export function findMergeable(engine: Engine, compiled: CompiledTable, grid: Grid, overlaps: Overlaps): Finding[] {
  const { node } = compiled;
  const findings: Finding[] = [];
  for (const { column, group } of groups(compiled, grid)) {
    const { axis: number, cells, ordered } = column;
    const axis = engine.axes[number];
    // Tests of a set do not always join to one test.
    if (axis === undefined || axis.input.type === "any of") continue;
    for (const side of ordered ? neighbours(group, cells) : [group]) {
      const rules = movable(compiled, overlaps, cells, side);
      if (rules.length < 2) continue;
      const merged = rules.map((rule) => cells[rule] ?? NO_ATOMS).reduce(union, NO_ATOMS);
      const ids = rules.map((rule) => node.rules[rule]?.id ?? "");
      const text = count(merged) === axis.size ? "" : conditionText(axis, merged, engine.model.units);
      const at = node.rules[rules.at(-1) ?? 0]?.at ?? "";
      findings.push(finding("table/mergeable", parsePlace(at), ids, axis.input.name, text));
    }
    if (findings.length <= MOST_FINDINGS) continue;
    const more = finding("table/more", parsePlace(node.at), node.name, "table/mergeable", MOST_FINDINGS);
    return [...findings.slice(0, MOST_FINDINGS), more];
  }
  return findings;
}

/** Rules that say the same and differ in one column at most, column by column. */
function* groups({ node }: CompiledTable, grid: Grid): Generator<{ column: Column; group: readonly number[] }> {
  const numbers = grid.columns.map(({ cells }) => numbered(cells.map((cell) => cell.join())));
  const outputs = numbered(node.rules.map(saying));
  const live = node.rules.flatMap((_, rule) => (isNothing(boxOf(grid, rule)) ? [] : [rule]));
  for (const column of grid.columns) {
    const others = numbers.filter((_, each) => grid.columns[each] !== column);
    const alike = new Map<string, number[]>();
    for (const rule of live) {
      const key = [outputs[rule], ...others.map((of) => of[rule])].join();
      const group = alike.get(key);
      if (group === undefined) alike.set(key, [rule]);
      else group.push(rule);
    }
    for (const group of alike.values()) if (group.length > 1) yield { column, group };
  }
}

/** Rules are one only if a reader loses nothing: the reason and the sources are the same as well. */
function saying({ then, because, sources }: TableRule): string {
  return JSON.stringify([then, because, sources]);
}

/** Equal texts get equal numbers. */
function numbered(texts: readonly string[]): number[] {
  const numbers = new Map<string, number>();
  return texts.map((text) => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
}

/** Runs of cells without a hole between them. */
function neighbours(group: readonly number[], cells: readonly Runs[]): number[][] {
  const first = (rule: number): number => cells[rule]?.[0] ?? 0;
  const chains: { rules: number[]; end: number }[] = [];
  for (const rule of [...group].sort((a, b) => first(a) - first(b))) {
    const end = cells[rule]?.at(-1) ?? 0;
    const chain = chains.at(-1);
    if (chain === undefined || first(rule) > chain.end) {
      chains.push({ rules: [rule], end });
    } else {
      chain.rules.push(rule);
      chain.end = Math.max(chain.end, end);
    }
  }
  return chains.map(({ rules }) => rules.sort((a, b) => a - b));
}

/** Of these, those that can stand where the first of them stands without changing an answer. */
function movable(
  compiled: CompiledTable,
  overlaps: Overlaps,
  cells: readonly Runs[],
  rules: readonly number[],
): number[] {
  const { hit } = compiled.node;
  const [to = 0] = rules;
  const each = !["unique", "any", "first", "priority"].includes(hit);
  const ordered = hit === "first" || hit === "rule order";
  let taken: Runs = NO_ATOMS;
  return rules.filter((rule) => {
    const cell = cells[rule] ?? NO_ATOMS;
    // Where every match counts, rules that match together count twice.
    if (each && meets(taken, cell)) return false;
    if (ordered && rule !== to) {
      for (const between of overlaps.with(rule, rule)) {
        if (between > to && !(hit === "first" && agree(compiled, between, rule))) return false;
      }
    }
    taken = union(taken, cell);
    return true;
  });
}
