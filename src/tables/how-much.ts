/** Conditions that say nothing: those that nothing meets, and those that everything does. */
import type { Cell, Input } from "./model.ts";
import { domain } from "./ranges.ts";
import { allowedWords, specialWords } from "./value.ts";

/** Whether a cell admits no value of its input, every one, or some. */
export function howMuch(input: Input, cell: Cell): "nothing" | "some" | "everything" {
  if (cell.kind === "members" || input.type === "text") return "some";
  if (cell.kind === "values") {
    const words = allowedWords(input);
    const admitted = words.filter((word) => cell.values.includes(word) !== cell.not).length;
    return admitted === 0 ? "nothing" : admitted === words.length ? "everything" : "some";
  }
  if (cell.ranges.length === 0 && cell.words.length === 0) return "nothing";
  const [low, high] = domain(input);
  const [first] = cell.ranges;
  const all = first?.[0] === low && first[1] === high && cell.words.length === specialWords(input).length;
  return all ? "everything" : "some";
}
