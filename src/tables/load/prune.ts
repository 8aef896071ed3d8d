/**
 * Rules that were read with a whole input of which an overlay leaves less: they name values that are gone now, and what
 * can no longer happen is taken out of them.
 */
import { howMuch } from "../how-much.ts";
import type { AssumeRule, Cell, Condition, Input, Node, Rule, Value } from "../model.ts";
import { domain, intersect } from "../ranges.ts";

/** Does the input still have this value? */
export function holds(input: Input, value: Value): boolean {
  if (typeof value === "number") return value >= input.range[0] && value <= input.range[1];
  if (typeof value !== "string") return value.every((member) => input.values.includes(member));
  return (
    value === "any" ||
    value === "none" ||
    input.type === "yes/no" ||
    input.values.length === 0 ||
    input.values.includes(value)
  );
}

/** The decisions and tables without what can no longer happen. */
export function narrowNodes(inputs: readonly Input[], nodes: readonly Node[]): Node[] {
  const narrow = new Map(inputs.map((input) => [input.name, input]));
  const pruned = <R extends Rule>(rules: readonly R[]): R[] => rules.flatMap((rule) => prune(narrow, rule));
  // Without any such rule the question would always arise, or be answered by a ranking.
  const kept = <R extends Rule>(rules: readonly R[]): R[] => rules.map((rule) => clipRule(narrow, rule));
  return nodes.map((node): Node => {
    if (node.kind === "table") return { ...node, rules: pruned(node.rules) };
    return {
      ...node,
      options: node.options.map((option) => ({
        ...option,
        implies: Object.fromEntries(
          Object.entries(option.implies).filter(([name, value]) => {
            const input = narrow.get(name);
            return input === undefined || holds(input, value);
          }),
        ),
      })),
      applies: kept(node.applies),
      eliminate: pruned(node.eliminate),
      prefer: pruned(node.prefer),
      collect: kept(node.collect),
      impossible: pruned(node.impossible),
      companions: pruned(node.companions),
      settings: pruned(node.settings),
    };
  });
}

/** A row without conditions that always hold now; none at all when one can never hold. */
export function prune<R extends Rule | AssumeRule>(narrow: ReadonlyMap<string, Input>, row: R): R[] {
  const clipped = clipRule(narrow, row);
  const much = (condition: Condition): string => {
    const input = narrow.get(condition.input);
    return input === undefined ? "some" : admits(input, condition.cell);
  };
  if (clipped.when.some((condition) => much(condition) === "nothing")) return [];
  return [{ ...clipped, when: clipped.when.filter((condition) => much(condition) !== "everything") }];
}

function clipRule<R extends Rule | AssumeRule>(narrow: ReadonlyMap<string, Input>, row: R): R {
  const when = row.when.map((condition) => {
    const input = narrow.get(condition.input);
    return input === undefined ? condition : { ...condition, cell: clip(input, condition.cell) };
  });
  return { ...row, when };
}

function clip(input: Input, cell: Cell): Cell {
  if (cell.kind === "ranges") return { ...cell, ranges: intersect(cell.ranges, [domain(input)]) };
  // "Has all of them" with one that is gone is kept as it is: nothing meets it.
  if (cell.kind !== "members" || cell.test === "all") return cell;
  return { ...cell, members: cell.members.filter((member) => input.values.includes(member)) };
}

function admits(input: Input, cell: Cell): "nothing" | "some" | "everything" {
  if (cell.kind !== "members") return howMuch(input, cell);
  if (cell.test === "all") return cell.members.every((member) => input.values.includes(member)) ? "some" : "nothing";
  if (cell.members.length > 0) return "some";
  return cell.test === "some" ? "nothing" : "everything";
}
