/** A set of atoms as the condition line that admits them. */
import { formatQuantity, type Units } from "../../units.ts";
import type { Axis } from "../axis.ts";
import type { Runs } from "../runs.ts";
import { type Interval, type Side, sidesOf } from "./outline.ts";

export function conditionText(axis: Axis, atoms: Runs, units: Units): string {
  const { name, type } = axis.input;
  const word = (text: string): string => (type === "text" ? JSON.stringify(text) : text);
  const bound = (interval: Interval): string => {
    const { from, to, fromIncluded, toIncluded } = interval;
    const number = (value: number): string => formatQuantity(value, type, units);
    if (from !== undefined && from === to) return `= ${number(from)}`;
    const [low, high] = axis.input.range;
    const lower =
      from === undefined || (from === low && fromIncluded) ? [] : [`${fromIncluded ? ">=" : ">"} ${number(from)}`];
    const upper = to === undefined || (to === high && toIncluded) ? [] : [`${toIncluded ? "<=" : "<"} ${number(to)}`];
    // Every number, beside some of the words.
    if (lower.length + upper.length === 0) return `>= ${number(low)}`;
    return [...lower, ...upper].join(" ");
  };
  const alternatives = (side: Side): string[] => {
    if (side === "any") return [];
    if ("not" in side) return side.not.map(word);
    return "fromIncluded" in side ? [bound(side)] : side.map((value) => word(String(value)));
  };
  const sides = sidesOf(axis, atoms);
  const [only] = sides;
  if (sides.length === 1 && only !== undefined && only !== "any") {
    if ("fromIncluded" in only) return `${name} ${bound(only)}`;
    if ("not" in only) return `${name} is not ${alternatives(only).join(" | ")}`;
  }
  return `${name} is ${sides.flatMap(alternatives).join(" | ")}`;
}
