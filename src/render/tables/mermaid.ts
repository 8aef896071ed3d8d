/**
 * The decision requirements graph as a Mermaid flowchart: inputs are rounded, decisions are boxes, lists have a double
 * edge, tables a slanted one; a dotted arrow is something that a decision reads but its answer does not hang on.
 */
import type { Requirement, Requirements } from "../../tables/requirements.ts";

const SHAPES = {
  decision: ["[", "]"],
  list: ["[[", "]]"],
  table: ["[/", "/]"],
} satisfies Record<Requirement["kind"], readonly [string, string]>;

export function requirementsMermaid({ inputs, decisions }: Requirements): string {
  // Names may be words of Mermaid (`end`, `graph`) or hold signs; numbers never do.
  const ids = new Map([
    ...inputs.map(({ name }, place) => [name, `i${place}`] as const),
    ...decisions.map(({ name }, place) => [name, `d${place}`] as const),
  ]);
  const id = (name: string): string => ids.get(name) ?? "";
  const lines = [
    ...inputs.map(({ name }) => `${id(name)}([${quoted(name)}])`),
    ...decisions.map(({ name, kind }) => `${id(name)}${SHAPES[kind][0]}${quoted(name)}${SHAPES[kind][1]}`),
    ...inputs.flatMap(({ name, from }) => from.map((other) => `${id(other)} --> ${id(name)}`)),
    ...decisions.flatMap(({ name, inputs: read, decisions: needed, beside }) =>
      [...read, ...needed].map((other) => `${id(other)} ${beside.includes(other) ? "-.->" : "-->"} ${id(name)}`),
    ),
  ];
  return `${["flowchart LR", ...lines.map((line) => `  ${line}`)].join("\n")}\n`;
}

/** A label between quotes, in which nothing is markup. */
function quoted(text: string): string {
  return `"${text.replace(/[^\w .,-]/gu, (sign) => `#${sign.codePointAt(0)};`)}"`;
}
